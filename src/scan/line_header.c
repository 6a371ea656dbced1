/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/line_parts.h"

#define PROGRAM_MAX 128

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

/* The colon behind a program, or NULL: none ends the first word. */
static const char *find_colon(struct span rest)
{
    if (rest.len > PROGRAM_MAX)
        rest.len = PROGRAM_MAX;
    const char *colon = memchr(rest.at, ':', rest.len);
    const char *blank = memchr(rest.at, ' ', rest.len);
    return colon && (!blank || colon < blank) ? colon : NULL;
}

/* "postfix/smtp[11458]: "; Solaris adds "[ID 801593 mail.info] ", and AIX has
 * "mail:info " in front. */
static bool take_program(struct span *rest, struct span *ret_program)
{
    struct span after = *rest;
    const char *colon = find_colon(after);
    if (colon && line_from(after, colon).len > 1 && line_is_alnum(colon[1])) {
        line_take_until(&after, ' ');
        colon = find_colon(after);
    }
    if (!colon)
        return take_new_syslog(rest, ret_program);
    *ret_program = span_of(after.at, (size_t)(colon - after.at));
    after = line_from(after, colon + 1);
    line_skip(&after, " ");
    if (line_skip(&after, "[ID "))
        line_skip_past(&after, "] ");
    *rest = after;
    return true;
}

/* "mx1 postfix/smtp[11458]: ", also without the machine. */
static bool take_syslog(struct span *rest, struct line_entry *entry)
{
    struct span after = *rest;
    if (line_begins(after, "<")) /* FreeBSD's "<mail.info> " */
        line_take_until(&after, ' ');
    const char *end = memchr(after.at, ' ', after.len);
    if (!end || end == after.at)
        return false;
    if (end[-1] != ':') {
        entry->machine = span_of(after.at, (size_t)(end - after.at));
        after = line_from(after, end + 1);
    } else if (end[-2] != ']') {
        return false;
    }
    if (!take_program(&after, &entry->program))
        return false;
    *rest = after;
    return true;
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

void line_take_header(struct line_reader *reader, struct line_entry *entry)
{
    struct span none = span_of(entry->text.at, 0);
    entry->said = entry->text;
    entry->machine = entry->program = none;
    entry->at = stamp_take(reader->stamps, &entry->said);
    if (entry->at && !is_without_syslog(entry)) {
        if (take_syslog(&entry->said, entry))
            skip_inner_stamp(reader, &entry->said);
        else
            entry->machine = entry->program = none;
    }
    if (entry->hit < entry->said.at)
        entry->hit = entry->said.at;
}
