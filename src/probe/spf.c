/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "probe/spf_state.h"

#include <assert.h>
#include <string.h>

const char *spf_result_name(enum spf_result result)
{
    static const char *const names[] = {
        [SPF_NONE] = "none",           [SPF_NEUTRAL] = "neutral",
        [SPF_PASS] = "pass",           [SPF_FAIL] = "fail",
        [SPF_SOFTFAIL] = "softfail",   [SPF_TEMPERROR] = "temperror",
        [SPF_PERMERROR] = "permerror",
    };
    return names[result];
}

static char *input(const char *text, const char *otherwise)
{
    return xstrndup(text ? text : otherwise,
                    strnlen(text ? text : otherwise, SPF_INPUT_MAX));
}

/* Section 4.3: two labels at least, of letters, digits, "-" and "_". */
static bool is_domain(const char *name)
{
    for (const char *at = name; *at; at++)
        if ((*at < 'a' || *at > 'z') && (*at < 'A' || *at > 'Z') &&
            (*at < '0' || *at > '9') && !strchr("-_.", *at))
            return false;
    return spf_is_name(name) && strchr(name, '.');
}

/* Sections 2.4 and 4.3: without a sender it is postmaster at the HELO name. */
static void split_sender(struct spf *spf, const char *mail_from)
{
    autofree char *mail = input(mail_from, "");
    const char *at = strrchr(mail, '@');
    spf->local = at && at > mail ? xstrndup(mail, (size_t)(at - mail))
                                 : xstrdup("postmaster");
    spf->sender = xstrdup(at ? at + 1 : *mail ? mail : spf->helo);
    size_t len = strlen(spf->sender);
    if (len && spf->sender[len - 1] == '.')
        spf->sender[len - 1] = '\0';
}

struct spf *spf_new(const struct spf_in *in)
{
    struct spf *spf = xcalloc(1, sizeof *spf);
    if (!ip_unmap(&in->ip, &spf->ip))
        spf->ip = in->ip;
    spf->helo = input(in->helo, "");
    spf->receiver = input(in->receiver, "unknown");
    spf->now = in->now;
    split_sender(spf, in->mail_from);
    if (!is_domain(spf->sender)) {
        spf_end(spf, SPF_NONE,
                N_("The sender has no full domain name "
                   "(RFC 7208 section 4.3)."),
                NULL);
        return spf;
    }
    spf->frames[0].domain = xstrdup(spf->sender);
    spf->depth = 1;
    spf_ask(spf, spf->sender, DNS_TXT, WANT_RECORD);
    return spf;
}

void spf_free(struct spf *spf)
{
    if (!spf)
        return;
    for (size_t i = 0; i < spf->depth; i++) {
        spf_record_done(&spf->frames[i].record);
        free(spf->frames[i].domain);
    }
    spf_names_done(&spf->hosts);
    spf_names_done(&spf->valid);
    free(spf->local);
    free(spf->sender);
    free(spf->helo);
    free(spf->receiver);
    free(spf->explain);
    free(spf->verdict.term);
    free(spf->verdict.domain);
    free(spf->verdict.record);
    free(spf->verdict.explanation);
    free(spf);
}

bool spf_next(const struct spf *spf, struct spf_query *ret)
{
    if (spf->done)
        return false;
    *ret = spf->query;
    return true;
}

const struct spf_verdict *spf_verdict(const struct spf *spf)
{
    assert(spf->done);
    return &spf->verdict;
}

static const struct spf_piece *current(struct spf *spf)
{
    const struct spf_frame *top = spf_top(spf);
    return &top->record.terms[top->term].whole;
}

/* Is it an answer that a term can go on with? Counts a void one. */
static bool is_usable(struct spf *spf, const struct dns_answer *answer)
{
    if (!dns_said(answer->status)) {
        spf_end(spf, SPF_TEMPERROR,
                N_("A name that this mechanism needs could not be looked up "
                   "(RFC 7208 section 5)."),
                current(spf));
        return false;
    }
    if (answer->count > 0)
        return true;
    if (++spf->verdict.voids > SPF_VOIDS_MAX) {
        spf_end(spf, SPF_PERMERROR,
                N_("More than two lookups found nothing "
                   "(RFC 7208 section 4.6.4)."),
                current(spf));
        return false;
    }
    return true;
}

