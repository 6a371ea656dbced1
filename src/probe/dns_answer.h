/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a name server said, whoever asked it: records of one type in memory.
 *
 * Names are presentation format without the dot at the end; TXT records are
 * bytes, their strings joined as RFC 7208 3.3 and RFC 6376 3.6.2.2 want it.
 * Nothing here has been cleaned for a terminal.
 */
#include "model/ip_special.h"

#include <stdbool.h>
#include <stddef.h>

#define DNS_NAME_SIZE   1025u /* escaped octets take four characters */
#define DNS_RECORDS_MAX 5200u /* more than 64 KiB hold; the rest is left out   \
                               */
#define DNS_TXT_MAX 8192u     /* octets of one record; the rest is left out */

enum dns_type { /* their numbers in the registry */
                DNS_A = 1,
                DNS_SOA = 6,
                DNS_PTR = 12,
                DNS_MX = 15,
                DNS_TXT = 16,
                DNS_AAAA = 28,
};

enum dns_status {
    DNS_FOUND,    /* there are records */
    DNS_NO_DATA,  /* the name exists, without records of this type */
    DNS_NO_NAME,  /* NXDOMAIN */
    DNS_SERVFAIL, /* the servers cannot say */
    DNS_REFUSED,
    DNS_TIMEOUT, /* nobody answers */
    DNS_BROKEN,  /* an answer that cannot be read */
    DNS_OFFLINE, /* nobody was asked */
};

struct dns_record {
    struct ip_address ip; /* A, AAAA */
    char *text;          /* TXT: its octets; else the name in the record; owned,
                            NUL-terminated */
    size_t len;          /* of text; TXT may have NULs in it */
    unsigned preference; /* MX */
};

struct dns_answer {
    enum dns_status status;
    bool cut;   /* there were more than DNS_RECORDS_MAX, or a longer TXT */
    bool alias; /* A, AAAA: found behind a CNAME */
    struct dns_record *records;
    size_t count;
};

/* Is it an answer, be it that there is nothing? */
bool dns_said(enum dns_status status);
/* "found", "no data", "no such name" and so on; English, static. */
const char *dns_status_name(enum dns_status status);
const char *dns_type_name(enum dns_type type);

/* Adds a record, all zero, or NULL (and cut) when there are too many;
 * borrowed until the next one is added. */
struct dns_record *dns_answer_add(struct dns_answer *answer);
/* Sets a record's text to a copy of len bytes, cut at DNS_TXT_MAX. */
void dns_record_text(struct dns_answer *answer, struct dns_record *record,
                     const char *bytes, size_t len);
/* Frees what it holds; all zero is fine. */
void dns_answer_done(struct dns_answer *answer);
