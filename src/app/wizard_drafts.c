/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The drafts that one can go on with. */
#include "app/about_draft.h"
#include "app/wizard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "out/session.h"

#include <string.h>

static void free_drafts(struct wizard *wizard)
{
    for (size_t i = 0; i < wizard->draft_count; i++) {
        free(wizard->drafts[i].name);
        free(wizard->drafts[i].about);
        free(wizard->drafts[i].in_use);
    }
    free(wizard->drafts);
    wizard->drafts = NULL;
    wizard->draft_count = 0;
}

bool wizard_is_open(const struct wizard *wizard, const char *name)
{
    return wizard->session && strcmp(session_name(wizard->session), name) == 0;
}

static void list_drafts(void *ctx)
{
    struct wizard *wizard = ctx;
    struct store_list list;
    free_drafts(wizard);
    if (!store_find(wizard->app->store, false, &list, NULL))
        return;
    wizard->drafts = xcalloc(list.count, sizeof *wizard->drafts);
    for (size_t i = 0; i < list.count; i++) {
        const char *in_use = list.entry[i].in_use;
        wizard->drafts[i] = (struct host_draft){
            .name = xstrdup(list.entry[i].name),
            .about = about_draft(wizard->app, &list.entry[i]),
            .in_use = in_use && !wizard_is_open(wizard, list.entry[i].name)
                          ? xasprintf(_("in use: %s"), in_use)
                          : NULL,
        };
    }
    wizard->draft_count = list.count;
    store_list_done(&list);
}

static size_t drafts(void *ctx, const struct host_draft **ret)
{
    struct wizard *wizard = ctx;
    *ret = wizard->drafts;
    return wizard->draft_count;
}

static bool remove_draft(void *ctx, const char *name, struct err *err)
{
    struct wizard *wizard = ctx;
    autofree char *id = NULL;
    bool removed = store_remove(wizard->app->store, name, &id, err);
    list_drafts(wizard);
    return removed;
}

size_t wizard_drafts(struct wizard *wizard)
{
    list_drafts(wizard);
    return wizard->draft_count;
}

void wizard_drafts_init(struct wizard *wizard)
{
    wizard->host.look = list_drafts;
    wizard->host.drafts = drafts;
    wizard->host.remove = remove_draft;
}

void wizard_drafts_done(struct wizard *wizard)
{
    free_drafts(wizard);
}
