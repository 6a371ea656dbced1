/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Mail logs read by senderform-scan, while everything else goes on. The
 * request, one line of JSON:
 *
 *   {"scan": {"providers": [{"id", "hosts", "not_hosts", "pages",
 *             "domains"}, ...],
 *    "paths": ["/var/log/mail.log", "-"],   without: the logs are searched
 *    "journal": true,                       searched, too
 *    "since": 1760000000, "now": 1762592000, "threads": 2}}
 *   {"paste": {"providers": [...], "now": 1762592000}}
 *                     the text on descriptor 3, which may be wrapped: log
 *                     lines, a bounce, headers
 *
 * What comes back stands in model/evidence.h.
 */
#include "base/child.h"
#include "base/loop.h"
#include "model/evidence.h"
#include "model/provider.h"

struct scanning;

struct scanning_request {
    const char *const *paths; /* NULL-terminated; NULL: logs are searched */
    int lent;                 /* what "-" is, -1: nothing; stays the caller's */
    const char *paste;        /* a text instead of logs, or NULL; borrowed until
                                 scanning_new() returns */
    time_t since, now;
    unsigned threads; /* 0: as many as there are processors */
    int quiet_ms;     /* given up when it does not get on for so long; 0: a
                         minute, but never while standard input is read */
};

struct scanning_calls {
    /* Progress or results have come; the end as well. May be NULL. */
    void (*changed)(void *ctx);
    void *ctx;
};

/* Starts it; providers are borrowed until this returns. NULL: an error. New. */
struct scanning *scanning_new(struct loop *loop, struct children *children,
                              const struct providers *providers,
                              const struct scanning_request *request,
                              const struct scanning_calls *calls,
                              struct err *err);
/* Ends the program at once, if it still runs. NULL is fine. */
void scanning_free(struct scanning *scanning);

/* Has it ended? */
bool scanning_over(const struct scanning *scanning);
/* What there is so far; complete when it is over and there is no trouble.
 * Borrowed, and changed by the loop. */
const struct evidence *scanning_evidence(const struct scanning *scanning);
/* Why there is nothing or not all, or NULL; borrowed. */
const char *scanning_trouble(const struct scanning *scanning);
/* Bytes a second so far, and seconds that are left; -1: not known yet. */
void scanning_rate(const struct scanning *scanning, double *ret_rate,
                   int *ret_left);
