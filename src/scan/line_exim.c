/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Exim (deliver.c, smtp_out.c, transports/smtp.c):
 *
 *   ID => anna@example.org R=.. T=.. H=HOST [ADDRESS] X=.. C="250 ..."
 *   ID == anna@example.org R=.. T=.. defer (-45) H=HOST [ADDRESS]:25: SMTP
 *       error from remote mail server after MAIL FROM:<..> SIZE=1: 421 ...
 *   ID ** anna@example.org R=.. T=.. H=HOST [ADDRESS]: SMTP error from ...
 *   ID H=HOST [ADDRESS]: SMTP error from remote mail server after ...: 421 ...
 *   ID SMTP error from remote mail server after ...: host HOST [ADDRESS]: 421
 *   ID SMTP error from remote mail server after ...: 421 ...
 *
 * "ID <=" is a mail that came in, with a subject and names of strangers.
 */
#include "scan/line_parts.h"

#define ID_SHORT 16 /* "1bhOsE-0004e1-VJ" */
#define ID_LONG  23 /* "1rLbcT-000000001vN-2cvS", since 4.97 */
/* "mail server", in older ones "mailer" */
#define ERROR_BEGINS "SMTP error from remote mail"

/* A machine may be named like an id; a program and a colon follow it. */
static bool is_before_program(struct span said)
{
    const char *end = memchr(said.at, ' ', said.len);
    return end && end > said.at && end[-1] == ':';
}

static bool is_id(struct span said, size_t len, size_t second)
{
    return said.len > len && said.at[6] == '-' && said.at[second] == '-' &&
           said.at[len] == ' ' &&
           !is_before_program(line_behind(said, len + 1));
}

static size_t id_length(struct span said)
{
    if (is_id(said, ID_SHORT, 13))
        return ID_SHORT;
    return is_id(said, ID_LONG, 18) ? ID_LONG : 0;
}

/* "[7714] " */
static void skip_pid(struct span *said)
{
    size_t len = 1;
    if (!line_begins(*said, "["))
        return;
    while (len < said->len && line_is_digit(said->at[len]))
        len++;
    if (len > 1 && len + 1 < said->len && said->at[len] == ']' &&
        said->at[len + 1] == ' ')
        *said = line_behind(*said, len + 2);
}

static bool is_without_id(struct span said)
{
    return line_begins(said, ERROR_BEGINS) || line_begins(said, "H=") ||
           line_begins(said, "Delay reason: " ERROR_BEGINS);
}

bool line_is_exim(const struct line_entry *entry)
{
    struct span said = entry->said;
    skip_pid(&said);
    return id_length(said) || is_without_id(span_trim(said));
}

/* "after pipelined MAIL FROM:<..> SIZE=1: host HOST [ADDRESS]: 421 ...": what
 * stands behind the command, whose colons are none of ours. */
static bool take_error(struct span *rest)
{
    const char *colon;
    while ((colon = memchr(rest->at, ':', rest->len))) {
        *rest = line_from(*rest, colon + 1);
        if (line_skip(rest, "<"))
            line_take_path(rest);
        else if (line_begins(*rest, " host ") ||
                 (line_begins(*rest, " ") &&
                  line_is_reply(line_behind(*rest, 1))))
            return line_skip(rest, " ");
    }
    return false;
}

static void take_server(struct line_reader *reader, struct span *rest,
                        struct sighting *ret)
{
    line_host(reader, line_take_host(rest), ret);
}

/* Behind ERROR_BEGINS; false: nobody knows whose reply it is. */
static bool read_error(struct line_reader *reader,
                       const struct line_entry *entry, struct span rest,
                       struct sighting *ret)
{
    if (!take_error(&rest))
        return ret->provider != KEYS_NONE;
    if (line_skip(&rest, "host ")) {
        struct span host = line_take_host(&rest);
        if (ret->provider == KEYS_NONE && !ret->host.len)
            line_host(reader, host, ret);
        line_skip(&rest, ": ");
    } else if (!ret->host.len) {
        ret->provider = line_page(reader, entry, rest);
    }
    if (ret->provider == KEYS_NONE)
        return false;
    line_said(reader, rest, ret);
    return true;
}

/* "anna@example.org <alias@example.org> F=<..> R=..": the address the mail
 * went to; with rest behind both. */
static struct span take_recipient(struct span *rest)
{
    struct span address = line_take_address(rest), alias;
    while (line_skip(rest, " <") || line_skip(rest, " F=<") ||
           line_skip(rest, " P=<")) {
        alias = line_take_path(rest);
        if (!memchr(address.at, '@', address.len))
            address = alias;
    }
    if (address.len && address.at[address.len - 1] == ':')
        address.len--;
    return address;
}

/* From " H=" on, if it is there, and what the server said, if it did. */
static bool read_delivery(struct line_reader *reader,
                          const struct line_entry *entry, struct span rest,
                          struct sighting *ret)
{
    ret->recipient = take_recipient(&rest);
    struct span error = rest, host = rest;
    bool refused =
        ret->outcome != LINE_SENT && line_skip_past(&error, ERROR_BEGINS);
    if (line_skip_past(&host, " H=") && (!refused || host.at < error.at)) {
        take_server(reader, &host, ret);
        if (ret->provider == KEYS_NONE)
            return false;
    }
    return refused ? read_error(reader, entry, error, ret)
                   : ret->provider != KEYS_NONE;
}

static bool take_outcome(struct span *rest, struct sighting *ret)
{
    if (line_skip(rest, "=> ") || line_skip(rest, "-> ") ||
        line_skip(rest, ">> "))
        ret->outcome = LINE_SENT;
    else if (line_skip(rest, "== "))
        ret->outcome = LINE_DEFERRED;
    else if (line_skip(rest, "** "))
        ret->outcome = LINE_BOUNCED;
    else
        return false;
    return true;
}

/* ": ", or a blank alone where a recipient is tried elsewhere, with what
 * log_selector adds: " I=[45.90.4.25]:51525 DT=0.1s". */
static bool skip_behind_server(struct span *rest)
{
    struct span word;
    line_skip(rest, ":");
    while (line_begins(*rest, " I=[") || line_begins(*rest, " DT="))
        span_word(rest, &word);
    line_skip(rest, ":");
    return line_skip(rest, " ");
}

/* A server's reply as a line of its own. */
static bool read_attempt(struct line_reader *reader,
                         const struct line_entry *entry, struct span rest,
                         struct sighting *ret)
{
    line_skip(&rest, "Delay reason: ");
    if (line_skip(&rest, "H=")) {
        take_server(reader, &rest, ret);
        if (ret->provider == KEYS_NONE || !skip_behind_server(&rest))
            return false;
    }
    return line_skip(&rest, ERROR_BEGINS) &&
           read_error(reader, entry, rest, ret);
}

bool line_read_exim(struct line_reader *reader, const struct line_entry *entry,
                    struct sighting *ret)
{
    struct span rest = entry->said;
    skip_pid(&rest);
    size_t len = id_length(rest);
    if (!len)
        return read_attempt(reader, entry, span_trim(rest), ret);
    ret->queue = span_of(rest.at, len);
    rest = line_behind(rest, len + 1);
    if (take_outcome(&rest, ret))
        return read_delivery(reader, entry, rest, ret);
    return read_attempt(reader, entry, rest, ret);
}
