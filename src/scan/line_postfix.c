/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Postfix (smtp_trouble.c, log_adhoc.c), and what Sendmail has in common with
 * it: lines that begin with a queue id.
 *
 *   QUEUE: to=<anna@example.org>, relay=HOST[ADDRESS]:25, delay=2, ...,
 *       dsn=4.7.0, status=deferred (host HOST[ADDRESS] said: 421 ...)
 *   QUEUE: host HOST[ADDRESS] said: 421 ...
 *   QUEUE: lost connection with HOST[ADDRESS] while sending RCPT TO
 *   warning: non-ESMTP response from HOST[ADDRESS]:25: [IPTS04] ...
 *
 * Nothing else is looked at: what a client, a header or a person said stands
 * in lines of other shapes.
 */
#include "scan/line_parts.h"

#define QUEUE_MIN  5
#define QUEUE_MAX  22 /* Postfix's long ids have up to 15, Sendmail's 14 */
#define STATUS_MAX 24

/* "2E901122F931: ", one word. */
static struct span take_queue(struct span *rest)
{
    struct span none = span_of(rest->at, 0);
    size_t look = rest->len < QUEUE_MAX + 2 ? rest->len : QUEUE_MAX + 2;
    const char *colon = memchr(rest->at, ':', look);
    size_t len = colon ? (size_t)(colon - rest->at) : 0;
    if (len < QUEUE_MIN || len > QUEUE_MAX || len + 1 >= rest->len ||
        colon[1] != ' ' || memchr(rest->at, ' ', len) ||
        !line_is_alnum(*rest->at) || !line_is_alnum(colon[-1]))
        return none;
    line_advance(rest, len + 2);
    return span_of(none.at, len);
}

/* What a server said to the program that sent, or that it went away. */
static bool is_trouble(struct span said)
{
    return line_begins(said, "host ") ||
           line_begins(said, "lost connection with ") ||
           line_begins(said, "conversation with ") ||
           line_begins(said, "connect to ") ||
           line_begins(said, "Protocol error: ") ||
           line_begins(said, "delivery temporarily suspended: ");
}

static bool is_in_queue_listing(struct span said)
{
    return line_begins(said, "(") && (is_trouble(line_behind(said, 1)) ||
                                      line_begins(said, "(Deferred: "));
}

/* A line of postqueue -j. */
static bool is_in_json(struct span said)
{
    return line_begins(said, "{\"queue_name\": \"");
}

/* As in a mail that came back: "<anna@example.org>: host ... said: ...". */
static bool is_in_bounce(struct span said)
{
    return line_begins(said, "<") && line_skip_past(&said, ">: host ");
}

bool line_is_postfix(const struct line_entry *entry)
{
    struct span said = entry->said;
    if (line_begins(said, "warning: "))
        return line_begins(said, "warning: non-");
    if (take_queue(&said).len && (line_begins(said, "to=") || is_trouble(said)))
        return true;
    said = entry->said;
    if (entry->program.len)
        return false;
    said = span_trim(said);
    return is_in_queue_listing(said) || is_in_bounce(said) || is_in_json(said);
}

void line_read_trouble(struct line_reader *reader, struct span text,
                       struct sighting *ret)
{
    line_skip(&text, "delivery temporarily suspended: ");
    line_skip(&text, "Protocol error: ");
    bool speaks = line_skip(&text, "host ");
    if (!speaks && !line_skip(&text, "lost connection with ") &&
        !line_skip(&text, "conversation with ") &&
        !line_skip(&text, "connect to "))
        return;
    struct span host = line_take_host(&text);
    if (ret->provider == KEYS_NONE)
        line_host(reader, host, ret);
    if (speaks && ret->provider != KEYS_NONE &&
        (line_skip(&text, " said: ") ||
         line_skip(&text, " refused to talk to me: ") ||
         line_skip_past(&text, ": ")))
        line_said(reader, text, ret);
}

/* What was no reply in the protocol's words, so that Postfix dropped it. */
static bool read_response(struct line_reader *reader, struct span rest,
                          struct sighting *ret)
{
    if (!line_skip_past(&rest, " response from "))
        return false;
    line_host(reader, line_take_host(&rest), ret);
    if (!line_skip(&rest, ": "))
        return false;
    line_said(reader, rest, ret);
    return ret->provider != KEYS_NONE && (ret->reply || ret->tag.len);
}

static bool read_tried(struct line_reader *reader, struct span text,
                       struct sighting *ret)
{
    line_read_trouble(reader, text, ret);
    return ret->provider != KEYS_NONE;
}

/* Where no host is named at all, the reply itself may tell. */
static void read_reason(struct line_reader *reader,
                        const struct line_entry *entry, struct span reason,
                        struct sighting *ret)
{
    line_read_trouble(reader, reason, ret);
    if (ret->host.len)
        return;
    line_skip(&reason, "delivery temporarily suspended: ");
    ret->provider = line_page(reader, entry, reason);
    if (ret->provider != KEYS_NONE)
        line_said(reader, reason, ret);
}

