/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/tally.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "scan/stamp.h"
#include "scan/tally_parts.h"

#include <string.h>

/* Kinds of refusals; what comes then is "other", one for each provider. */
#define KINDS_MAX (EVIDENCE_REFUSALS_MAX - KEYS_PROVIDERS_MAX)
#define OTHER     "other"

/* Seconds: a day begins at a quarter of an hour in every zone there is. */
enum { QUARTER = 900 };

struct tally *tally_new(const struct keys *keys, int64_t since, size_t exact)
{
    struct tally *tally = xcalloc(1, sizeof *tally);
    tally->keys = keys;
    tally->since = since;
    tally->quarter = -1;
    tally->refusals = xcalloc(EVIDENCE_REFUSALS_MAX, sizeof *tally->refusals);
    tally->names_left = TALLY_NAMES_LEFT;
    tally->distinct = distinct_new(exact);
    return tally;
}

static void free_names(struct tally_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i]->name);
        free(names->items[i]);
    }
    free(names->items);
}

static void free_refusal(struct tally_refusal *refusal)
{
    free_names(&refusal->ips);
    free_names(&refusal->hosts);
    free(refusal->days.items);
    for (size_t i = 0; i < refusal->raw_count; i++) {
        free(refusal->raw[i].text);
        free(refusal->raw[i].queue);
        free(refusal->raw[i].recipient);
        free(refusal->raw[i].host);
        free(refusal->raw[i].ip);
    }
}

void tally_free(struct tally *tally)
{
    if (!tally)
        return;
    for (size_t i = 0; i < KEYS_PROVIDERS_MAX; i++)
        free(tally->delivery[i].days.items);
    for (size_t i = 0; i < tally->refusal_count; i++)
        free_refusal(&tally->refusals[i]);
    free(tally->refusals);
    distinct_free(tally->distinct);
    free(tally);
}

/* The text is one of a refusal's, whose room is longer than any span here. */
static bool same_text(const char *text, struct span span)
{
    return bytes_same(text, span.at, span.len) && text[span.len] == '\0';
}

/* Where there is a tag it says all. */
static bool is_kind(const struct tally_refusal *refusal, int provider,
                    struct span tag, unsigned reply, struct span enhanced)
{
    if (refusal->provider != provider || !same_text(refusal->tag, tag))
        return false;
    return tag.len > 0 ||
           (refusal->reply == reply && same_text(refusal->enhanced, enhanced));
}

/* What a line does not have lies nowhere. */
static struct span at_most(struct span span, size_t max)
{
    return span_of(span.len ? span.at : "", span.len < max ? span.len : max);
}

/* A place that most often only one kind has. */
static unsigned short *recent(struct tally *tally, int provider,
                              struct span tag, unsigned reply)
{
    unsigned place = (unsigned)provider + reply;
    for (size_t i = 0; i < tag.len; i++)
        place = place * 31 + (unsigned char)tag.at[i];
    return &tally->recent[place % TALLY_RECENT];
}

static struct tally_refusal *find(struct tally *tally, int provider,
                                  struct span tag, unsigned reply,
                                  struct span enhanced, unsigned short *last)
{
    if (*last < tally->refusal_count &&
        is_kind(&tally->refusals[*last], provider, tag, reply, enhanced))
        return &tally->refusals[*last];
    for (size_t i = 0; i < tally->refusal_count; i++) {
        struct tally_refusal *refusal = &tally->refusals[i];
        if (!is_kind(refusal, provider, tag, reply, enhanced))
            continue;
        *last = (unsigned short)i;
        return refusal;
    }
    return NULL;
}

static void set_codes(struct tally_refusal *refusal, unsigned reply,
                      struct span enhanced)
{
    refusal->reply = reply;
    memset(refusal->enhanced, 0, sizeof refusal->enhanced);
    memcpy(refusal->enhanced, enhanced.at, enhanced.len);
}

/* A tag may come with several: the lowest are kept, so that it makes no
 * difference which line was the first. */
static void keep_codes(struct tally_refusal *refusal, unsigned reply,
                       struct span enhanced)
{
    if (reply == refusal->reply && same_text(refusal->enhanced, enhanced))
        return;
    bool lower = reply < refusal->reply;
    if (reply == refusal->reply)
        lower = strncmp(refusal->enhanced, enhanced.at, enhanced.len) > 0;
    if (reply && (lower || !refusal->reply))
        set_codes(refusal, reply, enhanced);
}

