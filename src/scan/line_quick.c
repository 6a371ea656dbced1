/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * The shapes that nearly all lines of a Postfix log have, told with a handful
 * of looks; what is not just so is left to the others, who say the same:
 *
 *   STAMP MACHINE PROGRAM[1]: QUEUE: to=<RECIPIENT>, relay=HOST[ADDRESS]:25,
 *       ..., status=WORD (host HOST[ADDRESS] said: 421 ...
 *   STAMP MACHINE PROGRAM[1]: QUEUE: host HOST[ADDRESS] said: 421 ...
 *   STAMP MACHINE PROGRAM[1]: Trusted TLS connection established to HOST...
 */
#include "base/bytes.h"
#include "scan/line_parts.h"
#include "scan/stamp_hour.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/* The first place of this byte, which most often is near, if neither the other
 * one nor the line's end comes before it; or NULL. */
static inline const char *find(const char *at, const char *end, char wanted,
                               char other)
{
#if defined(__SSE2__)
    const __m128i all = _mm_set1_epi8(wanted), others = _mm_set1_epi8(other);
    const __m128i newlines = _mm_set1_epi8('\n');
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i stops = _mm_or_si128(_mm_cmpeq_epi8(bytes, others),
                                     _mm_cmpeq_epi8(bytes, newlines));
        int found =
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, all), stops));
        if (!found)
            continue;
        at += __builtin_ctz((unsigned)found);
        return *at == wanted ? at : NULL;
    }
#endif
    for (; at < end && *at != other && *at != '\n'; at++)
        if (*at == wanted)
            return at;
    return NULL;
}

/* As find(), within so many bytes. */
static inline const char *find_near(const char *at, const char *end,
                                    char wanted, char other, ptrdiff_t max)
{
    const char *found = find(at, end, wanted, other);
    return found && found - at < max ? found : NULL;
}

/* A name of a machine, and of a program: not what Exim and qmail begin with. */
static bool are_names(const char *machine, const char *blank, const char *colon)
{
    return blank > machine && blank[-1] != ':' && machine[1] != '=' &&
           !line_is_digit(blank[1]) && colon[-1] == ']';
}

static inline const char *behind_digits(const char *at, const char *end)
{
#if defined(__SSE2__)
    if (end - at >= 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i value = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
        __m128i digits =
            _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
        unsigned others = ~(unsigned)_mm_movemask_epi8(digits);
        return at + __builtin_ctz(others);
    }
#endif
    while (at < end && line_is_digit(*at))
        at++;
    return at;
}

/* Behind "1]: ", or NULL. */
static const char *behind_number(const char *at, const char *end)
{
    at = behind_digits(at, end);
    return IS(at, end, "]: ") ? at + 3 : NULL;
}

/* What stands before the number, for the next line: most begin alike. */
static void remember(struct line_begin *begin, const char *at,
                     const char *message)
{
    const char *bracket = message - 3;
    while (bracket > at && line_is_digit(bracket[-1]))
        bracket--;
    size_t len = (size_t)(bracket - at);
    if (bracket[-1] != '[' || len > sizeof begin->text)
        return;
    begin->len = len;
    memcpy(begin->text, at, len);
}

/* Behind "MACHINE PROGRAM[1]: ", or NULL. */
static SELDOM const char *find_message(struct line_begin *begin, const char *at,
                                       const char *end)
{
    if (at >= end || *at != ' ')
        return NULL;
    const char *machine = at + 1;
    const char *blank = find_near(machine, end, ' ', '\n', PROGRAM_MAX);
    const char *colon =
        blank ? find_near(blank + 1, end, ':', ' ', PROGRAM_MAX) : NULL;
    if (!colon || !are_names(machine, blank, colon) || end - colon < 3 ||
        colon[1] != ' ')
        return NULL;
    remember(begin, at, colon + 2);
    return colon + 2;
}

static const char *message_at(struct line_begin *begin, const char *at,
                              const char *end)
{
    if ((size_t)(end - at) > begin->len && begin->len &&
        bytes_same(at, begin->text, begin->len)) {
        const char *message = behind_number(at + begin->len, end);
        if (message && message < end)
            return message;
    }
    return find_message(begin, at, end);
}

/* Behind "QUEUE: ", or NULL. */
static const char *take_queue(const char *at, const char *end,
                              struct sighting *ret)
{
    const char *colon = find_near(at, end, ':', ' ', QUEUE_MAX + 1);
    if (!colon || colon - at < QUEUE_MIN || end - colon < 3 ||
        colon[1] != ' ' || !line_is_alnum(*at) || !line_is_alnum(colon[-1]))
        return NULL;
    ret->queue = span_of(at, (size_t)(colon - at));
    return colon + 2;
}

