/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Macros of SPF records: RFC 7208 section 7.
 *
 * Syntax first (spf_macro_domain(), spf_macro_string()); expanding takes only
 * texts that passed it.
 */
#include "model/ip_special.h"

#include <stdbool.h>
#include <stddef.h>

#define SPF_NAME_MAX    253u  /* octets of a domain name, 7.3 */
#define SPF_EXPLAIN_MAX 2048u /* octets of an explanation; the rest is cut */

/* What the letters stand for; all borrowed, never NULL. */
struct spf_words {
    const char *local;    /* l: before the @ */
    const char *sender;   /* o: behind it */
    const char *domain;   /* d: whose record it is */
    const char *valid;    /* p: a confirmed name of the address, or "unknown" */
    const char *helo;     /* h */
    const char *receiver; /* r */
    struct ip_address ip; /* i, c, v; never a mapped one */
    long long now;        /* t: seconds since 1970 */
};

/* Is it a domain-spec? */
bool spf_macro_domain(const char *text, size_t len);
/* Is it a macro-string; in an explanation (6.2) with blanks and the letters
 * c, r and t? */
bool spf_macro_string(const char *text, size_t len, bool explanation);
/* Does it need to know p? */
bool spf_macro_needs_valid(const char *text, size_t len);
/* Expanded; new. A domain loses the dot at its end and labels in front
 * until it is short enough (7.3). */
char *spf_macro_expand_domain(const char *text, size_t len,
                              const struct spf_words *words);
char *spf_macro_expand(const char *text, size_t len,
                       const struct spf_words *words);
/* The name below which the PTR records of an address are; new. */
char *spf_macro_reverse(const struct ip_address *ip);
