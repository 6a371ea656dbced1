/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The wizard line by line: the same questions, answers, findings and draft,
 * for speech, pipes and terminals that cannot place a cursor.
 *
 * Lines come from a file descriptor through the loop; a line that is one of
 * the commands (plain_commands.c) is obeyed, "=text" is always an answer. The
 * end of the input leaves with everything kept.
 */
#include "model/work.h"
#include "ui/host.h"
#include "ui/ui.h"

#include <stdio.h>

struct plain;

/* work and host stay the caller's; work is filled in once a draft is open.
 * utf8: what is printed may hold more than ASCII. New. */
struct plain *plain_new(struct loop *loop, int fd, FILE *out, bool utf8,
                        const struct host *host, struct work *work);
/* Asks which draft to go on with; host->open() is called with the choice. */
void plain_choose(struct plain *plain);
/* A draft is open: prints the question `here`, or the first. */
void plain_begin(struct plain *plain, size_t here, const char *notice);
/* Prints the prompt and waits for a line. */
void plain_prompt(struct plain *plain);
void plain_free(struct plain *plain);
enum ui_end plain_ended(const struct plain *plain);
/* Once a turn, after saving: says when saving fails, and when it works
 * again. */
void plain_settle(struct plain *plain);
/* The mail that is to be answered has been read; the reply is composed, or
 * could not be; the draft could not be opened again. */
void plain_show_mail(struct plain *plain);
void plain_show_sending(struct plain *plain);
/* Reading the mail logs gets on or is over. */
void plain_show_evidence(struct plain *plain);
void plain_lost(struct plain *plain, const char *why);
