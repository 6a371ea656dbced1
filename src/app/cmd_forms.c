/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform forms: the definitions there are, and whether one is right. */
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/formdirs.h"
#include "model/provider.h"
#include "model/rules.h"

#include <jansson.h>
#include <string.h>

/* A definition to start from: small, complete and valid. */
static const char skeleton[] =
    "{\n"
    "  \"senderform\": 1,\n"
    "  \"id\": \"%s\",\n"
    "  \"title\": \"The form's name\",\n"
    "  \"provider\": \"The provider's name\",\n"
    "  \"about\": \"What the form is for.\",\n"
    "  \"sections\": [\n"
    "    {\n"
    "      \"id\": \"you\",\n"
    "      \"title\": \"You\",\n"
    "      \"fields\": [\n"
    "        {\n"
    "          \"id\": \"name\",\n"
    "          \"kind\": \"text\",\n"
    "          \"label\": \"Your Name\",\n"
    "          \"required\": true,\n"
    "          \"rules\": [\"real_name\"]\n"
    "        },\n"
    "        {\n"
    "          \"id\": \"problem\",\n"
    "          \"kind\": \"block\",\n"
    "          \"label\": \"What is the problem?\",\n"
    "          \"takes_lines\": true\n"
    "        }\n"
    "      ]\n"
    "    }\n"
    "  ]\n"
    "}\n";

/* Below the forms: what is known about providers; for people only. */
static bool list_providers(const char *folder)
{
    struct providers providers;
    struct err err = {0};
    if (!providers_load(folder, &providers, &err)) {
        app_fail(EXIT_FAILED, "%s", err.text);
        return false;
    }
    if (providers.count)
        printf("\n%s\n", _("Mail providers whose refusals are known:"));
    for (size_t i = 0; i < providers.count; i++)
        printf("%-24s %s\n", providers.items[i]->id, providers.items[i]->name);
    providers_done(&providers);
    return true;
}

static int list(struct app *app, char **arguments)
{
    (void)arguments;
    struct form_places places;
    form_places_find(app->options.forms, &places);
    json_t *all = json_array();
    int code = EXIT_DONE;
    for (size_t i = 0; i < places.count; i++) {
        struct form *form;
        struct err err = {0};
        if (!form_load(NULL, places.place[i].path, &form, &err)) {
            code = app_fail(EXIT_FAILED, "%s", err.text);
            continue;
        }
        if (app->options.json)
            json_array_append_new(all, json_pack("{s:s, s:s, s:s}", "id",
                                                 form->id, "title", form->title,
                                                 "path", places.place[i].path));
        else
            printf("%-24s %s\n%24s %s\n", form->id, _(form->title), "",
                   places.place[i].path);
        form_free(form);
    }
    if (app->options.json) {
        json_dumpf(all, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (!list_providers(app->options.forms)) {
        code = EXIT_FAILED;
    }
    json_decref(all);
    form_places_done(&places);
    return code;
}

static void show_options(const struct field *field)
{
    for (size_t i = 0; i < field->option_count; i++)
        printf("     %s: %s%s%s\n", field->options[i].value,
               _(field->options[i].label), field->options[i].guess ? " " : "",
               field->options[i].guess ? _("(our guess)") : "");
    for (size_t i = 0; i < field->column_count; i++)
        printf("     %s: %s\n", field->columns[i].id,
               _(field->columns[i].label));
}

static void show_field(const struct form *form, size_t i)
{
    const struct field *field = &form->fields[i];
    if (i == 0 || form->fields[i - 1].section != field->section)
        printf("\n%s\n", _(form->sections[field->section].title));
    printf("%3zu  %s (%s%s%s)\n", i + 1, _(field->label), field->id,
           field->required ? ", " : "", field->required ? _("required") : "");
    show_options(field);
    if (field->asked_field != FORM_NONE)
        printf("     %s %s\n", _("asked depending on:"),
               form->fields[field->asked_field].id);
    for (size_t r = 0; r < field->rule_count; r++)
        printf("     %s: %s\n", field->rules[r].kind->name,
               _(field->rules[r].kind->about));
}

static int show(struct app *app, char **arguments)
{
    struct form *form;
    struct err err = {0};
    if (!form_load(app->options.forms, arguments[0], &form, &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    printf("%s: %s (%s)\n", form->id, _(form->title), form->provider);
    if (form->about)
        printf("%s\n", _(form->about));
    for (size_t i = 0; i < form->field_count; i++)
        show_field(form, i);
    form_free(form);
    return EXIT_DONE;
}

/* Right or not: what is wrong stands at a place of a file that was given
 * without a folder, so it is named that way. */
static int not_right(const char *file, const struct err *err)
{
    bool added = strncmp(err->text, "./", 2) == 0 && file[0] != '.';
    fprintf(stderr, "%s\n", added ? err->text + 2 : err->text);
    return err->code == ERR_INPUT || err->code == ERR_LIMIT ? EXIT_INCOMPLETE
                                                            : EXIT_FAILED;
}

static int check_provider(const char *path)
{
    struct provider *provider;
    struct err err = {0};
    autofree char *json = NULL;
    size_t len;
    if (!file_read(path, PROVIDER_FILE_MAX, &json, &len, &err) ||
        !provider_parse(json, len, path, &provider, &err))
        return not_right(path, &err);
    size_t count = provider->code_count;
    printf(P_("%s: fine, %zu code\n", "%s: fine, %zu codes\n", count), path,
           count);
    provider_free(provider);
    return EXIT_DONE;
}

static int check_form(struct app *app, char **arguments)
{
    (void)app;
    if (provider_path(arguments[0]))
        return check_provider(arguments[0]);
    struct form *form;
    struct err err = {0};
    autofree char *path = strchr(arguments[0], '/')
                              ? xstrdup(arguments[0])
                              : xasprintf("./%s", arguments[0]);
    if (!form_load(NULL, path, &form, &err))
        return not_right(arguments[0], &err);
    printf(_("%s: fine, %zu questions\n"), arguments[0], form->field_count);
    form_free(form);
    return EXIT_DONE;
}

static int new_form(struct app *app, char **arguments)
{
    struct form *form;
    struct err err = {0};
    autofree char *text = xasprintf(skeleton, arguments[0]);
    if (!form_parse(text, strlen(text), arguments[0], &form, &err))
        return app_fail(EXIT_USAGE, "%s", err.text);
    form_free(form);
    if (!app_write(app, text, strlen(text), &err))
        return app_fail(EXIT_FAILED, "%s", err.text);
    return EXIT_DONE;
}

static const struct word_row words[] = {
    {"list", 0, list},
    {"show", 1, show},
    {"check", 1, check_form},
    {"new", 1, new_form},
};

int cmd_forms(struct app *app)
{
    return words_run(app, words, sizeof words / sizeof words[0]);
}
