/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as lines of a log: no line reads beyond its end, and what it says
 * keeps to the limits of line.h. A line is read in memory of its very size.
 */
#include "base/mem.h"
#include "model/ip_special.h"
#include "scan/line.h"
#include "scan/seek.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#define PROVIDERS                                                              \
    "[{\"id\":\"yahoo\",\"hosts\":[\"yahoodns.net\",\"mail.yahoo.com\"],"      \
    "\"not_hosts\":[\"jp.mail.yahoo.com\"],"                                   \
    "\"pages\":[\"postmaster.yahooinc.com\",\"help.yahoo.com\"],"              \
    "\"domains\":[\"yahoo.com\",\"aol.com\"]},"                                \
    "{\"id\":\"google\",\"hosts\":[\"google.com\"],\"not_hosts\":[],"          \
    "\"pages\":[\"support.google.com\"],\"domains\":[\"gmail.com\"]}]"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static struct keys *keys_of_fuzz(void)
{
    static struct keys *keys;
    if (!keys) {
        json_t *providers = json_loads(PROVIDERS, 0, NULL);
        keys = keys_new(providers);
        json_decref(providers);
        setenv("TZ", "Europe/Berlin", 1);
        tzset();
    }
    return keys;
}

static struct seek *seek_of_fuzz(void)
{
    static struct seek *seek;
    if (!seek)
        seek = seek_new(keys_needles(keys_of_fuzz()), span_of("", 0));
    return seek;
}

/* As it is found in a log; no line with a name is passed over. */
static size_t find_hit(struct span line)
{
    struct seek_walk walk;
    seek_begin(&walk, seek_of_fuzz(), line.at, line.at + line.len);
    const char *hit = seek_next(&walk, line.at);
    need(hit);
    return hit ? (size_t)(hit - line.at) : 0;
}

/* Where a name begins. */
static bool find_name(struct span line, size_t *ret)
{
    const char *const *needles = keys_needles(keys_of_fuzz());
    for (*ret = 0; *ret < line.len; (*ret)++)
        for (size_t i = 0; needles[i]; i++)
            if (strlen(needles[i]) <= line.len - *ret &&
                strncasecmp(line.at + *ret, needles[i], strlen(needles[i])) ==
                    0)
                return true;
    return false;
}

/* The bytes are there. */
static size_t touch(struct span span)
{
    size_t sum = 0;
    for (size_t i = 0; i < span.len; i++)
        sum += (unsigned char)span.at[i];
    return sum;
}

static void look_at(const struct sighting *said)
{
    size_t sum = 0;
    const struct span spans[] = {said->enhanced, said->tag,   said->host,
                                 said->own,      said->queue, said->recipient,
                                 said->text};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        sum += touch(spans[i]);
    need(sum < SIZE_MAX);
    need(said->provider >= 0 &&
         (size_t)said->provider < keys_count(keys_of_fuzz()));
    need(said->mta > MTA_NONE && said->mta < MTA_COUNT);
    need(said->repeats >= 1 && said->at >= 0);
    need(said->reply == 0 || (said->reply >= 200 && said->reply < 600));
    need(said->tag.len <= 16 && said->enhanced.len <= 9);
    need((said->text.len > 0) == (said->outcome != LINE_SENT));
    need(said->text.len <= LINE_READ_MAX);
    if (said->own.len) {
        struct ip_address ip;
        autofree char *text = xstrndup(said->own.at, said->own.len);
        need(ip_parse(text, &ip));
    }
}

static bool same(struct span a, struct span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* By the short way, when the hour is remembered, and from where a name begins,
 * a line says the same. */
static void look_twice(struct span line, size_t name, size_t hit)
{
    struct stamp_frame frame = {.latest = 1795608000};
    struct line_reader *reader = line_reader_new(keys_of_fuzz(), &frame);
    struct sighting first, second;
    bool says = line_read(reader, line, name, &first);
    if (says && first.mta == MTA_POSTFIX && first.repeats == 1) {
        need(line_read(reader, line, hit, &second));
        need(first.provider == second.provider && first.at == second.at &&
             second.mta == MTA_POSTFIX && first.outcome == second.outcome &&
             first.reply == second.reply && second.repeats == 1);
        need(same(first.tag, second.tag) && same(first.own, second.own) &&
             same(first.enhanced, second.enhanced));
        need(same(first.queue, second.queue) &&
             same(first.recipient, second.recipient));
        need(same(first.host, second.host) && same(first.text, second.text));
    } else if (!says) {
        need(!line_read(reader, line, hit, &second));
    }
    line_reader_free(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stamp_frame frame = {.latest = 1795608000};
    struct line_reader *reader = line_reader_new(keys_of_fuzz(), &frame);
    struct span rest = span_of((const char *)data, size), line;
    while (span_until(&rest, '\n', &line)) {
        struct sighting said;
        size_t name;
        autofree char *bytes = xcalloc(line.len + !line.len, 1);
        memcpy(bytes, line.at, line.len);
        line.at = bytes;
        if (!find_name(line, &name))
            continue;
        size_t hit = find_hit(line);
        if (line_read(reader, line, hit, &said))
            look_at(&said);
        look_twice(line, name, hit);
    }
    need(line_mta_name(line_reader_mta(reader)) != NULL);
    line_reader_free(reader);
    return 0;
}
