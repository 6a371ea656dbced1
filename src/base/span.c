/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/span.h"

#include "base/mem.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void advance(struct span *span, size_t len)
{
    span->at += len;
    span->len -= len;
}

bool span_until(struct span *rest, char mark, struct span *ret)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->at, mark, rest->len);
    *ret = span_of(rest->at, end ? (size_t)(end - rest->at) : rest->len);
    advance(rest, ret->len + (end != NULL));
    return true;
}

bool span_line(struct span *rest, struct span *ret)
{
    if (!span_until(rest, '\n', ret))
        return false;
    while (ret->len && ret->at[ret->len - 1] == '\r')
        ret->len--;
    return true;
}

bool span_word(struct span *rest, struct span *ret)
{
    while (rest->len && is_blank(*rest->at))
        advance(rest, 1);
    *ret = span_of(rest->at, 0);
    while (ret->len < rest->len && !is_blank(rest->at[ret->len]))
        ret->len++;
    advance(rest, ret->len);
    return ret->len > 0;
}

bool span_skip(struct span *rest, const char *prefix)
{
    size_t len = strlen(prefix);
    if (rest->len < len || strncasecmp(rest->at, prefix, len) != 0)
        return false;
    advance(rest, len);
    return true;
}

struct span span_trim(struct span span)
{
    while (span.len && is_blank(*span.at))
        advance(&span, 1);
    while (span.len && is_blank(span.at[span.len - 1]))
        span.len--;
    return span;
}

struct span span_unquote(struct span span)
{
    char first = span.len ? *span.at : '\0';
    if (span.len < 2 || (first != '"' && first != '\'') ||
        span.at[span.len - 1] != first)
        return span;
    return span_of(span.at + 1, span.len - 2);
}

struct span span_before(struct span span, char mark)
{
    struct span before = span_of(span.at, 0);
    span_until(&span, mark, &before);
    return before;
}

bool span_is(struct span span, const char *text)
{
    return span_skip(&span, text) && span.len == 0;
}

bool span_has(struct span span, char c)
{
    return span.len && memchr(span.at, c, span.len);
}

bool span_same(struct span a, struct span b)
{
    return a.len == b.len &&
           (a.len == 0 || strncasecmp(a.at, b.at, a.len) == 0);
}

bool span_setting(struct span line, struct span *ret_name,
                  struct span *ret_value)
{
    if (!span_has(line, '=') || !span_until(&line, '=', ret_name))
        return false;
    *ret_name = span_trim(*ret_name);
    *ret_value = span_trim(line);
    return true;
}

char *span_clean(struct span span, size_t max)
{
    /* No more bytes than can matter: each may become one of three or none,
     * and what is left out by cleaning is seldom much. */
    size_t len = span.len > 4 * max ? 4 * max : span.len;
    char *clean = text_clean(len ? span.at : "", len, TEXT_LINE);
    size_t end = strlen(clean);
    if (end > max) {
        end = max;
        while (end && ((unsigned char)clean[end] & 0xC0) == 0x80)
            end--;
        clean[end] = '\0';
    }
    return clean;
}
