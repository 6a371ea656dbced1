/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/evidence_facts.h"

#include "base/mem.h"
#include "model/ip_special.h"
#include "model/volume_fact.h"

#include <stdlib.h>
#include <string.h>

enum { ADDRESSES_MOST = 16 }; /* of ours; each is measured */
#define SOURCE "mail logs"    /* each source begins so */

struct address {
    struct ip_address ip;
    uint64_t count;
};

struct addresses {
    struct address *items;
    size_t count;
};

static void remove_old(struct facts *facts)
{
    for (size_t i = facts_count(facts); i-- > 0;) {
        const struct fact *fact = facts_at(facts, i);
        if (strncmp(fact->source, SOURCE, strlen(SOURCE)) != 0 ||
            (strcmp(fact->kind, EVIDENCE_VOLUME) != 0 &&
             strcmp(fact->kind, EVIDENCE_REFUSED) != 0))
            continue;
        autofree char *kind = xstrdup(fact->kind);
        autofree char *subject = xstrdup(fact->subject);
        facts_remove(facts, kind, subject);
    }
}

static void set(struct facts *facts, const char *kind, const char *subject,
                uint64_t count, const char *source, time_t now)
{
    autofree char *value = xasprintf("%llu", (unsigned long long)count);
    struct fact fact = fact_make(kind, subject, FACT_KNOWN, value, source);
    fact.at = now;
    facts_set(facts, fact);
}

/* A provider that was sent nothing says nothing of how much is sent. */
static void set_volume(struct facts *facts, const struct evidence *evidence,
                       const struct provider *provider, time_t now)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(evidence, provider->id);
    if (delivery)
        facts_set(facts,
                  volume_fact(provider->name, evidence_month(delivery, now),
                              delivery->first, now));
}

static void add(struct addresses *addresses, const char *text, uint64_t count)
{
    struct ip_address ip;
    if (!ip_parse(text, &ip) || ip_special(&ip))
        return;
    for (size_t i = 0; i < addresses->count; i++) {
        struct address *old = &addresses->items[i];
        if (old->ip.v6 == ip.v6 && old->ip.high == ip.high &&
            old->ip.low == ip.low) {
            old->count += count;
            return;
        }
    }
    addresses->items = xreallocarray(addresses->items, addresses->count + 1,
                                     sizeof *addresses->items);
    addresses->items[addresses->count++] =
        (struct address){.ip = ip, .count = count};
}

static int by_count(const void *left, const void *right)
{
    const struct address *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    if (a->ip.high != b->ip.high)
        return a->ip.high < b->ip.high ? -1 : 1;
    return a->ip.low < b->ip.low ? -1 : a->ip.low > b->ip.low;
}

static void set_addresses(struct facts *facts, const struct evidence *evidence,
                          const struct provider *provider, time_t now)
{
    struct addresses all = {0};
    for (size_t i = 0; i < evidence->refusal_count; i++) {
        const struct evidence_refusal *refusal = &evidence->refusals[i];
        if (strcmp(refusal->provider, provider->id) != 0)
            continue;
        for (size_t k = 0; k < refusal->ip_count; k++)
            add(&all, refusal->ips[k].name, refusal->ips[k].count);
    }
    if (all.count > 1)
        qsort(all.items, all.count, sizeof *all.items, by_count);
    for (size_t i = 0; i < all.count && i < ADDRESSES_MOST; i++) {
        char ip[IP_TEXT_SIZE];
        ip_print(&all.items[i].ip, ip);
        set(facts, EVIDENCE_REFUSED, ip, all.items[i].count, SOURCE, now);
    }
    free(all.items);
}

void evidence_facts_update(struct facts *facts, const struct evidence *evidence,
                           const struct provider *provider, time_t now)
{
    remove_old(facts);
    set_volume(facts, evidence, provider, now);
    set_addresses(facts, evidence, provider, now);
}