struct tally_refusal *tally_refusal_get(struct tally *tally, int provider,
                                        struct span tag, unsigned reply,
                                        struct span enhanced)
{
    tag = at_most(tag, TALLY_TAG_MAX);
    enhanced = at_most(enhanced, TALLY_ENHANCED_MAX);
    unsigned short *last = recent(tally, provider, tag, reply);
    struct tally_refusal *found =
        find(tally, provider, tag, reply, enhanced, last);
    if (found) {
        keep_codes(found, reply, enhanced);
        return found;
    }
    if (tally->refusal_count >= KINDS_MAX && !span_is(tag, OTHER))
        return tally_refusal_get(tally, provider,
                                 span_of(OTHER, sizeof OTHER - 1), 0,
                                 span_of("", 0));
    *last = (unsigned short)tally->refusal_count;
    struct tally_refusal *made = &tally->refusals[tally->refusal_count++];
    made->provider = provider;
    memcpy(made->tag, tag.at, tag.len);
    set_codes(made, reply, enhanced);
    return made;
}

static void widen(int64_t *first, int64_t *last, int64_t at)
{
    if (at == 0)
        return;
    /* Without branches: nobody can tell whether a second has passed. */
    int64_t begin = *first, end = *last;
    *first = begin == 0 || at < begin ? at : begin;
    *last = at > end ? at : end;
}

static int32_t day_of(struct tally *tally, int64_t at)
{
    if (tally->quarter != at / QUARTER) {
        tally->quarter = at / QUARTER;
        tally->day = stamp_day(at);
    }
    return tally->day;
}

static SELDOM struct tally_said look_up(struct tally *tally,
                                        const struct sighting *sighting)
{
    struct tally_refusal *refusal =
        tally_refusal_get(tally, sighting->provider, sighting->tag,
                          sighting->reply, sighting->enhanced);
    struct tally_said found = {
        .reply_id = sighting->reply_id,
        .provider = sighting->provider,
        .refusal = (unsigned)(refusal - tally->refusals),
    };
    if (sighting->own.len)
        found.own =
            tally_names_count(&refusal->ips, sighting->own, &tally->names_left);
    return found;
}

/* Most lines say what another has said: then nothing is looked up. */
static struct tally_said find_said(struct tally *tally,
                                   const struct sighting *sighting)
{
    uint64_t id = sighting->reply_id;
    struct tally_said *known = &tally->said[id % TALLY_ALIKE];
    if (!id)
        return look_up(tally, sighting);
    if (known->reply_id != id || known->provider != sighting->provider)
        *known = look_up(tally, sighting);
    return *known;
}

static SELDOM struct tally_server look_up_server(
    struct tally *tally, unsigned refusal, const struct sighting *sighting)
{
    struct tally_names *hosts = &tally->refusals[refusal].hosts;
    return (struct tally_server){
        .host_id = sighting->host_id,
        .refusal = refusal,
        .lines = tally_names_count(hosts, sighting->host, &tally->names_left),
    };
}

static uint64_t *find_server(struct tally *tally, unsigned refusal,
                             const struct sighting *sighting)
{
    uint64_t id = sighting->host_id;
    struct tally_server *known =
        &tally->servers[(id * 31 + refusal) % TALLY_ALIKE];
    if (!id)
        return look_up_server(tally, refusal, sighting).lines;
    if (known->host_id != id || known->refusal != refusal)
        *known = look_up_server(tally, refusal, sighting);
    return known->lines;
}

static void add_refusal(struct tally *tally, const struct sighting *sighting)
{
    struct tally_said said = find_said(tally, sighting);
    struct tally_refusal *refusal = &tally->refusals[said.refusal];
    unsigned group = said.refusal * 2;
    refusal->count[sighting->outcome] += sighting->repeats;
    widen(&refusal->first, &refusal->last, sighting->at);
    if (sighting->at)
        tally_days_add(&refusal->days, day_of(tally, sighting->at),
                       sighting->outcome, sighting->repeats);
    if (said.own)
        *said.own += sighting->repeats;
    if (sighting->host.len)
        *find_server(tally, said.refusal, sighting) += sighting->repeats;
    if (sighting->queue.len)
        distinct_add(tally->distinct, group, sighting->queue);
    if (sighting->recipient.len)
        distinct_add(tally->distinct, group + 1, sighting->recipient);
    tally_raw_add(refusal, sighting);
}

