/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A fact as one line of JSON: how processes tell each other what they found.
 *
 *   {"kind": "ptr", "subject": "192.0.2.1", "state": "known",
 *    "value": "mail.example.org", "source": "...", "done": true}
 *
 * "done" says that what was asked by this kind and subject is answered. The
 * time is the receiver's: the fact is new when it arrives.
 */
#include "base/buf.h"
#include "base/err.h"
#include "model/facts.h"

#define FACT_LINE_MAX (64u * 1024) /* bytes, all escapes included */

/* Adds the line and its newline; the texts are UTF-8 (fact_make). */
void fact_line_print(const struct fact *fact, bool done, struct buf *out);

/* Reads one without the newline. Every text is cleaned and cut again: who
 * wrote it may have been taken over. ret is the caller's, with fact_done();
 * its time is 0. ret_done may be NULL. */
bool fact_line_parse(const char *line, size_t len, struct fact *ret,
                     bool *ret_done, struct err *err);
