/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/store.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/lock.h"
#include "out/store_files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool store_new(const char *dir, struct store **ret, struct err *err)
{
    autofree char *data = NULL;
    if (!dir && !file_data_dir(&data, err))
        return false;
    struct store *store = xcalloc(1, sizeof *store);
    store->dir = dir ? xstrdup(dir) : xasprintf("%s/drafts", data);
    *ret = store;
    return true;
}

void store_free(struct store *store)
{
    if (!store)
        return;
    free(store->dir);
    free(store);
}

const char *store_dir(const struct store *store)
{
    return store->dir;
}

char *store_path(const struct store *store, const char *name,
                 const char *suffix)
{
    return xasprintf("%s/%s%s", store->dir, name, suffix);
}

/* Characters of a name that mean nothing to a shell or a file system. */
static bool is_name_char(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

static bool is_clean(const char *name)
{
    size_t len = strlen(name);
    autofree char *clean = text_clean(name, len, TEXT_LINE);
    return text_is_utf8(name, len) && strcmp(clean, name) == 0;
}

bool store_name_ok(const char *name, struct err *err)
{
    if (!*name)
        return err_set(err, ERR_INPUT, _("a draft needs a name"));
    if (*name == '.')
        return err_set(err, ERR_INPUT,
                       _("the name of a draft cannot begin with a dot"));
    if (strlen(name) > STORE_NAME_MAX)
        return err_set(err, ERR_INPUT,
                       _("the name of a draft has at most %d bytes"),
                       STORE_NAME_MAX);
    for (const char *c = name; *c; c++)
        if (!is_name_char((unsigned char)*c))
            return err_set(err, ERR_INPUT,
                           _("the name of a draft is made of letters, "
                             "digits, '-', '_' and '.'"));
    if (!is_clean(name))
        return err_set(err, ERR_INPUT,
                       _("the name of a draft must be UTF-8 without "
                         "control characters"));
    return true;
}

/* The wish in allowed characters, with room for "-1234" behind it. */
static char *fit_name(const char *wish)
{
    autofree char *clean = text_clean(wish, strlen(wish), TEXT_LINE);
    struct buf name;
    buf_init(&name, STORE_NAME_MAX * 4);
    for (const char *c = clean; *c; c++) {
        bool keep = is_name_char((unsigned char)*c);
        bool leading = name.len == 0 && (!keep || *c == '.' || *c == '-');
        bool doubled = !keep && name.len > 0 && name.data[name.len - 1] == '-';
        if (!leading && !doubled)
            buf_putc(&name, keep ? *c : '-');
    }
    size_t len = name.len;
    if (len > STORE_NAME_MAX - 6)
        len = text_prev(name.data, len, STORE_NAME_MAX - 5);
    while (len > 0 && name.data[len - 1] == '-')
        len--;
    char *ret = len > 0 ? xstrndup(name.data, len) : xstrdup("draft");
    buf_done(&name);
    return ret;
}

static bool is_taken(const struct store *store, const char *name)
{
    autofree char *lock = store_path(store, name, ".lock");
    return store_has(store, name) || lock_held(lock, NULL);
}

char *store_new_name(const struct store *store, const char *wish)
{
    char *base = fit_name(wish);
    if (!is_taken(store, base))
        return base;
    autofree char *first = base;
    for (int n = 2;; n++) {
        autofree char *name = xasprintf("%s-%d", first, n);
        /* Beyond 9999 the name would not fit; nobody has that many. */
        if (!is_taken(store, name) || n == 9999)
            return steal(&name);
    }
}

static bool has_content(const struct store *store, const char *name,
                        const char *suffix)
{
    autofree char *path = store_path(store, name, suffix);
    struct stat st;
    return lstat(path, &st) == 0 && st.st_size > 0;
}

bool store_has(const struct store *store, const char *name)
{
    if (!store_name_ok(name, NULL))
        return false;
    if (has_content(store, name, ".json") ||
        has_content(store, name, ".journal"))
        return true;
    for (int i = 1; i <= STORE_GENERATIONS; i++) {
        autofree char *suffix = xasprintf(".json.~%d~", i);
        if (has_content(store, name, suffix))
            return true;
    }
    return false;
}

bool store_make_private(const char *path, struct err *err)
{
    struct stat st;
    if (!file_make_dirs(path, 0700, err))
        return false;
    if (stat(path, &st) < 0)
        return err_sys(err, "%s", path);
    if ((st.st_mode & 07777) == 0700 || st.st_uid != geteuid())
        return true;
    return chmod(path, 0700) == 0 || err_sys(err, "%s", path);
}

bool store_make(const struct store *store, struct err *err)
{
    return store_make_private(store->dir, err);
}

/* Reads from the open file, whatever the path leads to meanwhile. */
static bool read_open(int fd, const char *path, size_t max, char **ret,
                      size_t *ret_len, time_t *ret_changed, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_sys(err, "%s", path);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, _("%s: this is not a file"), path);
    if (!file_read_fd(fd, path, max, ret, ret_len, err))
        return false;
    if (ret_changed)
        *ret_changed = st.st_mtime;
    return true;
}

bool store_read(const struct store *store, const char *name, const char *suffix,
                size_t max, char **ret, size_t *ret_len, time_t *ret_changed,
                struct err *err)
{
    autofree char *path = store_path(store, name, suffix);
    int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return err_set(err, ERR_MISSING, _("there is no draft \"%s\""), name);
    if (fd < 0 && errno == ELOOP)
        return err_set(err, ERR_INPUT,
                       _("%s: this is a symbolic link, which is not followed"),
                       path);
    if (fd < 0)
        return err_sys(err, "%s", path);
    bool ok = read_open(fd, path, max, ret, ret_len, ret_changed, err);
    close(fd);
    return ok;
}
