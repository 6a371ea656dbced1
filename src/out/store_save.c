/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/mem.h"
#include "out/draft.h"
#include "out/store_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *generation_path(const struct store *store, const char *name,
                             int generation)
{
    autofree char *suffix = xasprintf(".json.~%d~", generation);
    return store_path(store, name, suffix);
}

static bool exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat one;
    struct stat other;
    return lstat(a, &one) == 0 && lstat(b, &other) == 0 &&
           one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

/* For file systems without hard links. */
static bool copy_file(const char *from, const char *to, struct err *err)
{
    autofree char *text = NULL;
    size_t len;
    return file_read(from, DRAFT_FILE_MAX, &text, &len, err) &&
           file_create(to, text, len, 0600, err);
}

/* A second name for the same content. It was made already when an attempt
 * before this one got so far: then nothing is to be done. */
static bool also_name(const char *from, const char *to, struct err *err)
{
    if (link(from, to) == 0 || is_same_file(from, to))
        return true;
    if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS ||
        errno == EMLINK)
        return copy_file(from, to, err);
    return err_sys(err, "%s", to);
}

/* Moves the generations up to the first gap; the oldest falls out. */
static bool make_room(const struct store *store, const char *name,
                      struct err *err)
{
    int gap = 1;
    for (; gap < STORE_GENERATIONS; gap++) {
        autofree char *path = generation_path(store, name, gap);
        if (!exists(path))
            break;
    }
    for (int i = gap; i > 1; i--) {
        autofree char *from = generation_path(store, name, i - 1);
        autofree char *to = generation_path(store, name, i);
        if (rename(from, to) < 0)
            return err_sys(err, "%s", to);
    }
    return true;
}

static bool same_content(const char *a, const char *b)
{
    autofree char *one = NULL;
    autofree char *other = NULL;
    size_t len;
    size_t other_len;
    return file_read(a, DRAFT_FILE_MAX, &one, &len, NULL) &&
           file_read(b, DRAFT_FILE_MAX, &other, &other_len, NULL) &&
           len == other_len && memcmp(one, other, len) == 0;
}

static bool keep_generation(const struct store *store, const char *name,
                            const char *path, struct err *err)
{
    autofree char *first = generation_path(store, name, 1);
    /* Attempts that fail later (a full disk) come again every two seconds
     * and must not push the older generations out. */
    if (!exists(path) || is_same_file(path, first) ||
        (exists(first) && same_content(path, first)))
        return true;
    /* rename() leaves both names when they are one file. */
    return make_room(store, name, err) &&
           (!exists(first) || unlink(first) == 0 ||
            err_sys(err, "%s", first)) &&
           also_name(path, first, err);
}

void store_sweep(const struct store *store, const char *name,
                 const char *suffix)
{
    autofree char *prefix = xasprintf(".%s%s.", name, suffix);
    size_t len = strlen(prefix);
    DIR *folder = opendir(store->dir);
    if (!folder)
        return;
    for (struct dirent *file; (file = readdir(folder));) {
        const char *rest = file->d_name + len;
        if (strncmp(file->d_name, prefix, len) == 0 && strlen(rest) == 6 &&
            strspn(rest, "abcdefghijklmnopqrstuvwxyz234567") == 6)
            unlinkat(dirfd(folder), file->d_name, 0);
    }
    closedir(folder);
}

bool store_save(const struct store *store, const char *name, const char *json,
                size_t len, bool keep_previous, struct err *err)
{
    autofree char *path = store_path(store, name, ".json");
    if (!store_make(store, err))
        return false;
    if (keep_previous) {
        store_sweep(store, name, ".json");
        if (!keep_generation(store, name, path, err))
            return false;
    }
    return file_replace(path, json, len, 0600, err);
}

bool store_keep_damaged(const struct store *store, const char *name,
                        const char *suffix, time_t at, struct err *err)
{
    char date[32];
    struct tm tm;
    if (!gmtime_r(&at, &tm) ||
        strftime(date, sizeof date, "%Y%m%d-%H%M%S", &tm) == 0)
        snprintf(date, sizeof date, "0");
    autofree char *path = store_path(store, name, suffix);
    autofree char *kept = xasprintf("%s.damaged-%s", path, date);
    if (!exists(path))
        return true;
    for (int n = 2; exists(kept) && !is_same_file(path, kept) && n < 100; n++) {
        free(kept);
        kept = xasprintf("%s.damaged-%s-%d", path, date, n);
    }
    return also_name(path, kept, err);
}
