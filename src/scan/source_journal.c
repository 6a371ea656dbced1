/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Which files of the journal there are. All are opened at once: later nothing
 * can be. */
#include "scan/source_journal.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "scan/logs_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_MAX 500 /* the newest */
#define NO_MAIL   N_("it has no mail of that time")

struct entry {
    char *path;
    int64_t written;
};

struct files {
    struct entry *items;
    size_t count;
    bool any;   /* also older ones */
    int errnum; /* of one that could not be read */
};

static void add_file(struct files *files, const char *path, int64_t since)
{
    struct stat st;
    if (stat(path, &st) < 0 || !S_ISREG(st.st_mode))
        return;
    files->any = true;
    if (st.st_mtime < since)
        return;
    files->items =
        xreallocarray(files->items, files->count + 1, sizeof *files->items);
    files->items[files->count++] = (struct entry){xstrdup(path), st.st_mtime};
}

/* system.journal, system@....journal, and those that were not closed well. */
static void list_folder(struct files *files, const char *path, int64_t since)
{
    struct dirent *entry;
    DIR *dir = opendir(path);
    if (!dir) {
        if (errno != ENOENT && errno != ENOTDIR)
            files->errnum = errno;
        return;
    }
    while ((entry = readdir(dir))) {
        autofree char *file = xasprintf("%s/%s", path, entry->d_name);
        if (fnmatch("system*.journal", entry->d_name, 0) == 0 ||
            fnmatch("system*.journal~", entry->d_name, 0) == 0)
            add_file(files, file, since);
    }
    closedir(dir);
}

/* A folder a machine's id: this one has had others, if it was cloned. */
static void list_machines(struct files *files, const char *path, int64_t since)
{
    struct dirent *entry;
    DIR *dir = opendir(path);
    if (!dir)
        return;
    while ((entry = readdir(dir))) {
        autofree char *folder = xasprintf("%s/%s", path, entry->d_name);
        if (strlen(entry->d_name) == 32)
            list_folder(files, folder, since);
    }
    closedir(dir);
}

static int oldest_first(const void *first, const void *second)
{
    const struct entry *a = first, *b = second;
    if (a->written != b->written)
        return a->written < b->written ? -1 : 1;
    return strcmp(a->path, b->path);
}

static void find_files(struct files *files, const char *root, int64_t since)
{
    autofree char *kept = xasprintf("%s/var/log/journal", root);
    autofree char *running = xasprintf("%s/run/log/journal", root);
    list_machines(files, kept, since);
    list_machines(files, running, since);
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, oldest_first);
}

/* New; *ret_count of them could be opened. */
static int *open_files(struct files *files, size_t *ret_count)
{
    int *fds = xcalloc(files->count + 1, sizeof *fds);
    size_t first = files->count > FILES_MAX ? files->count - FILES_MAX : 0;
    for (size_t i = first; i < files->count; i++) {
        int fd = open(files->items[i].path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (fd >= 0)
            fds[(*ret_count)++] = fd;
        else if (errno != ENOENT)
            files->errnum = errno;
    }
    return fds;
}

static void files_done(struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].path);
    free(files->items);
}

static struct source *make(const char *name, void *reader)
{
    struct source *source = source_blank(SOURCE_JOURNAL, name);
    source_read_journal(source, reader);
    return source;
}

static int64_t first_of(const struct source_span *spans, size_t count)
{
    int64_t first = INT64_MAX;
    for (size_t i = 0; i < count; i++)
        if (spans[i].from < first)
            first = spans[i].from;
    return first;
}

/* Why nothing could be opened; there may be nothing. */
static void tell_trouble(const struct files *files, struct err *err)
{
    if (files->errnum)
        err_set(err, ERR_SYSTEM, "%s", logs_trouble(files->errnum));
    else if (files->any)
        err_set(err, ERR_MISSING, "%s", NO_MAIL);
}

struct source *source_journal_spans(const char *root,
                                    const struct source_span *spans,
                                    size_t count, struct err *err)
{
    struct files files = {0};
    size_t fd_count = 0;
    find_files(&files, root, first_of(spans, count));
    int *fds = open_files(&files, &fd_count);
    if (fd_count == 0)
        tell_trouble(&files, err);
    files_done(&files);
    if (fd_count == 0) {
        free(fds);
        return NULL;
    }
    void *reader = journal_reader(fds, fd_count, spans, count);
    if (journal_has_any(reader))
        return make(SOURCE_JOURNAL_ALL, reader);
    codec_journal.close(reader);
    err_set(err, ERR_MISSING, "%s", NO_MAIL);
    return NULL;
}

struct source *source_journal(int64_t since, struct err *err)
{
    return source_journal_spans("", &(struct source_span){since, INT64_MAX}, 1,
                                err);
}

struct source *source_journal_file(const char *path, int64_t since,
                                   struct err *err)
{
    int *fds = xcalloc(1, sizeof *fds);
    fds[0] = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fds[0] >= 0)
        return make(
            path,
            journal_reader(fds, 1, &(struct source_span){since, INT64_MAX}, 1));
    err_set(err, ERR_SYSTEM, "%s", logs_trouble(errno));
    free(fds);
    return NULL;
}
