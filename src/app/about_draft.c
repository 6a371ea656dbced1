/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/about_draft.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <time.h>

char *about_time(time_t when)
{
    struct tm tm;
    char text[64];
    localtime_r(&when, &tm);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm);
    return xstrdup(text);
}

char *about_draft(struct app *app, const struct store_entry *entry)
{
    struct loaded loaded;
    struct err err = {0};
    autofree char *when = about_time(entry->changed);
    if (entry->removed)
        return xasprintf(_("removed, %s"), when);
    if (!app_load(app, entry->name, &loaded, &err))
        return xasprintf(_("cannot be read: %s"), err.text);
    struct check_counts counts = work_counts(&loaded.work);
    autofree char *event = about_event(loaded.draft, loaded.form, time(NULL));
    char *about =
        *event
            ? xasprintf(_("%s; %s, %zu of %zu answered"), event,
                        _(loaded.form->title), counts.answered, counts.asked)
            : xasprintf(_("%s, %zu of %zu answered, %s"), _(loaded.form->title),
                        counts.answered, counts.asked, when);
    loaded_done(&loaded);
    return about;
}
