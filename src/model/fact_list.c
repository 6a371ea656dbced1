/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/fact_list.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/ip_special.h"

#include <stdlib.h>
#include <string.h>

char *fact_about(const struct fact *fact)
{
    static const char middle[] = "._domainkey.";
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    const char *at = strstr(fact->subject, middle);
    if (!kind || kind->world == WORLD_HERE || kind->subject == SUBJECT_FAMILY)
        return xstrdup("");
    if (kind->subject == SUBJECT_IP_DOMAIN)
        return xstrndup(fact->subject, strcspn(fact->subject, " "));
    if (kind->subject == SUBJECT_KEY && at)
        return xstrdup(at + strlen(middle));
    return xstrdup(fact->subject);
}

struct entry {
    const struct fact *fact;
    char *about;
    size_t group; /* 0: this machine, else one more than the first's place */
    size_t kind;  /* its row in the table */
    size_t place;
};

static int by_about(const void *a, const void *b)
{
    const struct entry *one = a, *two = b;
    int order = strcmp(one->about, two->about);
    if (order != 0)
        return order;
    return one->place < two->place ? -1 : 1;
}

static int by_group(const void *a, const void *b)
{
    const struct entry *one = a, *two = b;
    if (one->group != two->group)
        return one->group < two->group ? -1 : 1;
    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    return one->place < two->place ? -1 : 1;
}

/* What is about the same stands where the first of it came; this machine's
 * come first, whenever they came. */
static void group(struct entry *entries, size_t count)
{
    qsort(entries, count, sizeof *entries, by_about);
    for (size_t i = 0; i < count; i++)
        if (i > 0 && strcmp(entries[i - 1].about, entries[i].about) == 0)
            entries[i].group = entries[i - 1].group;
        else
            entries[i].group = *entries[i].about ? entries[i].place + 1 : 0;
    qsort(entries, count, sizeof *entries, by_group);
}

static bool is_loopback_or_link(const char *text)
{
    struct ip_address ip;
    if (!ip_parse(text, &ip))
        return false;
    if (!ip.v6)
        return ip.low >> 24 == 127; /* RFC 1122 3.2.1.3 */
    return (ip.high == 0 && ip.low == 1) || ip.high >> 54 == 0xfe80 >> 6;
}

/* What every machine has, a count of what is listed anyway, and that a
 * selector which was only guessed is not there: it says nothing. */
static bool is_idle(const struct facts *facts, const struct fact *fact)
{
    if (strcmp(fact->kind, "own_address") == 0)
        return is_loopback_or_link(fact->subject);
    if (strcmp(fact->kind, "own_addresses") == 0)
        return fact->state == FACT_KNOWN;
    return strcmp(fact->kind, "dkim") == 0 && fact->state == FACT_ABSENT &&
           !facts_get(facts, "dkim_selector", fact->subject) &&
           !facts_get(facts, "signature", fact->subject);
}

size_t fact_list(const struct facts *facts, const struct fact ***ret)
{
    size_t count = 0;
    struct entry *entries = xcalloc(facts_count(facts) + 1, sizeof *entries);
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        const struct fact_kind *kind = fact_kind_find(fact->kind);
        if (!kind || is_idle(facts, fact))
            continue;
        entries[count++] = (struct entry){
            .fact = fact,
            .about = fact_about(fact),
            .kind = (size_t)(kind - fact_kinds()),
            .place = i,
        };
    }
    group(entries, count);
    *ret = xcalloc(count + 1, sizeof(const struct fact *));
    for (size_t i = 0; i < count; i++) {
        (*ret)[i] = entries[i].fact;
        free(entries[i].about);
    }
    free(entries);
    return count;
}

/* What the first word of a value means, "" for any; absent ones have a word
 * of their own. */
