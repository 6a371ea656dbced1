/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/subjects.h"

#include "base/mem.h"
#include "model/host_look.h"
#include "model/hostname.h"
#include "model/ip_special.h"

#include <string.h>

/* What is wanted of each. Selectors are guessed only where a domain is known
 * to have keys, see add_guesses(). */
static const struct wanted {
    enum subject_list list;
    const char *kind;
} wanted[] = {
    {SUBJECTS_HERE, "own_addresses"},
    {SUBJECTS_HERE, "hostname"},
    {SUBJECTS_HERE, "mailname"},
    {SUBJECTS_HERE, "mta"},
    {SUBJECTS_HERE, "dkim_selectors"},
    {SUBJECTS_FAMILIES, "source_address"},
    {SUBJECTS_FAMILIES, "public_address"},
    {SUBJECTS_SERVERS, "ptr"},
    {SUBJECTS_SERVERS, "fcrdns"},
    {SUBJECTS_SERVERS, "greeting"},
    {SUBJECTS_SERVERS, "listed"},
    {SUBJECTS_LISTENERS, "greeting"},
    {SUBJECTS_HOSTS, "forward"},
    {SUBJECTS_HOSTS, "ping"},
    {SUBJECTS_DOMAINS, "soa"},
    {SUBJECTS_DOMAINS, "mx"},
    {SUBJECTS_DOMAINS, "spf"},
    {SUBJECTS_DOMAINS, "dmarc"},
    {SUBJECTS_DOMAINS, "dkim_any"},
    {SUBJECTS_DOMAINS, "domainkeys"},
    {SUBJECTS_KEYS, "dkim"},
    {SUBJECTS_PAIRS, "spf_result"},
    {SUBJECTS_PAGES, "page"},
};

void subjects_init(struct subjects *subjects)
{
    *subjects = (struct subjects){0};
    subjects_add(subjects, SUBJECTS_HERE, "");
    subjects_add(subjects, SUBJECTS_FAMILIES, "v4");
    subjects_add(subjects, SUBJECTS_FAMILIES, "v6");
    subjects_add(subjects, SUBJECTS_LISTENERS, "127.0.0.1");
}

void subjects_done(struct subjects *subjects)
{
    for (int i = 0; i < SUBJECT_LISTS; i++) {
        for (size_t k = 0; k < subjects->list[i].count; k++)
            free(subjects->list[i].item[k]);
        free(subjects->list[i].item);
    }
}

static bool is_there(const struct subjects *subjects, enum subject_list list,
                     const char *text)
{
    for (size_t i = 0; i < subjects->list[list].count; i++)
        if (strcmp(subjects->list[list].item[i], text) == 0)
            return true;
    return false;
}

static void add(struct subjects *subjects, enum subject_list list,
                const char *text)
{
    size_t count = subjects->list[list].count;
    if (count >= SUBJECTS_MAX || is_there(subjects, list, text))
        return;
    char **item =
        xreallocarray(subjects->list[list].item, count + 1, sizeof *item);
    item[count] = xstrdup(text);
    subjects->list[list].item = item;
    subjects->list[list].count++;
}

/* In the usual form, when it is an address that packets reach from anywhere. */
static bool public_address(const char *text, char ret[IP_TEXT_SIZE])
{
    struct ip_address ip, inner;
    if (!ip_parse(text, &ip))
        return false;
    if (ip_unmap(&ip, &inner))
        ip = inner;
    ip_print(&ip, ret);
    return !ip_special(&ip);
}

/* As host names are compared, when it is one on the public internet. */
static bool public_name(const char *text, char ret[HOSTNAME_MAX + 1])
{
    struct hostname host;
    if (hostname_check(text, strlen(text), &host) != HOST_FINE)
        return false;
    memcpy(ret, host.ascii, sizeof host.ascii);
    return true;
}

/* Which link is meant does not stand in it (RFC 4007 6). */
static bool is_link_local(const char *text)
{
    struct ip_address ip;
    return ip_parse(text, &ip) && ip.v6 && ip.high >> 54 == 0xfe80 >> 6;
}

static void add_pair(struct subjects *subjects, const char *text)
{
    char ip[IP_TEXT_SIZE], name[HOSTNAME_MAX + 1];
    const char *blank = strchr(text, ' ');
    if (!blank)
        return;
    autofree char *first = xstrndup(text, (size_t)(blank - text));
    if (!public_address(first, ip) || !public_name(blank + 1, name))
        return;
    autofree char *pair = xasprintf("%s %s", ip, name);
    add(subjects, SUBJECTS_PAIRS, pair);
}

