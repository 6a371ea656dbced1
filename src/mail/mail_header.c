/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/mail_header.h"

#include "base/span.h"

#include <string.h>

static bool is_name_byte(char c)
{
    return c > ' ' && c < 0x7f && c != ':';
}

/* "Name: value" or "Name : value". */
static bool is_field(struct span line, struct span *ret_name)
{
    size_t name = 0;
    while (name < line.len && is_name_byte(line.at[name]))
        name++;
    size_t colon = name;
    while (colon < line.len &&
           (line.at[colon] == ' ' || line.at[colon] == '\t'))
        colon++;
    *ret_name = span_of(line.at, name);
    return name > 0 && colon < line.len && line.at[colon] == ':';
}

static bool is_one_of(struct span name, const char *const *names)
{
    for (; *names; names++)
        if (span_is(name, *names))
            return true;
    return false;
}

struct fields {
    bool from, other, machine; /* which ones there are */
    bool odd;                  /* lines that are no fields */
};

static void look_at(struct fields *fields, struct span name)
{
    static const char *const others[] = {"Date", "To", "Subject", NULL};
    /* Which no person writes. */
    static const char *const machines[] = {"Message-ID", "Received",
                                           "Return-Path", NULL};
    fields->from |= span_is(name, "From");
    fields->other |= is_one_of(name, others);
    fields->machine |= is_one_of(name, machines);
}

/* A line of a header that was copied from a screen may be broken. */
static bool is_header(const struct fields *fields)
{
    return fields->from && (fields->machine || (fields->other && !fields->odd));
}

/* Empty lines, a byte order mark. */
static size_t skip_before(const char *mail, size_t len)
{
    size_t at = len >= 3 && memcmp(mail, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    size_t begin = at;
    for (; at < len && strchr(" \t\r\n", mail[at]) && mail[at]; at++)
        if (mail[at] == '\n')
            begin = at + 1;
    return begin;
}

static bool is_folded(struct span line)
{
    return line.len > 0 && (*line.at == ' ' || *line.at == '\t');
}

bool header_find(const char *mail, size_t len, size_t *ret_begin,
                 size_t *ret_len)
{
    struct fields fields = {.odd = false};
    size_t begin = skip_before(mail, len);
    struct span rest = span_of(mail + begin, len - begin), line, name;
    while (span_line(&rest, &line) && line.len > 0) {
        if (is_field(line, &name))
            look_at(&fields, name);
        else if (line.at == mail + begin)
            return false;
        else
            fields.odd |= !is_folded(line);
    }
    *ret_begin = begin;
    *ret_len = (size_t)(rest.at - mail) - begin;
    return is_header(&fields);
}

struct measured {
    bool in_addresses;        /* the field, and the lines folded into it */
    size_t colons, addresses; /* of this field */
    size_t all_addresses, boundaries, delimiters, fields;
};

static bool has_addresses(struct span name)
{
    static const char *const names[] = {"From", "Sender", "Reply-To",    "To",
                                        "Cc",   "Bcc",    "Return-Path", NULL};
    return is_one_of(name, names);
}

static size_t count_of(struct span line, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += line.at[i] == c;
    return count;
}

/* "boundary=", "boundary*0 =", or folded between the two. */
static bool names_boundary(struct span at)
{
    if (!span_skip(&at, "boundary"))
        return false;
    while (at.len > 0 && strchr("*0123456789 \t", *at.at) && *at.at)
        at = span_of(at.at + 1, at.len - 1);
    return at.len == 0 || *at.at == '=';
}

static size_t boundaries_in(struct span line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += (line.at[i] | 0x20) == 'b' &&
                 names_boundary(span_of(line.at + i, line.len - i));
    return count;
}

static bool is_within_limits(struct measured *all, struct span line)
{
    struct span name;
    if (!is_folded(line)) {
        bool field = is_field(line, &name);
        all->in_addresses = field && has_addresses(name);
        all->colons = all->addresses = 0;
        all->fields += field;
    }
    if (all->in_addresses) {
        size_t more = count_of(line, ',') + count_of(line, ';');
        all->colons += count_of(line, ':');
        all->addresses += more;
        all->all_addresses += more;
    }
    all->boundaries += boundaries_in(line);
    all->delimiters += line.len >= 2 && memcmp(line.at, "--", 2) == 0;
    return all->colons <= HEADER_COLONS_MAX &&
           all->addresses <= HEADER_ADDRESSES_MAX &&
           all->all_addresses <= HEADER_ALL_MAX &&
           all->boundaries <= HEADER_BOUNDARIES_MAX &&
           (all->boundaries == 0 || (all->delimiters <= HEADER_DELIMITERS_MAX &&
                                     all->fields <= HEADER_FIELDS_MAX));
}

size_t header_safe_len(const char *mail, size_t len)
{
    struct measured all = {.colons = 0};
    struct span rest = span_of(mail, len), line;
    while (span_line(&rest, &line))
        if (!is_within_limits(&all, line))
            return (size_t)(line.at - mail);
    return len;
}
