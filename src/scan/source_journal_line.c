/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* An entry of the journal as rsyslog would write it. */
#include "scan/source_journal.h"

#include "base/buf.h"
#include "base/span.h"

#include <string.h>
#include <systemd/sd-journal.h>
#include <time.h>

#define MICRO    1000000
#define WORD_MAX 256 /* bytes of a host, a program, a number */

enum field { MESSAGE, HOST, PROGRAM, COMMAND, NUMBER, PROCESS, FIELDS };
static const char *const names[FIELDS] = {
    "MESSAGE=", "_HOSTNAME=",  "SYSLOG_IDENTIFIER=",
    "_COMM=",   "SYSLOG_PID=", "_PID=",
};

/* In front of the message are short words, which are kept until all are
 * there: the fields come in any order, and each only until the next. */
struct words {
    char text[FIELDS][WORD_MAX];
    size_t len[FIELDS];
};

static void put_time(struct buf *ret, uint64_t at)
{
    time_t seconds = (time_t)(at / MICRO);
    struct tm tm;
    char text[32];
    gmtime_r(&seconds, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    buf_printf(ret, "%s.%06u+00:00 ", text, (unsigned)(at % MICRO));
}

/* Control characters as rsyslog has them: "#012". */
static void put_clean(struct buf *ret, const char *text, size_t len)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c >= ' ' && c != 0x7f) || c == '\t')
            continue;
        buf_add(ret, text + from, i - from);
        buf_printf(ret, "#%03o", c);
        from = i + 1;
    }
    buf_add(ret, text + from, len - from);
}

static void keep_word(struct words *words, enum field field, struct span data)
{
    size_t len = data.len < WORD_MAX ? data.len : WORD_MAX;
    memcpy(words->text[field], data.at, len);
    words->len[field] = len;
}

static void put_word(struct buf *ret, const struct words *words,
                     enum field field, enum field other)
{
    if (!words->len[field])
        field = other;
    put_clean(ret, words->text[field], words->len[field]);
}

static void put_front(struct buf *ret, const struct words *words)
{
    put_word(ret, words, HOST, HOST);
    buf_putc(ret, ' ');
    put_word(ret, words, PROGRAM, COMMAND);
    if (words->len[NUMBER] || words->len[PROCESS]) {
        buf_putc(ret, '[');
        put_word(ret, words, NUMBER, PROCESS);
        buf_putc(ret, ']');
    }
    buf_puts(ret, ": ");
}

static void take_field(struct words *words, struct span data)
{
    for (enum field field = HOST; field < FIELDS; field++)
        if (span_skip(&data, names[field]))
            keep_word(words, field, data);
}

void journal_line(struct sd_journal *entry, struct buf *ret)
{
    struct words words = {0};
    const void *data;
    size_t len;
    uint64_t at = 0;
    sd_journal_get_realtime_usec(entry, &at);
    SD_JOURNAL_FOREACH_DATA(entry, data, len)
    take_field(&words, span_of(data, len));
    put_time(ret, at);
    put_front(ret, &words);
    size_t skip = strlen(names[MESSAGE]);
    if (sd_journal_get_data(entry, "MESSAGE", &data, &len) >= 0 && len > skip)
        put_clean(ret, (const char *)data + skip, len - skip);
    buf_putc(ret, '\n');
}
