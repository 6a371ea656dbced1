/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/app.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/std_streams.h"
#include "version.h"

#include <locale.h>
#include <string.h>

/* English is what the program is written in: looking for a catalog at every
 * sentence would cost a fifth of a keystroke. */
static void skip_catalog_of_english(void)
{
    const char *name = setlocale(LC_MESSAGES, NULL);
    const char *language = getenv("LANGUAGE");
    bool chosen = language && *language;
    if (strncmp(chosen ? language : name, "en", 2) == 0 ||
        (!chosen && strncmp(name, "C.", 2) == 0))
        setlocale(LC_MESSAGES, "C");
}

/* The language that the environment names, where the machine has not got its
 * locale: "de" of "de_DE.UTF-8"; NULL when it has, or when it is "C". */
static const char *missing_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    if (setlocale(LC_MESSAGES, ""))
        return NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0
                       ? NULL
                       : value;
    }
    return NULL;
}

/*
 * A locale that the machine does not have leaves the C locale; texts can be
 * translated all the same, since gettext asks LANGUAGE first in any locale
 * but "C" itself.
 */
static void set_language(const char *lang)
{
    const char *catalogs = getenv("SENDERFORM_LOCALEDIR");
    /* Only what is used: each category is a file to open at the start. */
    setlocale(LC_CTYPE, "");
    const char *missing = missing_language();
    const char *wished = getenv("LANGUAGE");
    if (!lang && missing)
        lang = wished && *wished ? wished : missing;
    if (lang) {
        setenv("LANGUAGE", lang, 1);
        if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
            setlocale(LC_MESSAGES, "C.UTF-8");
    }
    skip_catalog_of_english();
    bindtextdomain("senderform", catalogs ? catalogs : LOCALE_DIR);
    bind_textdomain_codeset("senderform", "UTF-8");
    textdomain("senderform");
}

/* --lang counts for the messages about the command line too. */
static const char *early_lang(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            return argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

/* What was printed must have arrived. */
static int finish(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return app_fail(EXIT_FAILED, "%s", _("standard output: cannot write"));
    return code;
}

int main(int argc, char **argv)
{
    struct app app = {0};
    struct err err = {0};
    std_streams_open();
    set_language(early_lang(argc, argv));
    if (!options_parse(argc, argv, &app.options, &err))
        return app_fail(EXIT_USAGE, "%s", err.text);
    if (app.options.version) {
        puts("senderform " VERSION);
        printf(_("what reads foreign data is locked in by: %s\n"),
               sandbox_about());
        return finish(EXIT_DONE);
    }
    if (app.options.help) {
        bool named =
            app.options.arguments - argv > 1 &&
            strcmp(app.options.arguments[-1], app.options.command->name) == 0;
        options_help(named ? app.options.command : NULL);
        return finish(EXIT_DONE);
    }
    int code = app.options.command->run(&app);
    store_free(app.store);
    return finish(code);
}
