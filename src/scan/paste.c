/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/paste.h"

#include "base/buf.h"
#include "base/mem.h"
#include "scan/seek.h"
#include "scan/stamp.h"

#include <string.h>
#include <time.h>

#define BOUNCED_MAX    ((size_t)16 * 1024)
#define DAY_SECONDS    86400
#define NAME_MAX_BYTES 512 /* of a host or a recipient */

struct pasting {
    const struct seek *seek;
    struct line_reader *reader;
    struct tally *tally;
    size_t lines;
    int64_t latest;
    struct buf whole;           /* a line with what was wrapped */
    bool stamped;               /* it begins with a time */
    struct buf host, recipient; /* of a delivery report (RFC 3464) */
    struct buf said;            /* a line made of one */
    struct buf bounced;         /* "<recipient>" of each without a time */
    int64_t date;               /* of the mail that came back, 0: none ... */
    struct span queue;          /* ... and what it was here */
};

/* A report repeats what the words above it say. */
static bool is_repeated(struct pasting *pasting,
                        const struct sighting *sighting)
{
    if (sighting->at || sighting->recipient.len == 0)
        return false;
    autofree char *entry = xasprintf("<%.*s>", (int)sighting->recipient.len,
                                     sighting->recipient.at);
    if (strstr(buf_text(&pasting->bounced), entry))
        return true;
    buf_puts(&pasting->bounced, entry);
    return false;
}

static void complete(const struct pasting *pasting, struct sighting *sighting)
{
    if (!sighting->at)
        sighting->at = pasting->date;
    if (sighting->queue.len == 0)
        sighting->queue = pasting->queue;
}

static bool read_line(struct pasting *pasting, struct span line)
{
    struct sighting sighting;
    struct seek_walk walk;
    seek_begin(&walk, pasting->seek, line.at, line.at + line.len);
    const char *hit = seek_next(&walk, line.at);
    if (!hit ||
        !line_read(pasting->reader, line, (size_t)(hit - line.at), &sighting))
        return false;
    pasting->lines++;
    if (is_repeated(pasting, &sighting))
        return true;
    complete(pasting, &sighting);
    tally_add(pasting->tally, &sighting);
    return true;
}

static struct span span_of_buf(const struct buf *buf)
{
    return span_of(buf_text(buf), buf->len);
}

/* What a mail that came back would say of it. */
static void read_said(struct pasting *pasting, struct span said)
{
    struct buf *line = &pasting->said;
    buf_clear(line);
    if (pasting->host.len > 0)
        buf_printf(line, "<%s>: host %s said: ", buf_text(&pasting->recipient),
                   buf_text(&pasting->host));
    buf_add(line, said.at, said.len);
    read_line(pasting, span_of_buf(line));
}

/* The value of a report's field, behind its type: "dns; mx.example.org". */
static bool take_field(struct span line, const char *name, struct span *ret)
{
    struct span type;
    if (!span_skip(&line, name) || !span_until(&line, ';', &type))
        return false;
    *ret = span_trim(line);
    return true;
}

static void keep(struct buf *buf, struct span text)
{
    buf_clear(buf);
    buf_add(buf, text.at, text.len);
}

/* The report on one recipient, field by field; is it one of these? */
static bool read_field(struct pasting *pasting, struct span line)
{
    struct span value;
    if (take_field(line, "Final-Recipient:", &value))
        keep(&pasting->recipient, value);
    else if (take_field(line, "Remote-MTA:", &value))
        keep(&pasting->host, value);
    else if (take_field(line, "Diagnostic-Code:", &value))
        read_said(pasting, value);
    else
        return false;
    return true;
}

/* "host mx.example.org[192.0.2.1] said: 421 ...", cut out of a line. */
static void read_cut(struct pasting *pasting, struct span line)
{
    buf_clear(&pasting->said);
    buf_puts(&pasting->said, "<>: ");
    buf_add(&pasting->said, line.at, line.len);
    read_line(pasting, span_of_buf(&pasting->said));
}

static void read_whole(struct pasting *pasting)
{
    struct span line = span_of_buf(&pasting->whole), rest = line;
    if (line.len == 0) {
        buf_clear(&pasting->host);
        buf_clear(&pasting->recipient);
    } else if (!read_field(pasting, line) && !read_line(pasting, line) &&
               span_skip(&rest, "host ")) {
        read_cut(pasting, line);
    }
    buf_clear(&pasting->whole);
}

/* What somebody has put before a line that is quoted. */
static struct span without_quotes(struct span line)
{
    while (line.len > 0 && (*line.at == '>' || *line.at == '|')) {
        line = span_of(line.at + 1, line.len - 1);
        if (line.len > 0 && *line.at == ' ')
            line = span_of(line.at + 1, line.len - 1);
    }
    return line;
}

