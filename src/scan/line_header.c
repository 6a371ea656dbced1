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
static const char *find_colon(const char *at, const char *end)
{
    if (end - at > PROGRAM_MAX)
        end = at + PROGRAM_MAX;
    const char *colon = memchr(at, ':', (size_t)(end - at));
    return colon && !memchr(at, ' ', (size_t)(colon - at)) ? colon : NULL;
}

static const char *behind_word(const char *at, const char *end)
{
    const char *blank = memchr(at, ' ', (size_t)(end - at));
    return blank ? blank + 1 : end;
}

/* "postfix/smtp[11458]: "; Solaris adds "[ID 801593 mail.info] ", and AIX has
 * "mail:info " in front. */
static bool take_program(struct span *rest, struct span *ret_program)
{
    const char *at = rest->at, *end = at + rest->len;
    const char *colon = find_colon(at, end);
    if (colon && end - colon > 1 && line_is_alnum(colon[1])) {
        at = behind_word(at, end);
        colon = find_colon(at, end);
    }
    if (!colon)
        return take_new_syslog(rest, ret_program);
    *ret_program = span_of(at, (size_t)(colon - at));
    line_advance(rest, (size_t)(colon + 1 - rest->at));
    line_skip(rest, " ");
    if (line_skip(rest, "[ID "))
        line_skip_past(rest, "] ");
    return true;
}

/* "mx1 postfix/smtp[11458]: ", also without the machine. */
static bool take_syslog(struct span *rest, struct line_entry *entry)
{
    if (line_begins(*rest, "<")) /* FreeBSD's "<mail.info> " */
        line_take_until(rest, ' ');
    const char *end = memchr(rest->at, ' ', rest->len);
    if (!end || end == rest->at)
        return false;
    if (end[-1] != ':') {
        entry->machine = span_of(rest->at, (size_t)(end - rest->at));
        line_advance(rest, entry->machine.len + 1);
    } else if (end - rest->at < 2 || end[-2] != ']') {
        return false;
    }
    return take_program(rest, &entry->program);
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
        struct span rest = entry->said;
        if (take_syslog(&rest, entry)) {
            skip_inner_stamp(reader, &rest);
            entry->said.at = rest.at;
            entry->said.len = rest.len;
        } else {
            entry->machine = entry->program = none;
        }
    }
    if (entry->hit < entry->said.at)
        entry->hit = entry->said.at;
}
