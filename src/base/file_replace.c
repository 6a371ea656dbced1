/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The new file beside the one to be replaced. */
struct fresh {
    const char *path; /* of the old one; borrowed */
    char *dir;
    char *temp;
    int fd;
};

static void fresh_done(struct fresh *fresh)
{
    if (fresh->fd >= 0)
        close(fresh->fd);
    free(fresh->dir);
    free(fresh->temp);
}

/* Where the last name of the path begins. */
static const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static char *path_dir(const char *path)
{
    const char *name = path_name(path);
    if (name == path)
        return xstrdup(".");
    size_t len = (size_t)(name - path);
    return xstrndup(path, len > 1 ? len - 1 : 1);
}

/* Six characters nobody can foresee; O_EXCL does the rest. */
static void random_suffix(char ret[7])
{
    static const char set[] = "abcdefghijklmnopqrstuvwxyz234567";
    uint64_t bits;
    if (getrandom(&bits, sizeof bits, 0) != sizeof bits) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        bits = (uint64_t)now.tv_nsec * 2654435761u ^ (uint64_t)getpid();
    }
    for (int i = 0; i < 6; i++, bits >>= 5)
        ret[i] = set[bits & 31];
    ret[6] = '\0';
}

static bool fresh_open(struct fresh *fresh, mode_t mode, struct err *err)
{
    const char *name = path_name(fresh->path);
    int name_len = (int)strnlen(name, NAME_MAX - 8); /* ".", ".XXXXXX" */
    for (int tries = 0; tries < 100; tries++) {
        char suffix[7];
        random_suffix(suffix);
        free(fresh->temp);
        fresh->temp =
            xasprintf("%s/.%.*s.%s", fresh->dir, name_len, name, suffix);
        fresh->fd = open(fresh->temp,
                         O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                         mode & 0700);
        if (fresh->fd >= 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    return err_sys(err, "%s", fresh->path);
}

/* close() is asked, too: NFS reports a full disk there. */
static bool fresh_fill(struct fresh *fresh, const char *data, size_t len,
                       mode_t mode, struct err *err)
{
    if (!file_write_all(fresh->fd, data, len, err))
        return err_prefix(err, "%s", fresh->path);
    bool ok = fchmod(fresh->fd, mode) == 0 && fsync(fresh->fd) == 0;
    if (!ok)
        return err_sys(err, "%s", fresh->path);
    int fd = fresh->fd;
    fresh->fd = -1;
    if (close(fd) < 0 && errno != EINTR)
        return err_sys(err, "%s", fresh->path);
    return true;
}

typedef bool put_fn(const char *temp, const char *path, struct err *err);

static bool write_beside(const char *path, const char *data, size_t len,
                         mode_t mode, put_fn *put, struct err *err)
{
    struct fresh fresh = {.path = path, .dir = path_dir(path), .fd = -1};
    bool ok = fresh_open(&fresh, mode, err);
    if (ok) {
        ok = fresh_fill(&fresh, data, len, mode, err) &&
             put(fresh.temp, path, err);
        if (!ok)
            unlink(fresh.temp);
    }
    ok = ok && file_sync_dir(fresh.dir, err);
    fresh_done(&fresh);
    return ok;
}

static bool put_over(const char *temp, const char *path, struct err *err)
{
    if (rename(temp, path) < 0)
        return err_sys(err, "%s", path);
    return true;
}

/* link() and unlink() are for file systems without RENAME_NOREPLACE. */
static bool put_new(const char *temp, const char *path, struct err *err)
{
    int got = renameat2(AT_FDCWD, temp, AT_FDCWD, path, RENAME_NOREPLACE);
    if (got < 0 && (errno == EINVAL || errno == ENOSYS)) {
        got = link(temp, path);
        if (got == 0)
            unlink(temp);
    }
    if (got == 0)
        return true;
    err_sys(err, "%s", path);
    if (err && err->errnum == EEXIST)
        err->code = ERR_EXISTS;
    return false;
}

bool file_replace(const char *path, const char *data, size_t len, mode_t mode,
                  struct err *err)
{
    return write_beside(path, data, len, mode, put_over, err);
}

bool file_create(const char *path, const char *data, size_t len, mode_t mode,
                 struct err *err)
{
    return write_beside(path, data, len, mode, put_new, err);
}
