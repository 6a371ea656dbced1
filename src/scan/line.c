/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/line.h"

#include "base/buf.h"
#include "base/mem.h"
#include "scan/line_parts.h"

#include <stdlib.h>
#include <string.h>

#define NEEDLE_MAX  64 /* bytes of a page, as seek.h has it */
#define PROGRAM_MAX 128
#define REPEATS_MAX 1000000000

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
    reader->stamps = stamps;
    buf_init(&reader->room, LINE_READ_MAX);
    return reader;
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

static size_t known_place(struct span name)
{
    uint32_t first, last;
    memcpy(&first, name.at, sizeof first);
    memcpy(&last, name.at + name.len - sizeof last, sizeof last);
    return (((first ^ (last << 1)) * 2654435761u) >> 24) % LINE_KNOWN_MAX;
}

int line_host(struct line_reader *reader, struct span host)
{
    if (host.len < sizeof(uint32_t) || host.len > LINE_KNOWN_NAME_MAX)
        return keys_host(reader->keys, host);
    struct line_known *known = &reader->known[known_place(host)];
    if (known->len != host.len || memcmp(known->name, host.at, host.len) != 0) {
        known->provider = (signed char)keys_host(reader->keys, host);
        known->len = (unsigned char)host.len;
        memcpy(known->name, host.at, host.len);
    }
    return known->provider;
}

int line_page(struct line_reader *reader, const struct line_entry *entry,
              struct span reply)
{
    if (!line_is_reply(reply) || entry->hit >= reply.at + reply.len)
        return KEYS_NONE;
    /* Most often the hit is the page. */
    if (entry->hit > reply.at) {
        struct span near = line_from(reply, entry->hit - 1);
        if (near.len > NEEDLE_MAX + 2)
            near.len = NEEDLE_MAX + 2;
        int provider = keys_page(reader->keys, near);
        if (provider != KEYS_NONE)
            return provider;
    }
    return keys_page(reader->keys, reply);
}

static inline bool is_name_char(char c)
{
    return line_is_alnum(c) | (c == '.') | (c == '-') | (c == '_');
}

struct span line_take_host(struct span *rest)
{
    struct span host = span_of(rest->at, 0);
    while (host.len < rest->len && is_name_char(rest->at[host.len]))
        host.len++;
    struct span after = line_behind(*rest, host.len);
    if (!line_skip(&after, "["))
        line_skip(&after, " [");
    if (after.at != rest->at + host.len) {
        const char *end = memchr(after.at, ']', after.len);
        after = end ? line_from(after, end + 1) : line_behind(after, after.len);
    }
    if (after.len > 1 && *after.at == ':' && line_is_digit(after.at[1])) {
        size_t port = 1;
        while (port < after.len && line_is_digit(after.at[port]))
            port++;
        after = line_behind(after, port);
    }
    *rest = after;
    if (host.len && host.at[host.len - 1] == '.')
        host.len--;
    return host;
}

struct span line_take_until(struct span *rest, char mark)
{
    const char *end = memchr(rest->at, mark, rest->len);
    if (!end)
        return span_of(rest->at, 0);
    struct span found = span_of(rest->at, (size_t)(end - rest->at));
    *rest = line_from(*rest, end + 1);
    return found;
}

struct span line_take_address(struct span *rest)
{
    struct span found = span_of(rest->at, 0);
    if (line_skip(rest, "<"))
        return line_take_until(rest, '>');
    while (found.len < rest->len && found.at[found.len] != ',' &&
           found.at[found.len] != ' ')
        found.len++;
    *rest = line_behind(*rest, found.len);
    return found;
}

/* RFC 5424: "host program pid id [data] text". */
static bool take_new_syslog(struct span *rest, struct span *ret_program)
{
    struct span after = *rest, pid, id, data;
    if (!span_word(&after, ret_program) || !span_word(&after, &pid) ||
        !span_word(&after, &id) || after.len < 2)
        return false;
    if (!span_is(pid, "-") && !line_is_digit(*pid.at))
        return false;
    line_skip(&after, " ");
    if (line_begins(after, "[")) {
        if (!line_skip_past(&after, "] "))
            return false;
    } else if (!span_word(&after, &data) || !span_is(data, "-")) {
        return false;
    }
    line_skip(&after, " ");
    line_skip(&after, "\xEF\xBB\xBF");
    *rest = after;
    return true;
}

