/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The way up the DNS tree to a domain's DMARC policy and its organizational
 * domain: RFC 9989 4.10. Nothing is asked here: the caller asks for TXT at
 * dmarc_walk_next(), feeds the answer, and goes on until there is no next.
 *
 * At most DMARC_STEPS_MAX questions. Nothing is kept of the answers but the
 * records in them, which the walk owns.
 */
#include "probe/dmarc_record.h"

#define DMARC_STEPS_MAX  8u
#define DMARC_DOMAIN_MAX 253u /* octets, RFC 1035 2.3.4 as text */
#define DMARC_NAME_SIZE  254u /* with its NUL; no longer name is asked for */

enum dmarc_find {
    DMARC_FOUND,
    DMARC_NOTHING, /* no record of DMARC there */
    DMARC_SEVERAL, /* more than one, so that none counts */
    DMARC_UNSAID,  /* no name server could say */
};

struct dmarc_step {
    const char *domain; /* in the walk's; where it was asked */
    enum dmarc_find find;
    bool near;   /* nothing, but something was meant as a record */
    bool exists; /* the answer shows that this domain exists */
    struct dmarc_record record; /* of DMARC_FOUND, else all zero */
};

struct dmarc_walk {
    char domain[DMARC_DOMAIN_MAX + 1]; /* small letters */
    struct dmarc_step steps[DMARC_STEPS_MAX];
    size_t count;
    const char *next; /* in domain; NULL: done */
};

/* A domain name, a dot at its end or not; false: it is none, or too long.
 * The walk must not move in memory from now on. */
bool dmarc_walk_begin(struct dmarc_walk *walk, const char *domain);
/* The name to be asked for TXT; false: the walk is done. */
bool dmarc_walk_next(const struct dmarc_walk *walk, char ret[DMARC_NAME_SIZE]);
/* The answer to that question. */
void dmarc_walk_feed(struct dmarc_walk *walk, const struct dns_answer *answer);
/* Frees what it holds; all zero is fine. */
void dmarc_walk_done(struct dmarc_walk *walk);

/* The organizational domain (4.10.2), borrowed from the walk, which is done;
 * *ret_sure is false when an answer that was missing may change it. */
const char *dmarc_walk_organization(const struct dmarc_walk *walk,
                                    bool *ret_sure);