static const struct {
    const char *kind, *word;
    enum fact_verdict verdict;
} verdicts[] = {
    {"ptr", "absent", VERDICT_BAD},
    {"ptr", "", VERDICT_GOOD},
    {"fcrdns", "pass", VERDICT_GOOD},
    {"fcrdns", "fail", VERDICT_BAD},
    {"fcrdns", "absent", VERDICT_BAD},
    {"forward", "absent", VERDICT_BAD},
    {"ping", "answers", VERDICT_GOOD},
    {"ping", "absent", VERDICT_LOOK},
    {"greeting", "absent", VERDICT_LOOK},
    {"greeting", "bad", VERDICT_BAD},
    {"greeting", "refused", VERDICT_LOOK},
    {"greeting", "", VERDICT_GOOD},
    {"starttls", "absent", VERDICT_LOOK},
    {"starttls", "", VERDICT_GOOD},
    {"soa", "exists", VERDICT_GOOD},
    {"soa", "absent", VERDICT_BAD},
    {"mx", "null", VERDICT_BAD},
    {"mx", "absent", VERDICT_LOOK},
    {"spf", "absent", VERDICT_BAD},
    {"spf", "permerror", VERDICT_BAD},
    {"spf", "", VERDICT_GOOD},
    {"spf_notes", "", VERDICT_LOOK},
    {"spf_result", "pass", VERDICT_GOOD},
    {"spf_result", "fail", VERDICT_BAD},
    {"spf_result", "softfail", VERDICT_LOOK},
    {"spf_result", "neutral", VERDICT_LOOK},
    {"spf_result", "none", VERDICT_BAD},
    {"spf_result", "permerror", VERDICT_BAD},
    {"dmarc", "absent", VERDICT_BAD},
    {"dmarc", "invalid", VERDICT_BAD},
    {"dmarc", "", VERDICT_GOOD},
    {"dkim", "good", VERDICT_GOOD},
    {"dkim", "weak", VERDICT_LOOK},
    {"dkim", "testing", VERDICT_LOOK},
    {"dkim", "revoked", VERDICT_LOOK},
    {"dkim", "too long", VERDICT_LOOK},
    {"dkim", "absent", VERDICT_PLAIN},
    {"dkim", "", VERDICT_BAD},
    {"dkim_any", "some", VERDICT_GOOD},
    {"dkim_any", "none", VERDICT_BAD},
    {"signatures", "absent", VERDICT_BAD},
    {"signatures", "", VERDICT_GOOD},
    {"signature", "aligned", VERDICT_GOOD},
    {"signature", "other domain", VERDICT_LOOK},
    {"envelope_sender", "aligned", VERDICT_GOOD},
    {"envelope_sender", "other domain", VERDICT_LOOK},
    {"unsubscribe", "one-click", VERDICT_GOOD},
    {"unsubscribe", "", VERDICT_LOOK},
    {"listed", "listed", VERDICT_BAD},
    {"listed", "clean", VERDICT_GOOD},
    {"page", "ok", VERDICT_GOOD},
    {"page", "", VERDICT_BAD},
    {"page_language", "english", VERDICT_GOOD},
    {"page_language", "other", VERDICT_BAD},
};

enum fact_verdict fact_verdict(const struct fact *fact)
{
    const char *value = fact->state == FACT_ABSENT ? "absent" : fact->value;
    if (fact->state == FACT_FAILED || fact->state == FACT_ASKED)
        return VERDICT_UNKNOWN;
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (strcmp(verdicts[i].kind, fact->kind) == 0 &&
            (!*verdicts[i].word || fact_verdict_is(value, verdicts[i].word)))
            return verdicts[i].verdict;
    return VERDICT_PLAIN;
}

char *fact_words(const struct fact *fact)
{
    switch (fact->state) {
    case FACT_ASKED:
        return xstrdup(_("being measured"));
    case FACT_KNOWN:
        return xstrdup(fact->value);
    case FACT_ABSENT:
        return *fact->value ? xasprintf(_("none: %s"), _(fact->value))
                            : xstrdup(_("none"));
    case FACT_FAILED:
        return *fact->value
                   ? xasprintf(_("could not find out: %s"), _(fact->value))
                   : xstrdup(_("could not find out"));
    }
    abort();
}

char fact_verdict_mark(enum fact_verdict verdict)
{
    static const char marks[] = {
        [VERDICT_PLAIN] = ' ', [VERDICT_GOOD] = '+',    [VERDICT_LOOK] = '!',
        [VERDICT_BAD] = 'x',   [VERDICT_UNKNOWN] = '?',
    };
    return marks[verdict];
}

char *fact_sentence(const struct fact *fact, const char *about)
{
    bool own = !*fact->subject || strcmp(fact->subject, about) == 0;
    bool source = *fact->source;
    autofree char *words = fact_words(fact);
    return xasprintf("%s%s%s: %s%s%s%s", _(fact_kind_find(fact->kind)->title),
                     own ? "" : " ", own ? "" : fact->subject, words,
                     source ? " (" : "", fact->source, source ? ")" : "");
}
