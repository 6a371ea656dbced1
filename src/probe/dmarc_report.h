/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * DMARC reports that go to another organization need its consent, a record at
 * DOMAIN._report._dmarc.OTHER: RFC 9990, "Verifying External Destinations".
 *
 * Names are text, without a dot at the end; nothing is kept.
 */
#include "probe/dmarc_uri.h"
#include "probe/dns_answer.h"

#define DMARC_REPORT_NAME_SIZE 254u /* longer names are none, and NUL */

enum dmarc_consent {
    DMARC_CONSENT,         /* the other one takes the reports */
    DMARC_CONSENT_MOVED,   /* and wants them at another address of its own */
    DMARC_CONSENT_AWAY,    /* its record names an address elsewhere, so that
                              nothing is sent at all */
    DMARC_CONSENT_MISSING, /* there is no such record */
    DMARC_CONSENT_UNKNOWN, /* no name server could say */
};

/* Is the host certainly within the organization? The domain itself and what
 * stands below it is, unless a record with psd=n parts them: a walk from the
 * host tells. When not, compare the organizational domains of both. */
bool dmarc_report_is_near(struct tag_text host, const char *organization);
/* The name that must have a TXT record; false: it would be too long, so that
 * no consent is possible. */
bool dmarc_report_name(const char *policy_domain, struct tag_text host,
                       char ret[DMARC_REPORT_NAME_SIZE]);
enum dmarc_consent dmarc_report_judge(const struct dns_answer *answer,
                                      struct tag_text host);
/* A whole sentence; N_(), static. */
const char *dmarc_consent_text(enum dmarc_consent consent);
