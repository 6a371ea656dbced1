/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Names and addresses of hosts that are nobody else's business. */
#include "base/mem.h"
#include "model/ip_special.h"
#include "model/private_marks.h"

#include <ctype.h>
#include <string.h>

enum { NAME_MAX_BYTES = 253 };

/* Suffixes that no public name has. */
static const char *const inside[] = {
    ".local",   ".lan",  ".internal", ".localdomain", ".home.arpa",
    ".private", ".corp", ".intranet", ".home",
};

/* What precedes our own name in PowerMTA's log. */
#define CONNECTED_FROM "connected from "

static bool in_host(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '.';
}

static bool in_address(char c)
{
    return isxdigit((unsigned char)c) || c == '.' || c == ':';
}

/* The shape of a stamp: '0' a digit or a blank, 'a' a letter. */
static bool has_shape(struct span text, const char *shape)
{
    size_t len = strlen(shape);
    if (text.len < len)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (shape[i] == '0'   ? !isdigit(c) && c != ' '
            : shape[i] == 'a' ? !isalpha(c)
                              : text.at[i] != shape[i])
            return false;
    }
    return true;
}

static void advance(struct span *rest, size_t bytes)
{
    *rest = span_of(rest->at + bytes, rest->len - bytes);
}

/* Syslog's stamp of either kind, and what may stand before it: grep's name of
 * a file, "<22>" and "<22>1 ". */
static bool skip_stamp(struct span *rest)
{
    struct span word;
    if (rest->len && *rest->at == '/')
        span_until(rest, ':', &word);
    if (rest->len && *rest->at == '<' && span_until(rest, '>', &word))
        span_skip(rest, "1 ");
    if (has_shape(*rest, "aaa 00 00:00:00 ")) {
        advance(rest, 16);
        return true;
    }
    if (has_shape(*rest, "aaa 0 00:00:00 ")) {
        advance(rest, 15);
        return true;
    }
    return has_shape(*rest, "0000-00-00T00:00:00") && span_word(rest, &word);
}

static void mark_name(struct private_marks *marks, struct span name)
{
    size_t start = (size_t)(name.at - marks->line.at);
    if (name.len && !span_is(name, "localhost") && !span_is(name, "unknown") &&
        !span_is(name, "-"))
        private_marks_set(marks, start, start + name.len, PRIVATE_HOST);
}

/* The word behind syslog's stamp; the same name stands in other places, too. */
void private_mark_own_host(struct private_marks *marks)
{
    struct span rest = marks->line, host;
    if (!skip_stamp(&rest) || !span_word(&rest, &host) || !rest.len)
        return;
    for (size_t i = 0; i < host.len; i++)
        if (!in_host(host.at[i]) && host.at[i] != '_' && host.at[i] != ':')
            return;
    mark_name(marks, host);
    if (span_has(host, '.'))
        marks->own = host;
}

/* The longest address that begins here; its length, 0: none does. */
static size_t address_at(struct span rest, struct ip_address *ret)
{
    char text[IP_TEXT_SIZE];
    size_t len = 0;
    while (len < rest.len && len < sizeof text && in_address(rest.at[len]))
        len++;
    if (len < rest.len &&
        (isalnum((unsigned char)rest.at[len]) || rest.at[len] == '-'))
        return 0;
    const char *colon = memchr(rest.at, ':', len);
    if (colon && memchr(rest.at, '.', (size_t)(colon - rest.at)))
        len = (size_t)(colon - rest.at); /* a port */
    while (len &&
           (rest.at[len - 1] == '.' ||
            (rest.at[len - 1] == ':' && len > 1 && rest.at[len - 2] != ':')))
        len--;
    if (len < 2 || len >= sizeof text)
        return 0;
    memcpy(text, rest.at, len);
    text[len] = '\0';
    return ip_parse(text, ret) ? len : 0;
}

static bool is_loopback(const struct ip_address *ip)
{
    return ip->v6 ? ip->high == 0 && ip->low <= 1 : ip->low >> 24 == 127;
}

/* Of a network that is not public; a loopback tells nothing. */
static bool is_inside(const struct ip_address *ip)
{
    struct ip_address inner;
    if (ip_unmap(ip, &inner))
        return is_inside(&inner);
    const struct ip_block *block = ip_special(ip);
    return block && block->use == IP_INSIDE && !is_loopback(ip);
}

static bool inside_at(struct span rest)
{
    struct ip_address ip;
    return address_at(rest, &ip) && is_inside(&ip);
}

/* "name [10.0.0.1]", "name[10.0.0.1]", "10.0.0.1 (name)" all name a host
 * inside; `rest` is what stands behind the name. */
static bool is_followed_by_inside(struct span rest)
{
    span_skip(&rest, ")");
    span_skip(&rest, " ");
    if (!span_skip(&rest, "[") && !span_skip(&rest, "("))
        return false;
    return inside_at(rest);
}

static bool is_after_inside(struct span line, size_t start)
{
    if (start < 3 || line.at[start - 1] != '(' || line.at[start - 2] != ' ')
        return false;
    size_t at = start - 2;
    while (at > 0 && start - at < IP_TEXT_SIZE && in_address(line.at[at - 1]))
        at--;
    return inside_at(span_of(line.at + at, start - 2 - at));
}

static bool has_inside_suffix(struct span name)
{
    while (name.len && name.at[name.len - 1] == '.')
        name.len--;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        size_t len = strlen(inside[i]);
        if (name.len > len &&
            span_is(span_of(name.at + name.len - len, len), inside[i]))
            return true;
    }
    return false;
}

static bool is_behind(struct span line, size_t start, const char *text)
{
    size_t len = strlen(text);
    return start >= len && memcmp(line.at + start - len, text, len) == 0;
}

static void judge_name(struct private_marks *marks, size_t start, size_t len)
{
    struct span line = marks->line;
    struct span name = span_of(line.at + start, len);
    struct span rest = span_of(name.at + len, line.len - start - len);
    if (has_inside_suffix(name) ||
        (marks->own.len && span_same(name, marks->own)) ||
        is_followed_by_inside(rest) || is_after_inside(line, start) ||
        is_behind(line, start, CONNECTED_FROM))
        mark_name(marks, name);
}

/* Up to what is no name, or to the address in "postfix-10.0.0.1/smtp". */
static size_t name_len(struct span rest)
{
    size_t len = 0;
    while (len < rest.len && in_host(rest.at[len]) &&
           (len == 0 || rest.at[len - 1] != '-' ||
            !inside_at(span_of(rest.at + len, rest.len - len))))
        len++;
    return len;
}

void private_mark_hosts(struct private_marks *marks)
{
    struct span line = marks->line;
    for (size_t at = 0; at < line.len;) {
        struct ip_address ip;
        struct span rest = span_of(line.at + at, line.len - at);
        size_t len = address_at(rest, &ip);
        if (len && is_inside(&ip))
            private_marks_set(marks, at, at + len, PRIVATE_ADDRESS);
        size_t name = len ? 0 : name_len(rest);
        if (name && name <= NAME_MAX_BYTES)
            judge_name(marks, at, name);
        at += len + name ? len + name : 1;
    }
}
