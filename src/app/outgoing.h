/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail on its way out: composed by senderform-mail, then handed to this
 * machine's sendmail or to a submission server, if the person says so.
 *
 *     outgoing_compose(...)         -> OUTGOING_COMPOSED: outgoing_message()
 *     outgoing_sendmail() or        -> OUTGOING_SENT: outgoing_said() is what
 *     outgoing_submit()                the server has answered
 *
 * Any of them may end in OUTGOING_FAILED, outgoing_said() says why; the
 * message stays and can be tried again, some other way too.
 */
#include "base/child.h"
#include "base/loop.h"

#include <stddef.h>
#include <time.h>

struct outgoing;

enum outgoing_state {
    OUTGOING_NOTHING,
    OUTGOING_COMPOSING,
    OUTGOING_COMPOSED,
    OUTGOING_SENDING,
    OUTGOING_SENT,
    OUTGOING_FAILED,
};

/* Borrowed texts, UTF-8, one line each; no line end gets into a header. */
struct outgoing_head {
    const char *from_name; /* may be NULL */
    const char *from;      /* an address */
    const char *to;        /* "Name <address>, ..." as the mail had it */
    const char *subject;
    const char *in_reply_to; /* "<...>", may be NULL */
    const char *references;  /* "<...> <...>", may be NULL */
    time_t date;
};

struct outgoing_server {
    const char *host;
    unsigned port;    /* 465: TLS from the start; else STARTTLS, which must be
                         had */
    const char *user; /* NULL: no authentication */
    const char *password;
    int timeout_ms;
};

/* changed() is called when the state, or what was said, is another; within it
 * nothing is started, cancelled or freed. New. */
struct outgoing *outgoing_new(struct loop *loop, struct children *children,
                              void (*changed)(void *ctx), void *ctx);
/* What is under way is ended. NULL is fine. */
void outgoing_free(struct outgoing *outgoing);

/* Composes anew. body: UTF-8, lines ended by "\n". Plain text in one part;
 * 7 bit where it can be. */
bool outgoing_compose(struct outgoing *outgoing,
                      const struct outgoing_head *head, const char *body,
                      size_t len, struct err *err);
/* Hands it to "sendmail -t -oi"; ERR_MISSING: there is none. */
bool outgoing_sendmail(struct outgoing *outgoing, struct err *err);
/* Sends it through a server; the password is forgotten as soon as it is told.
 */
bool outgoing_submit(struct outgoing *outgoing,
                     const struct outgoing_server *server, struct err *err);
/* Ends what is being sent; what was sent already stays sent. */
void outgoing_cancel(struct outgoing *outgoing);

enum outgoing_state outgoing_state(const struct outgoing *outgoing);
/* The message as it leaves, header and body, lines ended by "\n"; NULL: none
 * yet. Borrowed until the next composing. */
const char *outgoing_message(const struct outgoing *outgoing, size_t *ret_len);
/* What the server, sendmail or the failure says; while it is sent, how far it
 * is; after a cancel, that it may have been taken. "" for nothing; borrowed. */
const char *outgoing_said(const struct outgoing *outgoing);
/* The path of sendmail, in PATH or where it usually is; NULL: there is none.
 * Borrowed until the next call. */
const char *outgoing_sendmail_path(void);