/* As RFC 5322 writes it; Unix seconds, 0: it is none. */
static int64_t mail_date(struct span text, int64_t latest)
{
    struct tm tm = {0};
    autofree char *words = xstrndup(text.at, text.len);
    const char *day = strchr(words, ',');
    day = day ? day + 1 : words;
    if (!strptime(day, " %d %b %Y %H:%M:%S %z", &tm))
        return 0;
    long zone = tm.tm_gmtoff; /* timegm() forgets it */
    int64_t at = (int64_t)timegm(&tm) - zone;
    return at > 0 && at <= latest + DAY_SECONDS ? at : 0;
}

/* What a mail that came back says of itself, wherever that stands in it. */
static void read_head(struct pasting *pasting, struct span text)
{
    static const char *const dates[] = {
        "Last-Attempt-Date:", "Arrival-Date:", "Date:"};
    size_t best = sizeof dates / sizeof *dates;
    struct span line;
    while (span_line(&text, &line)) {
        line = span_trim(without_quotes(line));
        struct span value = line;
        if (span_skip(&value, "X-Postfix-Queue-ID:"))
            pasting->queue = span_trim(value);
        for (size_t i = 0; i < best; i++) {
            value = line;
            int64_t at = span_skip(&value, dates[i])
                             ? mail_date(span_trim(value), pasting->latest)
                             : 0;
            if (at) {
                pasting->date = at;
                best = i;
            }
        }
    }
}

static bool has_stamp(struct span line, int64_t latest)
{
    struct stamp_frame frame = {.latest = latest};
    return stamp_take(&frame, &line) != 0;
}

/* Goes the line before on in this one? It was wrapped, or folded. */
static bool goes_on(const struct pasting *pasting, struct span line,
                    bool stamped)
{
    bool blank = line.len > 0 && (*line.at == ' ' || *line.at == '\t');
    return pasting->whole.len > 0 && span_trim(line).len > 0 && !stamped &&
           (blank || pasting->stamped);
}

static void read_lines(struct pasting *pasting, struct span text)
{
    struct span line;
    while (span_line(&text, &line)) {
        line = without_quotes(line);
        struct span words = span_trim(line);
        bool stamped = has_stamp(words, pasting->latest);
        if (goes_on(pasting, line, stamped)) {
            buf_putc(&pasting->whole, ' ');
        } else {
            read_whole(pasting);
            pasting->stamped = stamped;
        }
        buf_add(&pasting->whole, words.at, words.len);
    }
    read_whole(pasting);
}

/* Where that says nothing: lines go on until one begins with a time, or is
 * empty. */
static void read_paragraphs(struct pasting *pasting, struct span text)
{
    struct span line;
    buf_clear(&pasting->whole);
    while (span_line(&text, &line)) {
        line = span_trim(without_quotes(line));
        if (line.len == 0 || has_stamp(line, pasting->latest))
            read_whole(pasting);
        if (pasting->whole.len > 0)
            buf_putc(&pasting->whole, ' ');
        buf_add(&pasting->whole, line.at, line.len);
    }
    read_whole(pasting);
}

static void free_room(struct pasting *pasting)
{
    buf_done(&pasting->whole);
    buf_done(&pasting->host);
    buf_done(&pasting->recipient);
    buf_done(&pasting->said);
    buf_done(&pasting->bounced);
}

size_t paste_read(const char *text, size_t len, const struct keys *keys,
                  int64_t latest, struct tally *tally)
{
    struct stamp_frame frame = {.latest = latest, .now = latest};
    struct seek *seek = seek_new(keys_needles(keys), span_of(text, 0));
    struct pasting pasting = {
        .seek = seek,
        .reader = line_reader_new(keys, &frame),
        .tally = tally,
        .latest = latest,
    };
    buf_init(&pasting.whole, PASTE_MAX);
    buf_init(&pasting.host, NAME_MAX_BYTES);
    buf_init(&pasting.recipient, NAME_MAX_BYTES);
    buf_init(&pasting.said, PASTE_MAX + 2 * NAME_MAX_BYTES);
    buf_init(&pasting.bounced, BOUNCED_MAX);
    read_head(&pasting, span_of(text, len));
    read_lines(&pasting, span_of(text, len));
    if (pasting.lines == 0)
        read_paragraphs(&pasting, span_of(text, len));
    free_room(&pasting);
    line_reader_free(pasting.reader);
    seek_free(seek);
    return pasting.lines;
}
