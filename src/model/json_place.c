/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/json_place.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

struct scan { /* of a text that the parser has accepted already */
    const char *json;
    size_t len;
    size_t at;
};

/* 0 at the end: JSON has no NUL outside of escapes. */
static char peek(const struct scan *scan)
{
    if (scan->at >= scan->len)
        return '\0';
    return scan->json[scan->at];
}

static void skip_blanks(struct scan *scan)
{
    while (peek(scan) && strchr(" \t\r\n", peek(scan)))
        scan->at++;
}

static bool skip_char(struct scan *scan, char c)
{
    skip_blanks(scan);
    if (peek(scan) != c)
        return false;
    scan->at++;
    skip_blanks(scan);
    return true;
}

static bool skip_string(struct scan *scan)
{
    if (peek(scan) != '"')
        return false;
    scan->at++;
    while (peek(scan) && peek(scan) != '"')
        scan->at += peek(scan) == '\\' ? 2 : 1;
    if (scan->at >= scan->len)
        return false;
    scan->at++;
    return true;
}

/* The rest of a number, true, false or null. */
static void skip_word(struct scan *scan)
{
    while (peek(scan) && !strchr("{}[],: \t\r\n", peek(scan)))
        scan->at++;
}

/* Counts brackets instead of recursing, so that depth costs nothing. */
static bool skip_value(struct scan *scan)
{
    size_t depth = 0;
    do {
        skip_blanks(scan);
        char c = peek(scan);
        if (c == '"') {
            if (!skip_string(scan))
                return false;
            continue;
        }
        if (!c)
            return false;
        if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        scan->at++;
        if (!strchr("{}[],:", c))
            skip_word(scan);
    } while (depth);
    return scan->at <= scan->len;
}

/* Is the string token from start to end this key? */
static bool is_key(const struct scan *scan, size_t start, size_t end,
                   const char *key)
{
    const char *token = scan->json + start;
    size_t len = end - start;
    if (!memchr(token, '\\', len))
        return len - 2 == strlen(key) && memcmp(token + 1, key, len - 2) == 0;
    json_t *decoded = json_loadb(token, len, JSON_DECODE_ANY, NULL);
    bool same = decoded && strcmp(json_string_value(decoded), key) == 0;
    json_decref(decoded);
    return same;
}

/* From the start of an object to a member's value, or to its key. */
static bool enter_member(struct scan *scan, const char *key, bool of_key)
{
    if (!skip_char(scan, '{'))
        return false;
    do {
        size_t start = scan->at;
        if (!skip_string(scan))
            return false;
        bool found = is_key(scan, start, scan->at, key);
        if (found && of_key) {
            scan->at = start;
            return true;
        }
        if (!skip_char(scan, ':'))
            return false;
        if (found)
            return true;
        if (!skip_value(scan))
            return false;
    } while (skip_char(scan, ','));
    return false;
}

static bool enter_element(struct scan *scan, size_t index)
{
    if (!skip_char(scan, '['))
        return false;
    while (index--)
        if (!skip_value(scan) || !skip_char(scan, ','))
            return false;
    return peek(scan) != ']';
}

static bool enter(struct scan *scan, const struct json_place *place,
                  bool of_key)
{
    if (!place || !place->parent) {
        skip_blanks(scan);
        return true;
    }
    if (!enter(scan, place->parent, false))
        return false;
    if (place->key)
        return enter_member(scan, place->key, of_key);
    return enter_element(scan, place->index);
}

void json_place_of_byte(const char *json, size_t len, size_t byte,
                        size_t *ret_line, size_t *ret_column)
{
    *ret_line = 1;
    *ret_column = 1;
    for (size_t i = 0; i < byte && i < len; i++) {
        if (json[i] == '\n') {
            ++*ret_line;
            *ret_column = 1;
        } else if (((unsigned char)json[i] & 0xC0) != 0x80) {
            ++*ret_column;
        }
    }
}

void json_place_find(const char *json, size_t len,
                     const struct json_place *place, int of_key,
                     size_t *ret_line, size_t *ret_column)
{
    struct scan scan = {json, len, 0};
    if (!enter(&scan, place, of_key) || scan.at >= len)
        scan.at = 0;
    json_place_of_byte(json, len, scan.at, ret_line, ret_column);
}
