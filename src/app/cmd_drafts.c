/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform drafts: what is saved, in and out and back again. */
#include "app/about_draft.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/formdirs.h"

#include <jansson.h>
#include <string.h>
#include <unistd.h>

static json_t *entry_json(const struct store_entry *entry, const char *about)
{
    json_t *json =
        json_pack("{s:s, s:I, s:s, s:s*, s:s*}", "name", entry->name, "changed",
                  (json_int_t)entry->changed, "about", about, "in_use",
                  entry->in_use, "removed", entry->removed);
    return json;
}

static void print_entry(const struct store_entry *entry, const char *about)
{
    printf("%-20s %s", entry->removed ? entry->removed : entry->name, about);
    if (entry->in_use)
        printf(_(" (in use: %s)"), entry->in_use);
    putchar('\n');
}

static int list(struct app *app, char **arguments)
{
    (void)arguments;
    struct store_list found;
    struct err err = {0};
    if (!store_find(app->store, app->options.removed, &found, &err))
        return app_fail_err(&err);
    json_t *all = json_array();
    for (size_t i = 0; i < found.count; i++) {
        autofree char *about = about_draft(app, &found.entry[i]);
        if (app->options.json)
            json_array_append_new(all, entry_json(&found.entry[i], about));
        else
            print_entry(&found.entry[i], about);
    }
    if (app->options.json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (found.count == 0) {
        app_fail(0, _("there are no drafts yet"));
    }
    json_decref(all);
    store_list_done(&found);
    return EXIT_DONE;
}

static void print_answer(const struct work *work, size_t field)
{
    const struct field *def = &work->form->fields[field];
    autofree char *text =
        answer_print(def, answers_value(work->answers, field), i18n_text);
    bool block = strchr(text, '\n') != NULL;
    printf("%2zu %s%s%s\n", field + 1, _(def->label), block ? "\n" : "  ",
           text);
}

static int show(struct app *app, char **arguments)
{
    struct loaded loaded;
    struct err err = {0};
    if (!app_load(app, arguments[0], &loaded, &err))
        return app_fail_err(&err);
    if (loaded.notice)
        app_fail(0, "%s", loaded.notice);
    if (app->options.json) {
        size_t len;
        autofree char *text = draft_print(loaded.draft, &len);
        fwrite(text, 1, len, stdout);
    } else {
        for (size_t i = 0; i < loaded.form->field_count; i++)
            if (!value_is_empty(answers_value(loaded.work.answers, i)))
                print_answer(&loaded.work, i);
    }
    loaded_done(&loaded);
    return EXIT_DONE;
}

/* "answers.json" becomes "answers". */
static char *name_from_path(const char *path)
{
    const char *base = strrchr(path, '/');
    char *name = xstrdup(base ? base + 1 : path);
    size_t len = strlen(name);
    if (len > 5 && strcmp(name + len - 5, ".json") == 0)
        name[len - 5] = '\0';
    return name;
}

static bool import_as(struct app *app, const struct loaded *loaded,
                      const char *name, struct err *err)
{
    size_t len;
    autofree char *text = draft_print(loaded->draft, &len);
    if (!store_name_ok(name, err))
        return false;
    if (store_has(app->store, name))
        return err_set(err, ERR_EXISTS,
                       _("there is a draft “%s” already; --name gives "
                         "another name"),
                       name);
    return store_save(app->store, name, text, len, false, err);
}

static int import(struct app *app, char **arguments)
{
    struct loaded loaded;
    struct err err = {0};
    if (!strchr(arguments[0], '/') && access(arguments[0], F_OK) != 0 &&
        strcmp(arguments[0], "-") != 0)
        return app_fail(EXIT_FAILED, _("%s: there is no such file"),
                        arguments[0]);
    autofree char *path =
        strcmp(arguments[0], "-") == 0 || strchr(arguments[0], '/')
            ? xstrdup(arguments[0])
            : xasprintf("./%s", arguments[0]);
    if (!app_load(app, path, &loaded, &err))
        return app_fail_err(&err);
    autofree char *guess = name_from_path(arguments[0]);
    autofree char *name = app->options.name ? xstrdup(app->options.name)
                                            : store_new_name(app->store, guess);
    int code = EXIT_DONE;
    if (import_as(app, &loaded, name, &err))
        app_fail(0,
                 _("imported as draft “%s”; go on with: senderform "
                   "--draft %s"),
                 name, name);
    else
        code = app_fail(EXIT_FAILED, "%s", err.text);
    loaded_done(&loaded);
    return code;
}

static int export(struct app *app, char **arguments)
{
    struct loaded loaded;
    struct err err = {0};
    if (!app_load(app, arguments[0], &loaded, &err))
        return app_fail_err(&err);
    size_t len;
    autofree char *text = draft_print(loaded.draft, &len);
    bool written = app_write(app, text, len, &err);
    loaded_done(&loaded);
    return written ? EXIT_DONE : app_fail_err(&err);
}

static int rename_draft(struct app *app, char **arguments)
{
    struct err err = {0};
    if (!store_rename(app->store, arguments[0], arguments[1], &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    return EXIT_DONE;
}

static int remove_draft(struct app *app, char **arguments)
{
    struct err err = {0};
    autofree char *id = NULL;
    if (!store_remove(app->store, arguments[0], &id, &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    app_fail(0, _("removed; “senderform drafts restore %s” brings it back"),
             id);
    return EXIT_DONE;
}

static int restore(struct app *app, char **arguments)
{
    struct err err = {0};
    autofree char *name = NULL;
    if (!store_restore(app->store, arguments[0], &name, &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    app_fail(0, _("restored as “%s”"), name);
    return EXIT_DONE;
}

static const struct word_row words[] = {
    {"list", 0, list},           {"show", 1, show},
    {"import", 1, import},       {"export", 1, export},
    {"rename", 2, rename_draft}, {"remove", 1, remove_draft},
    {"restore", 1, restore},
};

int cmd_drafts(struct app *app)
{
    struct err err = {0};
    if (!app_store(app, &err))
        return app_fail_err(&err);
    return words_run(app, words, sizeof words / sizeof words[0]);
}
