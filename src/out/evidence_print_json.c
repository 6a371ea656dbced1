/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The same for programs. */
#include "base/mem.h"
#include "out/evidence_parts.h"
#include "out/rfc3339.h"

#include <jansson.h>
#include <stdlib.h>

/* One object, takes what is in it; never fails but for want of memory. */
static json_t *packed(json_t *value)
{
    if (!value)
        abort();
    return value;
}

static json_t *number(uint64_t value)
{
    return json_integer((json_int_t)value);
}

/* Of times: null where there is none. */
static json_t *moment(time_t at)
{
    if (!at)
        return json_null();
    autofree char *text = rfc3339_utc(at);
    return json_string(text);
}

static json_t *text_or_null(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

/* "2026-11-20" of a day of this machine. */
static json_t *date(int32_t day)
{
    autofree char *text = rfc3339_utc((time_t)day * 86400);
    text[10] = '\0';
    return json_string(text);
}

static json_t *results_of_days(const struct evidence_delivery *delivery)
{
    json_t *array = json_array();
    for (size_t i = 0; i < delivery->day_count; i++) {
        const struct evidence_day *day = &delivery->days[i];
        json_array_append_new(
            array, packed(json_pack("{so so so so}", "day", date(day->day),
                                    "delivered", number(day->sent), "deferred",
                                    number(day->deferred), "bounced",
                                    number(day->bounced))));
    }
    return array;
}

static json_t *lines_of_days(const struct evidence_refusal *refusal)
{
    json_t *array = json_array();
    for (size_t i = 0; i < refusal->day_count; i++)
        json_array_append_new(
            array,
            packed(json_pack("{so so}", "day", date(refusal->days[i].day),
                             "lines", number(refusal->days[i].lines))));
    return array;
}

static json_t *peers(const struct evidence_count *counts, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            array, packed(json_pack("{ss so}", "name", counts[i].name, "lines",
                                    number(counts[i].count))));
    return array;
}

static json_t *raw_lines(const struct evidence_refusal *refusal)
{
    json_t *array = json_array();
    for (size_t i = 0; i < refusal->raw_count; i++) {
        const struct evidence_raw *raw = &refusal->raw[i];
        json_array_append_new(
            array, packed(json_pack(
                       "{so ss so so so so}", "at", moment(raw->at), "text",
                       raw->text, "queue", text_or_null(raw->queue),
                       "recipient", text_or_null(raw->recipient), "host",
                       text_or_null(raw->host), "ip", text_or_null(raw->ip))));
    }
    return array;
}

static const char *help_name(enum provider_help help)
{
    static const char *const names[] = {
        [HELP_YES] = "yes", [HELP_LATER] = "later", [HELP_NO] = "no"};
    return names[help];
}

/* What the provider's file says; nulls for an unknown code. */
static json_t *meaning(const struct evidence_code *code)
{
    if (!code->code)
        return packed(json_pack("{sb so so so so}", "known", 0, "meaning",
                                json_null(), "act", json_null(), "form",
                                json_null(), "urgency", json_null()));
    return packed(json_pack("{sb ss ss ss si}", "known", 1, "meaning",
                            code->code->meaning, "act", code->code->act, "form",
                            help_name(code->code->help), "urgency",
                            (int)code->code->urgency));
}

static json_t *code_json(const struct evidence_code *code)
{
    const struct evidence_refusal *refusal = code->refusal;
    autofree char *name = evidence_code_name(refusal);
    json_t *more = meaning(code);
    json_t *json = packed(json_pack(
        "{ss so so so so so so so sb so so so so so so so so so}", "code", name,
        "tag", text_or_null(refusal->tag), "reply",
        refusal->reply ? number(refusal->reply) : json_null(), "enhanced",
        text_or_null(refusal->enhanced), "lines", number(refusal->lines),
        "deferred", number(refusal->deferred), "bounced",
        number(refusal->bounced), "mails", number(refusal->mails), "estimated",
        refusal->about, "recipients", number(refusal->recipients), "first",
        moment(refusal->first), "last", moment(refusal->last), "ips",
        peers(refusal->ips, refusal->ip_count), "more_ips",
        number(refusal->more_ips), "hosts",
        peers(refusal->hosts, refusal->host_count), "more_hosts",
        number(refusal->more_hosts), "days", lines_of_days(refusal), "typical",
        raw_lines(refusal)));
    json_object_update(json, more);
    json_decref(more);
    return json;
}

