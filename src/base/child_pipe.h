/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A program that is talked to in lines, through its standard input and output,
 * without ever waiting for it.
 *
 * Its standard error is /dev/null. It has its own process group, so that keys
 * of the terminal do not reach it.
 */
#include "base/child.h"
#include "base/loop.h"

#include <stddef.h>

#define CHILD_LINE_MAX (64u * 1024)       /* bytes of a line it says */
#define CHILD_TODO_MAX (4u * 1024 * 1024) /* bytes it has not read yet */

struct child_pipe;

struct child_pipe_calls {
    /* One line without its newline; NUL-terminated, borrowed. */
    void (*line)(void *ctx, const char *line, size_t len);
    /* It has ended, or said a line that is too long and was killed; `status`
     * as waitpid() gives it. Called once, after the last line. */
    void (*ended)(void *ctx, int status);
    void *ctx;
};

/* Starts argv[0], a path, as it is (no PATH). `lent`: what the program has as
 * descriptor 3, or -1; it stays the caller's. New. */
struct child_pipe *child_pipe_new(struct loop *loop, struct children *children,
                                  char *const argv[], int lent,
                                  const struct child_pipe_calls *calls,
                                  struct err *err);
/* Says a line; its newline is added. What does not fit is lost: then it has
 * stopped reading long ago, and is killed. No copy of it stays in memory once
 * it was read. */
void child_pipe_say(struct child_pipe *pipe, const char *line, size_t len);
/* The program reads the end of its input once it has read all. */
void child_pipe_close(struct child_pipe *pipe);
/* From now on all that counts is how it ends: it may say nothing any more, or
 * too much, and go on, and what it leaves behind may keep its output open. */
void child_pipe_by_exit(struct child_pipe *pipe);
/* Kills it if it still runs and forgets it; nobody is called any more. NULL
 * is fine. */
void child_pipe_free(struct child_pipe *pipe);
