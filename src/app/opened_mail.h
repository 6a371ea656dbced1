/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail that the person wants to answer, read by senderform-mail.
 *
 * That program can hang, crash or lie: what it tells is cleaned and limited
 * again here.
 */
#include "base/child.h"
#include "base/loop.h"
#include "model/mail_lines.h"

struct opened_mail;

enum opened_state {
    OPENED_NOTHING, /* none was opened */
    OPENED_READING,
    OPENED_READ,
    OPENED_FAILED, /* opened_mail_why() says it */
};

/* changed() is called when the state is another one. New. */
struct opened_mail *opened_mail_new(struct loop *loop,
                                    struct children *children,
                                    void (*changed)(void *ctx), void *ctx);
/* What is under way is forgotten. NULL is fine. */
void opened_mail_free(struct opened_mail *mail);

/* Begins to read a file (of an mbox the last message, of a Maildir's folder
 * its newest), or standard input for "-". The one before is forgotten. An
 * error: it cannot be opened, or the program not be started. */
bool opened_mail_open(struct opened_mail *mail, const char *path,
                      struct err *err);
/* The same for a text that was pasted, with or without a header. */
bool opened_mail_paste(struct opened_mail *mail, const char *text, size_t len,
                       struct err *err);

/* The bytes that were read of it, when it was a file or a paste and they are
 * at most max; *ret is new. */
bool opened_mail_bytes(const struct opened_mail *mail, size_t max, char **ret,
                       size_t *ret_len, struct err *err);

enum opened_state opened_mail_state(const struct opened_mail *mail);
/* Borrowed until the next opening, all of these. */
const char *opened_mail_why(const struct opened_mail *mail);
const struct mail_lines *opened_mail_lines(const struct opened_mail *mail);
const struct mail_head *opened_mail_head(const struct opened_mail *mail);
/* What of the mail is not among the lines, a sentence each, translated:
 * attachments by name, text that was too long; NULL-terminated. */
char *const *opened_mail_left_out(const struct opened_mail *mail);
