/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A store in an empty folder, a loop that reaps, and sessions on them; for
 * test_session*.c.
 */
#include "base/child.h"
#include "base/loop.h"
#include "out/session.h"

#include "scratch.h"

#include <signal.h>

#define DEADLINE_MS 20000

struct fixture {
    void *dir;
    struct form *form;
    struct store *store;
    struct loop *loop;
    struct children *children;
    bool late; /* the deadline has passed */
};

static inline void on_signal(void *ctx, int signum)
{
    struct fixture *it = ctx;
    if (signum == SIGCHLD)
        children_reap(it->children);
}

static inline int set_up(void **state)
{
    struct fixture *it = xcalloc(1, sizeof *it);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    *state = it;
    it->form = scratch_full_form();
    it->loop = loop_new(&signals, on_signal, it);
    it->children = children_new();
    int got = scratch_enter(&it->dir);
    return got || !store_new("drafts", &it->store, NULL);
}

static inline int tear_down(void **state)
{
    struct fixture *it = *state;
    children_free(it->children);
    loop_free(it->loop);
    store_free(it->store);
    form_free(it->form);
    int got = scratch_leave(&it->dir);
    free(it);
    return got;
}

static inline struct session *open_draft(struct fixture *it, const char *name)
{
    struct session *session = NULL;
    struct err err = {.code = ERR_NONE};
    if (!session_open(it->store, name, it->form, it->loop, it->children,
                      &session, NULL, &err))
        fail_msg("%s", err.text);
    return session;
}

static inline void close_draft(struct session *session)
{
    struct err err = {.code = ERR_NONE};
    if (!session_close(session, &err))
        fail_msg("%s", err.text);
}

static inline void set(struct session *session, const char *id,
                       const char *text)
{
    struct answers *answers = draft_answers(session_draft(session));
    answers_set(answers, form_field(answers_form(answers), id),
                value_of_text(text), ORIGIN_TYPED, STEP_NEW);
    session_settle(session);
}

static inline const char *get(struct session *session, const char *id)
{
    struct answers *answers = draft_answers(session_draft(session));
    return answers_text(answers, form_field(answers_form(answers), id));
}

static inline enum save_state state_of(const struct session *session)
{
    return session_status(session).state;
}

static inline void on_deadline(void *ctx)
{
    struct fixture *it = ctx;
    it->late = true;
}

/* Turns the loop until the session is in that state. */
static inline void wait_for(struct fixture *it, const struct session *session,
                            enum save_state wanted)
{
    unsigned timer = loop_timer(it->loop, DEADLINE_MS, on_deadline, it);
    it->late = false;
    while (state_of(session) != wanted && !it->late)
        loop_turn(it->loop);
    loop_cancel(it->loop, timer);
    if (it->late)
        fail_msg("still state %d: %s", (int)state_of(session),
                 session_status(session).why ? session_status(session).why
                                             : "");
}

static inline void save_now(struct fixture *it, struct session *session)
{
    session_save_now(session);
    wait_for(it, session, SAVE_SAVED);
}

/* What a new run would find under this name. */
static inline void expect_found(struct fixture *it, const char *name,
                                const char *id, const char *wanted)
{
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    if (!session_read(it->store, name, it->form, &draft, NULL, &err))
        fail_msg("%s", err.text);
    assert_string_equal(
        answers_text(draft_answers(draft), form_field(it->form, id)), wanted);
    draft_free(draft);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
