/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024 };

/* What is meant by a file here; a disk or /dev/zero is a mistake. */
static bool check_kind(int fd, const char *name, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_sys(err, "%s", name);
    if (S_ISDIR(st.st_mode))
        return err_set(err, ERR_INPUT, _("%s: this is a folder"), name);
    if (S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode))
        return true;
    struct stat null;
    if (S_ISCHR(st.st_mode) && stat("/dev/null", &null) == 0 &&
        null.st_rdev == st.st_rdev)
        return true;
    if (isatty(fd))
        return true;
    return err_set(err, ERR_INPUT, _("%s: this is a device, not a file"), name);
}

/* One byte more than max is tried, to tell "full" from "too large". */
static bool read_all(int fd, const char *name, size_t max, struct buf *buf,
                     struct err *err)
{
    autofree char *step = xcalloc(READ_STEP, 1);
    for (;;) {
        ssize_t got = read(fd, step, READ_STEP);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_sys(err, "%s", name);
        if (!buf_add(buf, step, (size_t)got))
            return err_set(err, ERR_LIMIT,
                           _("%s: larger than the allowed %zu bytes"), name,
                           max);
    }
}

bool file_read_fd(int fd, const char *name, size_t max, char **ret,
                  size_t *ret_len, struct err *err)
{
    struct buf buf;
    buf_init(&buf, max);
    bool ok = check_kind(fd, name, err) && read_all(fd, name, max, &buf, err);
    if (ok) {
        if (ret_len)
            *ret_len = buf.len;
        *ret = buf_steal(&buf);
    }
    buf_done(&buf);
    return ok;
}

bool file_read(const char *path, size_t max, char **ret, size_t *ret_len,
               struct err *err)
{
    if (!strcmp(path, "-"))
        return file_read_fd(STDIN_FILENO, _("standard input"), max, ret,
                            ret_len, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        err_sys(err, "%s", path);
        if (err && err->errnum == ENOENT)
            err->code = ERR_MISSING;
        return false;
    }
    bool ok = file_read_fd(fd, path, max, ret, ret_len, err);
    close(fd);
    return ok;
}

bool file_write_all(int fd, const char *data, size_t len, struct err *err)
{
    while (len) {
        ssize_t put = write(fd, data, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return err_sys(err, "%s", _("cannot write"));
        data += put;
        len -= (size_t)put;
    }
    return true;
}