void subjects_add(struct subjects *subjects, enum subject_list list,
                  const char *text)
{
    char ip[IP_TEXT_SIZE], name[HOSTNAME_MAX + 1];
    switch (list) {
    case SUBJECTS_SERVERS:
        if (public_address(text, ip))
            add(subjects, list, ip);
        break;
    case SUBJECTS_HOSTS:
    case SUBJECTS_DOMAINS:
        if (public_name(text, name))
            add(subjects, list, name);
        break;
    case SUBJECTS_LISTENERS:
        if (fact_subject_ok(SUBJECT_IP, text) && !is_link_local(text))
            add(subjects, list, text);
        break;
    case SUBJECTS_PAIRS:
        add_pair(subjects, text);
        break;
    case SUBJECTS_PAGES:
        if (fact_subject_ok(SUBJECT_URL, text))
            add(subjects, list, text);
        break;
    case SUBJECTS_KEYS:
        if (fact_subject_ok(SUBJECT_KEY, text))
            add(subjects, list, text);
        break;
    case SUBJECTS_HERE:
    case SUBJECTS_FAMILIES:
        add(subjects, list, text);
        break;
    case SUBJECT_LISTS:
        break;
    }
}

/* By what a text of this kind is: its field's kind is named like that. */
static void add_text(struct subjects *subjects, const struct field_kind *kind,
                     const char *text)
{
    static const struct {
        const char *kind;
        enum subject_list list;
    } kinds[] = {
        {"ip", SUBJECTS_SERVERS},
        {"host", SUBJECTS_HOSTS},
        {"domain", SUBJECTS_DOMAINS},
        {"url", SUBJECTS_PAGES},
    };
    const char *at = strrchr(text, '@');
    if (strcmp(kind->name, "email") == 0 && at)
        subjects_add(subjects, SUBJECTS_DOMAINS, at + 1);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind->name, kinds[i].kind) == 0)
            subjects_add(subjects, kinds[i].list, text);
}

static size_t column_of_kind(const struct field *field, const char *kind)
{
    for (size_t i = 0; i < field->column_count; i++)
        if (strcmp(field->columns[i].kind->name, kind) == 0)
            return i;
    return FORM_NONE;
}

/* An address and a domain in one row belong together. */
static void add_row(struct subjects *subjects, const struct field *field,
                    const struct value *value, size_t row)
{
    for (size_t i = 0; i < field->column_count; i++)
        add_text(subjects, field->columns[i].kind, value_cell(value, row, i));
    size_t ip = column_of_kind(field, "ip");
    size_t domain = column_of_kind(field, "domain");
    if (ip == FORM_NONE || domain == FORM_NONE)
        return;
    autofree char *pair = xasprintf("%s %s", value_cell(value, row, ip),
                                    value_cell(value, row, domain));
    subjects_add(subjects, SUBJECTS_PAIRS, pair);
}

void subjects_add_answer(struct subjects *subjects, const struct field *field,
                         const struct value *value)
{
    if (field->kind->shape == SHAPE_LINE)
        add_text(subjects, field->kind, value_text(value));
    if (field->kind->shape == SHAPE_ROWS)
        for (size_t row = 0; row < value_rows(value); row++)
            add_row(subjects, field, value, row);
}

bool subjects_have(const struct subjects *subjects, const struct fact *fact)
{
    for (int list = SUBJECTS_SERVERS; list < SUBJECT_LISTS; list++)
        if (is_there(subjects, (enum subject_list)list, fact->subject))
            return true;
    return false;
}

void subjects_add_answers(struct subjects *subjects, const struct form *form,
                          const struct answers *answers, size_t skip)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (i != skip && answers_asked(answers, i))
            subjects_add_answer(subjects, &form->fields[i],
                                answers_value(answers, i));
    }
}

/* "a b c", each for itself. */
static void add_words(struct subjects *subjects, enum subject_list list,
                      const char *words)
{
    while (*words) {
        size_t len = strcspn(words, " ");
        autofree char *word = xstrndup(words, len);
        subjects_add(subjects, list, word);
        words += len + (words[len] == ' ');
    }
}

/* The domain that was registered, of the first name only: what others point
 * at this address says nothing about who sends. A name that a provider made
 * up is under the provider's domain. */
