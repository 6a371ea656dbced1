/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Work that may block, in a child process: a copy of this one, or a program.
 *
 * The end of a child is noticed by SIGCHLD, which the loop's owner hands to
 * children_reap(). Nothing here waits.
 */
#include "base/err.h"

#include <sys/types.h>

struct children;                      /* the children of one program */
typedef int child_work_fn(void *ctx); /* its exit status */
typedef void child_done_fn(void *ctx, int status); /* as waitpid gives it */

struct children *children_new(void);
/* Running children go on by themselves and are forgotten. */
void children_free(struct children *children);

/* Forks; the child runs work(ctx) on its copy of everything and leaves by
 * _exit. Its standard streams are /dev/null and all signals are default, but
 * HUP, INT, QUIT, TERM and TSTP, which it ignores. done may be NULL. */
bool child_fork(struct children *children, child_work_fn *work, void *ctx,
                child_done_fn *done, void *done_ctx, pid_t *ret,
                struct err *err);

/*
 * Runs a program (searched in PATH) on the terminal `tty`, which becomes its
 * standard streams, in its own process group as the terminal's foreground,
 * with default signals. A program that cannot be executed is an error
 * (ERR_MISSING when there is none). `tty` is borrowed until done is called;
 * before that the terminal is ours again. A Ctrl-Z in it stops us, too.
 */
bool child_run_on_tty(struct children *children, char *const argv[], int tty,
                      child_done_fn *done, void *done_ctx, pid_t *ret,
                      struct err *err);

/* One that was started otherwise is among them from now on. */
void children_add(struct children *children, pid_t pid, child_done_fn *done,
                  void *ctx);
/* Its end is still waited for, but nobody is called. */
void children_forget(struct children *children, pid_t pid);

/* Makes our own process group the terminal's foreground; false when tty is
 * not our controlling terminal. */
bool child_take_tty(int tty);

/* Calls done for each child that has ended; done may start others. */
void children_reap(struct children *children);
/* How many still run. */
int children_count(const struct children *children);
