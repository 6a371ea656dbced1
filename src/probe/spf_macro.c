/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/spf_macro.h"

#include "base/buf.h"
#include "base/mem.h"

#include <string.h>

#define VALUE_MAX 4096u /* octets that one macro may become */
#define PARTS_MAX 128u  /* of one value; more labels fit in no name */

struct macro {
    char letter; /* lower case; '%', '_' and '-' for %%, %_ and %- */
    bool escape; /* upper case: as in a URL */
    size_t keep; /* parts on the right; 0: all */
    bool reverse;
    const char *parts; /* delimiters */
    size_t part_count;
    size_t len; /* of it all; 0: it is wrong */
};

static bool is_one_of(char letter, const char *letters)
{
    return letter && strchr(letters, letter);
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The transformers behind a letter: digits and "r". False: a zero. */
static bool read_transformers(const char *text, size_t len, size_t *at,
                              struct macro *ret)
{
    bool digits = false;
    for (; *at < len && text[*at] >= '0' && text[*at] <= '9'; ++*at) {
        digits = true;
        if (ret->keep < PARTS_MAX)
            ret->keep = ret->keep * 10 + (size_t)(text[*at] - '0');
    }
    ret->reverse = *at < len && lower(text[*at]) == 'r';
    *at += ret->reverse;
    return !digits || ret->keep > 0;
}

/* Reads what begins with "%". */
static struct macro read_macro(const char *text, size_t len)
{
    struct macro ret = {.parts = ".", .part_count = 1};
    size_t at = 3;
    if (len >= 2 && is_one_of(text[1], "%_-")) {
        ret.letter = text[1];
        ret.len = 2;
        return ret;
    }
    if (len < 4 || text[1] != '{')
        return ret;
    ret.letter = lower(text[2]);
    ret.escape = ret.letter != text[2];
    if (!is_one_of(ret.letter, "slodiphcrtv") ||
        !read_transformers(text, len, &at, &ret))
        return ret;
    size_t count = 0;
    while (at + count < len && is_one_of(text[at + count], ".-+,/_="))
        count++;
    if (count) {
        ret.parts = text + at;
        ret.part_count = count;
    }
    at += count;
    if (at < len && text[at] == '}')
        ret.len = at + 1;
    return ret;
}

bool spf_macro_string(const char *text, size_t len, bool explanation)
{
    for (size_t at = 0; at < len;) {
        char c = text[at];
        if (c < (explanation ? ' ' : '!') || c > '~')
            return false;
        if (c != '%') {
            at++;
            continue;
        }
        struct macro macro = read_macro(text + at, len - at);
        if (!macro.len || (!explanation && is_one_of(macro.letter, "crt")))
            return false;
        at += macro.len;
    }
    return true;
}

bool spf_macro_needs_valid(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        struct macro macro = {.len = 1};
        if (text[at] == '%')
            macro = read_macro(text + at, len - at);
        if (macro.letter == 'p' || !macro.len)
            return macro.len > 0;
        at += macro.len;
    }
    return false;
}

/* A toplabel (7.1) has letters, or hyphens within it. */
static bool is_toplabel(const char *text, size_t len)
{
    bool letter = false, hyphen = false;
    if (len == 0 || !is_alnum(text[0]) || !is_alnum(text[len - 1]))
        return false;
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '-' && !is_alnum(text[i]))
            return false;
        hyphen |= text[i] == '-';
        letter |= text[i] != '-' && (text[i] < '0' || text[i] > '9');
    }
    return letter || hyphen;
}

/* Where the last macro ends. */
static size_t macros_end(const char *text, size_t len)
{
    size_t end = 0;
    for (size_t at = 0; at < len;) {
        if (text[at] != '%') {
            at++;
            continue;
        }
        at += read_macro(text + at, len - at).len;
        end = at;
    }
    return end;
}

bool spf_macro_domain(const char *text, size_t len)
{
    if (len == 0 || !spf_macro_string(text, len, false))
        return false;
    size_t macros = macros_end(text, len);
    if (macros == len)
        return true;
    if (text[len - 1] == '.')
        len--;
    size_t top = len;
    while (top > macros && text[top - 1] != '.')
        top--;
    return top > macros && is_toplabel(text + top, len - top);
}

