/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * DragonFly's mail agent, Courier, and replies as they stand in mails that
 * came back: only where they begin a line, or stand behind words that no
 * stranger can have put there.
 *
 *   remote delivery deferred: HOST [ADDRESS] failed after MAIL FROM: 421 ...
 *   remote delivery to HOST [ADDRESS] failed after final DATA: 554 ...
 *   id=..,from=<..>,addr=<anna@example.org>: 421 ...
 *   <<< 554 ...
 *   Remote host said: 421 ...
 *   Diagnostic-Code: smtp; 421 ...
 *   anna@example.org: 421 ...
 *   421 ...
 */
#include "scan/line_parts.h"

bool line_is_dragonfly(const struct line_entry *entry)
{
    return line_begins(entry->said, "remote delivery ");
}

bool line_read_dragonfly(struct line_reader *reader,
                         const struct line_entry *entry, struct sighting *ret)
{
    struct span rest = entry->said;
    line_skip(&rest, "remote delivery ");
    if (line_skip(&rest, "deferred: "))
        ret->outcome = LINE_DEFERRED;
    else if (line_skip(&rest, "to "))
        ret->outcome = LINE_BOUNCED;
    else
        return false;
    line_host(reader, line_take_host(&rest), ret);
    if (ret->provider == KEYS_NONE || !line_skip(&rest, " failed after ") ||
        !line_skip_past(&rest, ": "))
        return false;
    line_said(reader, rest, ret);
    return true;
}

/* "anna@example.org: " */
static struct span take_address(struct span *rest)
{
    struct span none = span_of(rest->at, 0), after = *rest;
    struct span address = line_take_until(&after, ' ');
    if (address.len < 4 || address.at[address.len - 1] != ':' ||
        !memchr(address.at, '@', address.len))
        return none;
    *rest = after;
    return span_of(address.at, address.len - 1);
}

/* What stands before a reply, and who writes so. */
static void take_introduction(struct span *rest, struct sighting *ret)
{
    if (line_skip(rest, "<<< ")) {
        ret->mta = MTA_SENDMAIL;
    } else if (line_skip(rest, "Remote host said: ")) {
        ret->mta = MTA_QMAIL;
    } else if (line_skip(rest, "id=")) {
        if (line_skip_past(rest, ",addr=<"))
            ret->recipient = line_take_path(rest);
        line_skip(rest, ": ");
    } else if (span_skip(rest, "Diagnostic-Code:")) {
        *rest = span_trim(*rest);
        span_skip(rest, "smtp;");
        *rest = span_trim(*rest);
    } else {
        ret->recipient = take_address(rest);
        if (ret->recipient.len)
            ret->mta = MTA_OPENSMTPD;
    }
}

bool line_is_other(const struct line_entry *entry)
{
    struct sighting unused;
    struct span rest = span_trim(entry->said);
    if (entry->program.len && !line_begins(rest, "id="))
        return false;
    take_introduction(&rest, &unused);
    return line_is_reply(rest);
}

bool line_read_other(struct line_reader *reader, const struct line_entry *entry,
                     struct sighting *ret)
{
    struct span rest = span_trim(entry->said);
    take_introduction(&rest, ret);
    ret->provider = line_page(reader, entry, rest);
    if (ret->provider == KEYS_NONE)
        return false;
    line_said(reader, rest, ret);
    return true;
}
