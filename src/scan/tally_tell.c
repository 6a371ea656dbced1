/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What was counted, as values of JSON; see model/evidence.h. */
#include "base/mem.h"
#include "scan/tally_parts.h"

#include <string.h>

static json_t *text(const char *bytes, size_t max)
{
    autofree char *clean = span_clean(span_of(bytes, strlen(bytes)), max);
    return json_string(clean);
}

/* A larger one would make nonsense of all that is told. */
static json_t *number(uint64_t count)
{
    uint64_t most = EVIDENCE_COUNT_MAX;
    return json_integer((json_int_t)(count < most ? count : most));
}

static int more_lines(const void *a, const void *b)
{
    const struct tally_name *one = *(struct tally_name *const *)a;
    const struct tally_name *other = *(struct tally_name *const *)b;
    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return strcmp(one->name, other->name);
}

static json_t *name_json(const struct tally_name *name)
{
    json_t *pair = json_array();
    json_array_append_new(pair, text(name->name, EVIDENCE_NAME_MAX));
    json_array_append_new(pair, number(name->count));
    return pair;
}

/* The most frequent; *ret_more: lines with any other. */
static json_t *names_json(const struct tally_names *names, uint64_t *ret_more)
{
    json_t *list = json_array();
    const struct tally_name **sorted =
        xcalloc(names->count + 1, sizeof(struct tally_name *));
    for (size_t i = 0; i < names->count; i++)
        sorted[i] = names->items[i];
    qsort(sorted, names->count, sizeof(struct tally_name *), more_lines);
    *ret_more = names->more;
    for (size_t i = 0; i < names->count; i++) {
        if (i < EVIDENCE_PEERS_MAX)
            json_array_append_new(list, name_json(sorted[i]));
        else
            *ret_more += sorted[i]->count;
    }
    free(sorted);
    return list;
}

static uint64_t sum(const uint64_t count[4])
{
    return count[LINE_TRIED] + count[LINE_SENT] + count[LINE_DEFERRED] +
           count[LINE_BOUNCED];
}

static json_t *refusal_days(const struct tally_days *days)
{
    json_t *list = json_array();
    for (size_t i = 0; i < days->count; i++)
        json_array_append_new(list,
                              json_pack("[io]", (int)days->items[i].day,
                                        number(sum(days->items[i].count))));
    return list;
}

static json_t *delivery_days(const struct tally_days *days)
{
    json_t *list = json_array();
    for (size_t i = 0; i < days->count; i++) {
        const uint64_t *count = days->items[i].count;
        json_array_append_new(list, json_pack("[iooo]", (int)days->items[i].day,
                                              number(count[LINE_SENT]),
                                              number(count[LINE_DEFERRED]),
                                              number(count[LINE_BOUNCED])));
    }
    return list;
}

/* The value under its name, and gone. */
static void say_as(tally_say_fn *say, void *ctx, const char *name,
                   json_t *value)
{
    json_t *named = json_object();
    json_object_set_new(named, name, value);
    say(ctx, named);
    json_decref(named);
}

static void tell_delivery(const struct tally *tally, int provider,
                          tally_say_fn *say, void *ctx)
{
    const struct tally_delivery *delivery = &tally->delivery[provider];
    if (sum(delivery->count) == 0)
        return;
    json_t *value = json_object();
    json_object_set_new(value, "provider",
                        json_string(keys_id(tally->keys, provider)));
    json_object_set_new(value, "sent", number(delivery->count[LINE_SENT]));
    json_object_set_new(value, "deferred",
                        number(delivery->count[LINE_DEFERRED]));
    json_object_set_new(value, "bounced",
                        number(delivery->count[LINE_BOUNCED]));
    json_object_set_new(value, "first", json_integer(delivery->first));
    json_object_set_new(value, "last", json_integer(delivery->last));
    json_object_set_new(value, "days", delivery_days(&delivery->days));
    say_as(say, ctx, "delivery", value);
}

static void set_distinct(json_t *value, const struct tally *tally,
                         unsigned refusal)
{
    bool about_mails, about_recipients;
    uint64_t mails = distinct_count(tally->distinct, 2 * refusal, &about_mails);
    uint64_t recipients =
        distinct_count(tally->distinct, 2 * refusal + 1, &about_recipients);
    json_object_set_new(value, "mails", number(mails));
    json_object_set_new(value, "recipients", number(recipients));
    json_object_set_new(value, "about",
                        json_boolean(about_mails || about_recipients));
}

