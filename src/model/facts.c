/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/facts.h"

#include "base/mem.h"
#include "base/text.h"

#include <string.h>

struct facts {
    struct fact *fact;
    size_t count;
    unsigned long rev;
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

static struct fact *find(const struct facts *facts, const char *kind,
                         const char *subject)
{
    for (size_t i = 0; i < facts->count; i++) {
        struct fact *fact = &facts->fact[i];
        if (strcmp(fact->kind, kind) == 0 &&
            strcmp(fact->subject, subject) == 0)
            return fact;
    }
    return NULL;
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

bool facts_set(struct facts *facts, struct fact fact)
{
    fit(&fact.kind);
    fit(&fact.subject);
    fit(&fact.value);
    fit(&fact.source);
    struct fact *known = find(facts, fact.kind, fact.subject);
    if (!known && facts->count >= FACTS_MAX) {
        fact_done(&fact);
        return false;
    }
    if (known) {
        fact_done(known);
    } else {
        facts->fact =
            xreallocarray(facts->fact, facts->count + 1, sizeof *facts->fact);
        known = &facts->fact[facts->count++];
    }
    *known = fact;
    facts->rev++;
    return true;
}

bool facts_remove(struct facts *facts, const char *kind, const char *subject)
{
    struct fact *fact = find(facts, kind, subject);
    if (!fact)
        return false;
    fact_done(fact);
    facts->count--;
    for (size_t i = (size_t)(fact - facts->fact); i < facts->count; i++)
        facts->fact[i] = facts->fact[i + 1];
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
