/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * PowerMTA, its log and its accounting file (CSV, RFC 4180; columns from the
 * recipient to the remote MTA in their usual order):
 *
 *   Error: "421 4.7.0 [TSS04] ..." while connected from US (ADDRESS) to HOST
 *       (ADDRESS)
 *   b,2026-06-17 07:14:01+0000,..,from@..,to@..,,failed,5.7.1 (..),"smtp;553
 *       5.7.1 [BL21] ...",HOST (ADDRESS),...
 */
#include "scan/line_parts.h"

#define FIELDS_MAX 24

enum { RECIPIENT_BEFORE = 4, MTA_BEHIND = 1 }; /* seen from the reply */

static bool is_record(struct span said)
{
    return line_begins(said, "d,") || line_begins(said, "b,") ||
           line_begins(said, "t,") || line_begins(said, "tq,");
}

static bool is_log(struct span said)
{
    return line_begins(said, "Error: \"") || line_begins(said, "Warning: \"");
}

bool line_is_powermta(const struct line_entry *entry)
{
    return !entry->program.len &&
           (is_log(entry->said) || (!entry->at && is_record(entry->said)));
}

static bool read_log(struct line_reader *reader, struct span rest,
                     struct sighting *ret)
{
    line_skip_past(&rest, "\"");
    struct span where = rest;
    if (!line_skip_past(&where, "\" while connected from "))
        return false;
    rest.len = (size_t)(where.at - rest.at);
    if (!line_skip_past(&where, " to "))
        return false;
    line_host(reader, line_take_host(&where), ret);
    line_said(reader, rest, ret);
    return ret->provider != KEYS_NONE;
}

/* Without its quotes; a pair of quotes inside stays one. */
static bool take_field(struct span *rest, struct span *ret)
{
    if (!rest->len)
        return false;
    if (*rest->at != '"')
        return span_until(rest, ',', ret);
    size_t end = 1;
    while (end < rest->len &&
           (rest->at[end] != '"' ||
            (end + 1 < rest->len && rest->at[end + 1] == '"')))
        end += rest->at[end] == '"' ? 2 : 1;
    if (end > rest->len)
        end = rest->len;
    *ret = span_of(rest->at + 1, end - 1);
    *rest = line_behind(*rest, end < rest->len ? end + 1 : end);
    line_skip(rest, ",");
    return true;
}

static enum line_outcome outcome_of(char type)
{
    return type == 'd' ? LINE_SENT : type == 'b' ? LINE_BOUNCED : LINE_DEFERRED;
}

/* "1178807903", or a stamp like all others. */
static int64_t time_of(struct line_reader *reader, struct span field)
{
    int64_t seconds = 0;
    size_t len = 0;
    while (len < field.len && len < 11 && line_is_digit(field.at[len]))
        seconds = seconds * 10 + (field.at[len++] - '0');
    return len == 10 && len == field.len ? seconds
                                         : stamp_take(reader->stamps, &field);
}

static bool read_record(struct line_reader *reader, struct span rest,
                        struct sighting *ret)
{
    struct span fields[FIELDS_MAX];
    int count = 0, reply = -1;
    for (; count < FIELDS_MAX && take_field(&rest, &fields[count]); count++)
        if (reply < 0 && line_begins(fields[count], "smtp;"))
            reply = count;
    if (reply < RECIPIENT_BEFORE || reply + MTA_BEHIND >= count)
        return false;
    struct span host = fields[reply + MTA_BEHIND];
    line_host(reader, line_take_host(&host), ret);
    if (ret->provider == KEYS_NONE)
        return false;
    ret->at = time_of(reader, fields[1]);
    ret->recipient = fields[reply - RECIPIENT_BEFORE];
    ret->outcome = outcome_of(*fields[0].at);
    line_skip(&fields[reply], "smtp;");
    if (ret->outcome != LINE_SENT)
        line_said(reader, fields[reply], ret);
    return true;
}

bool line_read_powermta(struct line_reader *reader,
                        const struct line_entry *entry, struct sighting *ret)
{
    return is_log(entry->said) ? read_log(reader, entry->said, ret)
                               : read_record(reader, entry->said, ret);
}
