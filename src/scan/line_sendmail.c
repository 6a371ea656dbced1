/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Sendmail (deliver.c, logdelivery()); the begin of its lines is Postfix's:
 *
 *   QUEUE: to=<anna@example.org>, delay=4+06:36:42, xdelay=00:00:00,
 *       mailer=esmtp, pri=9301427, relay=HOST. [ADDRESS], dsn=4.0.0,
 *       [reply=421 ..., ]stat=Deferred: 421 4.7.0 [TSS04] ...
 */
#include "scan/line_parts.h"

/* "Connection refused by mx5.biz.mail.yahoo.com.", "... timed out with ..." */
static bool take_named_host(struct line_reader *reader, struct span text,
                            struct sighting *ret)
{
    if (!line_begins(text, "Connection ") ||
        (!line_skip_past(&text, " by ") && !line_skip_past(&text, " with ")))
        return false;
    line_host(reader, line_take_host(&text), ret);
    return true;
}

bool line_read_deferred(struct line_reader *reader,
                        const struct line_entry *entry, struct span rest,
                        struct sighting *ret)
{
    if (ret->provider == KEYS_NONE && !take_named_host(reader, rest, ret))
        ret->provider = line_page(reader, entry, rest);
    if (ret->provider == KEYS_NONE)
        return false;
    if (line_is_reply(rest))
        line_said(reader, rest, ret);
    return true;
}

static enum line_outcome refused_for_good(struct span dsn, struct span stat)
{
    char kind = dsn.len ? *dsn.at : stat.len ? *stat.at : '5';
    return kind == '4' ? LINE_DEFERRED : LINE_BOUNCED;
}

bool line_read_stat(struct line_reader *reader, const struct line_entry *entry,
                    struct span rest, struct sighting *ret)
{
    struct span dsn = rest, stat = rest, reply = rest;
    if (!line_skip_past(&stat, ", stat=") || line_begins(stat, "queued"))
        return false;
    if (line_begins(stat, "Sent")) {
        ret->outcome = LINE_SENT;
        return ret->provider != KEYS_NONE;
    }
    if (!line_skip_past(&dsn, ", dsn=") || dsn.at > stat.at)
        dsn.len = 0;
    if (!line_skip_past(&reply, ", reply=") || reply.at > stat.at)
        reply.len = 0;
    ret->outcome = line_skip(&stat, "Deferred") ? LINE_DEFERRED
                                                : refused_for_good(dsn, stat);
    line_skip(&stat, ": ");
    return line_read_deferred(
        reader, entry, line_is_reply(stat) || !reply.len ? stat : reply, ret);
}
