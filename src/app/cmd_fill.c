/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform fill: the wizard, on the screen or line by line. */
#include "app/wizard.h"

int cmd_fill(struct app *app)
{
    const struct options *options = &app->options;
    return wizard_run(
        app, options->argument_count ? options->arguments[0] : DEFAULT_FORM,
        false, NULL);
}
