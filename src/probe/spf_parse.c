/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/spf_parse.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "probe/spf_macro.h"

#include <string.h>
#include <strings.h>

#define VERSION_LEN 6u /* "v=spf1" */

enum mechanism_domain { NEVER, MAY, MUST };

static const struct mechanism {
    const char *name;
    enum spf_kind kind;
    enum mechanism_domain domain;
    bool network; /* a prefix length may follow */
} mechanisms[] = {
    {"all", SPF_ALL, NEVER, false}, {"include", SPF_INCLUDE, MUST, false},
    {"a", SPF_A, MAY, true},        {"mx", SPF_MX, MAY, true},
    {"ptr", SPF_PTR, MAY, false},   {"ip4", SPF_IP4, MUST, false},
    {"ip6", SPF_IP6, MUST, false},  {"exists", SPF_EXISTS, MUST, false},
};

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
}

bool spf_is_record(const char *text, size_t len)
{
    return len >= VERSION_LEN &&
           strncasecmp(text, "v=spf1", VERSION_LEN) == 0 &&
           (len == VERSION_LEN || text[VERSION_LEN] == ' ');
}

static bool same(struct spf_piece piece, const char *name)
{
    return piece.len == strlen(name) &&
           strncasecmp(piece.text, name, piece.len) == 0;
}

/* Section 12: "0" or up to three digits without a zero in front. */
static bool read_bits(struct spf_piece digits, unsigned max, unsigned *ret)
{
    if (digits.len == 0 || digits.len > 3 ||
        (digits.len > 1 && digits.text[0] == '0'))
        return false;
    *ret = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (!is_digit(digits.text[i]))
            return false;
        *ret = *ret * 10 + (unsigned)(digits.text[i] - '0');
    }
    return *ret <= max;
}

/* The digits at the end with `slashes` before them, taken away; .text is
 * NULL when there are none. */
static struct spf_piece take_bits(struct spf_piece *from, size_t slashes)
{
    size_t at = from->len;
    struct spf_piece none = {0};
    while (at > 0 && is_digit(from->text[at - 1]))
        at--;
    if (at == from->len || at < slashes)
        return none;
    for (size_t i = 0; i < slashes; i++)
        if (from->text[at - 1 - i] != '/')
            return none;
    struct spf_piece digits = {from->text + at, from->len - at};
    from->len = at - slashes;
    return digits;
}

/* dual-cidr-length, 5.3 and 5.6. */
static const char *read_network(struct spf_piece *rest, struct spf_term *term)
{
    struct spf_piece six = take_bits(rest, 2);
    struct spf_piece four = take_bits(rest, 1);
    if ((six.text && !read_bits(six, 128, &term->bits6)) ||
        (four.text && !read_bits(four, 32, &term->bits4)))
        return N_("The length of a network prefix is wrong "
                  "(RFC 7208 section 5.6).");
    return NULL;
}

static const char *read_ip(struct spf_piece rest, struct spf_term *term)
{
    bool v6 = term->kind == SPF_IP6;
    char text[IP_TEXT_SIZE];
    struct spf_piece digits = take_bits(&rest, 1);
    if (digits.text &&
        !read_bits(digits, v6 ? 128 : 32, v6 ? &term->bits6 : &term->bits4))
        return N_("The length of a network prefix is wrong "
                  "(RFC 7208 section 5.6).");
    if (rest.len < sizeof text && !memchr(rest.text, '\0', rest.len)) {
        memcpy(text, rest.text, rest.len);
        text[rest.len] = '\0';
        if (ip_parse(text, &term->ip) && term->ip.v6 == v6)
            return NULL;
    }
    return N_("This is not an IP address of that kind "
              "(RFC 7208 section 5.6).");
}

static const char *read_domain(struct spf_piece rest, struct spf_term *term)
{
    if (!spf_macro_domain(rest.text, rest.len))
        return N_("This is not a domain name with macros "
                  "(RFC 7208 section 7.1).");
    term->domain = rest;
    return NULL;
}

