/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/facts.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

#include <string.h>

struct facts {
    struct fact *fact;
    size_t count;
    size_t bytes; /* of all strings */
    unsigned long rev;
    size_t *slots;     /* by kind and subject: 1 + place of a fact, 0 is free */
    size_t slot_count; /* a power of two, at most half of them taken */
};

static const char *const state_names[] = {
    [FACT_ASKED] = "asked",
    [FACT_KNOWN] = "known",
    [FACT_ABSENT] = "absent",
    [FACT_FAILED] = "failed",
};

const char *fact_state_name(enum fact_state state)
{
    return state_names[state];
}

bool fact_state_find(const char *name, enum fact_state *ret)
{
    for (size_t i = 0; i < sizeof state_names / sizeof state_names[0]; i++)
        if (strcmp(state_names[i], name) == 0) {
            *ret = (enum fact_state)i;
            return true;
        }
    return false;
}

struct facts *facts_new(void)
{
    return xcalloc(1, sizeof(struct facts));
}

void facts_free(struct facts *facts)
{
    if (!facts)
        return;
    for (size_t i = 0; i < facts->count; i++)
        fact_done(&facts->fact[i]);
    free(facts->fact);
    free(facts->slots);
    free(facts);
}

unsigned long facts_rev(const struct facts *facts)
{
    return facts->rev;
}

size_t facts_count(const struct facts *facts)
{
    return facts->count;
}

const struct fact *facts_at(const struct facts *facts, size_t i)
{
    return &facts->fact[i];
}

static unsigned long long hash_text(unsigned long long hash, const char *text)
{
    for (; *text; text++)
        hash = hash_mix(hash, (unsigned char)*text);
    return hash_mix(hash, 0); /* "a" "bc" is not "ab" "c" */
}

/* Where the fact stands, or the free slot that it would have. */
static size_t *find_slot(const struct facts *facts, const char *kind,
                         const char *subject)
{
    size_t mask = facts->slot_count - 1;
    size_t i = hash_text(hash_text(HASH_START, kind), subject) & mask;
    for (; facts->slots[i]; i = (i + 1) & mask) {
        const struct fact *fact = &facts->fact[facts->slots[i] - 1];
        if (strcmp(fact->kind, kind) == 0 &&
            strcmp(fact->subject, subject) == 0)
            break;
    }
    return &facts->slots[i];
}

static void index_anew(struct facts *facts, size_t slot_count)
{
    free(facts->slots);
    facts->slots = xcalloc(slot_count, sizeof *facts->slots);
    facts->slot_count = slot_count;
    for (size_t i = 0; i < facts->count; i++)
        *find_slot(facts, facts->fact[i].kind, facts->fact[i].subject) = i + 1;
}

static struct fact *find(const struct facts *facts, const char *kind,
                         const char *subject)
{
    if (!facts->slots)
        return NULL;
    size_t slot = *find_slot(facts, kind, subject);
    return slot ? &facts->fact[slot - 1] : NULL;
}

const struct fact *facts_get(const struct facts *facts, const char *kind,
                             const char *subject)
{
    return find(facts, kind, subject);
}

/* Never NULL, and never longer than the limit: a fact is shown and compared,
 * so one that was cut is still better than none. */
static void fit(char **text)
{
    if (!*text)
        *text = xstrdup("");
    size_t len = strlen(*text);
    if (len > FACT_TEXT_MAX)
        (*text)[text_prev(*text, len, FACT_TEXT_MAX + 1)] = '\0';
}

static size_t bytes_of(const struct fact *fact)
{
    return strlen(fact->kind) + strlen(fact->subject) + strlen(fact->value) +
           strlen(fact->source);
}

bool facts_set(struct facts *facts, struct fact fact)
{
    fit(&fact.kind);
    fit(&fact.subject);
    fit(&fact.value);
    fit(&fact.source);
    struct fact *known = find(facts, fact.kind, fact.subject);
    size_t bytes =
        facts->bytes - (known ? bytes_of(known) : 0) + bytes_of(&fact);
    if ((!known && facts->count >= FACTS_MAX) || bytes > FACTS_BYTES_MAX) {
        fact_done(&fact);
        return false;
    }
    facts->bytes = bytes;
    if (known) {
        fact_done(known);
    } else {
        facts->fact =
            xreallocarray(facts->fact, facts->count + 1, sizeof *facts->fact);
        known = &facts->fact[facts->count++];
    }
    *known = fact;
    if (2 * facts->count > facts->slot_count)
        index_anew(facts, facts->slot_count ? 2 * facts->slot_count : 64);
    *find_slot(facts, known->kind, known->subject) =
        (size_t)(known - facts->fact) + 1;
    facts->rev++;
    return true;
}

bool facts_remove(struct facts *facts, const char *kind, const char *subject)
{
    struct fact *fact = find(facts, kind, subject);
    if (!fact)
        return false;
    facts->bytes -= bytes_of(fact);
    fact_done(fact);
    facts->count--;
    for (size_t i = (size_t)(fact - facts->fact); i < facts->count; i++)
        facts->fact[i] = facts->fact[i + 1];
    index_anew(facts, facts->slot_count);
    facts->rev++;
    return true;
}

static char *clean_copy(const char *text)
{
    char *clean =
        text_clean(text ? text : "", text ? strlen(text) : 0, TEXT_LINE);
    fit(&clean);
    return clean;
}

struct fact fact_make(const char *kind, const char *subject,
                      enum fact_state state, const char *value,
                      const char *source)
{
    return (struct fact){
        .kind = clean_copy(kind),
        .subject = clean_copy(subject),
        .state = state,
        .value = clean_copy(value),
        .source = clean_copy(source),
    };
}

void fact_done(struct fact *fact)
{
    free(fact->kind);
    free(fact->subject);
    free(fact->value);
    free(fact->source);
    *fact = (struct fact){.kind = NULL};
}
