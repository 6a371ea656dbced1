/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Does the reverse DNS of an address lead back to it (FCrDNS)? RFC 8601 3,
 * "iprev": the names of the PTR records, then the addresses of each name.
 *
 * Without I/O: the answers are fed, in any order.
 */
#include "probe/dns_answer.h"

/* As many as receivers look at at most (RFC 7208 4.6.4); the rest is counted
 * and left out. */
#define IPREV_NAMES_MAX 10u

enum iprev_result {
    IPREV_PASS,
    IPREV_FAIL,
    IPREV_TEMPERROR, /* some answers are missing that could have passed */
    IPREV_PERMERROR, /* there is no PTR record */
};
const char *iprev_result_name(enum iprev_result result); /* static */

enum iprev_name_state {
    IPREV_WAITING,
    IPREV_LEADS_BACK,
    IPREV_LEADS_AWAY,
    IPREV_NO_ADDRESS,
    IPREV_UNKNOWN,  /* nobody could say */
    IPREV_BAD_NAME, /* no host name: receivers do not look it up */
};

struct iprev_name {
    char name[254]; /* as it came; IPREV_BAD_NAME: cleaned */
    enum iprev_name_state state;
    struct ip_address away; /* IPREV_LEADS_AWAY: the first address of it */
    bool alias; /* its addresses stand at another name (CNAME): receivers follow
                   it, RFC 1034 3.6.2 and RFC 1912 2.4 want it otherwise */
};

struct iprev {
    struct ip_address ip;
    enum dns_status ptr;
    struct iprev_name name[IPREV_NAMES_MAX];
    size_t count;
    size_t left_out;
};

/* Takes the PTR answer; the names that are IPREV_WAITING are to be asked. */
void iprev_init(struct iprev *iprev, const struct ip_address *ip,
                const struct dns_answer *ptr);
/* The A (for IPv6: AAAA) answer for name i. */
void iprev_answer(struct iprev *iprev, size_t i,
                  const struct dns_answer *answer);
bool iprev_done(const struct iprev *iprev);
enum iprev_result iprev_result(const struct iprev *iprev);

/* "pass", "pass: mail.example.org is an alias", "fail: mail.example.org leads
 * to 192.0.2.9" and the like; new. */
char *iprev_text(const struct iprev *iprev);
