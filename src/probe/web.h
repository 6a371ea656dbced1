/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One web page, fetched as a browser would: https verified, redirects
 * followed, up to a size.
 *
 * Every address on the way is looked at first: a page that leads to the inside
 * of a network, or to anything but http and https, is not followed there.
 */
#include "probe/ask.h"

#define WEB_REDIRECTS_MAX 5
#define WEB_BODY_MAX      (2u * 1024 * 1024) /* bytes; the rest is not read */
#define WEB_HEADERS_MAX   (64u * 1024)       /* bytes of all of a reply */
#define WEB_URL_MAX       2048u
#define WEB_CONNECT_MS    6000L
#define WEB_TIMEOUT_MS    12000L /* of one page on the way */

enum web_end {
    WEB_DONE,    /* there is a reply, whatever its status */
    WEB_GONE,    /* there is surely nothing: no such name, refused */
    WEB_TLS,     /* the certificate is not to be trusted */
    WEB_BARRED,  /* it leads where it must not */
    WEB_LOOP,    /* too many redirects */
    WEB_UNKNOWN, /* no answer, or one that is no HTTP */
};

enum web_family { WEB_ANY, WEB_V4, WEB_V6 };

struct web_result { /* all borrowed */
    enum web_end end;
    const char *why; /* unless WEB_DONE; cleaned */
    const char *url; /* the last one */
    unsigned redirects;
    long status;
    const char *type; /* Content-Type as it came, "" when there is none */
    const char *body;
    size_t len;
    bool cut; /* there was more */
};
typedef void web_done_fn(void *ctx, const struct web_result *result);

struct web;

/* Fetches a URL; done is called once, in a later turn. New. */
struct web *web_new(struct ask *ask, const char *url, enum web_family family,
                    web_done_fn *done, void *ctx);
/* Ends it wherever it is, also from within done; NULL is fine. */
void web_free(struct web *web);
