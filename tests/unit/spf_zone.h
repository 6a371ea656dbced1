/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Zone data as the openspf test suite writes them: {"name": [{"A": "..."},
 * {"MX": [10, "name"]}, "TIMEOUT"]}. SPF entries count as TXT unless there is
 * a TXT one, which may be "NONE"; TIMEOUT holds for what has no entry.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "probe/spf.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

#define ZONE_CNAMES_MAX 8

static json_t *zone_name(json_t *zone, const char *name)
{
    const char *key;
    json_t *entries;
    size_t len = strlen(name);
    if (len && name[len - 1] == '.')
        len--;
    json_object_foreach(zone, key, entries) if (strlen(key) == len &&
                                                strncasecmp(key, name, len) ==
                                                    0) return entries;
    return NULL;
}

static bool zone_has(json_t *entries, const char *type)
{
    size_t i;
    json_t *entry;
    json_array_foreach(entries, i, entry) if (json_object_get(entry, type) ||
                                              (json_is_string(entry) &&
                                               !strcmp(json_string_value(entry),
                                                       type))) return true;
    return false;
}

/* U+0080 to U+00FF stand for octets. */
static void zone_octets(struct buf *buf, json_t *text)
{
    const char *at = json_string_value(text);
    size_t len = json_string_length(text);
    for (size_t pos = 0; pos < len;) {
        uint32_t ucs;
        pos += text_decode(at + pos, len - pos, &ucs);
        buf_putc(buf, (char)ucs);
    }
}

static void zone_txt(struct dns_answer *answer, json_t *value)
{
    struct buf buf;
    size_t i;
    json_t *part;
    buf_init(&buf, DNS_TXT_MAX);
    if (json_is_string(value))
        zone_octets(&buf, value);
    json_array_foreach(value, i, part) zone_octets(&buf, part);
    struct dns_record *record = dns_answer_add(answer);
    if (record)
        dns_record_text(answer, record, buf_text(&buf), buf.len);
    buf_done(&buf);
}

static void zone_record(struct dns_answer *answer, enum dns_type type,
                        json_t *value)
{
    if (type == DNS_TXT) {
        if (!json_is_string(value) || strcmp(json_string_value(value), "NONE"))
            zone_txt(answer, value);
        return;
    }
    struct dns_record *record = dns_answer_add(answer);
    const char *text =
        json_string_value(type == DNS_MX ? json_array_get(value, 1) : value);
    if (record && (type == DNS_A || type == DNS_AAAA))
        ip_parse(text, &record->ip);
    else if (record)
        dns_record_text(answer, record, text, strlen(text));
}

static void zone_ask(json_t *zone, const struct spf_query *query,
                     struct dns_answer *answer)
{
    const char *type = dns_type_name(query->type);
    json_t *entries = zone_name(zone, query->name);
    *answer = (struct dns_answer){.status = DNS_NO_NAME};
    for (int i = 0; zone_has(entries, "CNAME"); i++) {
        size_t first = 0;
        while (!json_object_get(json_array_get(entries, first), "CNAME"))
            first++;
        entries =
            zone_name(zone, json_string_value(json_object_get(
                                json_array_get(entries, first), "CNAME")));
        if (i == ZONE_CNAMES_MAX) {
            answer->status = DNS_SERVFAIL;
            return;
        }
    }
    if (!entries)
        return;
    if (query->type == DNS_TXT && !zone_has(entries, "TXT"))
        type = "SPF";
    size_t i;
    json_t *entry;
    json_array_foreach(entries, i, entry) if (json_object_get(entry, type))
        zone_record(answer, query->type, json_object_get(entry, type));
    answer->status = answer->count                  ? DNS_FOUND
                     : zone_has(entries, "TIMEOUT") ? DNS_TIMEOUT
                                                    : DNS_NO_DATA;
}

/* Answers from the zone until there is a verdict; the number of queries. */
static unsigned zone_run(struct spf *spf, json_t *zone)
{
    struct spf_query query;
    unsigned asked = 0;
    for (; spf_next(spf, &query); asked++) {
        struct dns_answer answer;
        zone_ask(zone, &query, &answer);
        spf_answer(spf, &answer);
        dns_answer_done(&answer);
    }
    return asked;
}
