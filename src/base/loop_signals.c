/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/loop_signals.h"

#include <assert.h>
#include <poll.h>
#include <stdatomic.h>
#include <stddef.h>
#include <time.h>

/* The program's one signal word: a handler has no other way to its loop. */
static atomic_uint_least64_t arrived;

/* A lock in there could be held by what was interrupted. */
static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "handlers need lock-free words");

static void note(int signum)
{
    atomic_fetch_or(&arrived, UINT64_C(1) << (signum - 1));
}

void loop_signals_start(struct loop_signals *self, const sigset_t *signals)
{
    sigemptyset(&self->caught);
    if (signals)
        self->caught = *signals;
    atomic_store(&arrived, 0);
    sigprocmask(SIG_BLOCK, &self->caught, &self->old_mask);
    self->wait_mask = self->old_mask;

    /* No sa_mask: with one, only one signal got in at each wait. */
    struct sigaction action = {.sa_handler = note};
    for (int signum = 1; signum < _NSIG; signum++) {
        if (sigismember(&self->caught, signum) != 1)
            continue;
        int got = sigaction(signum, &action, &self->old_actions[signum]);
        assert(got == 0); /* KILL and STOP cannot be caught */
        (void)got;
        sigdelset(&self->wait_mask, signum);
    }
}

void loop_signals_let_in(const struct loop_signals *self)
{
    ppoll(NULL, 0, &(struct timespec){0}, &self->wait_mask);
}

void loop_signals_stop(struct loop_signals *self)
{
    /* One that waits would strike with the old action. */
    loop_signals_let_in(self);
    for (int signum = 1; signum < _NSIG; signum++)
        if (sigismember(&self->caught, signum) == 1)
            sigaction(signum, &self->old_actions[signum], NULL);
    sigprocmask(SIG_SETMASK, &self->old_mask, NULL);
}

uint64_t loop_signals_take(void)
{
    return atomic_exchange(&arrived, 0);
}

