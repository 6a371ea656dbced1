/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The lines in which evidence is told, read. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "model/evidence.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define DATE_MAX 253402300799 /* the last second of the year 9999 */
#define DAY_MAX  (DATE_MAX / 86400)

enum { WHY_MAX = 300, CODE_MAX = 32, REPLY_MAX = 999 };

/* An object that is taken apart. Once something in it is of the wrong type or
 * beyond its limit, all of it is nonsense. */
struct taking {
    const json_t *object;
    bool wrong;
};

/* What is not there is 0. */
static uint64_t number(struct taking *taking, const char *key, uint64_t max)
{
    const json_t *value = json_object_get(taking->object, key);
    if (!value)
        return 0;
    json_int_t got = json_is_integer(value) ? json_integer_value(value) : -1;
    taking->wrong |= got < 0 || (uint64_t)got > max;
    return taking->wrong ? 0 : (uint64_t)got;
}

static uint64_t count(struct taking *taking, const char *key)
{
    return number(taking, key, EVIDENCE_COUNT_MAX);
}

static time_t date(struct taking *taking, const char *key)
{
    return (time_t)number(taking, key, DATE_MAX);
}

/* What is not there is "". New. */
static char *text(struct taking *taking, const char *key, size_t max)
{
    const json_t *value = json_object_get(taking->object, key);
    taking->wrong |= value && !json_is_string(value);
    const char *bytes = json_string_value(value);
    return span_clean(span_of(bytes ? bytes : "", json_string_length(value)),
                      max);
}

/* The same; NULL when it is not there, or empty. */
static char *text_or_null(struct taking *taking, const char *key, size_t max)
{
    autofree char *got = text(taking, key, max);
    return *got ? steal(&got) : NULL;
}

/* How many entries a list may have; its length. */
static size_t list(struct taking *taking, const char *key, size_t max,
                   const json_t **ret)
{
    *ret = json_object_get(taking->object, key);
    taking->wrong |= *ret && !json_is_array(*ret);
    taking->wrong |= json_array_size(*ret) > max;
    return taking->wrong ? 0 : json_array_size(*ret);
}

/* Numbers of an array, as many as are wanted and no more. */
static bool numbers(const json_t *array, uint64_t *ret, size_t want)
{
    if (json_array_size(array) != want)
        return false;
    for (size_t i = 0; i < want; i++) {
        const json_t *value = json_array_get(array, i);
        if (!json_is_integer(value) || json_integer_value(value) < 0 ||
            json_integer_value(value) > (json_int_t)EVIDENCE_COUNT_MAX)
            return false;
        ret[i] = (uint64_t)json_integer_value(value);
    }
    return true;
}

/* `lines`: [day, lines], else [day, sent, deferred, bounced]. */
static bool take_day(const json_t *array, bool lines, int32_t least,
                     struct evidence_day *ret)
{
    uint64_t got[4] = {0};
    if (!numbers(array, got, lines ? 2 : 4) || got[0] > DAY_MAX ||
        (int32_t)got[0] < least)
        return false;
    ret->day = (int32_t)got[0];
    if (lines) {
        ret->lines = got[1];
        return true;
    }
    ret->sent = got[1];
    ret->deferred = got[2];
    ret->bounced = got[3];
    return true;
}

/* Ascending, each day once. New. */
static struct evidence_day *take_days(struct taking *taking, bool lines,
                                      size_t *ret_count)
{
    const json_t *array;
    size_t many = list(taking, "days", EVIDENCE_DAYS_MAX, &array);
    struct evidence_day *days = many ? xcalloc(many, sizeof *days) : NULL;
    for (size_t i = 0; i < many && !taking->wrong; i++)
        taking->wrong |= !take_day(json_array_get(array, i), lines,
                                   i ? days[i - 1].day + 1 : 0, &days[i]);
    *ret_count = many;
    return days;
}

