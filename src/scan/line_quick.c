/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * The shapes that nearly all lines of a Postfix log have, told with a handful
 * of looks; what is not just so is left to the others, who say the same:
 *
 *   STAMP MACHINE PROGRAM[1]: QUEUE: to=<RECIPIENT>, relay=HOST[ADDRESS]:25,
 *       ..., status=WORD (
 *   STAMP MACHINE PROGRAM[1]: QUEUE: host HOST[ADDRESS] said: 421 ...
 */
#include "scan/line_parts.h"
#include "scan/stamp_hour.h"

#define PROGRAM_MAX 64
#define QUEUE_MIN   5
#define QUEUE_MAX   22
#define HOST_MAX    64 /* as far as the others look for a bracket */
#define ADDRESS_MAX 48

#define IS(at, end, literal)                                                   \
    ((size_t)((end) - (at)) >= sizeof(literal) - 1 &&                          \
     memcmp((at), (literal), sizeof(literal) - 1) == 0)
#define ENDS(begin, at, literal)                                               \
    ((size_t)((at) - (begin)) >= sizeof(literal) - 1 &&                        \
     memcmp((at) - (sizeof(literal) - 1), (literal), sizeof(literal) - 1) ==   \
         0)

static const char *find(const char *at, const char *end, char c, ptrdiff_t max)
{
    return memchr(at, c, (size_t)(end - at < max ? end - at : max));
}

/* A name of a machine, and of a program: not what Exim and qmail begin with. */
static bool are_names(const char *machine, const char *blank, const char *colon)
{
    return blank > machine && blank[-1] != ':' && machine[1] != '=' &&
           !line_is_digit(blank[1]) && colon[-1] == ']' &&
           !memchr(blank + 1, ' ', (size_t)(colon - blank - 1));
}

/* Behind "MACHINE PROGRAM[1]: ", or NULL. */
static const char *message_at(const char *at, const char *end)
{
    const char *machine = at + 1;
    const char *blank =
        at < end && *at == ' ' ? find(machine, end, ' ', PROGRAM_MAX) : NULL;
    const char *colon = blank ? find(blank, end, ':', PROGRAM_MAX) : NULL;
    if (!colon || !are_names(machine, blank, colon) || end - colon < 3 ||
        colon[1] != ' ')
        return NULL;
    return colon + 2;
}

/* Behind "QUEUE: ", or NULL. */
static const char *take_queue(const char *at, const char *end,
                              struct sighting *ret)
{
    const char *colon = find(at, end, ':', QUEUE_MAX + 2);
    size_t len = colon ? (size_t)(colon - at) : 0;
    if (len < QUEUE_MIN || len > QUEUE_MAX || end - colon < 3 ||
        colon[1] != ' ' || memchr(at, ' ', len) || !line_is_alnum(*at) ||
        !line_is_alnum(colon[-1]))
        return NULL;
    ret->queue = span_of(at, len);
    return colon + 2;
}

/* The bracket behind "relay=HOST", with recipient and host in ret; or NULL. */
static const char *take_relay(const char *at, const char *end,
                              struct sighting *ret)
{
    const char *to = at + 4, *stop = find(to, end, '>', LINE_READ_MAX);
    if (!stop || !IS(stop, end, ">, relay=") ||
        memchr(to, '"', (size_t)(stop - to)))
        return NULL;
    const char *host = stop + 9, *bracket = find(host, end, '[', HOST_MAX);
    if (!bracket || IS(host, end, "none,") ||
        memchr(host, ' ', (size_t)(bracket - host)))
        return NULL;
    ret->recipient = span_of(to, (size_t)(stop - to));
    ret->host = span_of(host, (size_t)(bracket - host));
    return bracket;
}

static bool take_outcome(const char *from, const char *bracket,
                         struct sighting *ret)
{
    if (ENDS(from, bracket, ", status=sent "))
        ret->outcome = LINE_SENT;
    else if (ENDS(from, bracket, ", status=deferred "))
        ret->outcome = LINE_DEFERRED;
    else if (ENDS(from, bracket, ", status=bounced "))
        ret->outcome = LINE_BOUNCED;
    else
        return false;
    return true;
}

static enum line_quick read_result(struct line_reader *reader, const char *at,
                                   const char *end, const char *hit,
                                   struct sighting *ret)
{
    const char *bracket = take_relay(at, end, ret);
    if (!bracket)
        return QUICK_UNTOLD;
    if (hit >= bracket)
        return QUICK_NOTHING; /* it is behind the name: another's server */
    ret->provider = line_host(reader, ret->host);
    if (ret->provider == KEYS_NONE)
        return QUICK_NOTHING;
    const char *behind = find(bracket, end, ']', ADDRESS_MAX);
    const char *reason =
        behind ? memchr(behind, '(', (size_t)(end - behind)) : NULL;
    if (!reason || !take_outcome(behind, reason, ret))
        return QUICK_UNTOLD;
    if (ret->outcome != LINE_SENT)
        line_read_trouble(reader,
                          span_of(reason + 1, (size_t)(end - reason - 1)), ret);
    return QUICK_COUNTS;
}

enum line_quick line_read_quick(struct line_reader *reader, struct span text,
                                const char *hit, struct sighting *ret)
{
    struct span rest = text;
    *ret = (struct sighting){
        .provider = KEYS_NONE, .mta = MTA_POSTFIX, .repeats = 1, .text = text};
    ret->at = hour_take_known(reader->stamps, &rest);
    if (ret->at <= 0)
        return QUICK_UNTOLD;
    const char *end = text.at + text.len;
    const char *at = message_at(rest.at, end);
    if (at)
        at = take_queue(at, end, ret);
    if (!at || hit < at)
        return QUICK_UNTOLD;
    if (IS(at, end, "to=<\""))
        return QUICK_UNTOLD; /* anything may stand in quotes */
    if (IS(at, end, "to=<"))
        return read_result(reader, at, end, hit, ret);
    if (!IS(at, end, "host "))
        return QUICK_UNTOLD;
    line_read_trouble(reader, span_of(at, (size_t)(end - at)), ret);
    return ret->provider == KEYS_NONE ? QUICK_NOTHING : QUICK_COUNTS;
}
