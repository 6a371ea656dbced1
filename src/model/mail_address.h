/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The syntax of one mail address: RFC 5321 4.1.2 and 4.1.3, with the dot-atom
 * and the quoted string of RFC 5322 3.4.1 on the left of the @.
 *
 * The domain is only found here; hostname.h judges it.
 */
#include <stdbool.h>
#include <stddef.h>

#define MAIL_LOCAL_MAX 64u  /* octets, RFC 5321 4.5.3.1.1 */
#define MAIL_MAX       254u /* octets, RFC 5321 4.5.3.1.3 less the <> */

enum mail_fault {
    MAIL_FINE,
    MAIL_MAILTO,  /* "mailto:" in front */
    MAIL_NAMED,   /* "Name <address>" or <address> */
    MAIL_SEVERAL, /* more than one address */
    MAIL_NO_AT,
    MAIL_TWO_AT,
    MAIL_NO_LOCAL,  /* nothing before the @ */
    MAIL_NO_DOMAIN, /* nothing behind it */
    MAIL_BLANK,
    MAIL_CHARACTER, /* before the @, one that needs quotes or is never right */
    MAIL_DOT,       /* before the @: in front, at the end, or two in a row */
    MAIL_QUOTE,     /* a quoted part that does not end right before the @ */
    MAIL_LONG_LOCAL,
    MAIL_LONG,
    MAIL_LITERAL, /* [...] behind the @ holds no IP address */
};

struct mail_address {
    const char *local, *domain; /* in the text given */
    size_t local_len, domain_len;
    bool quoted;      /* "..."@ */
    bool utf8;        /* needs SMTPUTF8 (RFC 6531) before the @ */
    bool literal;     /* @[...] */
    const char *part; /* what the fault is about, or the address within what
                         is around it; NULL: the whole text */
    size_t part_len;
};

/* Reads valid UTF-8 without blanks around it. */
enum mail_fault mail_address_read(const char *text, struct mail_address *ret);