/* [["192.0.2.1", 5], ...], new. */
static struct evidence_count *take_counts(struct taking *taking,
                                          const char *key, size_t *ret_count)
{
    const json_t *array;
    size_t many = list(taking, key, EVIDENCE_PEERS_MAX, &array);
    struct evidence_count *counts = many ? xcalloc(many, sizeof *counts) : NULL;
    for (size_t i = 0; i < many; i++) {
        const json_t *pair = json_array_get(array, i);
        const json_t *name = json_array_get(pair, 0);
        json_int_t times = json_integer_value(json_array_get(pair, 1));
        taking->wrong |= json_array_size(pair) != 2 || !json_is_string(name) ||
                         times < 1 || times > (json_int_t)EVIDENCE_COUNT_MAX;
        counts[i].name = span_clean(
            span_of(json_is_string(name) ? json_string_value(name) : "",
                    json_string_length(name)),
            EVIDENCE_NAME_MAX);
        counts[i].count = (uint64_t)(times > 0 ? times : 0);
    }
    *ret_count = many;
    return counts;
}

static bool take_progress(struct evidence *evidence, struct taking *taking)
{
    struct evidence_progress *progress = &evidence->progress;
    free(progress->name);
    *progress = (struct evidence_progress){
        .bytes = number(taking, "bytes", EVIDENCE_BYTES_MAX),
        .size = number(taking, "size", EVIDENCE_BYTES_MAX),
        .file = (unsigned)number(taking, "file", EVIDENCE_SOURCES_MAX),
        .files = (unsigned)number(taking, "files", EVIDENCE_SOURCES_MAX),
        .name = text(taking, "name", EVIDENCE_NAME_MAX),
    };
    return !taking->wrong;
}

static bool take_state(struct taking *taking, enum evidence_state *ret)
{
    const char *name =
        json_string_value(json_object_get(taking->object, "state"));
    for (int i = 0; name && i < EVIDENCE_STATES; i++) {
        *ret = (enum evidence_state)i;
        if (strcmp(name, evidence_state_name(*ret)) == 0)
            return true;
    }
    return false;
}

static bool take_source(struct evidence *evidence, struct taking *taking)
{
    if (evidence->source_count >= EVIDENCE_SOURCES_MAX)
        return false;
    evidence->sources =
        xreallocarray(evidence->sources, evidence->source_count + 1,
                      sizeof *evidence->sources);
    struct evidence_source *source =
        &evidence->sources[evidence->source_count++];
    *source = (struct evidence_source){0};
    source->name = text(taking, "name", EVIDENCE_NAME_MAX);
    source->why = text(taking, "why", WHY_MAX);
    source->mta = text(taking, "mta", CODE_MAX);
    source->bytes = number(taking, "bytes", EVIDENCE_BYTES_MAX);
    source->lines = number(taking, "lines", EVIDENCE_COUNT_MAX);
    source->first = date(taking, "first");
    source->last = date(taking, "last");
    return take_state(taking, &source->state) && !taking->wrong;
}

static bool take_delivery(struct evidence *evidence, struct taking *taking)
{
    autofree char *provider = text(taking, "provider", EVIDENCE_NAME_MAX);
    if (!*provider || evidence_delivery(evidence, provider))
        return false;
    if (evidence->delivery_count >= EVIDENCE_DELIVERIES_MAX)
        return false;
    evidence->deliveries =
        xreallocarray(evidence->deliveries, evidence->delivery_count + 1,
                      sizeof *evidence->deliveries);
    struct evidence_delivery *delivery =
        &evidence->deliveries[evidence->delivery_count++];
    *delivery = (struct evidence_delivery){0};
    delivery->provider = steal(&provider);
    delivery->sent = count(taking, "sent");
    delivery->deferred = count(taking, "deferred");
    delivery->bounced = count(taking, "bounced");
    delivery->first = date(taking, "first");
    delivery->last = date(taking, "last");
    delivery->days = take_days(taking, false, &delivery->day_count);
    return !taking->wrong;
}

static void take_counts_of(struct evidence_refusal *refusal,
                           struct taking *taking)
{
    const json_t *about = json_object_get(taking->object, "about");
    refusal->reply = (unsigned)number(taking, "reply", REPLY_MAX);
    refusal->lines = count(taking, "lines");
    refusal->deferred = count(taking, "deferred");
    refusal->bounced = count(taking, "bounced");
    refusal->mails = count(taking, "mails");
    refusal->recipients = count(taking, "recipients");
    refusal->more_ips = count(taking, "more_ips");
    refusal->more_hosts = count(taking, "more_hosts");
    refusal->first = date(taking, "first");
    refusal->last = date(taking, "last");
    refusal->about = json_is_true(about);
    taking->wrong |= about && !json_is_boolean(about);
}

