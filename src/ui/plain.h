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

/* work and host stay the caller's. The first question is printed at once.
 * utf8: what is printed may hold more than ASCII. New. */
struct plain *plain_new(struct loop *loop, int fd, FILE *out, bool utf8,
                        const struct host *host, struct work *work, size_t here,
                        const char *notice);
void plain_free(struct plain *plain);
enum ui_end plain_ended(const struct plain *plain);
/* Once a turn, after saving: says when saving fails, and when it works
 * again. */
void plain_settle(struct plain *plain);
