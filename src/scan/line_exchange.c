/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Exchange: what its queues, its reports and its protocol logs say.
 *
 *   Remote Server at HOST (ADDRESS) returned '421 ...'
 *   451 4.4.0 Primary target IP address responded with: "421 ..." Attempted
 *       failover to alternate host, ...
 *   [{LED=421 ...};{MSG=};{FQDN=HOST};{IP=ADDRESS};{LRT=..}]
 *   2019-03-12T11:39:02.123Z,CONNECTOR,SESSION,8,ADDRESS,ADDRESS,<,421 ...,
 */
#include "scan/line_parts.h"

#define AT        "Remote Server at "
#define RESPONDED " responded with: \""
#define LAST      "{LED="
#define RECEIVED  ",<,"

static bool has(struct span span, const char *text)
{
    return memmem(span.at, span.len, text, strlen(text)) != NULL;
}

bool line_is_exchange(const struct line_entry *entry)
{
    struct span said = entry->said;
    if (entry->program.len)
        return false;
    return has(said, AT) || has(said, RESPONDED) || has(said, LAST) ||
           (entry->at && line_begins(said, ",") && has(said, RECEIVED));
}

/* What is quoted is the server's; the words around it are Exchange's. */
static void read_quoted(struct line_reader *reader, struct span rest,
                        struct sighting *ret)
{
    if (line_skip_past(&rest, RESPONDED)) {
        const char *end = memchr(rest.at, '"', rest.len);
        rest.len = end ? (size_t)(end - rest.at) : rest.len;
    }
    if (line_is_reply(rest))
        line_said(reader, rest, ret);
}

/* The name may be that of the recipient's domain. */
static bool read_report(struct line_reader *reader, struct span rest,
                        struct sighting *ret)
{
    line_host(reader, line_take_host(&rest), ret);
    if (ret->provider == KEYS_NONE)
        ret->provider = keys_domain(reader->keys, ret->host);
    if (ret->provider == KEYS_NONE || !line_skip_past(&rest, " returned '"))
        return false;
    read_quoted(reader, rest, ret);
    return ret->reply != 0;
}

static bool read_last(struct line_reader *reader, struct span rest,
                      struct sighting *ret)
{
    struct span host = rest;
    if (!line_skip_past(&host, "{FQDN="))
        return false;
    rest.len = (size_t)(host.at - rest.at);
    line_host(reader, line_take_host(&host), ret);
    read_quoted(reader, rest, ret);
    return ret->provider != KEYS_NONE && ret->reply;
}

/* Nobody is named; a page of the provider's is. */
static bool read_unnamed(struct line_reader *reader,
                         const struct line_entry *entry, struct span rest,
                         struct sighting *ret)
{
    ret->provider = line_page(reader, entry, rest);
    if (ret->provider == KEYS_NONE)
        return false;
    line_said(reader, rest, ret);
    return true;
}

bool line_read_exchange(struct line_reader *reader,
                        const struct line_entry *entry, struct sighting *ret)
{
    struct span rest = entry->said;
    if (line_skip_past(&rest, AT))
        return read_report(reader, rest, ret);
    if (line_skip_past(&rest, LAST))
        return read_last(reader, rest, ret);
    if (line_skip_past(&rest, RESPONDED)) {
        const char *end = memchr(rest.at, '"', rest.len);
        rest.len = end ? (size_t)(end - rest.at) : rest.len;
        return read_unnamed(reader, entry, rest, ret);
    }
    struct span session = entry->said;
    line_skip(&session, ",");
    line_take_until(&session, ',');
    ret->queue = line_take_until(&session, ',');
    return line_skip_past(&rest, RECEIVED) &&
           read_unnamed(reader, entry, rest, ret);
}
