/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What receivers make of a domain's DMARC records that still keep to RFC 7489
 * (2015, obsolete since RFC 9989): they look at the domain itself and at the
 * registered one above it, by the Public Suffix List (6.6.3), and know neither
 * psd, np nor t.
 *
 * pct, which RFC 9989 has removed, is told by the record's own reasons.
 */
#include "probe/dmarc_judge.h"

struct dmarc_rfc7489 {
    const char *domain; /* whose record, borrowed from the walk; NULL: none */
    enum dmarc_policy policy; /* DMARC_ABSENT without one, or when it is void */
};

/* Of a walk that is done. False: an answer is missing that they would have, or
 * the list knows no registered domain. */
bool dmarc_rfc7489_judge(const struct dmarc_walk *walk,
                         struct dmarc_rfc7489 *ret);
/* Would they do something else with the mail? */
bool dmarc_rfc7489_differs(const struct dmarc_rfc7489 *old,
                           const struct dmarc_result *result);