/* What follows a mechanism's name. */
static const char *read_rest(const struct mechanism *mechanism,
                             struct spf_piece rest, struct spf_term *term)
{
    if (term->kind == SPF_IP4 || term->kind == SPF_IP6) {
        if (rest.len == 0 || rest.text[0] != ':')
            return N_("The IP address is missing (RFC 7208 section 5.6).");
        return read_ip((struct spf_piece){rest.text + 1, rest.len - 1}, term);
    }
    const char *fault = mechanism->network ? read_network(&rest, term) : NULL;
    if (fault)
        return fault;
    if (rest.len == 0 && mechanism->domain != MUST)
        return NULL;
    if (rest.len == 0 || rest.text[0] != ':' || mechanism->domain == NEVER)
        return mechanism->domain == MUST
                   ? N_("The domain is missing (RFC 7208 section 5).")
                   : N_("Something that may not stand there follows the "
                        "mechanism (RFC 7208 section 5).");
    return read_domain((struct spf_piece){rest.text + 1, rest.len - 1}, term);
}

static const char *read_mechanism(struct spf_piece whole,
                                  struct spf_record *record)
{
    struct spf_term term = {
        .whole = whole, .qualifier = '+', .bits4 = 32, .bits6 = 128};
    struct spf_piece rest = whole;
    if (rest.text[0] && strchr("+-~?", rest.text[0])) {
        term.qualifier = *rest.text++;
        rest.len--;
    }
    struct spf_piece name = {rest.text, 0};
    while (name.len < rest.len && name.text[name.len] != ':' &&
           name.text[name.len] != '/')
        name.len++;
    rest = (struct spf_piece){name.text + name.len, rest.len - name.len};
    for (size_t i = 0; i < sizeof mechanisms / sizeof *mechanisms; i++) {
        if (!same(name, mechanisms[i].name))
            continue;
        term.kind = mechanisms[i].kind;
        const char *fault = read_rest(&mechanisms[i], rest, &term);
        if (fault)
            return fault;
        record->terms[record->count++] = term;
        return NULL;
    }
    return N_("There is no such mechanism (RFC 7208 section 4.6.1).");
}

/* The length of the name before "=", 0: this is no modifier. */
static size_t modifier_len(struct spf_piece whole)
{
    size_t len = 0;
    if (!is_alpha(whole.text[0]))
        return 0;
    while (len < whole.len && is_name(whole.text[len]))
        len++;
    return len < whole.len && whole.text[len] == '=' ? len : 0;
}

static const char *read_modifier(struct spf_piece whole, size_t name_len,
                                 struct spf_record *record)
{
    struct spf_piece name = {whole.text, name_len};
    struct spf_piece value = {whole.text + name_len + 1,
                              whole.len - name_len - 1};
    struct spf_piece *known = same(name, "redirect") ? &record->redirect
                              : same(name, "exp")    ? &record->exp
                                                     : NULL;
    if (!known)
        return spf_macro_string(value.text, value.len, false)
                   ? NULL
                   : N_("A macro in a modifier is wrong "
                        "(RFC 7208 section 7.1).");
    if (known->text)
        return N_("The same modifier stands there twice "
                  "(RFC 7208 section 6).");
    if (!spf_macro_domain(value.text, value.len))
        return N_("This is not a domain name with macros "
                  "(RFC 7208 section 7.1).");
    *known = value;
    return NULL;
}

static const char *read_term(struct spf_piece whole, struct spf_record *record)
{
    for (size_t i = 0; i < whole.len; i++)
        if (whole.text[i] < 0x21 || whole.text[i] > 0x7E)
            return N_("The record has a character that is not printable "
                      "ASCII (RFC 7208 section 4.6).");
    size_t name_len = modifier_len(whole);
    return name_len ? read_modifier(whole, name_len, record)
                    : read_mechanism(whole, record);
}

bool spf_parse(const char *text, size_t len, struct spf_record *ret)
{
    *ret = (struct spf_record){0};
    if (len > SPF_RECORD_MAX) {
        ret->fault = N_("The record is too long to be read.");
        return false;
    }
    ret->text = xmemdup(text, len);
    ret->len = len;
    ret->terms = xcalloc(len / 2 + 1, sizeof *ret->terms);
    for (size_t at = VERSION_LEN; at < len;) {
        struct spf_piece whole = {ret->text + at, 0};
        while (at + whole.len < len && whole.text[whole.len] != ' ')
            whole.len++;
        at += whole.len + 1;
        if (whole.len == 0)
            continue;
        ret->fault = read_term(whole, ret);
        ret->at = whole;
        if (ret->fault)
            return false;
    }
    return true;
}

void spf_record_done(struct spf_record *record)
{
    free(record->text);
    free(record->terms);
    *record = (struct spf_record){0};
}
