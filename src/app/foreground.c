/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/foreground.h"

#include <signal.h>

static void on_signal(void *ctx, int signum)
{
    struct foreground *run = ctx;
    if (signum == SIGCHLD)
        children_reap(run->children);
    else
        run->signum = signum;
}

void foreground_start(struct foreground *run)
{
    static const int watched[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        sigaddset(&set, watched[i]);
    signal(SIGPIPE, SIG_IGN);
    *run = (struct foreground){.loop = loop_new(&set, on_signal, run)};
    run->children = children_new();
}

void foreground_finish(struct foreground *run)
{
    children_free(run->children);
    loop_free(run->loop);
    signal(SIGPIPE, SIG_DFL);
}
