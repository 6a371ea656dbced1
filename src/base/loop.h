/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One ppoll over file descriptors, timers and signals.
 *
 * Callbacks run one after the other and may add and remove anything,
 * themselves included; what was removed is not called any more. Signals are
 * blocked except inside the wait and arrive as an ordinary callback. The
 * caller owns ctx, which must live until the watch or timer is removed.
 *
 *     struct loop *loop = loop_new();
 *     loop_watch(loop, fd, POLLIN, on_input, self);
 *     loop_timer(loop, 2000, on_save_due, self);
 *     while (!self->done)
 *         loop_turn(loop);
 *     loop_free(loop);
 */
#include <signal.h>
#include <stdbool.h>

struct loop;
typedef void loop_fd_fn(void *ctx, short events);
typedef void loop_timer_fn(void *ctx);
typedef void loop_signal_fn(void *ctx, int signum);

/* The signals in `signals` are blocked from now on and delivered inside
 * loop_turn() only; one loop a program. New. */
struct loop *loop_new(const sigset_t *signals, loop_signal_fn *fn, void *ctx);
/* Restores the signal mask and handlers it found. */
void loop_free(struct loop *loop);

/* One watch a descriptor; watching it again replaces the watch. */
void loop_watch(struct loop *loop, int fd, short events, loop_fd_fn *fn,
                void *ctx);
void loop_unwatch(struct loop *loop, int fd);

/* Calls fn once, ms milliseconds from now; the timer's id, never 0. */
unsigned loop_timer(struct loop *loop, int ms, loop_timer_fn *fn, void *ctx);
/* Forgets a timer; 0 and ids that ran are fine. */
void loop_cancel(struct loop *loop, unsigned timer);

/* Waits for the next thing to happen and calls what is due: signals first,
 * then descriptors, then timers. */
void loop_turn(struct loop *loop);
/* Monotonic milliseconds. */
long long loop_now_ms(void);
