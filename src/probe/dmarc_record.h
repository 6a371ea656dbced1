/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One DMARC policy record, RFC 9989 4.7 and 4.8 (which obsoletes RFC 7489).
 *
 * Owns a copy of the record's text, at most DNS_TXT_MAX octets; all views
 * point into it. Foreign octets, nothing cleaned.
 */
#include "probe/dmarc_uri.h"
#include "probe/dns_answer.h"
#include "probe/reasons.h"

enum dmarc_policy {
    DMARC_ABSENT, /* the tag is not there */
    DMARC_NONE,
    DMARC_QUARANTINE,
    DMARC_REJECT,
    DMARC_BAD, /* the tag has another value */
};

enum dmarc_psd { /* is the domain a public suffix? */
                 DMARC_PSD_UNSAID,
                 DMARC_PSD_NO,
                 DMARC_PSD_YES,
};

enum dmarc_fo {                    /* bits of fo= */
                DMARC_FO_ALL = 1,  /* 0 */
                DMARC_FO_ANY = 2,  /* 1 */
                DMARC_FO_DKIM = 4, /* d */
                DMARC_FO_SPF = 8,  /* s */
};

enum dmarc_use {
    DMARC_USE_WHOLE,   /* as it stands */
    DMARC_USE_AS_NONE, /* p, sp or np is bad, or p missing, but reports are
                          wanted: as if it were p=none (4.10.1) */
    DMARC_USE_NOT,     /* the same without rua: no DMARC at all */
};

struct dmarc_record {
    char *text; /* owned */
    size_t len;
    enum dmarc_policy p, sp, np;
    enum dmarc_psd psd;
    enum dmarc_use use;
    bool strict_dkim, strict_spf; /* adkim=s, aspf=s */
    bool test;                    /* t=y */
    unsigned fo;
    struct dmarc_uris rua, ruf;
    struct reasons reasons;
};

/* Does the text begin with v=DMARC1, as a policy record must? */
bool dmarc_is_record(const char *text, size_t len);
/* Is it no record, but was it meant as one? */
bool dmarc_is_near_record(const char *text, size_t len);
/* Reads a text that dmarc_is_record(). */
void dmarc_record_read(const char *text, size_t len, struct dmarc_record *ret);
/* Frees what it holds; all zero is fine. */
void dmarc_record_done(struct dmarc_record *record);
/* "none", "quarantine", "reject"; else "absent", "bad". English, static. */
const char *dmarc_policy_name(enum dmarc_policy policy);
