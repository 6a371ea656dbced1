/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/derive.h"

#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/host_look.h"
#include "model/hostname.h"
#include "model/ip_special.h"

#include <string.h>

/* The new ones beside the old, until both are compared. */
struct derived {
    struct facts *from; /* borrowed */
    struct facts *to;
};

static void follow(struct derived *derived, const char *kind,
                   const char *subject, const char *value,
                   const struct fact *why)
{
    struct fact fact = fact_make(kind, subject, FACT_KNOWN, value, why->source);
    fact.at = why->at;
    facts_set(derived->to, fact);
}

static const struct fact *known(const struct derived *derived, const char *kind,
                                const char *subject)
{
    const struct fact *fact = facts_get(derived->from, kind, subject);
    return fact && fact->state == FACT_KNOWN ? fact : NULL;
}

/* The domain of a name that somebody chose; of one that the provider made up it
 * is the provider's, who does not send. */
static const char *owner_of(const char *host, const char *ip)
{
    struct ip_address address;
    bool known = ip_parse(ip, &address);
    if (!*host || host_look(host, known ? &address : NULL) != LOOK_OWN)
        return NULL;
    return hostname_registered(host);
}

/* "IP NAME DOMAIN"; a hyphen holds the place of what is not known. The PTR has
 * been answered: before that, nothing is suggested. */
static void follow_server(struct derived *derived, const char *ip)
{
    const struct fact *ptr = facts_get(derived->from, "ptr", ip);
    if (!ptr || ptr->state == FACT_ASKED || ptr->state == FACT_FAILED)
        return;
    struct hostname host = {.ascii = ""};
    size_t len = strcspn(ptr->value, " ");
    if (ptr->state == FACT_KNOWN)
        hostname_check(ptr->value, len, &host);
    const char *owner = owner_of(host.ascii, ip);
    autofree char *row = xasprintf(
        "%s %s %s", ip, *host.ascii ? host.ascii : "-", owner ? owner : "-");
    follow(derived, "server", ip, row, ptr);
}

static bool is_public(const char *text)
{
    struct ip_address ip;
    return ip_parse(text, &ip) && !ip_special(&ip);
}

/* Addresses that mail leaves from, the strongest evidence first: what the
 * other side saw, what the mail server is told of itself and of the NAT before
 * it, what the kernel takes, what others see of a web request. */
static void follow_addresses(struct derived *derived)
{
    static const char *const kinds[] = {"refused_address", "mta_bind",
                                        "mta_outside", "source_address",
                                        "public_address"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t k = 0; k < facts_count(derived->from); k++) {
            const struct fact *fact = facts_at(derived->from, k);
            const char *ip = i == 0 ? fact->subject : fact->value;
            if (fact->state == FACT_KNOWN &&
                strcmp(fact->kind, kinds[i]) == 0 && is_public(ip))
                follow_server(derived, ip);
        }
}

static void follow_domain(struct derived *derived, const struct fact *fact)
{
    if (strcmp(fact->kind, "mx") != 0 || fact_verdict_is(fact->value, "null"))
        return;
    /* RFC 5321 4.5.1: whoever takes mail has it. */
    autofree char *address = xasprintf("postmaster@%s", fact->subject);
    follow(derived, "email", fact->subject, address, fact);
    autofree char *url = xasprintf("https://%s/", fact->subject);
    const struct fact *page = known(derived, "page", url);
    const struct fact *final = known(derived, "page_address", url);
    if (page && fact_verdict_is(page->value, "ok"))
        follow(derived, "website", url, final ? final->value : url, page);
}

static void follow_key(struct derived *derived, const struct fact *fact)
{
    if (strcmp(fact->kind, "dkim") == 0 &&
        (fact_verdict_is(fact->value, "good") ||
         fact_verdict_is(fact->value, "weak")))
        follow(derived, "signing", "", "dkim", fact);
}

static bool is_derived(const char *kind)
{
    static const char *const kinds[] = {"server", "email", "website",
                                        "signing"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

/* When something was measured last. */
static time_t last_measured(const struct facts *facts)
{
    time_t last = 0;
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (fact_kind_find(fact->kind) && fact->state != FACT_ASKED &&
            fact->at > last)
            last = fact->at;
    }
    return last;
}

/* What a file brought along stays until something newer is known. */
static void remove_old(struct facts *facts, const struct facts *fresh)
{
    time_t last = last_measured(facts);
    for (size_t i = facts_count(facts); i-- > 0;) {
        const struct fact *fact = facts_at(facts, i);
        if (!is_derived(fact->kind) || fact->at > last ||
            facts_get(fresh, fact->kind, fact->subject))
            continue;
        autofree char *kind = xstrdup(fact->kind);
        autofree char *subject = xstrdup(fact->subject);
        facts_remove(facts, kind, subject);
    }
}

/* A fact that says the same as before keeps its time, and counts as none. */
static void add_new(struct facts *facts, const struct facts *fresh)
{
    for (size_t i = 0; i < facts_count(fresh); i++) {
        const struct fact *fact = facts_at(fresh, i);
        const struct fact *old = facts_get(facts, fact->kind, fact->subject);
        if (old && strcmp(old->value, fact->value) == 0 &&
            strcmp(old->source, fact->source) == 0)
            continue;
        struct fact copy = fact_make(fact->kind, fact->subject, fact->state,
                                     fact->value, fact->source);
        copy.at = fact->at;
        facts_set(facts, copy);
    }
}

void derive_facts(struct facts *facts)
{
    struct derived derived = {.from = facts, .to = facts_new()};
    follow_addresses(&derived);
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (fact->state != FACT_KNOWN)
            continue;
        follow_domain(&derived, fact);
        follow_key(&derived, fact);
    }
    remove_old(facts, derived.to);
    add_new(facts, derived.to);
    facts_free(derived.to);
}
