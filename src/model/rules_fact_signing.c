/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What is claimed about signatures, beside what stands in the DNS. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>

static bool is_claimed(const struct rule_in *in)
{
    for (char **value = in->rule->values; *value; value++)
        if (value_has(rule_value(in), *value))
            return true;
    return false;
}

/* Of a key of the domain: SELECTOR._domainkey.DOMAIN. */
static bool is_about_key_of(const struct fact *fact, const char *domain)
{
    autofree char *end = xasprintf("._domainkey.%s", domain);
    size_t len = strlen(fact->subject), end_len = strlen(end);
    return strcmp(fact->kind, "dkim") == 0 && len > end_len &&
           strcmp(fact->subject + len - end_len, end) == 0;
}

static bool is_key_of(const struct fact *fact, const char *domain)
{
    return fact->state == FACT_KNOWN && is_about_key_of(fact, domain);
}

static bool is_fine(const struct fact *fact)
{
    static const char *const fine[] = {"good", "weak", "long", "testing"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (fact_verdict_is(fact->value, fine[i]))
            return true;
    return false;
}

/* One bad key beside a good one is an old one that nobody took away; the first
 * bad one, when there is no other. */
static const struct fact *bad_key(const struct rule_in *in, const char *domain)
{
    const struct facts *facts = in->check->facts;
    const struct fact *bad = NULL;
    for (size_t i = 0; facts && i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (!is_key_of(fact, domain))
            continue;
        if (is_fine(fact))
            return NULL;
        bad = bad ? bad : fact;
    }
    return bad;
}

/* Keys stand at the domain that signs, which may be the one above. */
static bool has_no_keys(const struct rule_in *in, const char *domain)
{
    const char *above = hostname_registered(domain);
    return rule_fact_says(in, "dkim_any", domain, "none") &&
           !rule_fact_says(in, "soa", domain, "absent") &&
           (!above || !rule_fact_says(in, "dkim_any", above, "some"));
}

static void judge_keys(const struct rule_in *in, const char *domain)
{
    autofree char *shown = rule_clip(domain, strlen(domain));
    const struct fact *bad = bad_key(in, domain);
    if (has_no_keys(in, domain)) {
        rule_say(in, SEVERITY_WARNING,
                 N_("%s has no DKIM key in the DNS. Publish the public key of "
                    "your signer at SELECTOR._domainkey.%s, or correct the "
                    "answer."),
                 shown, domain);
    } else if (bad) {
        autofree char *key = rule_clip(bad->subject, strlen(bad->subject));
        autofree char *value = rule_clip(bad->value, strlen(bad->value));
        rule_say(in, SEVERITY_WARNING,
                 N_("The DKIM key at %s is no good: %s. Make a new pair of at "
                    "least 2048 bits and publish its public half there."),
                 key, value);
    }
}

/* Is it one that signs here, or has signed the message that was opened? Others
 * may be anybody's guess. */
static bool is_in_use(const struct rule_in *in, const char *key)
{
    return rule_fact_value(in, "dkim_selector", key) ||
           rule_fact_value(in, "signature", key);
}

static void judge_key(const struct rule_in *in, const struct fact *fact)
{
    const char *key = fact->subject;
    if (fact->state == FACT_ABSENT && is_in_use(in, key))
        rule_say(in, SEVERITY_WARNING,
                 N_("Mail is signed with a key that is not in the DNS. Add its "
                    "public half to the zone: '%s. TXT \"v=DKIM1; k=rsa; "
                    "p=...\"'."),
                 key);
    else if (fact->state == FACT_KNOWN && fact_verdict_is(fact->value, "weak"))
        rule_say(in, SEVERITY_ADVICE,
                 N_("The DKIM key at %s has fewer than 2048 bits, which Yahoo "
                    "recommends (2024). Make a new one under a new selector."),
                 key);
    else if (fact->state == FACT_KNOWN &&
             fact_verdict_is(fact->value, "testing"))
        rule_say(in, SEVERITY_ADVICE,
                 N_("The DKIM key at %s says that it is being tested (t=y). "
                    "Take that out when signing works."),
                 key);
}

static void judge_each_key(const struct rule_in *in, const char *domain)
{
    const struct facts *facts = in->check->facts;
    for (size_t i = 0; facts && i < facts_count(facts); i++)
        if (is_about_key_of(facts_at(facts, i), domain))
            judge_key(in, facts_at(facts, i));
}

static void judge_domainkeys(const struct rule_in *in, const char *domain)
{
    autofree char *shown = rule_clip(domain, strlen(domain));
    if (rule_fact_says(in, "domainkeys", domain, "absent") &&
        !rule_fact_says(in, "soa", domain, "absent"))
        rule_say_guide(
            in, SEVERITY_ADVICE,
            N_("%s has no DomainKeys policy at _domainkey.%s; it need not have "
               "one (RFC 4870). The guide's DomainKeys (about 2010) became "
               "DKIM in 2007: if you sign with DKIM only, say so."),
            shown, domain);
}

static void each_domain(const struct rule_in *in,
                        void (*judge)(const struct rule_in *in,
                                      const char *domain))
{
    char **domains;
    if (!is_claimed(in))
        return;
    size_t count = rule_domains_read(in, &domains);
    for (size_t i = 0; i < count; i++)
        judge(in, domains[i]);
    rule_domains_done(domains, count);
}

void rule_dkim_found(const struct rule_in *in)
{
    each_domain(in, judge_keys);
    each_domain(in, judge_each_key);
}

void rule_domainkeys_found(const struct rule_in *in)
{
    each_domain(in, judge_domainkeys);
}

static bool any_aligned(const struct facts *facts)
{
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (strcmp(fact->kind, "signature") == 0 && fact->state == FACT_KNOWN &&
            fact_verdict_is(fact->value, "aligned"))
            return true;
    }
    return false;
}

/* Of one message only: the facts of the one before went with it. */
void rule_signed_message(const struct rule_in *in)
{
    const char *from = rule_fact_value(in, "message", "");
    if (!from || !is_claimed(in))
        return;
    autofree char *shown = rule_clip(from, strlen(from));
    if (rule_fact_says(in, "signatures", from, "absent"))
        rule_say(in, SEVERITY_WARNING,
                 N_("The mail you opened, from %s, has no DKIM signature. Have "
                    "your mail server sign what leaves, or correct the "
                    "answer."),
                 shown);
    else if (rule_fact_value(in, "signatures", from) &&
             !any_aligned(in->check->facts))
        rule_say(in, SEVERITY_WARNING,
                 N_("The mail you opened is signed, but not by %s, the domain "
                    "of its From, so that DMARC does not count it (RFC 9989). "
                    "Sign with d=%s as well."),
                 shown, shown);
}
