/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "probe/spf_state.h"

#include <assert.h>
#include <string.h>

static void set_clean(char **place, const char *text, size_t len)
{
    free(*place);
    *place = text ? text_clean(text, len, TEXT_LINE) : NULL;
}

void spf_end(struct spf *spf, enum spf_result result, const char *reason,
             const struct spf_piece *term)
{
    const char *domain = spf->depth ? spf_top(spf)->domain : spf->sender;
    spf->done = true;
    spf->verdict.result = result;
    spf->verdict.reason = reason;
    set_clean(&spf->verdict.term, term ? term->text : NULL,
              term ? term->len : 0);
    set_clean(&spf->verdict.domain, domain, strlen(domain));
}

static enum spf_result result_of(char qualifier)
{
    return qualifier == '+'   ? SPF_PASS
           : qualifier == '-' ? SPF_FAIL
           : qualifier == '~' ? SPF_SOFTFAIL
                              : SPF_NEUTRAL;
}

static void pop(struct spf *spf)
{
    struct spf_frame *frame = spf_top(spf);
    spf_record_done(&frame->record);
    free(frame->domain);
    *frame = (struct spf_frame){0};
    spf->depth--;
}

void spf_not_matched(struct spf *spf)
{
    spf_top(spf)->term++;
    spf_top(spf)->counted = false;
}

/* The sentence about the mechanism in verdict.term. */
static const char *match_reason(enum spf_result result, bool all)
{
    if (result == SPF_PASS)
        return N_("This mechanism allows the address to send.");
    if (all)
        return N_("No mechanism before \"all\" matched the address "
                  "(RFC 7208 section 5.1).");
    return N_("This mechanism matched the address, without allowing it to "
              "send (RFC 7208 section 4.6.2).");
}

/* The innermost term that matched is the one worth naming. */
void spf_matched(struct spf *spf)
{
    struct spf_frame *top = spf_top(spf);
    const struct spf_term *term = &top->record.terms[top->term];
    enum spf_result result = result_of(term->qualifier);
    autofree char *domain = xstrdup(top->domain);
    autofree char *inner = xmemdup(term->whole.text, term->whole.len);
    bool all = term->kind == SPF_ALL;
    while (spf->depth > 1) {
        pop(spf);
        if (result != SPF_PASS) { /* 5.2: the include does not match */
            spf_not_matched(spf);
            return;
        }
        top = spf_top(spf);
        result = result_of(top->record.terms[top->term].qualifier);
    }
    struct spf_piece piece = {inner, strlen(inner)};
    spf_end(spf, result, match_reason(result, all), &piece);
    set_clean(&spf->verdict.domain, domain, strlen(domain));
    if (result == SPF_FAIL && top->record.exp.text) {
        spf->done = false;
        spf->explaining = true;
    }
}

/* Counts a term that asks; false: it was one too many. */
static bool count_lookup(struct spf *spf, const struct spf_piece *term)
{
    struct spf_frame *top = spf_top(spf);
    if (top->counted)
        return true;
    if (spf->verdict.lookups == SPF_LOOKUPS_MAX) {
        spf_end(spf, SPF_PERMERROR,
                N_("The record needs more than ten DNS lookups "
                   "(RFC 7208 section 4.6.4)."),
                term);
        return false;
    }
    spf->verdict.lookups++;
    top->counted = true;
    return true;
}

static uint64_t prefix(unsigned bits)
{
    return bits == 0 ? 0 : bits >= 64 ? UINT64_MAX : UINT64_MAX << (64 - bits);
}

bool spf_is_in(const struct ip_address *ip, const struct ip_address *net,
               unsigned bits4, unsigned bits6)
{
    if (ip->v6 != net->v6)
        return false;
    if (!ip->v6)
        return ((ip->low ^ net->low) << 32 & prefix(bits4)) == 0;
    return ((ip->high ^ net->high) & prefix(bits6)) == 0 &&
           ((ip->low ^ net->low) & prefix(bits6 > 64 ? bits6 - 64 : 0)) == 0;
}

static void judge_ptr(struct spf *spf, const char *target)
{
    bool found = false;
    for (size_t i = 0; i < spf->valid.count; i++)
        found |= spf_is_below(spf->valid.name[i], target);
    if (found)
        spf_matched(spf);
    else
        spf_not_matched(spf);
}

