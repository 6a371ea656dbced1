/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What this machine says of itself, as another process has read it. */
#include "probe/probes.h"

#include <string.h>

/* Which facts of the report belong to what is asked: all of the other kinds
 * are told along with it. */
static const struct {
    const char *asked, *told;
} parts[] = {
    {"own_addresses", "own_address"},
    {"dkim_selectors", "dkim_selector"},
    {"mta", "mta_name"},
    {"mta", "mta_helo"},
    {"mta", "mta_bind"},
    {"mta", "mta_outside"},
    {"mta", "mta_varies"},
    {"mta", "mta_relay"},
};

/* How many facts of this kind there were to tell. */
static size_t tell(struct ask *ask, const struct facts *facts, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (strcmp(fact->kind, kind) != 0)
            continue;
        ask_tell(ask, kind, fact->subject, fact->state, fact->value,
                 fact->source);
        count++;
    }
    return count;
}

static void answer(void *ctx)
{
    struct ask *ask = ctx;
    const struct facts *facts = ask_host(ask, answer);
    size_t told = 0;
    if (!facts)
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].asked, ask->probe->kind) == 0)
            told += tell(ask, facts, parts[i].told);
    const struct fact *fact = facts_get(facts, ask->probe->kind, "");
    if (fact && fact->state == FACT_FAILED)
        ask_failed(ask, fact->source, fact->value);
    else if (fact)
        ask_known(ask, fact->source, "%s", fact->value);
    else if (told > 0)
        ask_known(ask, "", "%zu", told);
    else
        ask_absent(ask, "", "");
}

void probe_host(struct ask *ask)
{
    answer(ask);
}