static bool has_ip(struct spf *spf, const struct dns_answer *answer,
                   unsigned bits4, unsigned bits6)
{
    for (size_t i = 0; i < answer->count; i++)
        if (spf_is_in(&spf->ip, &answer->records[i].ip, bits4, bits6))
            return true;
    return false;
}

/* The addresses of a domain, or of one of its mail hosts. */
static void take_addresses(struct spf *spf, const struct dns_answer *answer,
                           bool host)
{
    const struct spf_frame *top = spf_top(spf);
    const struct spf_term *term = &top->record.terms[top->term];
    if (has_ip(spf, answer, term->bits4, term->bits6))
        spf_matched(spf);
    else if (!host || !spf_ask_host(spf))
        spf_not_matched(spf);
}

static void take_hosts(struct spf *spf, const struct dns_answer *answer,
                       bool confirming)
{
    spf_names_done(&spf->hosts);
    spf->host = 0;
    spf->confirming = confirming;
    for (size_t i = 0; i < answer->count; i++)
        if (answer->records[i].text) {
            char *name = answer->records[i].text;
            size_t len = strlen(name);
            autofree char *plain =
                xstrndup(name, len && name[len - 1] == '.' ? len - 1 : len);
            spf_names_add(&spf->hosts, plain);
        }
}

static void take_mx(struct spf *spf, const struct dns_answer *answer)
{
    if (answer->count > SPF_NAMES_MAX) {
        spf_end(spf, SPF_PERMERROR,
                N_("The domain has more than ten MX records "
                   "(RFC 7208 section 4.6.4)."),
                current(spf));
        return;
    }
    take_hosts(spf, answer, false);
    if (!spf_ask_host(spf))
        spf_not_matched(spf);
}

/* Section 5.5: what cannot be looked up is not confirmed, and no error. */
static void take_ptr(struct spf *spf, const struct dns_answer *answer)
{
    const struct spf_frame *top = spf_top(spf);
    if (!spf->explaining && top->term < top->record.count &&
        top->record.terms[top->term].kind == SPF_PTR &&
        dns_said(answer->status) && !is_usable(spf, answer))
        return;
    take_hosts(spf, answer, true);
    spf->confirmed = !spf_ask_host(spf);
}

static void take_ptr_host(struct spf *spf, const struct dns_answer *answer)
{
    if (has_ip(spf, answer, 32, 128))
        spf_names_add(&spf->valid, spf->hosts.name[spf->host - 1]);
    spf->confirmed = !spf_ask_host(spf);
}

/* Section 6.2: one text of ASCII, or none. */
static void take_explanation(struct spf *spf, const struct dns_answer *answer)
{
    const struct dns_record *text = answer->records;
    spf->done = true;
    if (answer->status != DNS_FOUND || answer->count != 1 || !text->text ||
        !spf_macro_string(text->text, text->len, true))
        return;
    spf->explain = xmemdup(text->text, text->len);
    spf->explain_len = text->len;
    spf->done = false;
}

void spf_answer(struct spf *spf, const struct dns_answer *answer)
{
    enum spf_want want = spf->want;
    assert(!spf->done && want != WANT_NOTHING);
    spf->want = WANT_NOTHING;
    if (want == WANT_RECORD)
        spf_take_record(spf, answer);
    else if (want == WANT_PTR)
        take_ptr(spf, answer);
    else if (want == WANT_PTR_HOST)
        take_ptr_host(spf, answer);
    else if (want == WANT_EXPLANATION)
        take_explanation(spf, answer);
    else if (want == WANT_MX_HOST && dns_said(answer->status))
        take_addresses(spf, answer, true);
    else if (!is_usable(spf, answer))
        return;
    else if (want == WANT_MX)
        take_mx(spf, answer);
    else if (want == WANT_A)
        take_addresses(spf, answer, false);
    else if (answer->count > 0)
        spf_matched(spf);
    else
        spf_not_matched(spf);
    spf_run(spf);
}
