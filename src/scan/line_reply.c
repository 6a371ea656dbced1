/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * What a server's reply holds: "421 4.7.0 [TSS04] Messages from 192.0.2.1
 * temporarily deferred - 4.16.55.1; see ...". Only the shapes of codes are
 * known here; which of them there are is a matter of the providers' files.
 */
#include "base/bytes.h"
#include "model/ip_special.h"
#include "scan/line_parts.h"

#define LOOK_MAX 1024 /* bytes of a reply that are looked at */
#define TAG_MAX  16

static bool is_blank(char c)
{
    return c == ' ' || c == '_'; /* as qmail has it */
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

static char char_at(struct span span, size_t i)
{
    return i < span.len ? span.at[i] : '\0';
}

static void skip_blanks(struct span *rest)
{
    while (rest->len && is_blank(*rest->at))
        *rest = line_behind(*rest, 1);
}

static unsigned take_code(struct span *rest)
{
    struct span said = *rest;
    char kind = char_at(said, 0), after = char_at(said, 3);
    if (kind < '2' || kind > '5' || !line_is_digit(char_at(said, 1)) ||
        !line_is_digit(char_at(said, 2)) ||
        (said.len > 3 && !is_blank(after) && after != '-' && after != ')'))
        return 0;
    *rest = line_behind(said, said.len > 3 ? 4 : 3);
    return (unsigned)(kind - '0') * 100 + (unsigned)(said.at[1] - '0') * 10 +
           (unsigned)(said.at[2] - '0');
}

static size_t digits_at(struct span span, size_t from)
{
    size_t count = 0;
    while (line_is_digit(char_at(span, from + count)))
        count++;
    return count;
}

/* "4.7.0", and whether its subject is one of RFC 3463. */
static size_t triple_length(struct span said, bool *ret_proper)
{
    char kind = char_at(said, 0);
    size_t subject = digits_at(said, 2);
    size_t detail = digits_at(said, 3 + subject), len = 3 + subject + detail;
    if ((kind != '2' && kind != '4' && kind != '5') ||
        char_at(said, 1) != '.' || subject < 1 || subject > 3 ||
        char_at(said, 2 + subject) != '.' || detail < 1 || detail > 3 ||
        is_letter(char_at(said, len)))
        return 0;
    *ret_proper = subject == 1 && said.at[2] <= '7';
    return len;
}

/* An address has a fourth part; what Yahoo wrote behind "- " has, too. */
static bool is_part_of_more(struct span all, struct span here, size_t len)
{
    if (char_at(here, len) != '.' || !line_is_digit(char_at(here, len + 1)))
        return false;
    return here.at < all.at + 2 || here.at[-2] != '-';
}

static bool may_begin(struct span all, const char *at)
{
    return at == all.at || is_blank(at[-1]) || at[-1] == '#' || at[-1] == '(' ||
           at[-1] == '[';
}

/* The first proper one; else the first that only looks like one, such as
 * "4.16.50", by which Yahoo once told its deferrals apart. */
static struct span find_enhanced(struct span said)
{
    struct span other = span_of(said.at, 0);
    const char *dot = said.at;
    while ((dot = memchr(dot, '.', (size_t)(said.at + said.len - dot)))) {
        struct span here = line_from(said, dot - (dot > said.at));
        bool proper = false;
        size_t len =
            may_begin(said, here.at) ? triple_length(here, &proper) : 0;
        dot++;
        if (!len || is_part_of_more(said, here, len))
            continue;
        if (proper)
            return span_of(here.at, len);
        if (!other.len)
            other = span_of(here.at, len);
    }
    return other;
}

static struct span take_enhanced(struct span *rest)
{
    bool proper = false;
    size_t len = triple_length(*rest, &proper);
    if (!len || !proper || is_part_of_more(*rest, *rest, len))
        return find_enhanced(*rest);
    struct span found = span_of(rest->at, len);
    *rest = line_behind(*rest, len);
    return found;
}

/* "TSS04", "PH01", "S3140": letters, then digits. */
static size_t plain_tag_length(struct span said)
{
    size_t letters = 0;
    while (letters < TAG_MAX && is_upper(char_at(said, letters)))
        letters++;
    size_t len = letters + digits_at(said, letters);
    return letters && len > letters && len >= 3 && len <= TAG_MAX ? len : 0;
}

/* "VS1-IP", "VS98-IP0", "RP-001": two letters, digits or none, a hyphen and
 * more, which end with the word. */
static size_t hyphen_tag_length(struct span said)
{
    if (!is_upper(char_at(said, 0)) || !is_upper(char_at(said, 1)))
        return 0;
    size_t digits = digits_at(said, 2), len = 3 + digits;
    bool digit = digits > 0;
    if (char_at(said, 2 + digits) != '-')
        return 0;
    for (; is_upper(char_at(said, len)) || line_is_digit(char_at(said, len));
         len++)
        digit |= line_is_digit(said.at[len]);
    char after = char_at(said, len);
    bool ends = !after || is_blank(after) || after == ']' || after == ')' ||
                after == ':' || after == '/';
    return ends && digit && len >= 5 + digits && len <= TAG_MAX ? len : 0;
}

static struct span bracketed_tag(struct span here)
{
    char closing = *here.at == '[' ? ']' : ')';
    struct span inner = line_behind(here, 1);
    size_t len = plain_tag_length(inner);
    if (!len || char_at(inner, len) != closing)
        len = closing == ']' ? hyphen_tag_length(inner) : 0;
    if (!len || char_at(inner, len) != closing)
        return span_of(here.at, 0);
    return span_of(inner.at, len);
}

static struct span find_bracketed(struct span said, char bracket)
{
    const char *at = said.at;
    while ((at = memchr(at, bracket, (size_t)(said.at + said.len - at)))) {
        struct span tag = bracketed_tag(line_from(said, at));
        if (tag.len)
            return tag;
        at++;
    }
    return span_of(said.at, 0);
}

/* Without brackets a tag stands in front, or behind "- ". */
static struct span find_bare(struct span said)
{
    size_t len = hyphen_tag_length(said);
    const char *at = said.at;
    while (!len && (at = memchr(at, '-', (size_t)(said.at + said.len - at)))) {
        at++;
        if (at + 2 >= said.at + said.len || !is_blank(*at))
            continue;
        said = line_from(said, at + 1);
        len = hyphen_tag_length(said);
    }
    return span_of(said.at, len);
}

static struct span find_tag(struct span said)
{
    if (char_at(said, 0) == '[' || char_at(said, 0) == '(') {
        struct span tag = bracketed_tag(said);
        if (tag.len)
            return tag;
    }
    struct span bare = find_bare(said), square = find_bracketed(said, '['),
                round = find_bracketed(said, '(');
    if (bare.len && bare.at == said.at)
        return bare;
    if (square.len)
        return square;
    return bare.len ? bare : round;
}

static bool is_address_char(char c)
{
    return line_is_digit(c) || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F') || c == '.' || c == ':';
}

/* What looked like an address is part of a word, or a network. */
static bool goes_on(struct span said, size_t len)
{
    char after = char_at(said, len);
    return is_letter(after) || line_is_digit(after) || after == '-' ||
           (after == '/' && line_is_digit(char_at(said, len + 1)));
}

/* The address that begins here, without the end of a sentence. */
static struct span address_at(struct span said)
{
    char text[IP_TEXT_SIZE];
    struct ip_address ip;
    struct span found = span_of(said.at, 0);
    bool marked = false;
    while (is_address_char(char_at(said, found.len))) {
        marked |= said.at[found.len] == '.' || said.at[found.len] == ':';
        found.len++;
    }
    while (found.len && (found.at[found.len - 1] == '.' ||
                         (found.at[found.len - 1] == ':' &&
                          (found.len < 2 || found.at[found.len - 2] != ':'))))
        found.len--;
    if (!marked || found.len < 2 || found.len >= sizeof text ||
        goes_on(said, found.len))
        return span_of(said.at, 0);
    memcpy(text, found.at, found.len);
    text[found.len] = '\0';
    return ip_parse(text, &ip) ? found : span_of(said.at, 0);
}

/* "from 192.0.2.1", "from (192.0.2.1)", "from IP address [192.0.2.1 19]". */
static struct span address_behind_from(struct span said)
{
    static const char *const words[] = {"your", "the", "ip", "address", "host"};
    skip_blanks(&said);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!is_letter(char_at(said, 0)))
            break;
        struct span after = said;
        if (span_skip(&after, words[i]) && after.len && is_blank(*after.at))
            said = after;
        skip_blanks(&said);
    }
    if (char_at(said, 0) == '(' || char_at(said, 0) == '[')
        said = line_behind(said, 1);
    if (char_at(said, 0) == 'I')
        span_skip(&said, "IPv6:");
    return address_at(said);
}

