/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answer_facts.h"

#include "base/mem.h"
#include "model/refusal_address.h"

#include <string.h>

#define KIND   "refused_address"
#define SOURCE "the refusals in your answers"

static void read_answers(struct refusal_addresses *list,
                         const struct form *form, const struct answers *answers)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].kind->shape != SHAPE_BLOCK ||
            !answers_asked(answers, i))
            continue;
        const char *text = value_text(answers_value(answers, i));
        refusal_addresses_add(list, text, strlen(text));
    }
}

static bool is_named(const struct refusal_addresses *list, const char *subject)
{
    char ip[IP_TEXT_SIZE];
    for (size_t i = 0; i < list->count; i++) {
        ip_print(&list->items[i].ip, ip);
        if (strcmp(ip, subject) == 0)
            return true;
    }
    return false;
}

static void remove_old(struct facts *facts,
                       const struct refusal_addresses *list)
{
    for (size_t i = facts_count(facts); i-- > 0;) {
        const struct fact *fact = facts_at(facts, i);
        if (strcmp(fact->kind, KIND) != 0 ||
            strcmp(fact->source, SOURCE) != 0 || is_named(list, fact->subject))
            continue;
        autofree char *subject = xstrdup(fact->subject);
        facts_remove(facts, KIND, subject);
    }
}

/* Logs know better how often; an equal one keeps its time. */
static void add(struct facts *facts, const struct refusal_address *address,
                time_t now)
{
    char ip[IP_TEXT_SIZE];
    ip_print(&address->ip, ip);
    autofree char *count = xasprintf("%zu", address->count);
    const struct fact *old = facts_get(facts, KIND, ip);
    if (old &&
        (strcmp(old->source, SOURCE) != 0 || strcmp(old->value, count) == 0))
        return;
    struct fact fact = fact_make(KIND, ip, FACT_KNOWN, count, SOURCE);
    fact.at = now;
    facts_set(facts, fact);
}

void answer_facts_update(struct facts *facts, const struct form *form,
                         const struct answers *answers, time_t now)
{
    struct refusal_addresses list = {0};
    read_answers(&list, form, answers);
    remove_old(facts, &list);
    for (size_t i = 0; i < list.count; i++)
        add(facts, &list.items[i], now);
    refusal_addresses_done(&list);
}
