/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/remember.h"

#include "app/foreground.h"
#include "out/session.h"

#include <time.h>

void remember(struct app *app, const struct loaded *loaded, const char *what)
{
    struct foreground run;
    struct session *session;
    struct lock_owner owner = {0};
    if (!loaded->name)
        return;
    foreground_start(&run);
    if (session_open(app->store, loaded->name, loaded->form, run.loop,
                     run.children, &session, &owner, NULL)) {
        draft_add_event(session_draft(session), what, time(NULL));
        session_settle(session);
        session_close(session, NULL);
    }
    foreground_finish(&run);
}
