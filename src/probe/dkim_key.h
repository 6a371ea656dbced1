/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A DKIM key as it stands in the DNS, at SELECTOR._domainkey.DOMAIN: RFC 6376
 * 3.6.1, RFC 8463 (Ed25519), RFC 8301 (sizes, no SHA-1).
 *
 * Judged from one answer of TXT records, each at most DNS_TXT_MAX octets.
 * Nothing is kept of the answer.
 */
#include "probe/dns_answer.h"
#include "probe/reasons.h"

enum dkim_key_verdict {
    DKIM_KEY_GOOD,
    DKIM_KEY_WEAK,     /* RSA of 1024 to 2047 bits */
    DKIM_KEY_LONG,     /* RSA of more than 4096 bits */
    DKIM_KEY_TESTING,  /* t=y; else good, weak or long */
    DKIM_KEY_SHORT,    /* RSA of less than 1024 bits */
    DKIM_KEY_REVOKED,  /* an empty p= */
    DKIM_KEY_NOT_MAIL, /* s= names other services */
    DKIM_KEY_HASH,     /* h= has no sha256 */
    DKIM_KEY_TYPE,     /* k= is no type that anybody defined */
    DKIM_KEY_VERSION,  /* v= is not DKIM1, or is not in front */
    DKIM_KEY_SYNTAX,   /* no list of tags, or no p= in it */
    DKIM_KEY_BASE64,
    DKIM_KEY_DER,     /* base64 of something else than such a key */
    DKIM_KEY_SEVERAL, /* more than one record */
    DKIM_KEY_NONE,    /* no record */
    DKIM_KEY_UNKNOWN, /* no name server said anything */
};

#define DKIM_KEY_VALUE_SIZE 32u

struct dkim_key {
    enum dkim_key_verdict verdict;
    unsigned bits; /* of an RSA key; 0: none was read */
    bool ed25519;
    bool testing; /* t=y */
    bool strict;  /* t=s: i= and d= of signatures must be the same domain */
    char value[DKIM_KEY_VALUE_SIZE]; /* "rsa 2048 bits", "ed25519", or "" */
    struct reasons reasons;
};

void dkim_key_judge(const struct dns_answer *answer, struct dkim_key *ret);
/* "good", "too short" and so on; English, static. */
const char *dkim_key_verdict_name(enum dkim_key_verdict verdict);
/* Can a signature with it count as one? */
bool dkim_key_works(enum dkim_key_verdict verdict);