/* "mx1 postfix/smtp[11458]: " */
static bool take_syslog(struct span *rest, struct span *ret_machine,
                        struct span *ret_program)
{
    const char *host_end = memchr(rest->at, ' ', rest->len);
    if (!host_end || host_end == rest->at || host_end[-1] == ':')
        return false;
    *ret_machine = span_of(rest->at, (size_t)(host_end - rest->at));
    struct span after = line_from(*rest, host_end + 1);
    size_t look = after.len < PROGRAM_MAX ? after.len : PROGRAM_MAX;
    const char *colon = memchr(after.at, ':', look);
    const char *blank = memchr(after.at, ' ', look);
    if (!colon || (blank && blank < colon)) {
        if (!take_new_syslog(&after, ret_program))
            return false;
        *rest = after;
        return true;
    }
    *ret_program = span_of(after.at, (size_t)(colon - after.at));
    after = line_from(after, colon + 1);
    line_skip(&after, " ");
    *rest = after;
    return true;
}

static void skip_nuls(struct span *line)
{
    while (line->len && *line->at == '\0')
        *line = line_behind(*line, 1);
    while (line->len &&
           (line->at[line->len - 1] == '\r' || line->at[line->len - 1] == '\n'))
        line->len--;
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

/* Exim and qmail without syslog begin in a way that no machine is named; most
 * names are told by a byte of them. */
static bool is_without_syslog(const struct line_entry *entry)
{
    struct span said = entry->said;
    if (said.len > 6 && said.at[6] != '-' &&
        !strchr("[HSDds0123456789", *said.at))
        return false;
    return line_is_exim(entry) || line_is_qmail(entry);
}

/* Exim writes its own stamp behind syslog's. */
static void skip_inner_stamp(struct line_reader *reader, struct span *said)
{
    if (said->len < 20 || said->at[4] != '-' || !line_is_digit(*said->at))
        return;
    reader->inner.latest = reader->stamps->latest;
    stamp_take(&reader->inner, said);
}

/* What stands before the message. */
static void take_header(struct line_reader *reader, struct line_entry *entry)
{
    struct span none = span_of(entry->text.at, 0);
    entry->said = entry->text;
    entry->machine = entry->program = none;
    entry->at = stamp_take(reader->stamps, &entry->said);
    if (entry->at && !is_without_syslog(entry)) {
        if (take_syslog(&entry->said, &entry->machine, &entry->program))
            skip_inner_stamp(reader, &entry->said);
        else
            entry->machine = entry->program = none;
    }
    if (entry->hit < entry->said.at)
        entry->hit = entry->said.at;
}

static bool read_entry(struct line_reader *reader,
                       const struct line_entry *entry, struct sighting *ret)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].is(entry))
            continue;
        ret->mta = kinds[i].mta;
        if (!kinds[i].read(reader, entry, ret))
            return false;
        reader->written[ret->mta]++;
        return true;
    }
    return false;
}

bool line_read(struct line_reader *reader, struct span line, size_t hit,
               struct sighting *ret)
{
    struct line_entry entry = {.text = line, .hit = line.at + hit};
    if (entry.text.len > LINE_READ_MAX)
        entry.text.len = LINE_READ_MAX;
    skip_nuls(&entry.text);
    if (entry.hit < entry.text.at ||
        entry.hit >= entry.text.at + entry.text.len)
        return false;
    take_header(reader, &entry);
    *ret = (struct sighting){.provider = KEYS_NONE, .at = entry.at};
    struct span said = entry.said;
    ret->repeats = take_repeats(&said);
    if (said.at != entry.said.at)
        put_together(reader, &entry, said);
    ret->text = entry.text;
    return read_entry(reader, &entry, ret);
}
