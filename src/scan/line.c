/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/line.h"

#include "base/buf.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "scan/line_parts.h"

#include <stdlib.h>
#include <string.h>

#define REPEATS_MAX 1000000000
#define DAY         86400 /* seconds */

/* What there is most of stands first. */
static const struct line_kind kinds[] = {
    {MTA_POSTFIX, line_is_postfix, line_read_postfix},
    {MTA_EXIM, line_is_exim, line_read_exim},
    {MTA_QMAIL, line_is_qmail, line_read_qmail},
    {MTA_OPENSMTPD, line_is_opensmtpd, line_read_opensmtpd},
    {MTA_DRAGONFLY, line_is_dragonfly, line_read_dragonfly},
    {MTA_POWERMTA, line_is_powermta, line_read_powermta},
    {MTA_EXCHANGE, line_is_exchange, line_read_exchange},
    {MTA_POSTAL, line_is_postal, line_read_postal},
    {MTA_OTHER, line_is_other, line_read_other},
};

const char *line_mta_name(enum line_mta mta)
{
    static const char *const names[MTA_COUNT] = {
        [MTA_NONE] = "",
        [MTA_POSTFIX] = "postfix",
        [MTA_EXIM] = "exim",
        [MTA_SENDMAIL] = "sendmail",
        [MTA_QMAIL] = "qmail",
        [MTA_OPENSMTPD] = "opensmtpd",
        [MTA_POWERMTA] = "powermta",
        [MTA_POSTAL] = "postal",
        [MTA_EXCHANGE] = "exchange",
        [MTA_DRAGONFLY] = "dragonfly",
        [MTA_OTHER] = "other",
    };
    return names[mta];
}

struct line_reader *line_reader_new(const struct keys *keys,
                                    struct stamp_frame *stamps)
{
    struct line_reader *reader = xcalloc(1, sizeof *reader);
    reader->keys = keys;
    buf_init(&reader->room, LINE_READ_MAX);
    line_reader_begin(reader, stamps);
    return reader;
}

void line_reader_begin(struct line_reader *reader, struct stamp_frame *stamps)
{
    free(reader->deliveries);
    reader->deliveries = NULL;
    reader->stamps = stamps;
    reader->inner = (struct stamp_frame){.latest = 0};
    memset(reader->written, 0, sizeof reader->written);
}

void line_reader_free(struct line_reader *reader)
{
    if (!reader)
        return;
    buf_done(&reader->room);
    free(reader->deliveries);
    free(reader);
}

enum line_mta line_reader_mta(const struct line_reader *reader)
{
    enum line_mta most = MTA_NONE;
    for (int mta = MTA_NONE + 1; mta < MTA_COUNT; mta++)
        if (reader->written[mta] > reader->written[most])
            most = (enum line_mta)mta;
    return most;
}

const char *line_end(const char *from, const char *end, struct sighting *ret)
{
    const char *newline = memchr(from, '\n', (size_t)(end - from));
    const char *stop = newline ? newline : end;
    ret->read = (size_t)(stop - ret->text.at);
    while (stop > from && stop[-1] == '\r')
        stop--;
    ret->text.len = (size_t)(stop - ret->text.at);
    return stop;
}

static void skip_nuls(struct span *line)
{
    while (line->len && *line->at == '\0')
        *line = line_behind(*line, 1);
}

/* "message repeated 3 times: [ text]": the text; how often. */
static uint64_t take_repeats(struct span *said)
{
    struct span rest = *said;
    uint64_t count = 0;
    if (!line_skip(&rest, "message repeated "))
        return 1;
    while (rest.len && line_is_digit(*rest.at) && count < REPEATS_MAX) {
        count = count * 10 + (uint64_t)(*rest.at - '0');
        rest = line_behind(rest, 1);
    }
    if (!count || !line_skip(&rest, " times: ["))
        return 1;
    line_skip(&rest, " ");
    if (rest.len && rest.at[rest.len - 1] == ']')
        rest.len--;
    *said = rest;
    return count;
}

/* The line without "message repeated"; every piece now lies in there. */
static void put_together(struct line_reader *reader, struct line_entry *entry,
                         struct span said)
{
    struct buf *room = &reader->room;
    size_t before = (size_t)(entry->said.at - entry->text.at);
    size_t hit = entry->hit > said.at ? (size_t)(entry->hit - said.at) : 0;
    buf_clear(room);
    buf_add(room, entry->text.at, before);
    buf_add(room, said.at, said.len);
    entry->text = span_of(room->data, room->len);
    entry->said = line_behind(entry->text, before);
    entry->hit = entry->said.at + hit;
}

static bool read_entry(struct line_reader *reader,
                       const struct line_entry *entry, struct sighting *ret)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].is(entry))
            continue;
        ret->mta = kinds[i].mta;
        bool counts = kinds[i].read(reader, entry, ret);
        reader->written[ret->mta]++;
        return counts;
    }
    return false;
}

static SELDOM bool read_slowly(struct line_reader *reader,
                               struct line_entry *entry, struct sighting *ret)
{
    size_t read = ret->read;
    skip_nuls(&entry->text);
    if (entry->hit < entry->text.at ||
        entry->hit >= entry->text.at + entry->text.len)
        return false;
    line_take_header(reader, entry);
    *ret =
        (struct sighting){.provider = KEYS_NONE, .at = entry->at, .read = read};
    struct span said = entry->said;
    ret->repeats = take_repeats(&said);
    if (said.at != entry->said.at)
        put_together(reader, entry, said);
    ret->text = entry->text;
    return read_entry(reader, entry, ret);
}

/* Some clock was wrong; another's may be ahead, in its own zone. */
static bool is_to_come(const struct stamp_frame *stamps, int64_t at)
{
    return stamps->now && at > stamps->now + DAY;
}

bool line_read(struct line_reader *reader, struct span text, size_t hit,
               struct sighting *ret)
{
    if (text.len > LINE_READ_MAX)
        text.len = LINE_READ_MAX;
    if (hit >= text.len) {
        ret->read = text.len;
        return false;
    }
    const char *at = text.at + hit, *end = text.at + text.len;
    enum line_quick quick = line_read_quick(reader, text, at, ret);
    bool counts = quick == QUICK_COUNTS;
    if (!counts)
        line_end(at, end, ret);
    if (quick == QUICK_UNTOLD) {
        struct line_entry entry = {.text = ret->text, .hit = at};
        counts = read_slowly(reader, &entry, ret);
    } else {
        reader->written[MTA_POSTFIX]++;
    }
    if (is_to_come(reader->stamps, ret->at))
        ret->at = 0;
    if (ret->outcome == LINE_SENT)
        ret->text.len = 0;
    return counts;
}
