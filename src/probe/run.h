/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One run of senderform-probe: requests in, facts out, all at once on a loop.
 *
 * A line of JSON each way, UTF-8, RUN_LINE_MAX bytes at most:
 *
 *   -> {"set": {"resolver": "192.0.2.53:53", "offline": false,
 *               "outside": true, "lists": false, "timeout_ms": 30000}}
 *   -> {"ask": "ptr", "subject": "192.0.2.1"}
 *   <- {"kind": "fcrdns", "subject": "192.0.2.1", "state": "known",
 *       "value": "pass", "source": "..."}
 *   <- {"kind": "ptr", "subject": "192.0.2.1", "state": "known", ...,
 *       "done": true}
 *
 * "set" comes first or never. Each ask ends by one line with "done"; other
 * facts may come before it. The end of the input ends the run when all asks
 * have been answered; "timeout_ms" after the first ask, whatever is open has
 * failed. A line that is no request ends it at once.
 */
#include "base/err.h"
#include "base/loop.h"

#include <stddef.h>

#define RUN_LINE_MAX (64u * 1024)
#define RUN_ASKS_MAX 2000u

struct run;

/* `host` is the descriptor that the report about this machine is read from,
 * closed by the run; -1: there is none. Opens all that it will ever need; NULL
 * is an error. New. */
struct run *run_new(struct loop *loop, int host, struct err *err);
void run_free(struct run *run);

/* One request, without the newline. An error is about the line. */
bool run_request(struct run *run, const char *line, size_t len,
                 struct err *err);
/* Has every ask been answered? */
bool run_idle(const struct run *run);
