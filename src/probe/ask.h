/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One thing to find out, from the request to its fact: what probes work with.
 *
 * A probe is one file and one row in the table of probes.c. Its start()
 * begins; everything later happens in callbacks on the loop. It ends by
 * exactly one call of ask_known(), ask_absent() or ask_failed(), the last
 * thing it does with the ask, and may say other facts before. The run ends it
 * when its time is over. Whichever comes first, stop() then frees what the
 * probe holds, after which no callback of dns_ask() reaches it any more.
 *
 * Facts are data and so in English; constant reasons are N_() texts, which
 * the program that shows them translates.
 */
#include "model/fact_kinds.h"
#include "model/facts.h"
#include "probe/dns.h"
#include "probe/host_reading.h"
#include "probe/transfers.h"

struct language;
struct charsets;
struct run;
struct ask;

struct probe {
    const char *kind; /* a name in model/fact_kinds */
    int limit_ms;
    void (*start)(struct ask *ask);
    void (*stop)(struct ask *ask); /* may be NULL */
};

/* The table, ended by a row without a kind. */
extern const struct probe probe_rows[];

struct ask {
    struct run *run;
    const struct probe *probe;
    char *subject; /* of the shape that the kind's row says */
    long long started_ms;
    unsigned timer;
    bool started, over;
    void *state; /* the probe's own */
    struct ask *next;
};

struct loop *ask_loop(const struct ask *ask);
/* The fingerprints of languages, or NULL; borrowed. */
struct language *ask_language(const struct ask *ask);
/* Borrowed. */
struct charsets *ask_charsets(const struct ask *ask);
struct dns *ask_resolver(const struct ask *ask);
struct transfers *ask_transfers(const struct ask *ask);
/* What the machine's own configuration says; NULL: not read yet, and fn is
 * called with the ask when it is. Borrowed. */
const struct facts *ask_host(struct ask *ask, host_read_fn *fn);

/* Asks name servers; fn's ctx is the ask. Nobody is called once it is over. */
void ask_dns(struct ask *ask, const char *name, enum dns_type type,
             dns_reply_fn *fn);
/* "PTR query to 192.0.2.53, 12 ms", into a buffer of the caller's. */
#define ASK_SOURCE_SIZE 200
void ask_dns_source(const struct dns_reply *reply, char ret[ASK_SOURCE_SIZE]);
/* Ends the ask when the reply is no answer, or says that there is nothing;
 * did it? */
bool ask_ends_with(struct ask *ask, const struct dns_reply *reply);

/* All three end the ask. Texts are cleaned and cut on their way out. */
void ask_known(struct ask *ask, const char *source, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void ask_absent(struct ask *ask, const char *source, const char *why);
void ask_failed(struct ask *ask, const char *source, const char *why);

/* Another fact, about another kind or subject. */
void ask_tell(struct ask *ask, const char *kind, const char *subject,
              enum fact_state state, const char *value, const char *source);
/* Since it began. */
int ask_ms(const struct ask *ask);