static void add_owner(struct subjects *subjects, const struct fact *fact)
{
    char name[HOSTNAME_MAX + 1];
    struct ip_address ip;
    bool of_ip = ip_parse(fact->subject, &ip);
    autofree char *first = xstrndup(fact->value, strcspn(fact->value, " "));
    if (!public_name(first, name) ||
        host_look(name, of_ip ? &ip : NULL) != LOOK_OWN)
        return;
    const char *owner = hostname_registered(name);
    if (!owner)
        return;
    subjects_add(subjects, SUBJECTS_DOMAINS, owner);
    autofree char *pair = xasprintf("%s %s", fact->subject, owner);
    if (of_ip)
        add_pair(subjects, pair);
}

/* Selectors that are used so widely that asking for them is worth a packet. */
static void add_guesses(struct subjects *subjects, const char *domain)
{
    static const char *const selectors[] = {"default",   "mail",      "dkim",
                                            "s1",        "s2",        "k1",
                                            "selector1", "selector2", "google"};
    for (size_t i = 0; i < sizeof selectors / sizeof *selectors; i++) {
        autofree char *key =
            xasprintf("%s._domainkey.%s", selectors[i], domain);
        subjects_add(subjects, SUBJECTS_KEYS, key);
    }
}

/* What a fact of a kind leads to. */
static const struct {
    const char *kind;
    bool by_subject; /* else its value */
    enum subject_list list;
} leads[] = {
    {"refused_address", true, SUBJECTS_SERVERS},
    {"own_address", true, SUBJECTS_SERVERS},
    {"own_address", true, SUBJECTS_LISTENERS},
    {"source_address", false, SUBJECTS_SERVERS},
    {"public_address", false, SUBJECTS_SERVERS},
    {"mta_bind", false, SUBJECTS_SERVERS},
    {"mta_outside", false, SUBJECTS_SERVERS},
    {"ptr", false, SUBJECTS_HOSTS},
    {"mta_helo", false, SUBJECTS_HOSTS},
    {"hostname", false, SUBJECTS_HOSTS},
    {"dkim_selector", true, SUBJECTS_KEYS},
    {"signature", true, SUBJECTS_KEYS},
    {"message", false, SUBJECTS_DOMAINS},
};

static void add_fact(struct subjects *subjects, const struct fact *fact)
{
    static const char *const named[] = {"ptr", "mailname", "hostname",
                                        "mta_helo"};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (strcmp(fact->kind, leads[i].kind) == 0)
            add_words(subjects, leads[i].list,
                      leads[i].by_subject ? fact->subject : fact->value);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(fact->kind, named[i]) == 0)
            add_owner(subjects, fact);
    if (strcmp(fact->kind, "mx") == 0) {
        autofree char *page = xasprintf("https://%s/", fact->subject);
        subjects_add(subjects, SUBJECTS_PAGES, page);
    }
    if (strcmp(fact->kind, "dkim_any") == 0 &&
        fact_verdict_is(fact->value, "some"))
        add_guesses(subjects, fact->subject);
}

void subjects_add_facts(struct subjects *subjects, const struct facts *facts)
{
    for (size_t i = 0; i < facts_count(facts); i++)
        if (facts_at(facts, i)->state == FACT_KNOWN)
            add_fact(subjects, facts_at(facts, i));
}

static bool is_kind(const struct fact *fact, const char *kind)
{
    return fact->state == FACT_KNOWN && strcmp(fact->kind, kind) == 0;
}

/* The names of addresses come last: only those that send are looked at. */
void subjects_add_senders(struct subjects *subjects, const struct facts *facts)
{
    size_t count = facts_count(facts);
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = facts_at(facts, i);
        if (fact->state == FACT_KNOWN && !is_kind(fact, "own_address") &&
            !is_kind(fact, "ptr"))
            add_fact(subjects, fact);
    }
    if (subjects->list[SUBJECTS_SERVERS].count == 0)
        subjects_add_facts(subjects, facts);
    for (size_t i = 0; i < count; i++)
        if (is_kind(facts_at(facts, i), "ptr") &&
            is_there(subjects, SUBJECTS_SERVERS, facts_at(facts, i)->subject))
            add_fact(subjects, facts_at(facts, i));
}

void subjects_wishes(const struct subjects *subjects, subjects_wish_fn *fn,
                     void *ctx)
{
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct fact_kind *kind = fact_kind_find(wanted[i].kind);
        for (size_t k = 0; k < subjects->list[wanted[i].list].count; k++)
            fn(ctx, kind, subjects->list[wanted[i].list].item[k]);
    }
}
