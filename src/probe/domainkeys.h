/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The policy of the old DomainKeys, at _domainkey.DOMAIN: RFC 4870 3.6, which
 * is history since RFC 4871 (2007). Nobody asks for it today; it is read so
 * that what still stands there can be explained.
 *
 * Judged from one answer of TXT records; nothing is kept of it.
 */
#include "probe/dns_answer.h"
#include "probe/reasons.h"

enum domainkeys_find {
    DOMAINKEYS_NONE,
    DOMAINKEYS_POLICY,
    DOMAINKEYS_OTHER,   /* records, but no policy */
    DOMAINKEYS_SEVERAL, /* more than one policy */
    DOMAINKEYS_UNKNOWN, /* no name server could say */
};

struct domainkeys_policy {
    enum domainkeys_find find;
    bool all;      /* o=-: all mail is signed; else o=~, some */
    bool testing;  /* t=y */
    bool address;  /* r=: where trouble can be told */
    bool keys_may; /* the name exists, so that there may be DKIM keys below */
    struct reasons reasons;
};

void domainkeys_judge(const struct dns_answer *answer,
                      struct domainkeys_policy *ret);
/* "none", "a policy" and so on; English, static. */
const char *domainkeys_find_name(enum domainkeys_find find);
