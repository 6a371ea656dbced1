/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/line_parts.h"

#define NEEDLE_MAX 64 /* bytes of a page, as seek.h has it */

static size_t known_place(struct span name)
{
    uint32_t first, last;
    memcpy(&first, name.at, sizeof first);
    memcpy(&last, name.at + name.len - sizeof last, sizeof last);
    return (((first ^ (last << 1)) * 2654435761u) >> 24) % LINE_KNOWN_MAX;
}

int line_host(struct line_reader *reader, struct span host)
{
    if (host.len < sizeof(uint32_t) || host.len > LINE_KNOWN_NAME_MAX)
        return keys_host(reader->keys, host);
    struct line_known *known = &reader->known[known_place(host)];
    if (known->len != host.len || memcmp(known->name, host.at, host.len) != 0) {
        known->provider = (signed char)keys_host(reader->keys, host);
        known->len = (unsigned char)host.len;
        memcpy(known->name, host.at, host.len);
    }
    return known->provider;
}

int line_page(struct line_reader *reader, const struct line_entry *entry,
              struct span reply)
{
    if (!line_is_reply(reply) || entry->hit >= reply.at + reply.len)
        return KEYS_NONE;
    /* Most often the hit is the page. */
    if (entry->hit > reply.at) {
        struct span near = line_from(reply, entry->hit - 1);
        if (near.len > NEEDLE_MAX + 2)
            near.len = NEEDLE_MAX + 2;
        int provider = keys_page(reader->keys, near);
        if (provider != KEYS_NONE)
            return provider;
    }
    return keys_page(reader->keys, reply);
}

static inline bool is_name_char(char c)
{
    return line_is_alnum(c) | (c == '.') | (c == '-') | (c == '_');
}

struct span line_take_host(struct span *rest)
{
    struct span host = span_of(rest->at, 0);
    while (host.len < rest->len && is_name_char(rest->at[host.len]))
        host.len++;
    struct span after = line_behind(*rest, host.len);
    if (!line_skip(&after, "["))
        line_skip(&after, " [");
    if (after.at != rest->at + host.len) {
        const char *end = memchr(after.at, ']', after.len);
        after = end ? line_from(after, end + 1) : line_behind(after, after.len);
    }
    if (after.len > 1 && *after.at == ':' && line_is_digit(after.at[1])) {
        size_t port = 1;
        while (port < after.len && line_is_digit(after.at[port]))
            port++;
        after = line_behind(after, port);
    }
    *rest = after;
    if (host.len && host.at[host.len - 1] == '.')
        host.len--;
    return host;
}

struct span line_take_until(struct span *rest, char mark)
{
    const char *end = memchr(rest->at, mark, rest->len);
    if (!end)
        return span_of(rest->at, 0);
    struct span found = span_of(rest->at, (size_t)(end - rest->at));
    *rest = line_from(*rest, end + 1);
    return found;
}

struct span line_take_address(struct span *rest)
{
    struct span found = span_of(rest->at, 0);
    if (line_skip(rest, "<"))
        return line_take_until(rest, '>');
    while (found.len < rest->len && found.at[found.len] != ',' &&
           found.at[found.len] != ' ')
        found.len++;
    *rest = line_behind(*rest, found.len);
    return found;
}
