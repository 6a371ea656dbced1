/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A command that waits for other programs and prints what came out: its loop,
 * its children, and the signal that ends it. It must stay where it is while it
 * runs.
 *
 *     foreground_start(&run);
 *     while (!run.signum && ...)
 *         loop_turn(run.loop);
 *     foreground_finish(&run);
 */
#include "base/child.h"
#include "base/loop.h"

struct foreground {
    struct loop *loop;
    struct children *children;
    int signum; /* INT, TERM or HUP has come; 0: none */
};

/* A pipe that is closed is an error and no signal from now on. */
void foreground_start(struct foreground *run);
void foreground_finish(struct foreground *run);