static bool take_refusal(struct evidence *evidence, struct taking *taking)
{
    if (evidence->refusal_count >= EVIDENCE_REFUSALS_MAX)
        return false;
    evidence->refusals =
        xreallocarray(evidence->refusals, evidence->refusal_count + 1,
                      sizeof *evidence->refusals);
    struct evidence_refusal *refusal =
        &evidence->refusals[evidence->refusal_count++];
    *refusal = (struct evidence_refusal){0};
    refusal->provider = text(taking, "provider", EVIDENCE_NAME_MAX);
    refusal->tag = text(taking, "tag", CODE_MAX);
    refusal->enhanced = text(taking, "enhanced", CODE_MAX);
    take_counts_of(refusal, taking);
    refusal->ips = take_counts(taking, "ips", &refusal->ip_count);
    refusal->hosts = take_counts(taking, "hosts", &refusal->host_count);
    refusal->days = take_days(taking, true, &refusal->day_count);
    return *refusal->provider && refusal->lines && !taking->wrong;
}

static bool take_raw(struct evidence *evidence, struct taking *taking)
{
    if (!evidence->refusal_count)
        return false;
    struct evidence_refusal *refusal =
        &evidence->refusals[evidence->refusal_count - 1];
    if (refusal->raw_count >= EVIDENCE_RAW_MAX)
        return false;
    refusal->raw[refusal->raw_count++] = (struct evidence_raw){
        .at = date(taking, "at"),
        .text = text(taking, "text", EVIDENCE_TEXT_MAX),
        .queue = text_or_null(taking, "queue", EVIDENCE_NAME_MAX),
        .recipient = text_or_null(taking, "recipient", EVIDENCE_NAME_MAX),
        .host = text_or_null(taking, "host", EVIDENCE_NAME_MAX),
        .ip = text_or_null(taking, "ip", EVIDENCE_NAME_MAX),
    };
    return !taking->wrong;
}

static bool take_end(struct evidence *evidence, struct taking *taking)
{
    evidence->lines = count(taking, "lines");
    evidence->bytes = number(taking, "bytes", EVIDENCE_BYTES_MAX);
    evidence->done = !taking->wrong;
    return evidence->done;
}

/* Takes why. */
static enum evidence_heard fail(struct evidence *evidence, char *why)
{
    free(evidence->why);
    evidence->why = why;
    return EVIDENCE_FAILED;
}

static const struct {
    const char *name;
    bool (*take)(struct evidence *evidence, struct taking *taking);
} kinds[] = {
    {"progress", take_progress}, {"source", take_source},
    {"delivery", take_delivery}, {"refusal", take_refusal},
    {"raw", take_raw},           {"end", take_end},
};

/* Each line is an object of one member. */
static enum evidence_heard take(struct evidence *evidence, const json_t *value)
{
    struct taking line = {.object = value};
    if (json_object_size(value) != 1)
        return EVIDENCE_FAILED;
    if (json_is_string(json_object_get(value, "failed")))
        return fail(evidence, text(&line, "failed", WHY_MAX));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct taking taking = {json_object_get(value, kinds[i].name), false};
        if (!taking.object)
            continue;
        if (!json_is_object(taking.object) || !kinds[i].take(evidence, &taking))
            return EVIDENCE_FAILED;
        return evidence->done ? EVIDENCE_ALL : EVIDENCE_MORE;
    }
    return EVIDENCE_FAILED;
}

enum evidence_heard evidence_take(struct evidence *evidence, const char *line,
                                  size_t len)
{
    json_t *value = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    enum evidence_heard heard = take(evidence, value);
    json_decref(value);
    if (heard == EVIDENCE_FAILED && (!evidence->why || !*evidence->why))
        fail(evidence, xstrdup(N_("the program that reads logs says what makes "
                                  "no sense")));
    return heard;
}
