/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/formdirs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/form.h"
#include "model/provider.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#define PLACES_MAX  1000u /* definitions in all folders together */
#define FOLDERS     4
#define FOLDERS_SAY 300 /* bytes of their names in an error */
#define SUFFIX      ".json"
#define ID_LETTERS  "abcdefghijklmnopqrstuvwxyz0123456789_-"

struct folders {
    char *path[FOLDERS]; /* in the order of searching */
    size_t count;
};

static void folders_find(const char *first, struct folders *ret)
{
    const char *named = getenv("SENDERFORM_FORMS");
    char *data = NULL;
    *ret = (struct folders){0};
    if (first)
        ret->path[ret->count++] = xstrdup(first);
    if (named && *named)
        ret->path[ret->count++] = xstrdup(named);
    if (file_data_dir(&data, NULL))
        ret->path[ret->count++] = xasprintf("%s/forms", data);
    free(data);
    ret->path[ret->count++] = xstrdup(FORMS_DIR);
}

static void folders_done(struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        free(folders->path[i]);
}

/* The id in "ID.json" or what else is behind it, new; NULL when it is no such
 * name. */
static char *id_of(const char *name, const char *suffix)
{
    size_t len = strspn(name, ID_LETTERS);
    return len && strcmp(name + len, suffix) == 0 ? xstrndup(name, len) : NULL;
}

static bool is_known(const struct form_places *places, const char *id)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcmp(places->place[i].id, id) == 0)
            return true;
    return false;
}

static void add_place(struct form_places *places, const char *folder,
                      const char *name, const char *suffix)
{
    autofree char *id = id_of(name, suffix);
    if (!id || is_known(places, id) || places->count >= PLACES_MAX)
        return;
    places->place =
        xreallocarray(places->place, places->count + 1, sizeof *places->place);
    places->place[places->count++] = (struct form_place){
        .id = steal(&id),
        .path = xasprintf("%s/%s", folder, name),
    };
}

/* A folder that is not there or not readable has no definitions. */
static void search(struct form_places *places, const char *folder,
                   const char *suffix)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        add_place(places, folder, entry->d_name, suffix);
    closedir(dir);
}

static int by_id(const void *a, const void *b)
{
    const struct form_place *one = a;
    const struct form_place *two = b;
    return strcmp(one->id, two->id);
}

static void find(const char *first, const char *suffix, struct form_places *ret)
{
    struct folders folders;
    folders_find(first, &folders);
    *ret = (struct form_places){0};
    for (size_t i = 0; i < folders.count; i++)
        search(ret, folders.path[i], suffix);
    folders_done(&folders);
    if (ret->count)
        qsort(ret->place, ret->count, sizeof *ret->place, by_id);
}

void form_places_find(const char *first, struct form_places *ret)
{
    find(first, SUFFIX, ret);
}

void provider_places_find(const char *first, struct form_places *ret)
{
    find(first, PROVIDER_FILE_NAME, ret);
}

void form_places_done(struct form_places *places)
{
    for (size_t i = 0; i < places->count; i++) {
        free(places->place[i].id);
        free(places->place[i].path);
    }
    free(places->place);
    *places = (struct form_places){0};
}

bool provider_path(const char *path)
{
    size_t len = strlen(path);
    size_t suffix = strlen(PROVIDER_FILE_NAME);
    return len > suffix && strcmp(path + len - suffix, PROVIDER_FILE_NAME) == 0;
}

static bool load_path(const char *path, struct form **ret, struct err *err)
{
    autofree char *json = NULL;
    size_t len;
    if (provider_path(path)) {
        err_set(err, ERR_INPUT,
                _("%s: this is about a provider's mail servers, it is no "
                  "form"),
                path);
        return false;
    }
    return file_read(path, FORM_FILE_MAX, &json, &len, err) &&
           form_parse(json, len, path, ret, err);
}

/* Drafts name their form by id, so a file with another one in it would be
 * lost to them. */
static bool load_id(const char *path, const char *id, struct form **ret,
                    struct err *err)
{
    struct form *form;
    if (!load_path(path, &form, err))
        return false;
    if (strcmp(form->id, id) != 0) {
        err_set(err, ERR_INPUT,
                _("%s: the definition in it has the id \"%s\", so the file "
                  "must be called %s.json"),
                path, form->id, form->id);
        form_free(form);
        return false;
    }
    *ret = form;
    return true;
}

static bool fail_missing(const struct folders *folders, const char *id,
                         struct err *err)
{
    autofree char *clean = text_clean(id, strlen(id), TEXT_LINE);
    struct buf searched;
    buf_init(&searched, FOLDERS_SAY);
    for (size_t i = 0; i < folders->count; i++)
        buf_printf(&searched, "%s%s", i ? ", " : "", folders->path[i]);
    err_set(err, ERR_MISSING, _("there is no form \"%s\", looked in %s"), clean,
            buf_text(&searched));
    buf_done(&searched);
    return false;
}

static bool is_path(const char *id)
{
    size_t len = strlen(id);
    size_t suffix = strlen(SUFFIX);
    return strchr(id, '/') ||
           (len > suffix && strcmp(id + len - suffix, SUFFIX) == 0);
}

static bool is_id(const char *text)
{
    return *text && !text[strspn(text, ID_LETTERS)];
}

/* In the first folder that has it, readable or not; new, or NULL. What is no
 * id is the name of another file beside them. */
static char *find_path(const struct folders *folders, const char *id)
{
    if (!is_id(id))
        return NULL;
    for (size_t i = 0; i < folders->count; i++) {
        autofree char *path = xasprintf("%s/%s" SUFFIX, folders->path[i], id);
        if (access(path, F_OK) == 0)
            return steal(&path);
    }
    return NULL;
}

/* *ret is new. */
static bool search_path(const char *first, const char *id, char **ret,
                        struct err *err)
{
    struct folders folders;
    folders_find(first, &folders);
    char *path = find_path(&folders, id);
    if (path)
        *ret = path;
    else
        fail_missing(&folders, id, err);
    folders_done(&folders);
    return path;
}

bool form_load(const char *first, const char *id, struct form **ret,
               struct err *err)
{
    if (is_path(id))
        return load_path(id, ret, err);
    autofree char *path = NULL;
    return search_path(first, id, &path, err) && load_id(path, id, ret, err);
}

static bool check_id(const char *id, struct err *err)
{
    autofree char *clean = text_clean(id, strlen(id), TEXT_LINE);
    return is_id(id) ||
           err_set(err, ERR_INPUT, _("“%.60s” is not the id of a form"), clean);
}

bool form_load_id(const char *first, const char *id, struct form **ret,
                  struct err *err)
{
    return check_id(id, err) && form_load(first, id, ret, err);
}

bool form_load_text(const char *first, const char *id, char **ret,
                    size_t *ret_len, struct err *err)
{
    autofree char *path = NULL;
    return check_id(id, err) && search_path(first, id, &path, err) &&
           file_read(path, FORM_FILE_MAX, ret, ret_len, err);
}
