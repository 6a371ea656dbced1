/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The loop's share of signals: caught, blocked but inside the wait, and noted
 * in one word. For loop.c alone.
 */
#include <signal.h>
#include <stdint.h>

struct loop_signals {
    sigset_t caught;    /* empty: nothing is done */
    sigset_t wait_mask; /* what ppoll blocks: all but the caught ones */
    sigset_t old_mask;
    struct sigaction old_actions[_NSIG];
};

/* signals may be NULL. */
void loop_signals_start(struct loop_signals *self, const sigset_t *signals);
void loop_signals_stop(struct loop_signals *self);
/* What has arrived since, bit n - 1 for signal n. */
uint64_t loop_signals_take(void);
/* Lets in what is waiting to be delivered; does not block. */
void loop_signals_let_in(const struct loop_signals *self);
