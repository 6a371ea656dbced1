/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What goes with a reply: who sends it, answers given on the command line, and
 * what the person must know about it.
 */
#include "model/mail_lines.h"
#include "model/work.h"
#include "out/reply.h"

struct reply_sender {    /* borrowed from the answers */
    const char *address; /* "" when there is none */
    const char *name;
};
struct reply_sender reply_sender(const struct work *work);
/* The mail's References with its own Message-ID behind them (RFC 5322 3.6.4);
 * new. */
char *reply_references(const struct mail_head *head);

/* "LINE=TEXT" or "FIELD=TEXT" becomes an answer; false: there is no such
 * question, or the text is no answer to it. */
bool reply_take_answer(const struct reply_in *in, struct answers *answers,
                       const char *text, struct err *err);
/* Says on standard error what is open, wrong or different; is anything open or
 * wrong? */
bool reply_say_notes(const struct reply_in *in, const struct reply *reply,
                     const struct work *work);
