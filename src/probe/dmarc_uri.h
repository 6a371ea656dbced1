/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Where DMARC reports go: the lists of URIs in rua= and ruf=, RFC 9989 4.6
 * and 4.8. Views into the record's text; foreign octets, printable ASCII.
 */
#include "model/tag_list.h"

#define DMARC_URIS_MAX 16u /* of one list; the rest is left out */

struct dmarc_uri {
    struct tag_text text; /* without the obsolete size ("!10m") behind it */
    struct tag_text host; /* of mailto: what stands behind its @ */
    bool mailto;          /* else of a scheme that receivers need not know */
    bool sized;           /* had a size behind it */
};

struct dmarc_uris {
    struct dmarc_uri uri[DMARC_URIS_MAX]; /* the valid ones */
    size_t count;
    bool broken; /* something in the list is no URI */
    bool cut;    /* there were more */
};

void dmarc_uris_read(struct tag_text value, struct dmarc_uris *ret);
