/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Questions to the system's name servers, on the loop; alone in using c-ares.
 *
 * All questions are under way at once; the same one asked twice in a run is
 * sent once and its answer kept. UDP with EDNS, TCP where an answer is cut
 * off; each server is tried DNS_TRIES times for DNS_TRY_MS.
 */
#include "base/err.h"
#include "base/loop.h"
#include "probe/dns_answer.h"

#define DNS_TRIES         3
#define DNS_TRY_MS        2000
#define DNS_QUESTIONS_MAX 5000u /* of one run; the rest gets DNS_REFUSED */

struct dns;

struct dns_reply {
    const struct dns_answer *answer; /* borrowed, as is all of it */
    const char *name;
    enum dns_type type;
    int ms;             /* from the question to the answer */
    const char *server; /* "192.0.2.53", "192.0.2.53:5353" */
};
typedef void dns_reply_fn(void *ctx, const struct dns_reply *reply);

/* Reads the system's settings (resolv.conf). New; NULL is an error. */
struct dns *dns_new(struct loop *loop, struct err *err);
/* Asks "ADDR", "ADDR:PORT" or "[ADDR]:PORT" from now on. */
bool dns_use(struct dns *dns, const char *resolver, struct err *err);
/* Nobody is called any more. Not from within a reply. */
void dns_free(struct dns *dns);

/* Asks; fn is called once, in a later turn of the loop. */
void dns_ask(struct dns *dns, const char *name, enum dns_type type,
             dns_reply_fn *fn, void *ctx);
/* Whoever asked with this ctx is not called any more. */
void dns_forget(struct dns *dns, const void *ctx);
/* Who is asked first; borrowed. */
const char *dns_server(const struct dns *dns);
