/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A loop with children, for tests of what starts a program and hears from it:
 * how often it has said that something changed is counted. */
#include "base/child.h"
#include "base/loop.h"

#include <signal.h>

struct turning {
    struct loop *loop;
    struct children *children;
    int changes;
};

static inline void turning_signal(void *ctx, int signum)
{
    struct turning *turning = ctx;
    if (signum == SIGCHLD)
        children_reap(turning->children);
}

static inline void turning_changed(void *ctx)
{
    struct turning *turning = ctx;
    turning->changes++;
}

static inline void turning_begin(struct turning *turning)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    signal(SIGPIPE, SIG_IGN);
    turning->changes = 0;
    turning->loop = loop_new(&set, turning_signal, turning);
    turning->children = children_new();
}

static inline void turning_end(struct turning *turning)
{
    children_free(turning->children);
    loop_free(turning->loop);
}