/* Behind "to=<RECIPIENT>, relay=", or NULL. */
static const char *take_recipient(const char *at, const char *end,
                                  struct sighting *ret)
{
    const char *from = at + 4;
    const char *stop = find(from, end, '>', '"');
    if (!stop || !IS(stop, end, ">, relay="))
        return NULL;
    ret->recipient = span_of(from, (size_t)(stop - from));
    return stop + 9;
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

/* Behind "host HOST[ADDRESS]" there is most often the reply; the server is the
 * one that the relay named, and so need not be looked at again. */
static void read_reason(struct line_reader *reader, const char *at,
                        const char *end, struct span relay,
                        struct sighting *ret)
{
    struct span reason = span_of(at, (size_t)(end - at)), said = reason;
    if (line_skip(&said, "host ") && said.len > relay.len &&
        bytes_same(said.at, relay.at, relay.len)) {
        line_advance(&said, relay.len);
        if (line_skip(&said, " said: ") ||
            line_skip(&said, " refused to talk to me: ")) {
            line_said(reader, said, ret);
            return;
        }
    }
    line_read_trouble(reader, reason, ret);
}

/* Until here a delivery needs be read. */
static enum line_quick leave_rest(const char *at, struct sighting *ret)
{
    ret->read = (size_t)(at - ret->text.at);
    return QUICK_COUNTS;
}

/* relay=none: the reason names the server. */
static enum line_quick read_suspended(struct line_reader *reader,
                                      const char *at, const char *end,
                                      struct sighting *ret)
{
    const char *reason = find(at, end, '(', '\n');
    if (!reason || !take_outcome(at, reason, ret) || ret->outcome == LINE_SENT)
        return QUICK_UNTOLD;
    end = line_end(reason, end, ret);
    line_read_trouble(reader, span_of(reason + 1, (size_t)(end - reason - 1)),
                      ret);
    if (!ret->host.len)
        return QUICK_UNTOLD;
    return ret->provider == KEYS_NONE ? QUICK_NOTHING : QUICK_COUNTS;
}

static enum line_quick read_result(struct line_reader *reader, const char *at,
                                   const char *end, const char *hit,
                                   struct sighting *ret)
{
    const char *host = take_recipient(at, end, ret);
    if (!host)
        return QUICK_UNTOLD;
    if (IS(host, end, "none,"))
        return read_suspended(reader, host, end, ret);
    const char *bracket = find_near(host, end, '[', ' ', HOST_MAX);
    if (!bracket)
        return QUICK_UNTOLD;
    if (hit >= bracket)
        return QUICK_NOTHING; /* what it lies in is another's server */
    line_host(reader, span_of(host, (size_t)(bracket - host)), ret);
    if (ret->provider == KEYS_NONE)
        return QUICK_NOTHING;
    const char *behind = find_near(bracket, end, ']', '\n', ADDRESS_MAX);
    const char *reason = behind ? find(behind, end, '(', '\n') : NULL;
    if (!reason || !take_outcome(behind, reason, ret))
        return QUICK_UNTOLD;
    if (ret->outcome == LINE_SENT)
        return leave_rest(reason, ret);
    read_reason(reader, reason + 1, line_end(reason, end, ret),
                span_of(host, (size_t)(behind + 1 - host)), ret);
    return QUICK_COUNTS;
}

/* "Trusted TLS connection established to HOST[ADDRESS]:25: ..." */
static bool is_connection(const char *at, const char *end)
{
    const char *blank = find(at, end, ' ', '\n');
    return blank && IS(blank, end, " TLS connection established to ");
}

enum line_quick line_read_quick(struct line_reader *reader, struct span text,
                                const char *hit, struct sighting *ret)
{
    /* Copied: to clear a struct of this size takes longer than all else. */
    static const struct sighting nothing = {
        .provider = KEYS_NONE, .mta = MTA_POSTFIX, .repeats = 1};
    struct span rest = text;
    memcpy(ret, &nothing, sizeof *ret);
    ret->text = text;
    ret->at = hour_take_known(reader->stamps, &rest);
    if (ret->at <= 0)
        return QUICK_UNTOLD;
    const char *end = text.at + text.len;
    const char *said = message_at(&reader->begin, rest.at, end);
    const char *at = said ? take_queue(said, end, ret) : NULL;
    if (!at || hit < at)
        return said && is_connection(said, end) ? QUICK_NOTHING : QUICK_UNTOLD;
    if (IS(at, end, "to=<\""))
        return QUICK_UNTOLD; /* anything may stand in quotes */
    if (IS(at, end, "to=<"))
        return read_result(reader, at, end, hit, ret);
    if (!IS(at, end, "host "))
        return QUICK_UNTOLD;
    end = line_end(hit, end, ret);
    line_read_trouble(reader, span_of(at, (size_t)(end - at)), ret);
    return ret->provider == KEYS_NONE ? QUICK_NOTHING : QUICK_COUNTS;
}
