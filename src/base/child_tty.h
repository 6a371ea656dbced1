/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A program on the terminal, as a shell would start it. For child.c alone.
 */
#include "base/err.h"

#include <sys/types.h>

/* fork() with all signals blocked, in the child until it unblocks them. */
pid_t child_fork_blocked(void);
void child_default_signals(void);
void child_unblock_signals(void);

/* True when the program really runs: where it cannot be executed, that is the
 * error. */
bool child_start_on_tty(char *const argv[], int tty, pid_t *ret,
                        struct err *err);
/* Somebody pressed Ctrl-Z in it: the whole job stops, and when the shell lets
 * it go on, so does the child. */
void child_stopped_on_tty(pid_t pid, int tty);