/* The same domain a second time is found by the limit, as 4.6.4 says. */
static void include(struct spf *spf, const char *target)
{
    const struct spf_frame *top = spf_top(spf);
    assert(spf->depth < SPF_DEPTH_MAX);
    if (!spf_ask(spf, target, DNS_TXT, WANT_RECORD)) {
        spf_end(spf, SPF_PERMERROR,
                N_("The domain that is included is no domain name "
                   "(RFC 7208 section 5.2)."),
                &top->record.terms[top->term].whole);
        return;
    }
    spf->depth++;
    *spf_top(spf) = (struct spf_frame){.domain = xstrdup(target)};
}

static void judge_target(struct spf *spf, const struct spf_term *term,
                         const char *target)
{
    bool asked;
    if (term->kind == SPF_INCLUDE) {
        include(spf, target);
        return;
    }
    if (term->kind == SPF_PTR) {
        judge_ptr(spf, target);
        return;
    }
    if (term->kind == SPF_A)
        asked = spf_ask(spf, target, spf->ip.v6 ? DNS_AAAA : DNS_A, WANT_A);
    else if (term->kind == SPF_MX)
        asked = spf_ask(spf, target, DNS_MX, WANT_MX);
    else
        asked = spf_ask(spf, target, DNS_A, WANT_EXISTS);
    if (!asked) /* 4.8 leaves it open; nothing can be there */
        spf_not_matched(spf);
}

static void judge_term(struct spf *spf, const struct spf_term *term)
{
    autofree char *target = NULL;
    bool ip = term->kind == SPF_IP4 || term->kind == SPF_IP6;
    if (term->kind == SPF_ALL ||
        (ip && spf_is_in(&spf->ip, &term->ip, term->bits4, term->bits6))) {
        spf_matched(spf);
        return;
    }
    if (ip) {
        spf_not_matched(spf);
        return;
    }
    if (!count_lookup(spf, &term->whole))
        return;
    if (term->kind == SPF_PTR && !spf->confirmed) {
        spf_confirm(spf);
        return;
    }
    if (!term->domain.text)
        target = xstrdup(spf_top(spf)->domain);
    else if (!spf_expand(spf, term->domain, true, &target))
        return;
    judge_target(spf, term, target);
}

static void redirect(struct spf *spf)
{
    struct spf_frame *top = spf_top(spf);
    struct spf_piece to = top->record.redirect;
    autofree char *target = NULL;
    if (!count_lookup(spf, &to) || !spf_expand(spf, to, true, &target))
        return;
    if (!spf_ask(spf, target, DNS_TXT, WANT_RECORD)) {
        spf_end(spf, SPF_PERMERROR,
                N_("The domain of \"redirect\" is no domain name "
                   "(RFC 7208 section 6.1)."),
                &to);
        return;
    }
    spf_record_done(&top->record);
    free(top->domain);
    *top = (struct spf_frame){.domain = steal(&target)};
}

/* No term matched (4.7). */
static void end_of_record(struct spf *spf)
{
    if (spf_top(spf)->record.redirect.text) {
        redirect(spf);
    } else if (spf->depth > 1) {
        pop(spf);
        spf_not_matched(spf);
    } else {
        spf_end(spf, SPF_NEUTRAL,
                N_("No mechanism of the record matched the address "
                   "(RFC 7208 section 4.7)."),
                NULL);
    }
}

/* Section 6.2: whatever goes wrong, there is no explanation then. */
static void explain(struct spf *spf)
{
    autofree char *text = NULL;
    if (!spf->explain) {
        if (!spf_expand(spf, spf_top(spf)->record.exp, true, &text))
            return;
        spf->done = !spf_ask(spf, text, DNS_TXT, WANT_EXPLANATION);
        return;
    }
    struct spf_piece piece = {spf->explain, spf->explain_len};
    if (!spf_expand(spf, piece, false, &text))
        return;
    set_clean(&spf->verdict.explanation, text, strlen(text));
    spf->done = true;
}

void spf_run(struct spf *spf)
{
    while (!spf->done && spf->want == WANT_NOTHING) {
        const struct spf_frame *top = spf_top(spf);
        if (spf->explaining)
            explain(spf);
        else if (top->term < top->record.count)
            judge_term(spf, &top->record.terms[top->term]);
        else
            end_of_record(spf);
    }
}
