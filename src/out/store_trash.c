/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/lock.h"
#include "out/store_files.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool lock_name(const struct store *store, const char *name,
                      struct lock **ret, struct err *err)
{
    autofree char *path = store_path(store, name, ".lock");
    return lock_take(path, ret, NULL, err) ||
           err_prefix(err, _("draft \"%s\""), name);
}

/* The lock file goes while it is held: nobody can have got it. */
static void unlock_name(const struct store *store, const char *name,
                        struct lock *lock)
{
    autofree char *path = store_path(store, name, ".lock");
    if (!store_has(store, name))
        unlink(path);
    lock_free(lock);
}

static bool must_exist(const struct store *store, const char *name,
                       struct err *err)
{
    if (store_has(store, name))
        return true;
    return err_set(err, ERR_MISSING, _("there is no draft \"%s\""), name);
}

static bool must_be_free(const struct store *store, const char *name,
                         struct err *err)
{
    if (!store_has(store, name))
        return true;
    return err_set(err, ERR_EXISTS,
                   _("there is a draft \"%s\" already; choose another name"),
                   name);
}

static bool move_locked(const struct store *store, const char *name,
                        const char *to, struct err *err)
{
    struct lock *lock;
    if (!lock_name(store, to, &lock, err))
        return false;
    bool ok = must_be_free(store, to, err) &&
              store_move(store->dir, name, store->dir, to, err);
    unlock_name(store, to, lock);
    return ok;
}

bool store_rename(struct store *store, const char *name, const char *to,
                  struct err *err)
{
    if (!store_name_ok(to, err) || !must_exist(store, name, err) ||
        !must_be_free(store, to, err))
        return false;
    struct lock *lock;
    if (!lock_name(store, name, &lock, err))
        return false;
    bool ok = move_locked(store, name, to, err);
    unlock_name(store, name, lock);
    return ok;
}

static char *removed_dir(const struct store *store, const char *id)
{
    return xasprintf("%s/removed%s%s", store->dir, *id ? "/" : "", id);
}

/* Makes the folder NAME.DATE, with -2, -3 ... when several go in one second;
 * its id, new, or NULL with the error. */
static char *make_removed(const struct store *store, const char *name,
                          struct err *err)
{
    autofree char *parent = removed_dir(store, "");
    if (!store_make_private(parent, err))
        return NULL;
    char date[32] = "undated";
    time_t now = time(NULL);
    struct tm tm;
    if (gmtime_r(&now, &tm))
        strftime(date, sizeof date, "%Y%m%d-%H%M%S", &tm);
    for (int n = 1; n < 1000; n++) {
        autofree char *id = n == 1 ? xasprintf("%s.%s", name, date)
                                   : xasprintf("%s.%s-%d", name, date, n);
        autofree char *path = removed_dir(store, id);
        if (mkdir(path, 0700) == 0)
            return steal(&id);
        if (errno != EEXIST) {
            err_sys(err, "%s", path);
            return NULL;
        }
    }
    err_set(err, ERR_EXISTS, _("%s: too many removed drafts"), parent);
    return NULL;
}

static bool remove_locked(const struct store *store, const char *name,
                          char **ret, struct err *err)
{
    autofree char *id = make_removed(store, name, err);
    if (!id)
        return false;
    autofree char *dir = removed_dir(store, id);
    autofree char *parent = removed_dir(store, "");
    if (!store_move(store->dir, name, dir, name, err)) {
        rmdir(dir);
        return false;
    }
    if (ret)
        *ret = steal(&id);
    return file_sync_dir(parent, err);
}

bool store_remove(struct store *store, const char *name, char **ret,
                  struct err *err)
{
    if (!must_exist(store, name, err))
        return false;
    struct lock *lock;
    if (!lock_name(store, name, &lock, err))
        return false;
    bool ok = remove_locked(store, name, ret, err);
    unlock_name(store, name, lock);
    return ok;
}

char *store_removed_name(const char *id)
{
    const char *date = strrchr(id, '.');
    if (!date || date == id || !date[1])
        return NULL;
    autofree char *name = xstrndup(id, (size_t)(date - id));
    return store_name_ok(name, NULL) ? steal(&name) : NULL;
}

/* Is `a` later than `b`? Dates sort as text, "-10" is after "-9". */
static bool is_later(const char *a, const char *b)
{
    size_t len = strlen(a);
    size_t other = strlen(b);
    int by = strncmp(a, b, len < other ? len : other);
    if (len != other && strncmp(a, b, strlen("YYYYMMDD-HHMMSS")) == 0)
        return len > other;
    return by > 0;
}

/* The id of the draft of this name that was removed last; new, or NULL. */
static char *last_removed(const struct store *store, const char *name)
{
    autofree char *path = removed_dir(store, "");
    DIR *folder = opendir(path);
    if (!folder)
        return NULL;
    char *best = NULL;
    size_t len = strlen(name) + 1;
    for (struct dirent *file; (file = readdir(folder));) {
        autofree char *its = store_removed_name(file->d_name);
        if (!its || strcmp(its, name) != 0)
            continue;
        if (best && !is_later(file->d_name + len, best + len))
            continue;
        free(best);
        best = xstrdup(file->d_name);
    }
    closedir(folder);
    return best;
}

/* The id itself, or the last removed of that name; new, or NULL. */
static char *find_removed(const struct store *store, const char *id)
{
    struct stat st;
    if (*id == '.' || *id == '\0' || strchr(id, '/'))
        return NULL;
    autofree char *path = removed_dir(store, id);
    autofree char *name = store_removed_name(id);
    if (name && lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return xstrdup(id);
    return last_removed(store, id);
}

/* An id whose restoring was cut off may be an empty folder. */
static bool has_files(const char *dir, const char *name, struct err *err)
{
    struct suffixes suffixes;
    if (!store_suffixes(dir, name, &suffixes, err))
        return false;
    bool ok = suffixes.count > 0;
    suffixes_done(&suffixes);
    return ok || err_set(err, ERR_MISSING, _("%s: there is nothing in it"),
                         dir);
}

bool store_restore(struct store *store, const char *id, char **ret_name,
                   struct err *err)
{
    autofree char *found = find_removed(store, id);
    if (!found)
        return err_set(err, ERR_MISSING, _("no removed draft is called \"%s\""),
                       id);
    autofree char *name = store_removed_name(found);
    autofree char *dir = removed_dir(store, found);
    if (!has_files(dir, name, err))
        return false;
    autofree char *to = store_new_name(store, name);
    struct lock *lock;
    if (!lock_name(store, to, &lock, err))
        return false;
    bool ok = must_be_free(store, to, err) &&
              store_move(dir, name, store->dir, to, err);
    unlock_name(store, to, lock);
    if (!ok)
        return false;
    rmdir(dir);
    *ret_name = steal(&to);
    return true;
}
