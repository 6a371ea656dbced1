/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which DMARC policy holds for a domain, after the walk: RFC 9989 4.10.1.
 * All of it is borrowed from the walk.
 */
#include "probe/dmarc_walk.h"

enum dmarc_source { /* whose record it is */
                    DMARC_OF_NOBODY,
                    DMARC_OF_AUTHOR,       /* the domain itself */
                    DMARC_OF_ORGANIZATION, /* the organizational domain */
                    DMARC_OF_SUFFIX,       /* the public suffix domain */
};

enum dmarc_exists { /* does the domain exist, as RFC 9989 3.2.11 sees it? */
                    DMARC_EXISTS_UNKNOWN,
                    DMARC_EXISTS,
                    DMARC_EXISTS_NOT,
};

struct dmarc_result {
    const char *organization; /* the organizational domain */
    bool organization_sure;   /* no answer that matters was missing */
    enum dmarc_source source;
    const char *domain;                /* whose record it is, or NULL */
    const struct dmarc_record *record; /* or NULL */
    const char *tag;                   /* "p", "sp", "np"; "": none of them */
    enum dmarc_policy published;       /* what that tag says, or acts as */
    enum dmarc_policy applied;         /* the same, one lower when t=y */
    bool sure; /* no answer was missing that may change the policy */
    struct reasons reasons; /* beside those of the record */
};

/* exists: what is known of the domain the walk began at, beside what the
 * walk has seen. A policy is DMARC_ABSENT when DMARC does not apply. */
void dmarc_judge(const struct dmarc_walk *walk, enum dmarc_exists exists,
                 struct dmarc_result *ret);
/* "the domain itself" and so on; English, static. */
const char *dmarc_source_name(enum dmarc_source source);