static struct span find_from(struct span said)
{
    struct span rest = said;
    while (line_skip_past(&rest, "from")) {
        if (!is_blank(char_at(rest, 0)))
            continue;
        struct span found = address_behind_from(rest);
        if (found.len)
            return found;
    }
    return span_of(said.at, 0);
}

/* Is the word before these brackets the name of a host, whose address then
 * stands in them? A page is none. */
static bool is_behind_host(struct span said, const char *bracket)
{
    const char *at = bracket;
    bool dot = false, page = false;
    while (at > said.at && is_blank(at[-1]))
        at--;
    for (; at > said.at && !is_blank(at[-1]); at--) {
        dot |= at[-1] == '.' && at < bracket && is_letter(*at);
        page |= at[-1] == '/';
    }
    return dot && !page;
}

/* "banned sending IP [192.0.2.1]", "421-4.7.0 [192.0.2.1 15] Our system". */
static struct span find_in_brackets(struct span said, char bracket)
{
    const char *at = said.at;
    while ((at = memchr(at, bracket, (size_t)(said.at + said.len - at)))) {
        struct span found = address_at(line_from(said, at + 1));
        if (found.len && !is_behind_host(said, at))
            return found;
        at++;
    }
    return span_of(said.at, 0);
}

static struct span find_own(struct span said)
{
    struct span found = find_from(said);
    if (!found.len)
        found = find_in_brackets(said, '[');
    return found.len ? found : find_in_brackets(said, '(');
}

SELDOM void line_reply(struct span said, struct sighting *ret)
{
    if (said.len > LOOK_MAX)
        said.len = LOOK_MAX;
    skip_blanks(&said);
    ret->reply = take_code(&said);
    skip_blanks(&said);
    ret->enhanced = take_enhanced(&said);
    skip_blanks(&said);
    ret->tag = find_tag(said);
    ret->own = find_own(said);
}
