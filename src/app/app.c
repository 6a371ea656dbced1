/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/app.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/formdirs.h"
#include "out/session.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int app_fail(int code, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    autofree char *text = xvasprintf(fmt, args);
    va_end(args);
    /* It may repeat an argument, or a file's name. */
    autofree char *clean = text_clean(text, strlen(text), TEXT_BLOCK);
    fprintf(stderr, "senderform: %s\n", clean);
    return code;
}

int app_fail_err(const struct err *err)
{
    int code = err->code == ERR_INPUT ? EXIT_INCOMPLETE : EXIT_FAILED;
    return app_fail(code, "%s", err->text);
}

bool app_store(struct app *app, struct err *err)
{
    return app->store || store_new(NULL, &app->store, err);
}

/* What ends in .json is a file, unless a draft is called so. */
static bool is_file(struct app *app, const char *what)
{
    size_t len = strlen(what);
    if (strcmp(what, "-") == 0 || strchr(what, '/'))
        return true;
    return len > 5 && strcmp(what + len - 5, ".json") == 0 &&
           !(app_store(app, NULL) && store_has(app->store, what));
}

/* Unless one was given. */
static bool load_form(struct app *app, char *id, struct form **ret,
                      struct err *err)
{
    autofree char *owned = id;
    return *ret || form_load_id(app->options.forms,
                                owned ? owned : DEFAULT_FORM, ret, err);
}

static bool load_file(struct app *app, const char *path, struct loaded *ret,
                      struct err *err)
{
    autofree char *text = NULL;
    size_t len = 0;
    char *id = NULL;
    return file_read(path, DRAFT_FILE_MAX, &text, &len, err) &&
           draft_form_id(text, len, path, &id, err) &&
           load_form(app, id, &ret->form, err) &&
           draft_parse(text, len, path, ret->form, &ret->draft, err);
}

/* Which one is meant when no name was given. */
static bool only_draft(struct app *app, char **ret, struct err *err)
{
    struct store_list list;
    if (!store_find(app->store, false, &list, err))
        return false;
    if (list.count == 1)
        *ret = xstrdup(list.entry[0].name);
    else if (list.count == 0)
        err_set(err, ERR_MISSING,
                _("there is no draft yet; “senderform fill” makes one"));
    else
        err_set(err, ERR_MISSING,
                _("there are %zu drafts, say which one (newest: “%s”); "
                  "“senderform drafts” lists them"),
                list.count, list.entry[0].name);
    bool found = list.count == 1;
    store_list_done(&list);
    return found;
}

static bool load_draft(struct app *app, const char *name, struct loaded *ret,
                       struct err *err)
{
    char *id = NULL;
    if (!app_store(app, err))
        return false;
    if (name)
        ret->name = xstrdup(name);
    else if (!only_draft(app, &ret->name, err))
        return false;
    if (!store_has(app->store, ret->name))
        return err_set(err, ERR_MISSING,
                       _("there is no draft “%s”; “senderform drafts” lists "
                         "them"),
                       ret->name);
    return session_form_id(app->store, ret->name, &id, err) &&
           load_form(app, id, &ret->form, err) &&
           session_read(app->store, ret->name, ret->form, &ret->draft,
                        &ret->notice, err);
}

bool app_load(struct app *app, const char *what, struct loaded *ret,
              struct err *err)
{
    return app_load_as(app, what, NULL, ret, err);
}

bool app_load_as(struct app *app, const char *what, struct form *form,
                 struct loaded *ret, struct err *err)
{
    struct loaded loaded = {.form = form};
    bool read = what && is_file(app, what)
                    ? load_file(app, what, &loaded, err)
                    : load_draft(app, what, &loaded, err);
    if (!read) {
        if (form)
            loaded.form = NULL;
        loaded_done(&loaded);
        return false;
    }
    work_init(&loaded.work, loaded.form, draft_answers(loaded.draft),
              draft_facts(loaded.draft), time(NULL));
    *ret = loaded;
    return true;
}

void loaded_done(struct loaded *loaded)
{
    work_done(&loaded->work);
    draft_free(loaded->draft);
    form_free(loaded->form);
    free(loaded->notice);
    free(loaded->name);
    *loaded = (struct loaded){0};
}

bool app_write(const struct app *app, const char *text, size_t len,
               struct err *err)
{
    const char *path = app->options.output;
    if (!path || strcmp(path, "-") == 0)
        return file_write_all(STDOUT_FILENO, text, len, err) ||
               err_prefix(err, "%s", _("standard output"));
    if (app->options.force)
        return file_replace(path, text, len, 0600, err);
    if (file_create(path, text, len, 0600, err))
        return true;
    return err && err->code == ERR_EXISTS
               ? err_set(err, ERR_EXISTS,
                         _("%s: is there already; --force replaces it"), path)
               : false;
}
