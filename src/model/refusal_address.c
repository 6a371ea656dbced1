/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/refusal_address.h"

#include "base/mem.h"
#include "base/span.h"

#include <stdlib.h>
#include <string.h>

#define WORD_MAX 16u /* longer words are none of those below */

/* The word before "from" in the refusals of Yahoo, of all ages, and of those
 * who word it alike. */
static const char *const subjects[] = {
    "message", "messages", "mail", "email", "e-mail", "connections",
};

/* What may stand between "from" and the address. */
static const char *const introductions[] = {"ip", "address", "your", "the"};

/* qmail writes blanks as "_" and line ends as "/"; mail programs wrap. */
static bool is_gap(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '_';
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-';
}

static bool is_listed(struct span word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(word, list[i]))
            return true;
    return false;
}

/* The word right before pos, but for the gap; empty: there is no gap, or no
 * word before it. */
static struct span word_before(const char *text, size_t pos)
{
    size_t end = pos;
    while (end && is_gap(text[end - 1]))
        end--;
    size_t start = end;
    while (start && end - start < WORD_MAX && is_word_char(text[start - 1]))
        start--;
    return span_of(text + start, end < pos ? end - start : 0);
}

/* "not accepted from", since servers also log what they have accepted. */
static bool has_subject(const char *text, size_t pos)
{
    struct span word = word_before(text, pos);
    if (span_is(word, "accepted")) {
        word = word_before(text, (size_t)(word.at - text));
        return span_is(word, "be") || span_is(word, "not");
    }
    return is_listed(word, subjects, sizeof subjects / sizeof *subjects);
}

static void skip_gap(struct span *rest)
{
    while (rest->len && is_gap(*rest->at)) {
        rest->at++;
        rest->len--;
    }
}

static void skip_introductions(struct span *rest)
{
    size_t count = sizeof introductions / sizeof *introductions;
    for (;;) {
        struct span word = span_of(rest->at, 0);
        while (word.len < rest->len && is_word_char(word.at[word.len]))
            word.len++;
        if (!is_listed(word, introductions, count))
            return;
        *rest = span_of(rest->at + word.len, rest->len - word.len);
        skip_gap(rest);
    }
}

static bool is_address_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F') || c == '.' || c == ':';
}

/* "/24" makes it a network; qmail ends a line with "/". */
static bool is_address_end(struct span rest)
{
    if (rest.len == 0)
        return true;
    if (*rest.at == '/')
        return rest.len == 1 || rest.at[1] < '0' || rest.at[1] > '9';
    return !is_word_char(*rest.at) && *rest.at != '@' && *rest.at != '%';
}

/* "192.0.2.1", "192.0.2.1.", "192.0.2.1:25": with the point at the end of a
 * sentence, and with a port. */
static bool parse_token(struct span token, struct ip_address *ret)
{
    char text[IP_TEXT_SIZE];
    while (token.len && token.at[token.len - 1] == '.')
        token.len--;
    if (token.len > 1 && token.at[token.len - 1] == ':' &&
        token.at[token.len - 2] != ':')
        token.len--;
    if (token.len >= sizeof text)
        return false;
    memcpy(text, token.at, token.len);
    text[token.len] = '\0';
    char *colon = strchr(text, ':');
    if (colon && strchr(text, '.') && !strchr(colon + 1, ':'))
        *colon = '\0';
    return ip_parse(text, ret);
}

static bool read_address(struct span rest, struct ip_address *ret)
{
    struct ip_address inner;
    skip_introductions(&rest);
    if (!span_skip(&rest, "("))
        span_skip(&rest, "[");
    span_skip(&rest, "IPv6:"); /* RFC 5321 4.1.3 */
    struct span token = span_of(rest.at, 0);
    while (token.len < rest.len && is_address_char(token.at[token.len]))
        token.len++;
    rest = span_of(rest.at + token.len, rest.len - token.len);
    if (!token.len || !is_address_end(rest) || !parse_token(token, ret))
        return false;
    if (ip_unmap(ret, &inner))
        *ret = inner;
    return true;
}

static struct refusal_address *find(struct refusal_addresses *list,
                                    const struct ip_address *ip)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct ip_address *other = &list->items[i].ip;
        if (other->v6 == ip->v6 && other->high == ip->high &&
            other->low == ip->low)
            return &list->items[i];
    }
    return NULL;
}

static struct refusal_address *append(struct refusal_addresses *list,
                                      const struct ip_address *ip)
{
    if (list->count >= REFUSAL_ADDRESSES_MAX) {
        list->cut = true;
        return NULL;
    }
    list->items =
        xreallocarray(list->items, list->count + 1, sizeof *list->items);
    struct refusal_address *item = &list->items[list->count++];
    *item = (struct refusal_address){.ip = *ip};
    return item;
}

/* One more makes it overtake those which it was as frequent as. */
static void count_one(struct refusal_addresses *list,
                      struct refusal_address *item)
{
    struct refusal_address counted = *item;
    counted.count++;
    for (; item > list->items && item[-1].count < counted.count; item--)
        *item = item[-1];
    *item = counted;
}

void refusal_addresses_add(struct refusal_addresses *list, const char *text,
                           size_t len)
{
    for (size_t pos = 0; len >= 5 && pos + 5 <= len; pos++) {
        struct span rest = span_of(text + pos, len - pos);
        struct ip_address ip;
        if ((*rest.at != 'f' && *rest.at != 'F') || !span_skip(&rest, "from"))
            continue;
        if (!is_gap(*rest.at) || !has_subject(text, pos))
            continue;
        skip_gap(&rest);
        if (!read_address(rest, &ip))
            continue;
        struct refusal_address *item = find(list, &ip);
        if (!item)
            item = append(list, &ip);
        if (item)
            count_one(list, item);
    }
}

void refusal_addresses_done(struct refusal_addresses *list)
{
    free(list->items);
    *list = (struct refusal_addresses){0};
}