static json_t *codes_json(const struct evidence_page *page,
                          const struct provider *provider)
{
    struct evidence_code *codes;
    json_t *array = json_array();
    size_t count =
        evidence_codes(page->evidence, page->providers, provider, &codes);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, code_json(&codes[i]));
    free(codes);
    return array;
}

static json_t *delivery_json(const struct evidence_delivery *delivery)
{
    if (!delivery)
        return json_null();
    return packed(json_pack(
        "{so so so so so so}", "delivered", number(delivery->sent), "deferred",
        number(delivery->deferred), "bounced", number(delivery->bounced),
        "first", moment(delivery->first), "last", moment(delivery->last),
        "days", results_of_days(delivery)));
}

static json_t *trend_json(const struct evidence_page *page,
                          const struct provider *provider)
{
    static const char *const names[] = {
        [TREND_UNKNOWN] = "unknown", [TREND_BETTER] = "better",
        [TREND_SAME] = "same",       [TREND_WORSE] = "worse",
        [TREND_OVER] = "over",
    };
    double before = 0, after = 0;
    enum evidence_trend trend =
        evidence_course(page, provider, &before, &after);
    json_t *json = packed(json_pack("{ss}", "trend", names[trend]));
    if (trend != TREND_UNKNOWN) {
        json_object_set_new(json, "refused_before", json_real(before));
        json_object_set_new(json, "refused_last_7_days", json_real(after));
    }
    return json;
}

static json_t *provider_json(const struct evidence_page *page,
                             const struct provider *provider)
{
    const struct evidence_delivery *delivery =
        evidence_delivery(page->evidence, provider->id);
    json_t *month = delivery ? number(evidence_month(delivery, page->look->now))
                             : json_null();
    return packed(json_pack(
        "{ss ss so so so so}", "id", provider->id, "name", provider->name,
        "codes", codes_json(page, provider), "results", delivery_json(delivery),
        "delivered_30_days", month, "course", trend_json(page, provider)));
}

static json_t *sources_json(const struct evidence *evidence)
{
    json_t *array = json_array();
    for (size_t i = 0; i < evidence->source_count; i++) {
        const struct evidence_source *source = &evidence->sources[i];
        json_array_append_new(
            array, packed(json_pack(
                       "{ss ss so so so so so so}", "name", source->name,
                       "state", evidence_state_name(source->state), "why",
                       text_or_null(source->why), "bytes",
                       number(source->bytes), "lines", number(source->lines),
                       "mta", text_or_null(source->mta), "first",
                       moment(source->first), "last", moment(source->last))));
    }
    return array;
}

void evidence_print_json(const struct evidence *evidence,
                         const struct providers *providers,
                         const struct evidence_look *look, struct buf *out)
{
    const struct evidence_page page = {evidence, providers, look, out};
    json_t *list = json_array();
    for (size_t i = 0; i < providers->count; i++)
        json_array_append_new(list, provider_json(&page, providers->items[i]));
    json_t *all = packed(
        json_pack("{si so so so so so so so}", "senderform", 1, "since",
                  moment(evidence->since), "until", moment(evidence->until),
                  "begins", moment(evidence_begin(evidence)), "lines",
                  number(evidence->lines), "bytes", number(evidence->bytes),
                  "providers", list, "sources", sources_json(evidence)));
    autofree char *text =
        json_dumps(all, JSON_INDENT(2) | JSON_REAL_PRECISION(4));
    json_decref(all);
    if (!text)
        abort();
    buf_printf(out, "%s\n", text);
}
