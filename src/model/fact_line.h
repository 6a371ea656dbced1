/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A fact as one line of JSON: how processes tell each other what they found.
 *
 *   {"kind": "ptr", "subject": "192.0.2.1", "state": "known",
 *    "value": "mail.example.org", "source": "...", "done": true, "ms": 12}
 *
 * "done" says that what was asked by this kind and subject is answered, and
 * "ms" how long that took. The time is the receiver's: the fact is new when it
 * arrives.
 */
#include "base/buf.h"
#include "base/err.h"
#include "model/facts.h"

#define FACT_LINE_MAX (64u * 1024) /* bytes, all escapes included */

#define FACT_NOT_DONE (-1)

/* Adds the line and its newline; the texts are UTF-8 (fact_make). `done_ms`:
 * what was asked is answered after so many milliseconds, or FACT_NOT_DONE. */
void fact_line_print(const struct fact *fact, int done_ms, struct buf *out);

/* Reads one without the newline. Every text is cleaned and cut again: who
 * wrote it may have been taken over. ret is the caller's, with fact_done();
 * its time is 0. ret_done_ms may be NULL. */
bool fact_line_parse(const char *line, size_t len, struct fact *ret,
                     int *ret_done_ms, struct err *err);
