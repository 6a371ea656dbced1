/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Postal (smtp_sender.rb), in its log, its pages and what it sends to web
 * hooks:
 *
 *   Temporary SMTP delivery error when sending to HOST (ADDRESS) 421 ...
 *   Permanent SMTP delivery error when sending to ADDRESS:25 (HOST) 553 ...
 *   Message for anna@example.org accepted by HOST (ADDRESS)
 *   Net::SMTPServerBusy: 421 ...
 */
#include "scan/line_parts.h"

#define FAILED " SMTP delivery error when sending to "
#define SENT   " accepted by "
#define CLASS  "Net::SMTP"

#define NEAR 100 /* bytes in which a reply begins */

static bool has(struct span span, const char *text)
{
    return memmem(span.at, span.len, text, strlen(text)) != NULL;
}

bool line_is_postal(const struct line_entry *entry)
{
    if (entry->program.len && !has(entry->program, "postal"))
        return false;
    return has(entry->said, FAILED) || has(entry->said, SENT) ||
           has(entry->said, CLASS);
}

/* "HOST (ADDRESS)" or "ADDRESS:25 (HOST)". */
static bool take_server(struct line_reader *reader, struct span *rest,
                        struct sighting *ret)
{
    struct span first = line_take_host(rest), second = first;
    if (line_skip(rest, " (")) {
        second = line_take_host(rest);
        line_skip(rest, ")");
    }
    line_host(reader, first, ret);
    if (ret->provider == KEYS_NONE && first.len && line_is_digit(*first.at))
        line_host(reader, second, ret);
    return ret->provider != KEYS_NONE;
}

/* Between the server and what it said are blanks, quotes and names at most. */
static void read_reply(struct line_reader *reader, struct span rest,
                       struct sighting *ret)
{
    for (size_t i = 0; i < NEAR && i < rest.len; i++) {
        struct span here = line_behind(rest, i);
        if (line_is_reply(here) && (i == 0 || !line_is_digit(here.at[-1]))) {
            line_said(reader, here, ret);
            return;
        }
    }
}

static bool read_failed(struct line_reader *reader, struct span rest,
                        struct sighting *ret)
{
    const char *at = memmem(rest.at, rest.len, FAILED, sizeof FAILED - 1);
    if (!at || at - rest.at < 9)
        return false;
    bool for_good = memcmp(at - 9, "Permanent", 9) == 0;
    ret->outcome = for_good ? LINE_BOUNCED : LINE_DEFERRED;
    rest = line_from(rest, at + sizeof FAILED - 1);
    if (!take_server(reader, &rest, ret))
        return false;
    read_reply(reader, rest, ret);
    return true;
}

static bool read_sent(struct line_reader *reader, struct span rest,
                      struct sighting *ret)
{
    if (!line_skip_past(&rest, "Message for "))
        return false;
    ret->recipient = line_take_address(&rest);
    ret->outcome = LINE_SENT;
    return line_skip(&rest, SENT) && take_server(reader, &rest, ret);
}

/* "Net::SMTPServerBusy: 421 ...": no host is named. */
static bool read_class(struct line_reader *reader,
                       const struct line_entry *entry, struct span rest,
                       struct sighting *ret)
{
    if (!line_skip_past(&rest, CLASS) || !line_skip_past(&rest, ": "))
        return false;
    ret->provider = line_page(reader, entry, rest);
    if (ret->provider == KEYS_NONE)
        return false;
    line_said(reader, rest, ret);
    return true;
}

bool line_read_postal(struct line_reader *reader,
                      const struct line_entry *entry, struct sighting *ret)
{
    if (has(entry->said, FAILED))
        return read_failed(reader, entry->said, ret);
    if (has(entry->said, SENT))
        return read_sent(reader, entry->said, ret);
    return read_class(reader, entry, entry->said, ret);
}
