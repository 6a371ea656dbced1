/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/run.h"

#include "base/charsets.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/host_reading.h"
#include "probe/language.h"
#include "probe/page_text.h"
#include "probe/run_parts.h"

#include <assert.h>
#include <string.h>

static void give_up(void *ctx);

struct run *run_new(struct loop *loop, int host, struct err *err)
{
    struct run *run = xcalloc(1, sizeof *run);
    *run = (struct run){
        .loop = loop,
        .host = host_reading_new(loop, host),
        .dns = dns_new(loop, err),
        .language = language_new(),
        .charsets = charsets_new(),
    };
    page_text_init();
    if (run->dns)
        run->transfers = transfers_new(loop, err);
    if (run->transfers)
        return run;
    run_free(run);
    return NULL;
}

static void free_over(void *ctx)
{
    struct run *run = ctx;
    run->sweeping = 0;
    for (struct ask **at = &run->asks; *at;) {
        struct ask *ask = *at;
        if (!ask->over) {
            at = &ask->next;
            continue;
        }
        *at = ask->next;
        free(ask->subject);
        free(ask);
    }
}

void run_free(struct run *run)
{
    if (!run)
        return;
    for (struct ask *ask = run->asks; ask; ask = ask->next)
        if (!ask->over)
            run_end(ask);
    free_over(run);
    loop_cancel(run->loop, run->sweeping);
    loop_cancel(run->loop, run->deadline);
    host_reading_free(run->host);
    transfers_free(run->transfers);
    dns_free(run->dns);
    language_free(run->language);
    charsets_free(run->charsets);
    page_text_exit();
    free(run);
}

bool run_idle(const struct run *run)
{
    return run->count == 0;
}

void run_end(struct ask *ask)
{
    struct run *run = ask->run;
    ask->over = true;
    if (ask->probe->stop && ask->started)
        ask->probe->stop(ask);
    dns_forget(run->dns, ask);
    host_reading_forget(run->host, ask);
    loop_cancel(run->loop, ask->timer);
    run->count--;
    if (!run->sweeping)
        run->sweeping = loop_timer(run->loop, 0, free_over, run);
}

static void on_limit(void *ctx)
{
    struct ask *ask = ctx;
    autofree char *source = xasprintf("%d ms", ask_ms(ask));
    ask->timer = 0;
    ask_failed(ask, source, N_("no answer in time"));
}

/* The whole run's time is over. */
static void give_up(void *ctx)
{
    struct run *run = ctx;
    run->timed_out = true;
    for (struct ask *ask = run->asks; ask; ask = ask->next)
        if (!ask->over)
            on_limit(ask);
}

/* Why this one is not to be asked, or NULL. */
static const char *refusal(const struct run *run, const struct fact_kind *kind)
{
    const struct run_settings *settings = &run->settings;
    if (kind->world > WORLD_HERE && settings->offline)
        return N_("not asked: offline");
    if (kind->world == WORLD_OUTSIDE && !settings->outside)
        return N_("not asked: nobody outside is asked without your yes");
    if (kind->world == WORLD_LISTS && !settings->lists)
        return N_("not asked: block lists are asked only when you say so");
    if (run->asked > RUN_ASKS_MAX)
        return N_("not asked: too many questions at once");
    if (run->timed_out)
        return N_("not asked: the time was over");
    return NULL;
}

void run_ask(struct run *run, const struct probe *probe, const char *subject)
{
    struct ask *ask = xcalloc(1, sizeof *ask);
    *ask = (struct ask){
        .run = run,
        .probe = probe,
        .subject = xstrdup(subject),
        .started_ms = loop_now_ms(),
        .next = run->asks,
    };
    if (!run->deadline && run->settings.timeout_ms)
        run->deadline =
            loop_timer(run->loop, run->settings.timeout_ms, give_up, run);
    run->asks = ask;
    run->count++;
    run->asked++;
    const char *why = refusal(run, fact_kind_find(probe->kind));
    if (why) {
        ask_failed(ask, "", why);
        return;
    }
    ask->timer = loop_timer(run->loop, probe->limit_ms, on_limit, ask);
    ask->started = true;
    probe->start(ask);
}
