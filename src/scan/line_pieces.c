/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/line_parts.h"
#include "scan/seek_plan.h"

#define NAME_LOOK 64 /* bytes in which a name most often ends */

/* None ends before the hit. */
int line_page(struct line_reader *reader, const struct line_entry *entry,
              struct span reply)
{
    if (!line_is_reply(reply) || entry->hit >= reply.at + reply.len)
        return KEYS_NONE;
    if (entry->hit - reply.at > SEEK_NEEDLE_LONGEST)
        reply = line_from(reply, entry->hit - SEEK_NEEDLE_LONGEST);
    return keys_page(reader->keys, reply);
}

static inline bool is_name_char(char c)
{
    return line_is_among(c, LINE_DIGITS | 1ull << '-' | 1ull << '.',
                         LINE_LETTERS | 1ull << ('_' - 64));
}

/* Most names stand before the bracket of their address, one blank at most
 * between them: then no byte of them has to be looked at. */
static const char *name_end(const char *from, const char *end)
{
    size_t look =
        (size_t)(end - from) < NAME_LOOK ? (size_t)(end - from) : NAME_LOOK;
    const char *at = from, *bracket = memchr(from, '[', look);
    if (bracket && bracket > from) {
        const char *stop = bracket - (bracket[-1] == ' ');
        if (!memchr(from, ' ', (size_t)(stop - from)))
            return stop;
    }
    while (at < end && is_name_char(*at))
        at++;
    return at;
}

struct span line_take_host(struct span *rest)
{
    const char *from = rest->at, *end = from + rest->len;
    const char *at = name_end(from, end);
    size_t len = (size_t)(at - from);
    const char *bracket = at + (end - at > 1 && *at == ' ');
    if (bracket < end && *bracket == '[') {
        at = memchr(bracket, ']', (size_t)(end - bracket));
        at = at ? at + 1 : end;
    }
    if (end - at > 1 && *at == ':' && line_is_digit(at[1]))
        for (at++; at < end && line_is_digit(*at);)
            at++;
    line_advance(rest, (size_t)(at - from));
    return span_of(from, len - (len && from[len - 1] == '.'));
}

struct span line_take_until(struct span *rest, char mark)
{
    const char *end = memchr(rest->at, mark, rest->len);
    if (!end)
        return span_of(rest->at, 0);
    struct span found = span_of(rest->at, (size_t)(end - rest->at));
    line_advance(rest, found.len + 1);
    return found;
}

/* Behind the quotes that begin a text, 0: they do not end. */
static size_t quoted_length(struct span text)
{
    for (size_t i = 1; i < text.len; i++) {
        if (text.at[i] == '"')
            return i + 1;
        i += text.at[i] == '\\';
    }
    return 0;
}

/* Where the first of these marks stands outside of quotes, or the end. */
static size_t length_before(struct span text, const char *marks)
{
    size_t len = 0;
    while (len < text.len && (!text.at[len] || !strchr(marks, text.at[len]))) {
        size_t quoted =
            text.at[len] == '"' ? quoted_length(line_behind(text, len)) : 0;
        len += quoted ? quoted : 1;
    }
    return len;
}

struct span line_take_path(struct span *rest)
{
    struct span found = span_of(rest->at, length_before(*rest, ">"));
    if (found.len == rest->len)
        return line_take_until(rest, '>');
    line_advance(rest, found.len + 1);
    return found;
}

struct span line_take_address(struct span *rest)
{
    struct span found = span_of(rest->at, 0);
    if (line_skip(rest, "<"))
        return line_take_path(rest);
    found.len = length_before(*rest, ", ");
    *rest = line_behind(*rest, found.len);
    return found;
}
