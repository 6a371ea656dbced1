/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Opening the logs that were chosen. Nothing here waits. */
#include "scan/logs_private.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "scan/source_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

const char *logs_trouble(int errnum)
{
    switch (errnum) {
    case ENOENT:
        return N_("there is no such file");
    case EACCES:
    case EPERM:
        return N_("you may not read it: try as root, or as a member of its "
                  "group (adm, systemd-journal)");
    case EMFILE:
    case ENFILE:
        return N_("too many files are open");
    case ENOTDIR:
        return N_("there is no such folder");
    case ELOOP:
        return N_("its links lead in a circle");
    default:
        return strerror(errnum);
    }
}

static bool is_open(const struct log_list *list, const struct stat *st)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->opened[i].source && list->opened[i].st.st_ino == st->st_ino &&
            list->opened[i].st.st_dev == st->st_dev)
            return true;
    return false;
}

static void append(struct log_list *list, struct source *source,
                   const struct stat *st, enum log_from from)
{
    list->opened =
        xreallocarray(list->opened, list->count + 1, sizeof *list->opened);
    list->opened[list->count++] =
        (struct log_opened){.source = source, .st = *st, .from = from};
}

void logs_take_source(struct log_list *list, struct source *source)
{
    append(list, source, &(struct stat){0}, LOG_NAMED);
}

/* wtmp, a database: bytes below the blanks that no text has. NULs are passed
 * over: a log that was cut while it was written begins with them. */
static bool is_no_text(int fd)
{
    unsigned char bytes[512];
    ssize_t len = pread(fd, bytes, sizeof bytes, 0);
    for (ssize_t i = 0; i < len; i++)
        if (bytes[i] && bytes[i] < '\t')
            return true;
    return false;
}

/* Takes fd. */
static void take_file(struct log_list *list, const struct log_path *path,
                      int fd, const struct stat *st)
{
    struct err err = {0};
    struct source *source = source_new(fd, path->path);
    if (path->from == LOG_FOLDER && source_kind(source) == SOURCE_PLAIN &&
        is_no_text(fd)) {
        logs_skip(list->told, path->path, "skipped", N_("it is no text"));
        source_free(source);
        return;
    }
    if (source_kind(source) == SOURCE_JOURNAL) {
        source_free(source);
        source = source_journal_file(path->path, list->since, &err);
    }
    if (source)
        append(list, source, st, path->from);
    else
        logs_skip(list->told, path->path, "unreadable", err.text);
}

static void take_one(struct log_list *list, const struct log_path *path)
{
    struct stat st;
    int fd = open(path->path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &st) == 0 && !is_open(list, &st) &&
        (st.st_mode & S_IFMT) == (path->st.st_mode & S_IFMT)) {
        take_file(list, path, fd, &st);
        return;
    }
    if (fd >= 0)
        close(fd);
    else if (errno != ENOENT || path->from == LOG_NAMED)
        logs_skip(list->told, path->path, "unreadable", logs_trouble(errno));
}

void logs_take(struct log_list *list, const struct log_paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        if (!is_open(list, &paths->items[i].st))
            take_one(list, &paths->items[i]);
}
