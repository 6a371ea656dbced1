/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/store_files.h"

#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIXES_MAX 1000u /* files of one draft, damaged ones included */

static const char damaged[] = ".damaged-";

/* ".json.damaged-20261123-193558", ".journal.damaged-..." */
static bool is_damaged(const char *suffix)
{
    const char *mark = strstr(suffix, damaged);
    if (!mark)
        return false;
    size_t len = (size_t)(mark - suffix);
    const char *date = mark + strlen(damaged);
    return ((len == 5 && strncmp(suffix, ".json", len) == 0) ||
            (len == 8 && strncmp(suffix, ".journal", len) == 0)) &&
           date[strspn(date, "0123456789-")] == '\0';
}

bool store_is_sent(const char *suffix)
{
    static const char mark[] = ".sent-", end[] = ".eml";
    size_t len = strlen(mark);
    if (strncmp(suffix, mark, len) != 0)
        return false;
    size_t date = strspn(suffix + len, "0123456789-");
    return date > 0 && strcmp(suffix + len + date, end) == 0;
}

/* The save first, so that what is cut off half-way leaves old generations
 * behind and never the newest answers. */
static int rank(const char *suffix)
{
    if (strcmp(suffix, ".json") == 0)
        return 1;
    if (strcmp(suffix, ".journal") == 0)
        return 2;
    int digit = 0;
    int end = 0;
    if (sscanf(suffix, ".json.~%1d~%n", &digit, &end) == 1 && end > 0 &&
        !suffix[end] && digit >= 1 && digit <= STORE_GENERATIONS)
        return 2 + digit;
    if (is_damaged(suffix))
        return 3 + STORE_GENERATIONS;
    if (store_is_sent(suffix))
        return 4 + STORE_GENERATIONS;
    if (strcmp(suffix, STORE_MAIL) == 0)
        return 5 + STORE_GENERATIONS;
    return 0;
}

bool store_is_suffix(const char *suffix)
{
    return rank(suffix) > 0;
}

static int by_rank(const void *a, const void *b)
{
    const char *const *one = a;
    const char *const *other = b;
    int by = rank(*one) - rank(*other);
    return by ? by : strcmp(*one, *other);
}

bool store_suffixes(const char *dir, const char *name, struct suffixes *ret,
                    struct err *err)
{
    DIR *folder = opendir(dir);
    if (!folder)
        return err_sys(err, "%s", dir);
    *ret = (struct suffixes){.count = 0};
    size_t len = strlen(name);
    for (struct dirent *file; (file = readdir(folder));) {
        if (strncmp(file->d_name, name, len) != 0 ||
            !store_is_suffix(file->d_name + len) || ret->count >= SUFFIXES_MAX)
            continue;
        ret->item = xreallocarray(ret->item, ret->count + 1, sizeof *ret->item);
        ret->item[ret->count++] = xstrdup(file->d_name + len);
    }
    closedir(folder);
    if (ret->count > 1)
        qsort(ret->item, ret->count, sizeof *ret->item, by_rank);
    return true;
}

void suffixes_done(struct suffixes *suffixes)
{
    for (size_t i = 0; i < suffixes->count; i++)
        free(suffixes->item[i]);
    free(suffixes->item);
    *suffixes = (struct suffixes){.count = 0};
}

/* As rename(), but never over something. */
static bool move_one(const char *from, const char *to, struct err *err)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    struct stat st;
    if (errno != EINVAL && errno != ENOSYS)
        return err_sys(err, "%s", to);
    if (lstat(to, &st) == 0) {
        errno = EEXIST;
        return err_sys(err, "%s", to);
    }
    return rename(from, to) == 0 || err_sys(err, "%s", to);
}

static size_t move_some(const struct suffixes *suffixes, const char *from,
                        const char *to, struct err *err)
{
    for (size_t i = 0; i < suffixes->count; i++) {
        autofree char *old = xasprintf("%s%s", from, suffixes->item[i]);
        autofree char *new = xasprintf("%s%s", to, suffixes->item[i]);
        if (!move_one(old, new, err))
            return i;
    }
    return suffixes->count;
}

bool store_move(const char *from_dir, const char *from, const char *to_dir,
                const char *to, struct err *err)
{
    struct suffixes suffixes = {.count = 0};
    if (!store_suffixes(from_dir, from, &suffixes, err))
        return false;
    autofree char *old = xasprintf("%s/%s", from_dir, from);
    autofree char *new = xasprintf("%s/%s", to_dir, to);
    size_t total = suffixes.count;
    size_t moved = move_some(&suffixes, old, new, err);
    bool ok = moved == total;
    if (!ok) {
        suffixes.count = moved;
        move_some(&suffixes, new, old, NULL);
        suffixes.count = total;
    }
    suffixes_done(&suffixes);
    return ok && file_sync_dir(to_dir, err) && file_sync_dir(from_dir, err);
}
