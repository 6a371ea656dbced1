/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/html_tame.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { NAME_MAX_BYTES = 100 }; /* then libxml2 begins another name */

struct tag {
    char *end; /* behind it */
    bool raw;  /* what follows is text up to its end tag: script, style */
    const char *name;
    size_t name_len;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool begins_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == ':' || c == '.';
}

static bool is_in_name(char c)
{
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-';
}

static char *skip_blanks(char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

/* At "/>": the element is empty. */
static bool closes(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '/' && at[1] == '>';
}

/* Behind "=" and its value, or where it stood. */
static char *skip_value(char *at, const char *end)
{
    char *equals = skip_blanks(at, end);
    if (equals >= end || *equals != '=')
        return at;
    char *value = skip_blanks(equals + 1, end);
    if (value < end && (*value == '"' || *value == '\'')) {
        char *quote = memchr(value + 1, *value, (size_t)(end - value - 1));
        return quote ? quote + 1 : value + (end - value);
    }
    while (value < end && !is_blank(*value) && *value != '>')
        value++;
    return value;
}

/* Behind one attribute, or behind rubbish up to the next blank. */
static char *skip_attribute(char *at, const char *end)
{
    const char *begin = at;
    if (begins_name(*at)) {
        while (at < end && is_in_name(*at) && at - begin < NAME_MAX_BYTES)
            at++;
        return skip_value(at, end);
    }
    do
        at++;
    while (at < end && !is_blank(*at) && *at != '>' && !closes(at, end));
    return at;
}

static bool is_raw(const struct tag *tag)
{
    return (tag->name_len == 6 && strncasecmp(tag->name, "script", 6) == 0) ||
           (tag->name_len == 5 && strncasecmp(tag->name, "style", 5) == 0);
}

/* From its name on. */
static struct tag tame_tag(char *at, const char *end)
{
    struct tag tag = {.name = at};
    while (at < end && is_in_name(*at) && at - tag.name < NAME_MAX_BYTES)
        at++;
    tag.name_len = (size_t)(at - tag.name);
    tag.raw = is_raw(&tag);
    for (size_t count = 0; (at = skip_blanks(at, end)) < end && *at != '>';
         count++) {
        if (closes(at, end)) {
            tag.raw = false;
            break;
        }
        char *from = at;
        at = skip_attribute(at, end);
        if (count >= HTML_ATTRIBUTES_MAX)
            memset(from, ' ', (size_t)(at - from));
    }
    tag.end = at;
    return tag;
}

/* Behind the end of a comment: "-->", or what browsers take for it. */
static char *skip_comment(char *at, const char *end)
{
    for (; end - at >= 3; at++)
        if (at[0] == '-' && at[1] == '-' &&
            (at[2] == '>' || (at[2] == '!' && end - at > 3 && at[3] == '>')))
            return at + 3;
    return at + (end - at);
}

/* To the end tag of a script or a style. */
static char *skip_raw(const struct tag *tag, const char *end)
{
    char *at = tag->end;
    while ((at = memchr(at, '<', (size_t)(end - at)))) {
        if ((size_t)(end - at) >= tag->name_len + 2 && at[1] == '/' &&
            strncasecmp(at + 2, tag->name, tag->name_len) == 0)
            return at;
        at++;
    }
    return tag->end + (end - tag->end);
}

void html_tame(char *text, size_t len)
{
    const char *end = text + len;
    for (char *at = text; (at = memchr(at, '<', (size_t)(end - at)));) {
        if (end - at >= 4 && memcmp(at, "<!--", 4) == 0) {
            at = skip_comment(at + 4, end);
        } else if (end - at >= 2 && begins_name(at[1])) {
            struct tag tag = tame_tag(at + 1, end);
            at = tag.raw ? skip_raw(&tag, end) : tag.end;
        } else {
            at++;
        }
    }
}
