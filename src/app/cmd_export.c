/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* senderform export: the completed form on standard output or in a file. */
#include "app/app.h"
#include "app/finished.h"
#include "app/remember.h"
#include "base/i18n.h"
#include "base/mem.h"

static int refuse(const struct loaded *loaded)
{
    const struct work *work = &loaded->work;
    app_fail(0, _("the form is not complete; --partial exports it all the "
                  "same, marked as incomplete:"));
    for (size_t i = 0; i < work->findings.count; i++) {
        const struct finding *finding = &work->findings.item[i];
        if (finding->severity == SEVERITY_ERROR)
            fprintf(stderr, "%zu %s\n  %s\n", finding->field + 1,
                    _(work->form->fields[finding->field].label),
                    finding->message);
    }
    return EXIT_INCOMPLETE;
}

int cmd_export(struct app *app)
{
    const char *name = app->options.format ? app->options.format : "text";
    const struct export_format *format = export_format_find(name);
    if (!format)
        return app_fail(EXIT_USAGE,
                        _("--format: there is no format “%s”, only text and "
                          "json"),
                        name);
    struct loaded loaded;
    struct err err = {0};
    const char *what =
        app->options.argument_count ? app->options.arguments[0] : NULL;
    if (!app_load(app, what, &loaded, &err))
        return app_fail_err(&err);
    if (loaded.notice)
        app_fail(0, "%s", loaded.notice);
    bool complete = work_counts(&loaded.work).open == 0;
    int code = EXIT_DONE;
    if (!complete && !app->options.partial) {
        code = refuse(&loaded);
    } else {
        autofree char *text = finished_form(&loaded.work, format);
        if (!app_write(app, text, strlen(text), &err))
            code = app_fail(EXIT_FAILED, "%s", err.text);
        else if (complete)
            remember(app, &loaded, "exported");
    }
    loaded_done(&loaded);
    return code;
}
