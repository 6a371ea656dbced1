/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/remember.h"

#include "base/child.h"
#include "base/loop.h"
#include "out/session.h"

#include <signal.h>
#include <time.h>

static void on_signal(void *ctx, int signum)
{
    if (signum == SIGCHLD)
        children_reap(ctx);
}

void remember(struct app *app, const struct loaded *loaded, const char *what)
{
    sigset_t watched;
    struct session *session;
    struct lock_owner owner = {0};
    if (!loaded->name)
        return;
    sigemptyset(&watched);
    sigaddset(&watched, SIGCHLD);
    struct children *children = children_new();
    struct loop *loop = loop_new(&watched, on_signal, children);
    if (session_open(app->store, loaded->name, loaded->form, loop, children,
                     &session, &owner, NULL)) {
        draft_add_event(session_draft(session), what, time(NULL));
        session_settle(session);
        session_close(session, NULL);
    }
    children_free(children);
    loop_free(loop);
}