static void set_names(json_t *value, const struct tally_refusal *refusal)
{
    uint64_t more;
    json_object_set_new(value, "ips", names_json(&refusal->ips, &more));
    json_object_set_new(value, "more_ips", number(more));
    json_object_set_new(value, "hosts", names_json(&refusal->hosts, &more));
    json_object_set_new(value, "more_hosts", number(more));
}

static json_t *refusal_json(const struct tally *tally,
                            const struct tally_refusal *refusal)
{
    json_t *value = json_object();
    json_object_set_new(value, "provider",
                        json_string(keys_id(tally->keys, refusal->provider)));
    json_object_set_new(value, "tag", text(refusal->tag, TALLY_TAG_MAX));
    json_object_set_new(value, "reply", json_integer(refusal->reply));
    json_object_set_new(value, "enhanced",
                        text(refusal->enhanced, TALLY_ENHANCED_MAX));
    json_object_set_new(value, "lines", number(sum(refusal->count)));
    json_object_set_new(value, "deferred",
                        number(refusal->count[LINE_DEFERRED]));
    json_object_set_new(value, "bounced", number(refusal->count[LINE_BOUNCED]));
    json_object_set_new(value, "first", json_integer(refusal->first));
    json_object_set_new(value, "last", json_integer(refusal->last));
    set_distinct(value, tally, (unsigned)(refusal - tally->refusals));
    set_names(value, refusal);
    json_object_set_new(value, "days", refusal_days(&refusal->days));
    return value;
}

static void tell_raw(const struct tally_raw *raw, tally_say_fn *say, void *ctx)
{
    json_t *value = json_object();
    json_object_set_new(value, "at", json_integer(raw->at));
    json_object_set_new(value, "queue", text(raw->queue, EVIDENCE_NAME_MAX));
    json_object_set_new(value, "recipient",
                        text(raw->recipient, EVIDENCE_NAME_MAX));
    json_object_set_new(value, "host", text(raw->host, EVIDENCE_NAME_MAX));
    json_object_set_new(value, "ip", text(raw->ip, EVIDENCE_NAME_MAX));
    json_object_set_new(value, "text", text(raw->text, EVIDENCE_TEXT_MAX));
    say_as(say, ctx, "raw", value);
}

static int newest_first(const void *a, const void *b)
{
    const struct tally_raw *one = a, *other = b;
    if (one->at != other->at)
        return one->at < other->at ? 1 : -1;
    return strcmp(one->text, other->text);
}

static void tell_refusal(const struct tally *tally,
                         const struct tally_refusal *refusal, tally_say_fn *say,
                         void *ctx)
{
    struct tally_raw raw[EVIDENCE_RAW_MAX];
    memcpy(raw, refusal->raw, sizeof raw);
    qsort(raw, refusal->raw_count, sizeof *raw, newest_first);
    say_as(say, ctx, "refusal", refusal_json(tally, refusal));
    for (size_t i = 0; i < refusal->raw_count; i++)
        tell_raw(&raw[i], say, ctx);
}

struct in_order {
    const struct tally_refusal *refusal;
};

/* The one with the most lines first; the same order whichever thread saw the
 * first line of a kind. */
static int told_before(const void *a, const void *b)
{
    const struct tally_refusal *one = ((const struct in_order *)a)->refusal;
    const struct tally_refusal *other = ((const struct in_order *)b)->refusal;
    uint64_t lines = sum(one->count), other_lines = sum(other->count);
    if (lines != other_lines)
        return lines < other_lines ? 1 : -1;
    if (one->provider != other->provider)
        return one->provider < other->provider ? -1 : 1;
    int tags = strcmp(one->tag, other->tag);
    if (tags)
        return tags;
    if (one->reply != other->reply)
        return one->reply < other->reply ? -1 : 1;
    return strcmp(one->enhanced, other->enhanced);
}

void tally_tell(const struct tally *tally, tally_say_fn *say, void *ctx)
{
    struct in_order order[EVIDENCE_REFUSALS_MAX];
    for (size_t i = 0; i < tally->refusal_count; i++)
        order[i].refusal = &tally->refusals[i];
    if (tally->refusal_count)
        qsort(order, tally->refusal_count, sizeof *order, told_before);
    for (size_t i = 0; i < keys_count(tally->keys); i++)
        tell_delivery(tally, (int)i, say, ctx);
    for (size_t i = 0; i < tally->refusal_count; i++)
        tell_refusal(tally, order[i].refusal, say, ctx);
}
