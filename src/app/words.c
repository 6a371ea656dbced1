/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/words.h"

#include "base/buf.h"
#include "base/i18n.h"

#include <string.h>

static int unknown(const struct app *app, const char *word,
                   const struct word_row *rows, size_t count)
{
    struct buf names;
    buf_init(&names, 1024);
    for (size_t i = 0; i < count; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", rows[i].name);
    app_fail(EXIT_USAGE, _("%s: there is no “%s”, only %s"),
             app->options.command->name, word, buf_text(&names));
    buf_done(&names);
    return EXIT_USAGE;
}

int words_run(struct app *app, const struct word_row *rows, size_t count)
{
    const struct options *options = &app->options;
    if (options->argument_count == 0)
        return rows[0].run(app, options->arguments);
    const char *word = options->arguments[0];
    int rest = options->argument_count - 1;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].name, word) != 0)
            continue;
        if (rest != rows[i].arguments)
            return app_fail(EXIT_USAGE,
                            P_("“%s %s” takes %d argument, not %d; see "
                               "senderform %s --help",
                               "“%s %s” takes %d arguments, not %d; see "
                               "senderform %s --help",
                               rows[i].arguments),
                            options->command->name, word, rows[i].arguments,
                            rest, options->command->name);
        return rows[i].run(app, options->arguments + 1);
    }
    return unknown(app, word, rows, count);
}

const char *words_argument(const struct app *app, int number)
{
    return number < app->options.argument_count ? app->options.arguments[number]
                                                : NULL;
}
