/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The text of one SPF record, read: RFC 7208 4.5, 4.6.1, 5, 6 and 12.
 *
 * Everything wrong anywhere is found at once, as 4.6 wants it. The pieces
 * are borrowed from the record's own copy of the text.
 */
#include "model/ip_special.h"

#include <stdbool.h>
#include <stddef.h>

#define SPF_RECORD_MAX 8191u /* octets; a longer one is a permerror */

enum spf_kind {
    SPF_ALL,
    SPF_INCLUDE,
    SPF_A,
    SPF_MX,
    SPF_PTR,
    SPF_IP4,
    SPF_IP6,
    SPF_EXISTS,
};

struct spf_piece {
    const char *text; /* NULL: not there; not NUL-terminated */
    size_t len;
};

struct spf_term {
    struct spf_piece whole; /* as it stands, with its qualifier */
    char qualifier;         /* one of + - ~ ? */
    enum spf_kind kind;
    struct spf_piece domain; /* a domain-spec */
    struct ip_address ip;    /* ip4, ip6 */
    unsigned bits4, bits6;   /* of a network */
};

struct spf_record {
    char *text; /* owned */
    size_t len;
    struct spf_term *terms; /* mechanisms in their order; owned */
    size_t count;
    struct spf_piece redirect, exp; /* domain-specs */
    const char *fault;              /* N_(); NULL: nothing is wrong */
    struct spf_piece at;            /* the term that the fault is in */
};

/* Does it begin with "v=spf1" and a blank or its end (4.5)? */
bool spf_is_record(const char *text, size_t len);
/* Reads a text that is one; false: ret->fault says why. Either way
 * spf_record_done() frees what ret holds. */
bool spf_parse(const char *text, size_t len, struct spf_record *ret);
void spf_record_done(struct spf_record *record);
