/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* SPF of a domain: its record, and what it says of one server. */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/probes.h"
#include "probe/spf.h"

#include <string.h>
#include <strings.h>
#include <time.h>

struct spf_ask {
    struct spf *spf;
    int queries;
};

static void start(struct ask *ask, const struct ip_address *ip,
                  const char *domain)
{
    struct spf_ask *state = xcalloc(1, sizeof *state);
    autofree char *mail_from = xasprintf("postmaster@%s", domain);
    state->spf = spf_new(&(const struct spf_in){
        .ip = *ip,
        .mail_from = mail_from,
        .helo = domain,
        .now = time(NULL),
    });
    ask->state = state;
}

void probe_spf_stop(struct ask *ask)
{
    struct spf_ask *state = ask->state;
    spf_free(state->spf);
    free(state);
}

static void ask_next(struct ask *ask, dns_reply_fn *fn)
{
    struct spf_ask *state = ask->state;
    struct spf_query query;
    spf_next(state->spf, &query);
    state->queries++;
    ask_dns(ask, query.name, query.type, fn);
}

static bool wants_more(const struct spf_ask *state)
{
    struct spf_query query;
    return spf_next(state->spf, &query);
}

/* The record as it stands; what is unwise in it is a fact of its own. */
static void end_with_record(struct ask *ask, const struct dns_answer *answer,
                            const char *source)
{
    const char *notes[SPF_LINT_MAX];
    struct buf value;
    for (size_t i = 0; i < answer->count; i++) {
        const struct dns_record *record = &answer->records[i];
        if (strncasecmp(record->text, "v=spf1", 6) != 0 ||
            (record->text[6] && record->text[6] != ' '))
            continue;
        size_t count = spf_lint(record->text, record->len, notes);
        buf_init(&value, FACT_TEXT_MAX);
        for (size_t k = 0; k < count; k++)
            buf_printf(&value, "%s%s", k ? " " : "", notes[k]);
        if (count > 0)
            ask_tell(ask, "spf_notes", ask->subject, FACT_KNOWN,
                     buf_text(&value), source);
        buf_done(&value);
        ask_known(ask, source, "%s", record->text);
        return;
    }
    ask_absent(ask, source, N_("no SPF record"));
}

/* Its syntax is judged as soon as it is read (RFC 7208 4.6); what it says of
 * an address is another question. */
static void on_record(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct spf_ask *state = ask->state;
    char source[ASK_SOURCE_SIZE];
    ask_dns_source(reply, source);
    spf_answer(state->spf, reply->answer);
    if (!dns_said(reply->answer->status)) {
        ask_failed(ask, source, dns_status_name(reply->answer->status));
        return;
    }
    if (!wants_more(state)) {
        const struct spf_verdict *verdict = spf_verdict(state->spf);
        if (verdict->result == SPF_PERMERROR) {
            ask_known(ask, source, "permerror: %s%s%s%s%s", verdict->reason,
                      verdict->term ? " " : "",
                      verdict->term ? verdict->term : "",
                      verdict->record ? " - " : "",
                      verdict->record ? verdict->record : "");
            return;
        }
    }
    end_with_record(ask, reply->answer, source);
}

void probe_spf(struct ask *ask)
{
    const struct ip_address nobody = {0};
    start(ask, &nobody, ask->subject);
    ask_next(ask, on_record);
}

/* "pass: ip4:192.0.2.1 in example.org, 2 of 10 lookups". */
static void end_with_result(struct ask *ask)
{
    const struct spf_ask *state = ask->state;
    const struct spf_verdict *verdict = spf_verdict(state->spf);
    struct buf value;
    autofree char *source =
        xasprintf("SPF (RFC 7208) for postmaster@%s, DNS queries: %d, %d ms",
                  strchr(ask->subject, ' ') + 1, state->queries, ask_ms(ask));
    buf_init(&value, FACT_TEXT_MAX);
    buf_puts(&value, spf_result_name(verdict->result));
    if (verdict->term)
        buf_printf(&value, ": %s", verdict->term);
    if (verdict->term && verdict->domain)
        buf_printf(&value, " in %s", verdict->domain);
    if (verdict->reason && verdict->result != SPF_PASS)
        buf_printf(&value, "%s%s", verdict->term ? "; " : ": ",
                   verdict->reason);
    buf_printf(&value, " (%u of %u lookups)", verdict->lookups,
               SPF_LOOKUPS_MAX);
    if (verdict->result == SPF_TEMPERROR)
        ask_failed(ask, source, buf_text(&value));
    else
        ask_known(ask, source, "%s", buf_text(&value));
    buf_done(&value);
}

static void on_answer(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct spf_ask *state = ask->state;
    spf_answer(state->spf, reply->answer);
    if (wants_more(state))
        ask_next(ask, on_answer);
    else
        end_with_result(ask);
}

void probe_spf_result(struct ask *ask)
{
    struct ip_address ip = {0};
    const char *blank = strchr(ask->subject, ' ');
    autofree char *text =
        xstrndup(ask->subject, (size_t)(blank - ask->subject));
    ip_parse(text, &ip);
    start(ask, &ip, blank + 1);
    if (wants_more(ask->state))
        ask_next(ask, on_answer);
    else
        end_with_result(ask);
}
