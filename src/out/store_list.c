/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "out/lock.h"
#include "out/store_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#define ENTRIES_MAX 5000u /* drafts that are listed */

static struct store_entry *entry_of(struct store_list *list, const char *name,
                                    const char *removed)
{
    for (size_t i = 0; i < list->count; i++) {
        struct store_entry *entry = &list->entry[i];
        if (!entry->removed && !removed && strcmp(entry->name, name) == 0)
            return entry;
    }
    if (list->count >= ENTRIES_MAX)
        return NULL;
    list->entry =
        xreallocarray(list->entry, list->count + 1, sizeof *list->entry);
    struct store_entry *entry = &list->entry[list->count++];
    *entry = (struct store_entry){
        .name = xstrdup(name),
        .removed = removed ? xstrdup(removed) : NULL,
    };
    return entry;
}

static void note_time(struct store_entry *entry, const struct stat *st)
{
    if (entry && st->st_mtime > entry->changed)
        entry->changed = st->st_mtime;
}

/* The draft that a file of the folder belongs to; new, or NULL. */
static char *draft_of_file(const char *file)
{
    /* ".json" may stand in the name, too: the last place that fits counts. */
    for (size_t at = strlen(file); at > 0; at--) {
        if (file[at - 1] != '.' || !store_is_suffix(file + at - 1))
            continue;
        autofree char *name = xstrndup(file, at - 1);
        if (store_name_ok(name, NULL))
            return steal(&name);
    }
    return NULL;
}

/* A journal that is empty, or a damaged file, a sent mail or one to answer
 * alone, is no draft. */
static bool counts(const char *file, const char *name, const struct stat *st)
{
    const char *suffix = file + strlen(name);
    return S_ISREG(st->st_mode) && st->st_size > 0 &&
           !strstr(suffix, ".damaged-") && !store_is_sent(suffix) &&
           strcmp(suffix, STORE_MAIL) != 0;
}

/* Every draft in this folder; those of `removed` get it as their id. */
static bool read_folder(const char *path, const char *removed,
                        struct store_list *list, struct err *err)
{
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT)
        return true;
    if (!folder)
        return err_sys(err, "%s", path);
    struct store_entry *only = NULL;
    for (struct dirent *file; (file = readdir(folder));) {
        struct stat st;
        autofree char *name = draft_of_file(file->d_name);
        if (!name ||
            fstatat(dirfd(folder), file->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
            continue;
        if (!counts(file->d_name, name, &st))
            continue;
        if (!removed || !only)
            only = entry_of(list, name, removed);
        note_time(only, &st);
    }
    closedir(folder);
    return true;
}

static bool read_removed(const struct store *store, struct store_list *list,
                         struct err *err)
{
    autofree char *path = xasprintf("%s/removed", store->dir);
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT)
        return true;
    if (!folder)
        return err_sys(err, "%s", path);
    bool ok = true;
    for (struct dirent *file; ok && (file = readdir(folder));) {
        autofree char *name = store_removed_name(file->d_name);
        autofree char *dir = xasprintf("%s/%s", path, file->d_name);
        if (name && file->d_name[0] != '.')
            ok = read_folder(dir, file->d_name, list, err);
    }
    closedir(folder);
    return ok;
}

static char *print_owner(const struct lock_owner *owner)
{
    char since[64];
    struct tm tm;
    if (owner->pid == 0)
        return xstrdup(_("another program"));
    if (!localtime_r(&owner->since, &tm) ||
        strftime(since, sizeof since, "%H:%M", &tm) == 0)
        since[0] = '\0';
    return xasprintf(_("%s, process %lld, since %s"), owner->host,
                     (long long)owner->pid, since);
}

static void note_use(const struct store *store, struct store_entry *entry)
{
    struct lock_owner owner = {.pid = 0};
    autofree char *lock = store_path(store, entry->name, ".lock");
    if (!entry->removed && lock_held(lock, &owner))
        entry->in_use = print_owner(&owner);
}

static int newest_first(const void *a, const void *b)
{
    const struct store_entry *one = a;
    const struct store_entry *other = b;
    if (!one->removed != !other->removed)
        return one->removed ? 1 : -1;
    if (one->changed != other->changed)
        return one->changed > other->changed ? -1 : 1;
    return strcmp(one->name, other->name);
}

bool store_find(const struct store *store, bool with_removed,
                struct store_list *ret, struct err *err)
{
    struct store_list list = {.count = 0};
    if (!read_folder(store->dir, NULL, &list, err) ||
        (with_removed && !read_removed(store, &list, err))) {
        store_list_done(&list);
        return false;
    }
    for (size_t i = 0; i < list.count; i++)
        note_use(store, &list.entry[i]);
    if (list.count > 1)
        qsort(list.entry, list.count, sizeof *list.entry, newest_first);
    *ret = list;
    return true;
}

void store_list_done(struct store_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->entry[i].name);
        free(list->entry[i].in_use);
        free(list->entry[i].removed);
    }
    free(list->entry);
    *list = (struct store_list){.count = 0};
}
