/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A sent message that the person opens: senderform-mail reads its header, and
 * what it tells becomes facts, instead of those of the message before.
 *
 * That program can hang, crash or lie: only facts of a message are taken from
 * it, cleaned and plausible ones.
 */
#include "base/child.h"
#include "base/loop.h"
#include "model/facts.h"

struct sent_message;

/* facts is borrowed; changed() is called when the facts have come. New. */
struct sent_message *sent_message_new(struct loop *loop,
                                      struct children *children,
                                      struct facts *facts,
                                      void (*changed)(void *ctx), void *ctx);
/* What is under way is forgotten. NULL is fine. */
void sent_message_free(struct sent_message *message);

/* Begins to read a file, or standard input for "-". An error: it cannot be
 * opened, or the program not be started. */
bool sent_message_open(struct sent_message *message, const char *path,
                       struct err *err);
/* Is nothing being read? */
bool sent_message_idle(const struct sent_message *message);
