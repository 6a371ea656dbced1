/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A message to be sent: a header, and one part of plain text (RFC 5322, 2045).
 *
 * All of it is ASCII, in lines of at most COMPOSE_LINE_MAX bytes, ended by
 * "\n". Texts of the head are any bytes: what they hold stays within the value
 * of its own field. Nothing is opened here, but the clock and getrandom().
 */
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

#define COMPOSE_LINE_MAX       998u /* bytes, RFC 5322 2.1.1 */
#define COMPOSE_BODY_MAX       (6u * 1024 * 1024)
#define COMPOSE_MESSAGE_MAX    (24u * 1024 * 1024)
#define COMPOSE_SUBJECT_MAX    2000u /* bytes, the rest is left out */
#define COMPOSE_NAME_MAX       200u  /* the same, of a name */
#define COMPOSE_TO_MAX         4000u /* bytes; more are too many */
#define COMPOSE_RECIPIENTS_MAX 50
#define COMPOSE_REFERENCES_MAX 100u /* the first and the newest are kept */

/* All borrowed; NULL is "". */
struct compose_head {
    const char *from_name;
    const char *from; /* an address; its domain is that of the Message-ID */
    const char *to;   /* "Name <address>, ..." */
    const char *subject;
    const char *in_reply_to; /* "<...>" */
    const char *references;  /* "<...> <...>"; in_reply_to is added to them
                                (RFC 5322 3.6.4) where it is not the last */
    long long date;          /* unix seconds */
};

/* Once before any compose_message(), while files can still be opened. */
void compose_init(void);
/* The body is UTF-8, lines ended by "\n"; the last end may be missing. Fills
 * ret, which must be empty; NULL, or why there can be no such message, N_(),
 * and then ret is empty. */
const char *compose_message(const struct compose_head *head, const char *body,
                            size_t len, struct buf *ret);
