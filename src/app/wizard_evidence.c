/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/scanning.h"
#include "app/wizard.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "model/evidence_facts.h"
#include "out/evidence_draft.h"
#include "out/evidence_print.h"

#include <string.h>

enum {
    QUIET_MS = 300, /* the question is drawn before anything else begins */
    TOUCH_MS = 250, /* progress is calm */
    SINCE_SECONDS = 30 * 86400,
    REPORT_MAX = 16 * 1024 * 1024, /* bytes */
};

/* The one that the open form speaks to, NULL: none. */
static struct provider *provider_of(const struct wizard *wizard)
{
    const struct providers *all = &wizard->evidence.providers;
    const struct provider *its =
        wizard->form ? providers_of_form(all, wizard->form->id) : NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == its)
            return all->items[i];
    return NULL;
}

/* All of it, or NULL. */
static const struct evidence *known(const struct wizard *wizard)
{
    const struct scanning *scanning = wizard->evidence.scanning;
    return scanning && scanning_over(scanning) && !scanning_trouble(scanning)
               ? scanning_evidence(scanning)
               : NULL;
}

static void update_facts(struct wizard *wizard)
{
    const struct evidence *evidence = known(wizard);
    const struct provider *provider = provider_of(wizard);
    if (evidence && provider && wizard->session)
        evidence_facts_update(wizard->work.facts, evidence, provider,
                              time(NULL));
}

static void show(struct wizard *wizard)
{
    if (wizard->ui)
        ui_touch(wizard->ui);
    if (wizard->plain)
        plain_show_evidence(wizard->plain);
}

static void on_touch(void *ctx)
{
    struct wizard *wizard = ctx;
    wizard->evidence.touch = 0;
    show(wizard);
}

static void changed(void *ctx)
{
    struct wizard *wizard = ctx;
    struct wizard_evidence *evidence = &wizard->evidence;
    if (!evidence->touch)
        evidence->touch = loop_timer(wizard->loop, TOUCH_MS, on_touch, wizard);
    if (!evidence->scanning || !scanning_over(evidence->scanning))
        return;
    loop_cancel(wizard->loop, evidence->touch);
    evidence->touch = 0;
    evidence->rev++;
    update_facts(wizard);
    show(wizard);
}

static void forget(struct wizard *wizard)
{
    struct wizard_evidence *evidence = &wizard->evidence;
    loop_cancel(wizard->loop, evidence->touch);
    loop_cancel(wizard->loop, evidence->quiet);
    evidence->touch = evidence->quiet = 0;
    scanning_free(evidence->scanning);
    evidence->scanning = NULL;
    free(evidence->failed);
    evidence->failed = NULL;
    evidence->cancelled = false;
    evidence->rev++;
}

/* threads: 0: as many as there are processors. */
static bool start(struct wizard *wizard, const char *path, unsigned threads,
                  struct err *err)
{
    struct wizard_evidence *evidence = &wizard->evidence;
    char *copy = path ? xstrdup(path) : NULL; /* it may be the one before */
    const char *const paths[] = {copy, NULL};
    time_t now = time(NULL);
    forget(wizard);
    free(evidence->path);
    evidence->path = copy;
    evidence->begun = true;
    evidence->scanning =
        scanning_new(wizard->loop, wizard->children, &evidence->providers,
                     &(const struct scanning_request){
                         .paths = copy ? paths : NULL,
                         .lent = -1,
                         .since = now - SINCE_SECONDS,
                         .now = now,
                         .threads = threads,
                     },
                     &(const struct scanning_calls){changed, wizard}, err);
    if (!evidence->scanning)
        evidence->failed = xstrdup(err->text);
    return evidence->scanning != NULL;
}

static bool begin(void *ctx, const char *path, struct err *err)
{
    return start(ctx, path, 0, err);
}

/* Nobody waits for it: the processors are for whoever does. */
static void on_quiet(void *ctx)
{
    struct wizard *wizard = ctx;
    struct err err = {0};
    wizard->evidence.quiet = 0;
    start(wizard, NULL, 1, &err);
    show(wizard);
}

void wizard_evidence_reached(struct wizard *wizard, size_t field)
{
    struct wizard_evidence *evidence = &wizard->evidence;
    if (!wizard->ui || evidence->begun || evidence->quiet ||
        field != form_lines_field(wizard->form) || !provider_of(wizard))
        return;
    evidence->quiet = loop_timer(wizard->loop, QUIET_MS, on_quiet, wizard);
}

static void cancel(void *ctx)
{
    struct wizard *wizard = ctx;
    bool reads =
        wizard->evidence.scanning && !scanning_over(wizard->evidence.scanning);
    if (!reads)
        return;
    forget(wizard);
    wizard->evidence.cancelled = true;
}

