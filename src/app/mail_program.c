/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/mail_program.h"

#include "app/programs.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct newest {
    char *path; /* new, NULL: none so far */
    struct timespec when;
};

static bool is_later(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/* Messages are files whose names do not begin with a dot. */
static void look_into(const char *folder, const char *sub,
                      struct newest *newest)
{
    autofree char *path = xasprintf("%s/%s", folder, sub);
    DIR *dir = opendir(path);
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        struct stat status;
        if (*entry->d_name == '.' ||
            fstatat(dirfd(dir), entry->d_name, &status, 0) != 0 ||
            !S_ISREG(status.st_mode) ||
            (newest->path && !is_later(status.st_mtim, newest->when)))
            continue;
        free(newest->path);
        newest->path = xasprintf("%s/%s", path, entry->d_name);
        newest->when = status.st_mtim;
    }
    if (dir)
        closedir(dir);
}

/* New; NULL: it is no Maildir, or there is no message in it. */
static char *newest_message(const char *folder)
{
    struct newest newest = {.path = NULL};
    look_into(folder, "cur", &newest);
    look_into(folder, "new", &newest);
    return newest.path;
}

static int open_path(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        err_sys(err, "%s", path);
    return fd;
}

static int open_input(struct err *err)
{
    int fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (fd < 0)
        err_sys(err, "%s", "-");
    return fd;
}

/* A pipe or a file; a folder or a device is no mail. */
static bool may_be_mail(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 &&
           (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode));
}

int mail_program_file(const char *path, struct err *err)
{
    bool input = strcmp(path, "-") == 0;
    autofree char *message = input ? NULL : newest_message(path);
    int fd = input ? open_input(err) : open_path(message ? message : path, err);
    if (fd < 0)
        return -1;
    if (may_be_mail(fd)) {
        if (!input)
            fcntl(fd, F_SETFL, 0);
        return fd;
    }
    close(fd);
    err_set(err, ERR_INPUT, _("%s: not a file; name one with a mail in it"),
            path);
    return -1;
}

int mail_program_text(const char *text, size_t len, struct err *err)
{
    int fd = memfd_create("mail", MFD_CLOEXEC);
    if (fd < 0) {
        err_sys(err, "%s", _("cannot hand over a text"));
        return -1;
    }
    if (file_write_all(fd, text, len, err) && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    close(fd);
    return -1;
}

struct child_pipe *mail_program_start(struct loop *loop,
                                      struct children *children, int mail,
                                      const char *request,
                                      const struct child_pipe_calls *calls,
                                      struct err *err)
{
    autofree char *program = program_path(MAIL_PROGRAM);
    char *const argv[] = {program, NULL};
    if (mail < 0)
        return NULL;
    struct child_pipe *pipe =
        child_pipe_new(loop, children, argv, mail, calls, err);
    close(mail);
    if (!pipe)
        return NULL;
    child_pipe_say(pipe, request, strlen(request));
    child_pipe_close(pipe);
    return pipe;
}
