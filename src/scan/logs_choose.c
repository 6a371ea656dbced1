/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Which of the files that were found are read. */
#include "scan/logs_private.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fnmatch.h>
#include <string.h>

/* They hold lines of others that lie beside them. */
static const char *const repeats[] = {
    "mail.info*", "mail.warn*", "mail.err*", "syslog*", "messages*",
};
static const char *const originals[] = {"mail.log", "maillog", "mail"};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A pipe is read only where the person says so: a container's mail.log may be
 * our own output. NULL: it is fine. */
static const char *shape_trouble(const struct log_path *path)
{
    if (S_ISREG(path->st.st_mode))
        return NULL;
    if (S_ISFIFO(path->st.st_mode) && path->from == LOG_NAMED)
        return NULL;
    return S_ISDIR(path->st.st_mode) ? N_("it is a folder")
                                     : N_("it is no file");
}

static bool is_older(const struct log_list *list, const struct log_path *path)
{
    return S_ISREG(path->st.st_mode) && path->st.st_mtime < list->since;
}

/* Looks at it; false: it is not read. */
static bool looks_fine(struct log_list *list, struct log_path *path)
{
    const char *why;
    if (stat(path->path, &path->st) < 0) {
        if (errno != ENOENT || path->from == LOG_NAMED)
            logs_skip(list->told, path->path, "unreadable",
                      logs_trouble(errno));
        return false;
    }
    if ((why = shape_trouble(path)))
        logs_skip(list->told, path->path, "skipped", why);
    else if (is_older(list, path))
        logs_skip(list->told, path->path, "older", "");
    else
        return true;
    return false;
}

static int newest_first(const void *first, const void *second)
{
    const struct log_path *a = first, *b = second;
    if (a->st.st_mtime != b->st.st_mtime)
        return a->st.st_mtime > b->st.st_mtime ? -1 : 1;
    return strverscmp(a->path, b->path);
}

static const struct log_path *find(const struct log_paths *paths,
                                   const char *name)
{
    for (size_t i = 0; i < paths->count; i++)
        if (strcmp(paths->items[i].path, name) == 0)
            return &paths->items[i];
    return NULL;
}

/* A file that is being packed, or was packed and kept: as old as the one that
 * is not packed, or younger. */
static bool has_unpacked_twin(const struct log_paths *paths,
                              const struct log_path *path)
{
    static const char *const endings[] = {".gz", ".xz", ".zst", ".bz2"};
    size_t len = strlen(path->path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (len <= ending || strcmp(path->path + len - ending, endings[i]) != 0)
            continue;
        autofree char *name = xstrndup(path->path, len - ending);
        const struct log_path *twin = find(paths, name);
        return twin && S_ISREG(twin->st.st_mode) &&
               twin->st.st_mtime <= path->st.st_mtime;
    }
    return false;
}

/* In a folder of all kinds of logs. */
static bool repeats_another(const struct log_paths *paths,
                            const struct log_path *path)
{
    const char *name = base_name(path->path);
    bool can = false, does = false;
    for (size_t i = 0; i < sizeof repeats / sizeof *repeats; i++)
        can = can || fnmatch(repeats[i], name, 0) == 0;
    if (!can || path->from != LOG_FOLDER)
        return false;
    for (size_t i = 0; i < sizeof originals / sizeof *originals; i++) {
        autofree char *other = xasprintf("%.*s%s", (int)(name - path->path),
                                         path->path, originals[i]);
        does = does || find(paths, other);
    }
    return does;
}

/* The same file under a name that is read? */
static bool is_known(const struct log_paths *paths, const bool *keeps,
                     const struct log_path *path)
{
    for (size_t i = 0; &paths->items[i] != path; i++)
        if (keeps[i] && paths->items[i].st.st_ino == path->st.st_ino &&
            paths->items[i].st.st_dev == path->st.st_dev)
            return true;
    return false;
}

/* NULL: it is not. */
static const char *needless(const struct log_paths *paths, const bool *keeps,
                            const struct log_path *path)
{
    if (is_known(paths, keeps, path))
        return N_("it is read under another name");
    if (has_unpacked_twin(paths, path))
        return N_("the same lines stand in the file that is not packed");
    if (repeats_another(paths, path))
        return N_("the same lines stand in the mail log beside it");
    return NULL;
}

/* Keeps those that keeps[] says, in their order. */
static void thin_out(struct log_paths *paths, const bool *keeps)
{
    size_t kept = 0;
    for (size_t i = 0; i < paths->count; i++) {
        if (keeps[i])
            paths->items[kept++] = paths->items[i];
        else
            free(paths->items[i].path);
    }
    paths->count = kept;
}

static void drop_needless(struct log_list *list, struct log_paths *paths)
{
    autofree bool *keeps = xcalloc(paths->count + 1, sizeof *keeps);
    size_t kept = 0;
    for (size_t i = 0; i < paths->count; i++) {
        const char *why = needless(paths, keeps, &paths->items[i]);
        if (!why && kept == LOGS_MAX)
            why = N_("there are too many logs: name it to have it read");
        if (why)
            logs_skip(list->told, paths->items[i].path, "skipped", why);
        keeps[i] = !why;
        kept += !why;
    }
    thin_out(paths, keeps);
}

void logs_choose(struct log_list *list, struct log_paths *paths)
{
    autofree bool *keeps = xcalloc(paths->count + 1, sizeof *keeps);
    for (size_t i = 0; i < paths->count; i++)
        keeps[i] = looks_fine(list, &paths->items[i]);
    thin_out(paths, keeps);
    if (paths->count)
        qsort(paths->items, paths->count, sizeof *paths->items, newest_first);
    drop_needless(list, paths);
}