/* In the form of 7.3: nibbles with dots for version 6. */
static void add_dotted(struct buf *buf, const struct ip_address *ip)
{
    char text[IP_TEXT_SIZE];
    if (!ip->v6) {
        ip_print(ip, text);
        buf_puts(buf, text);
        return;
    }
    for (unsigned i = 0; i < 32; i++) {
        uint64_t half = i < 16 ? ip->high : ip->low;
        if (i)
            buf_putc(buf, '.');
        buf_putc(buf, "0123456789ABCDEF"[half >> (60 - 4 * (i % 16)) & 15]);
    }
}

static void add_value(struct buf *buf, char letter,
                      const struct spf_words *words)
{
    char ip[IP_TEXT_SIZE];
    switch (letter) {
    case 's':
        buf_printf(buf, "%s@%s", words->local, words->sender);
        break;
    case 'i':
        add_dotted(buf, &words->ip);
        break;
    case 'c':
        ip_print(&words->ip, ip);
        buf_puts(buf, ip);
        break;
    case 'v':
        buf_puts(buf, words->ip.v6 ? "ip6" : "in-addr");
        break;
    case 't':
        buf_printf(buf, "%lld", words->now);
        break;
    default:
        buf_puts(buf, letter == 'l'   ? words->local
                      : letter == 'o' ? words->sender
                      : letter == 'd' ? words->domain
                      : letter == 'p' ? words->valid
                      : letter == 'h' ? words->helo
                                      : words->receiver);
    }
}

static void add_escaped(struct buf *out, const char *text, size_t len,
                        bool escape)
{
    for (size_t i = 0; i < len; i++)
        if (!escape || is_alnum(text[i]) ||
            (text[i] && strchr("-._~", text[i])))
            buf_putc(out, text[i]);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)text[i]);
}

/* Splits the value and joins the wanted parts with dots (7.3). */
static void add_parts(struct buf *out, const char *value,
                      const struct macro *macro)
{
    struct {
        const char *text;
        size_t len;
    } parts[PARTS_MAX];
    size_t count = 0;
    for (const char *at = value; count < PARTS_MAX; at++) {
        size_t len = 0;
        while (at[len] && !memchr(macro->parts, at[len], macro->part_count))
            len++;
        parts[count].text = at;
        parts[count++].len = len;
        at += len;
        if (!*at)
            break;
    }
    size_t keep = macro->keep && macro->keep < count ? macro->keep : count;
    for (size_t i = count - keep; i < count; i++) {
        /* Reversed first, and then the right-hand ones of those. */
        size_t part = macro->reverse ? count - 1 - i : i;
        if (i > count - keep)
            buf_putc(out, '.');
        add_escaped(out, parts[part].text, parts[part].len, macro->escape);
    }
}

static void add_macro(struct buf *out, const struct macro *macro,
                      const struct spf_words *words)
{
    if (is_one_of(macro->letter, "%_-")) {
        buf_puts(out, macro->letter == '%'   ? "%"
                      : macro->letter == '_' ? " "
                                             : "%20");
        return;
    }
    struct buf value;
    buf_init(&value, VALUE_MAX);
    add_value(&value, macro->letter, words);
    add_parts(out, buf_text(&value), macro);
    buf_done(&value);
}

static char *expand(const char *text, size_t len, size_t max,
                    const struct spf_words *words)
{
    struct buf out;
    buf_init(&out, max);
    for (size_t at = 0; at < len && !out.full;) {
        struct macro macro = {.len = 1};
        if (text[at] == '%')
            macro = read_macro(text + at, len - at);
        if (!macro.len)
            break;
        if (text[at] == '%')
            add_macro(&out, &macro, words);
        else
            buf_putc(&out, text[at]);
        at += macro.len;
    }
    return buf_steal(&out);
}

char *spf_macro_expand(const char *text, size_t len,
                       const struct spf_words *words)
{
    return expand(text, len, SPF_EXPLAIN_MAX, words);
}

char *spf_macro_expand_domain(const char *text, size_t len,
                              const struct spf_words *words)
{
    autofree char *all = expand(text, len, 65536, words);
    size_t size = strlen(all);
    if (size > 0 && all[size - 1] == '.')
        all[--size] = '\0';
    const char *start = all;
    while (size - (size_t)(start - all) > SPF_NAME_MAX) {
        const char *dot = strchr(start, '.');
        if (!dot)
            break;
        start = dot + 1;
    }
    return xstrdup(start);
}

char *spf_macro_reverse(const struct ip_address *ip)
{
    static const char text[] = "%{ir}.%{v}.arpa";
    struct spf_words words = {.ip = *ip};
    return spf_macro_expand(text, sizeof text - 1, &words);
}