static enum host_evidence_state state_of(const struct wizard_evidence *evidence)
{
    if (evidence->failed)
        return HOST_EVIDENCE_FAILED;
    if (evidence->cancelled)
        return HOST_EVIDENCE_CANCELLED;
    if (!evidence->scanning)
        return HOST_EVIDENCE_NONE;
    if (!scanning_over(evidence->scanning))
        return HOST_EVIDENCE_READING;
    return scanning_trouble(evidence->scanning) ? HOST_EVIDENCE_FAILED
                                                : HOST_EVIDENCE_READ;
}

static const char *why(const struct wizard *wizard)
{
    const struct wizard_evidence *evidence = &wizard->evidence;
    const char *trouble =
        evidence->scanning ? scanning_trouble(evidence->scanning) : NULL;
    if (!provider_of(wizard))
        return evidence->no_providers
                   ? evidence->no_providers
                   : _("Nothing is known of the mail servers that this form "
                       "is about.");
    return evidence->failed ? evidence->failed : trouble ? trouble : "";
}

static void count(const struct evidence *evidence,
                  const struct provider *provider, struct host_evidence *ret)
{
    for (size_t i = 0; i < evidence->refusal_count; i++) {
        const struct evidence_refusal *refusal = &evidence->refusals[i];
        if (strcmp(refusal->provider, provider->id) != 0)
            continue;
        ret->refusals += refusal->lines;
        if (refusal->first && (!ret->first || refusal->first < ret->first))
            ret->first = refusal->first;
    }
}

static void tell_progress(const struct scanning *scanning,
                          struct host_evidence *ret)
{
    const struct evidence_progress *progress =
        &scanning_evidence(scanning)->progress;
    if (progress->name)
        ret->name = progress->name;
    ret->file = progress->file;
    ret->files = progress->files;
    ret->bytes = progress->bytes;
    ret->size = progress->size;
    scanning_rate(scanning, &ret->rate, &ret->left);
}

static struct host_evidence look(void *ctx)
{
    const struct wizard *wizard = ctx;
    const struct evidence *evidence = known(wizard);
    const struct provider *provider = provider_of(wizard);
    struct host_evidence ret = {
        .state = state_of(&wizard->evidence),
        .why = why(wizard),
        .provider = provider ? provider->name : NULL,
        .path = wizard->evidence.path,
        .name = "",
        .rate = -1,
        .left = -1,
        .rev = wizard->evidence.rev,
    };
    if (evidence && provider)
        count(evidence, provider, &ret);
    if (ret.state == HOST_EVIDENCE_READING)
        tell_progress(wizard->evidence.scanning, &ret);
    return ret;
}

/* Of the form's provider only. */
static char *report(void *ctx, size_t cols, bool ascii)
{
    const struct wizard *wizard = ctx;
    const struct evidence *evidence = known(wizard);
    struct provider *its[] = {provider_of(wizard)};
    const struct providers one = {its, 1};
    const struct evidence_look how = {
        .cols = cols, .ascii = ascii, .now = time(NULL), .in_form = true};
    struct buf out;
    if (!evidence || !its[0])
        return NULL;
    buf_init(&out, REPORT_MAX);
    evidence_print(evidence, &one, &how, &out);
    return buf_steal(&out);
}

static char *draft(void *ctx)
{
    const struct wizard *wizard = ctx;
    const struct evidence *evidence = known(wizard);
    const struct provider *provider = provider_of(wizard);
    return evidence && provider ? evidence_draft(evidence, provider, 0) : NULL;
}

void wizard_evidence_begin(struct wizard *wizard)
{
    wizard->evidence.rev++; /* the provider may be another one */
    update_facts(wizard);
}

void wizard_evidence_end(struct wizard *wizard)
{
    loop_cancel(wizard->loop, wizard->evidence.quiet);
    wizard->evidence.quiet = 0;
}

/* Without the providers' files the wizard works, but for this. */
void wizard_evidence_init(struct wizard *wizard)
{
    struct err err = {0};
    if (!providers_load(wizard->app->options.forms, &wizard->evidence.providers,
                        &err))
        wizard->evidence.no_providers = xstrdup(err.text);
    wizard->host.evidence = (struct host_evidence_calls){
        .look = look,
        .begin = begin,
        .cancel = cancel,
        .report = report,
        .draft = draft,
    };
    wizard_pasted_init(wizard);
}

void wizard_evidence_done(struct wizard *wizard)
{
    forget(wizard);
    wizard_pasted_end(wizard);
    providers_done(&wizard->evidence.providers);
    free(wizard->evidence.no_providers);
    free(wizard->evidence.path);
}