static bool outcome_of(struct span status, struct sighting *ret)
{
    if (line_begins(status, "sent"))
        ret->outcome = LINE_SENT;
    else if (line_begins(status, "deferred") ||
             line_begins(status, "SOFTBOUNCE"))
        ret->outcome = LINE_DEFERRED;
    else if (line_begins(status, "bounced") || line_begins(status, "expired"))
        ret->outcome = LINE_BOUNCED;
    else
        return line_begins(status, "undeliverable");
    return true;
}

/* Takes all up to "status=" off rest; the word stands before the bracket that
 * comes next, which is found faster. */
static bool take_status(struct span *rest)
{
    const char *bracket = memchr(rest->at, '(', rest->len), *word = bracket;
    while (word && word > rest->at && word[-1] != '=' &&
           bracket - word < STATUS_MAX)
        word--;
    if (word && word - rest->at > 9 && memcmp(word - 9, ", status=", 9) == 0) {
        line_advance(rest, (size_t)(word - rest->at));
        return true;
    }
    return line_skip_past(rest, ", status=");
}

static bool read_status(struct line_reader *reader,
                        const struct line_entry *entry, struct span rest,
                        struct sighting *ret)
{
    if (!outcome_of(rest, ret))
        return false;
    if (ret->provider != KEYS_NONE && ret->outcome == LINE_SENT)
        return true;
    if (!line_skip_past(&rest, "("))
        rest.len = 0;
    if (ret->provider != KEYS_NONE)
        line_read_trouble(reader, rest, ret);
    else
        read_reason(reader, entry, rest, ret);
    return ret->provider != KEYS_NONE && ret->outcome != LINE_SENT;
}

/* Takes the server's name behind "relay="; false: it is somebody else's. */
static bool take_relay(struct line_reader *reader,
                       const struct line_entry *entry, struct span *rest,
                       struct sighting *ret)
{
    if (line_begins(*rest, "none,"))
        return true;
    struct span host = line_take_host(rest);
    if (entry->hit >= rest->at) /* then it is behind the name */
        return false;
    line_host(reader, host, ret);
    return ret->provider != KEYS_NONE;
}

static bool read_recipient(struct line_reader *reader,
                           const struct line_entry *entry, struct span rest,
                           struct sighting *ret)
{
    ret->recipient = line_take_address(&rest);
    while (line_skip(&rest, ",<") || line_skip(&rest, ", orig_to=<"))
        line_take_path(&rest);
    if ((line_skip(&rest, ", relay=") || line_skip_past(&rest, ", relay=")) &&
        !take_relay(reader, entry, &rest, ret))
        return false;
    struct span status = rest;
    if (take_status(&status))
        return read_status(reader, entry, status, ret);
    ret->mta = MTA_SENDMAIL;
    return line_read_stat(reader, entry, rest, ret);
}

/* {"queue_id": "4XxJ2K", "recipients": [{"address": "anna@example.org",
 * "delay_reason": "host ..."}]}: the first one that waits for a provider. */
static bool read_json(struct line_reader *reader, struct span rest,
                      struct sighting *ret)
{
    if (!line_skip_past(&rest, "\"queue_id\": \""))
        return false;
    ret->queue = line_take_until(&rest, '"');
    while (line_skip_past(&rest, "{\"address\": \"")) {
        ret->recipient = line_take_until(&rest, '"');
        if (!line_skip(&rest, ", \"delay_reason\": \""))
            continue;
        struct span reason = line_take_until(&rest, '"');
        if (read_tried(reader, reason, ret))
            return true;
        ret->host = span_of(reason.at, 0);
    }
    return false;
}

bool line_read_postfix(struct line_reader *reader,
                       const struct line_entry *entry, struct sighting *ret)
{
    struct span rest = entry->said;
    if (line_skip(&rest, "warning: non-"))
        return read_response(reader, rest, ret);
    ret->queue = take_queue(&rest);
    if (ret->queue.len)
        return line_skip(&rest, "to=")
                   ? read_recipient(reader, entry, rest, ret)
                   : read_tried(reader, rest, ret);
    rest = span_trim(rest);
    if (is_in_json(rest))
        return read_json(reader, rest, ret);
    if (line_skip(&rest, "(Deferred: ")) {
        ret->mta = MTA_SENDMAIL;
        return line_read_deferred(reader, entry, rest, ret);
    }
    if (line_skip(&rest, "<")) {
        ret->recipient = line_take_path(&rest);
        line_skip(&rest, ": ");
    }
    line_skip(&rest, "(");
    return read_tried(reader, rest, ret);
}
