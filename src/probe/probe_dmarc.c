/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The DMARC policy that holds for a domain, and whether others take the
 * reports that it sends them. */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "probe/dmarc_judge.h"
#include "probe/dmarc_report.h"
#include "probe/dmarc_rfc7489.h"
#include "probe/probes.h"

#include <string.h>
#include <strings.h>

struct dmarc {
    struct dmarc_walk walk;
    struct dmarc_result result;
    struct {
        const struct dmarc_uri *uri;
        char name[DMARC_REPORT_NAME_SIZE];
        bool answered;
        enum dmarc_consent consent;
    } report[DMARC_URIS_MAX];
    size_t reports;
    int questions;
};

static void add_reasons(struct buf *out, const struct reasons *reasons)
{
    for (size_t i = 0; i < reasons->count; i++)
        buf_printf(out, "; %s", reasons->text[i]);
}

/* Both readings, where they differ: RFC 9989 is of May 2026. */
static void add_old_reading(struct buf *out, const struct dmarc *dmarc)
{
    struct dmarc_rfc7489 old;
    if (!dmarc_rfc7489_judge(&dmarc->walk, &old) ||
        !dmarc_rfc7489_differs(&old, &dmarc->result))
        return;
    if (old.domain)
        buf_printf(out,
                   "; receivers that keep to RFC 7489 apply %s (at _dmarc.%s)",
                   dmarc_policy_name(old.policy), old.domain);
    else
        buf_puts(out, "; receivers that keep to RFC 7489 find no record");
}

static void add_consents(struct buf *out, const struct dmarc *dmarc)
{
    for (size_t i = 0; i < dmarc->reports; i++) {
        const struct tag_text *host = &dmarc->report[i].uri->host;
        if (dmarc->report[i].consent == DMARC_CONSENT)
            continue;
        buf_printf(out, "; %.*s: %s", (int)host->len, host->text,
                   dmarc_consent_text(dmarc->report[i].consent));
    }
}

/* "reject: v=DMARC1; p=reject (at _dmarc.example.org)". */
static void finish(struct ask *ask)
{
    const struct dmarc *dmarc = ask->state;
    const struct dmarc_result *result = &dmarc->result;
    struct buf value;
    autofree char *source =
        xasprintf("%d TXT %s, %d ms", dmarc->questions,
                  dmarc->questions == 1 ? "query" : "queries", ask_ms(ask));
    autofree char *record =
        text_clean(result->record->text, result->record->len, TEXT_LINE);
    bool absent =
        result->applied == DMARC_ABSENT || result->applied == DMARC_BAD;
    buf_init(&value, FACT_TEXT_MAX);
    buf_printf(&value, "%s: %s (at _dmarc.%s)",
               absent ? "invalid" : dmarc_policy_name(result->applied), record,
               result->domain);
    add_reasons(&value, &result->record->reasons);
    add_reasons(&value, &result->reasons);
    add_old_reading(&value, dmarc);
    add_consents(&value, dmarc);
    ask_known(ask, source, "%s", buf_text(&value));
    buf_done(&value);
}

static void on_consent(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct dmarc *dmarc = ask->state;
    size_t left = 0;
    for (size_t i = 0; i < dmarc->reports; i++) {
        if (strcasecmp(dmarc->report[i].name, reply->name) == 0 &&
            !dmarc->report[i].answered) {
            dmarc->report[i].answered = true;
            dmarc->report[i].consent =
                dmarc_report_judge(reply->answer, dmarc->report[i].uri->host);
        }
        left += !dmarc->report[i].answered;
    }
    if (left == 0)
        finish(ask);
}

/* Of the addresses in rua, those of other organizations. */
static void find_reports(struct dmarc *dmarc)
{
    const struct dmarc_uris *rua = &dmarc->result.record->rua;
    for (size_t i = 0; i < rua->count; i++) {
        const struct dmarc_uri *uri = &rua->uri[i];
        if (!uri->mailto ||
            dmarc_report_is_near(uri->host, dmarc->result.organization))
            continue;
        size_t at = dmarc->reports++;
        dmarc->report[at].uri = uri;
        if (!dmarc_report_name(dmarc->result.domain, uri->host,
                               dmarc->report[at].name)) {
            dmarc->report[at].answered = true;
            dmarc->report[at].consent = DMARC_CONSENT_MISSING;
        }
    }
}

/* Something is there, but receivers take none of it: "invalid: REASON". */
static void say_why_not(struct ask *ask, const char *source)
{
    const struct reasons *reasons =
        &((const struct dmarc *)ask->state)->result.reasons;
    struct buf value;
    buf_init(&value, FACT_TEXT_MAX);
    for (size_t i = 0; i < reasons->count; i++)
        buf_printf(&value, "%s%s", i ? "; " : "invalid: ", reasons->text[i]);
    ask_known(ask, source, "%s", buf_text(&value));
    buf_done(&value);
}

static void judge(struct ask *ask)
{
    struct dmarc *dmarc = ask->state;
    dmarc_judge(&dmarc->walk, DMARC_EXISTS_UNKNOWN, &dmarc->result);
    autofree char *source =
        xasprintf("%d TXT queries, %d ms", dmarc->questions, ask_ms(ask));
    if (!dmarc->result.record) {
        if (!dmarc->result.sure)
            ask_failed(ask, source, N_("a name server did not answer"));
        else if (dmarc->result.reasons.count > 0)
            say_why_not(ask, source);
        else
            ask_absent(ask, source, N_("no DMARC record"));
        return;
    }
    bool asked = false;
    find_reports(dmarc);
    for (size_t i = 0; i < dmarc->reports; i++) {
        if (dmarc->report[i].answered)
            continue;
        asked = true;
        dmarc->questions++;
        ask_dns(ask, dmarc->report[i].name, DNS_TXT, on_consent);
    }
    if (!asked)
        finish(ask);
}

static void on_step(void *ctx, const struct dns_reply *reply);

static void step(struct ask *ask)
{
    struct dmarc *dmarc = ask->state;
    char name[DMARC_NAME_SIZE];
    if (!dmarc_walk_next(&dmarc->walk, name)) {
        judge(ask);
        return;
    }
    dmarc->questions++;
    ask_dns(ask, name, DNS_TXT, on_step);
}

static void on_step(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct dmarc *dmarc = ask->state;
    dmarc_walk_feed(&dmarc->walk, reply->answer);
    step(ask);
}

void probe_dmarc(struct ask *ask)
{
    struct dmarc *dmarc = xcalloc(1, sizeof *dmarc);
    ask->state = dmarc;
    if (dmarc_walk_begin(&dmarc->walk, ask->subject))
        step(ask);
    else
        ask_failed(ask, "", N_("this is no domain name"));
}

void probe_dmarc_stop(struct ask *ask)
{
    struct dmarc *dmarc = ask->state;
    dmarc_walk_done(&dmarc->walk);
    free(dmarc);
}