static void add_result(struct tally *tally, const struct sighting *sighting)
{
    struct tally_delivery *delivery = &tally->delivery[sighting->provider];
    delivery->count[sighting->outcome] += sighting->repeats;
    widen(&delivery->first, &delivery->last, sighting->at);
    if (sighting->at)
        tally_days_add(&delivery->days, day_of(tally, sighting->at),
                       sighting->outcome, sighting->repeats);
}

void tally_add(struct tally *tally, const struct sighting *sighting)
{
    if (sighting->at && sighting->at < tally->since)
        return;
    if (sighting->outcome != LINE_TRIED)
        add_result(tally, sighting);
    if (sighting->outcome != LINE_SENT)
        add_refusal(tally, sighting);
}

static struct span span_text(const char *text)
{
    return span_of(text, strlen(text));
}

static void merge_days(struct tally_days *days, const struct tally_days *other)
{
    for (size_t i = 0; i < other->count; i++)
        for (int outcome = LINE_TRIED; outcome <= LINE_BOUNCED; outcome++)
            if (other->items[i].count[outcome])
                tally_days_add(days, other->items[i].day,
                               (enum line_outcome)outcome,
                               other->items[i].count[outcome]);
}

static void merge_names(struct tally_names *names,
                        const struct tally_names *other, size_t *left)
{
    for (size_t i = 0; i < other->count; i++) {
        const struct tally_name *item = other->items[i];
        struct span name = span_of(item->name, strlen(item->name));
        *tally_names_count(names, name, left) += item->count;
    }
    names->more += other->more;
}

static void merge_raw(struct tally_refusal *refusal,
                      const struct tally_refusal *other)
{
    for (size_t i = 0; i < other->raw_count; i++) {
        const struct tally_raw *raw = &other->raw[i];
        struct sighting line = {
            .at = raw->at,
            .text = span_text(raw->text),
            .queue = span_text(raw->queue),
            .recipient = span_text(raw->recipient),
            .host = span_text(raw->host),
            .own = span_text(raw->ip),
        };
        tally_raw_add(refusal, &line);
    }
}

/* The index of what it was added to. */
static size_t merge_refusal(struct tally *tally,
                            const struct tally_refusal *other)
{
    struct tally_refusal *refusal =
        tally_refusal_get(tally, other->provider, span_text(other->tag),
                          other->reply, span_text(other->enhanced));
    for (int outcome = LINE_TRIED; outcome <= LINE_BOUNCED; outcome++)
        refusal->count[outcome] += other->count[outcome];
    widen(&refusal->first, &refusal->last, other->first);
    widen(&refusal->first, &refusal->last, other->last);
    merge_days(&refusal->days, &other->days);
    merge_names(&refusal->ips, &other->ips, &tally->names_left);
    merge_names(&refusal->hosts, &other->hosts, &tally->names_left);
    merge_raw(refusal, other);
    return (size_t)(refusal - tally->refusals);
}

void tally_merge(struct tally *tally, const struct tally *other)
{
    unsigned group[2 * EVIDENCE_REFUSALS_MAX];
    tally->names_left += TALLY_NAMES_LEFT;
    for (size_t i = 0; i < KEYS_PROVIDERS_MAX; i++) {
        struct tally_delivery *into = &tally->delivery[i];
        const struct tally_delivery *from = &other->delivery[i];
        for (int outcome = LINE_TRIED; outcome <= LINE_BOUNCED; outcome++)
            into->count[outcome] += from->count[outcome];
        widen(&into->first, &into->last, from->first);
        widen(&into->first, &into->last, from->last);
        merge_days(&into->days, &from->days);
    }
    for (size_t i = 0; i < other->refusal_count; i++) {
        unsigned at = (unsigned)merge_refusal(tally, &other->refusals[i]);
        group[2 * i] = 2 * at;
        group[2 * i + 1] = 2 * at + 1;
    }
    distinct_merge(tally->distinct, other->distinct, group,
                   2 * other->refusal_count);
}
