/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What senderform-mail can be asked for, a row of main.c's table each. The mail
 * is on MAIL_FD; answers go to standard output, a line of JSON each. A function
 * of a request returns the program's exit code; `opened` is what was opened for
 * it before the program locked itself in.
 */
#include "base/buf.h"

#include <jansson.h>

enum { MAIL_FD = 3 };

/* {"tell": "facts"} */
int tell_facts(json_t *request, void *opened);
/* {"tell": "mail"}: its header and its text, see model/mail_told.h */
void *tell_mail_open(void);
int tell_mail(json_t *request, void *opened);

/*
 * {"compose": {"from", "from_name", "to", "subject", "in_reply_to",
 * "references", "date"}}: texts, but date, which is unix seconds; on MAIL_FD
 * the body. Answers, see compose.h:
 *
 *   {"line": "..."}     each line of the message, header and body
 *   {"end": true}       or {"failed": "why", N_()}
 */
int compose_request(json_t *request, void *opened);
/* The same, but what is on MAIL_FD is given and the lines are added to out. */
void compose_answer(const json_t *request, const char *body, size_t len,
                    struct buf *out);

/*
 * {"submit": {"host", "port", "user", "password", "timeout_ms"}}, on MAIL_FD
 * the message; it goes from who stands in From to who stands in To. Answers:
 *
 *   {"state": "connecting"}   then "tls", then "sending"
 *   {"sent": "250 2.0.0 Ok: queued as 4F1"}
 *                       or {"failed": "why", N_(), "said": "535 5.7.8 ..."}
 *
 * The only one that talks to others. It locks itself in, once the name of the
 * server has been looked up.
 */
int submit_request(json_t *request, void *opened);
