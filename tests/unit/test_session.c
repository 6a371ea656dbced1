/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* How a session goes when the disk is fine. */
#include "session_fixture.h"

#include <sys/wait.h>

static void session__look__writes_nothing(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    assert_int_equal(state_of(session), SAVE_NOTHING);
    assert_null(session_notice(session));
    assert_string_equal(session_name(session), "mx1");
    struct facts *facts = draft_facts(session_draft(session));
    facts_set(facts, (struct fact){.state = FACT_KNOWN});
    draft_set_here(session_draft(session), 3);
    session_settle(session);
    assert_int_equal(state_of(session), SAVE_NOTHING);
    close_draft(session);
    assert_false(scratch_has("drafts/mx1.json"));
    assert_false(scratch_has("drafts/mx1.journal"));
    assert_false(scratch_has("drafts/mx1.lock"));
}

static void session__change__is_journalled_then_saved(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    long long start = loop_now_ms();
    set(session, "contact", "Ottilie");
    assert_int_equal(state_of(session), SAVE_SAFE);
    assert_false(scratch_has("drafts/mx1.json"));
    expect_found(it, "mx1", "contact", "Ottilie");
    wait_for(it, session, SAVE_SAVED);
    assert_in_range(loop_now_ms() - start, 1900, 15000);
    assert_in_range(session_status(session).saved_at, time(NULL) - 20,
                    time(NULL));
    autofree char *journal = scratch_get("drafts/mx1.journal");
    assert_string_equal(journal, "");
    assert_int_equal(scratch_mode("drafts/mx1.json"), 0600);
    set(session, "contact", "Ottilie H");
    close_draft(session);
    assert_false(scratch_has("drafts/mx1.journal"));
    expect_found(it, "mx1", "contact", "Ottilie H");
}

static void session__changes__during_a_save_stay(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    for (int i = 0; i < 20; i++) {
        autofree char *text = xasprintf("%d", i);
        set(session, "contact", text);
        session_save_now(session);
        set(session, "ship", text);
        expect_found(it, "mx1", "ship", text);
        while (children_count(it->children) > 0)
            loop_turn(it->loop);
        expect_found(it, "mx1", "contact", text);
        expect_found(it, "mx1", "ship", text);
        assert_int_equal(state_of(session), SAVE_SAFE);
    }
    set(session, "contact", "last");
    session_save_now(session);
    set(session, "ship", "behind");
    session_save_now(session);
    close_draft(session);
    expect_found(it, "mx1", "contact", "last");
    expect_found(it, "mx1", "ship", "behind");
}

static void session__here_and_events__come_back(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "x");
    draft_set_here(session_draft(session), 5);
    draft_add_event(session_draft(session), "exported", 1234);
    close_draft(session);
    session = open_draft(it, "mx1");
    assert_int_equal(state_of(session), SAVE_SAVED);
    assert_int_equal(draft_here(session_draft(session)), 5);
    assert_int_equal(draft_last_event(session_draft(session), "exported"),
                     1234);
    draft_set_here(session_draft(session), 6);
    close_draft(session);
    assert_false(scratch_has("drafts/mx1.json.~1~"));
    session = open_draft(it, "mx1");
    assert_int_equal(draft_here(session_draft(session)), 6);
    close_draft(session);
}

static void session__opening__keeps_every_generation(void **state)
{
    struct fixture *it = *state;
    for (int i = 0; i < 3; i++) {
        autofree char *text = xasprintf("run %d", i);
        struct session *session = open_draft(it, "mx1");
        set(session, "contact", text);
        save_now(it, session);
        set(session, "ship", text);
        close_draft(session);
    }
    autofree char *before = scratch_get("drafts/mx1.json.~2~");
    for (int i = 0; i < 10; i++)
        close_draft(open_draft(it, "mx1"));
    assert_true(scratch_has("drafts/mx1.json.~1~"));
    assert_false(scratch_has("drafts/mx1.json.~3~"));
    autofree char *after = scratch_get("drafts/mx1.json.~2~");
    assert_string_equal(before, after);
    assert_non_null(strstr(after, "run 0"));
}

static void session__second_copy__is_refused(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    struct session *second = NULL;
    struct lock_owner owner = {.pid = 0};
    struct err err = {.code = ERR_NONE};
    assert_false(session_open(it->store, "mx1", it->form, it->loop,
                              it->children, &second, &owner, &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_int_equal(owner.pid, getpid());
    assert_null(second);
    struct session *other = open_draft(it, "mx2");
    set(session, "contact", "one");
    set(other, "contact", "two");
    close_draft(session);
    close_draft(other);
    expect_found(it, "mx1", "contact", "one");
    expect_found(it, "mx2", "contact", "two");
    assert_false(session_open(it->store, "a/b", it->form, it->loop,
                              it->children, &second, &owner, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

/* Somebody else's edit of an open draft is not written over. */
static void session__outside_change__becomes_a_generation(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "one");
    save_now(it, session);
    set(session, "contact", "two");
    save_now(it, session);
    assert_false(scratch_has("drafts/mx1.json.~1~"));
    scratch_puts("drafts/mx1.json", "by another hand");
    set(session, "contact", "three");
    save_now(it, session);
    autofree char *kept = scratch_get("drafts/mx1.json.~1~");
    assert_string_equal(kept, "by another hand");
    close_draft(session);
    expect_found(it, "mx1", "contact", "three");
}

static void session__removed_lock__is_taken_anew(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    assert_int_equal(unlink("drafts/mx1.lock"), 0);
    set(session, "contact", "one");
    save_now(it, session);
    assert_true(lock_held("drafts/mx1.lock", NULL));
    assert_int_equal(unlink("drafts/mx1.lock"), 0);
    struct lock *theirs;
    assert_true(lock_take("drafts/mx1.lock", &theirs, NULL, NULL));
    set(session, "contact", "two");
    session_save_now(session);
    wait_for(it, session, SAVE_FAILED);
    assert_non_null(strstr(session_status(session).why,
                           "another program has this draft open"));
    lock_free(theirs);
    save_now(it, session);
    close_draft(session);
    expect_found(it, "mx1", "contact", "two");
}

static void count_calls(void *ctx)
{
    ++*(int *)ctx;
}

static void session__on_change__is_told(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    int calls = 0;
    session_on_change(session, count_calls, &calls);
    set(session, "contact", "x");
    assert_int_equal(calls, 0);
    save_now(it, session);
    assert_in_range(calls, 1, 2);
    close_draft(session);
}

static void session_form_id__is_in__saves_and_journals(void **state)
{
    struct fixture *it = *state;
    struct err err = {.code = ERR_NONE};
    char *id = NULL;
    assert_false(session_form_id(it->store, "mx1", &id, &err));
    assert_int_equal(err.code, ERR_MISSING);
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "x");
    for (int i = 0; i < 2; i++) {
        assert_true(session_form_id(it->store, "mx1", &id, &err));
        assert_string_equal(id, "harbour-post_2");
        free(id);
        save_now(it, session);
    }
    close_draft(session);
    assert_true(store_save(it->store, "mx2", "{}", 2, false, NULL));
    assert_false(session_form_id(it->store, "mx2", &id, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

/* Types until it is killed, and says after each letter what it has done. */
static void type_for_ever(struct fixture *it, int tell)
{
    struct session *session = open_draft(it, "mx1");
    autofree char *text = xcalloc(5000, 1);
    for (size_t i = 0; i < 4999; i++) {
        text[i] = (char)('a' + (char)(i % 26));
        set(session, i % 7 ? "contact" : "log", text);
        unsigned len = (unsigned)i + 1;
        if (write(tell, &len, sizeof len) != sizeof len)
            _exit(1);
        if (i % 5 == 0)
            session_save_now(session);
        if (i % 11 == 0)
            usleep(1000);
        children_reap(it->children);
    }
    _exit(0);
}

/* Nothing that was painted is gone. */
static void session__kill__loses_nothing(void **state)
{
    struct fixture *it = *state;
    for (unsigned round = 1; round <= 40; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t pid = fork();
        if (pid == 0)
            type_for_ever(it, ends[1]);
        close(ends[1]);
        unsigned done = 0;
        while (done < round * 7)
            assert_int_equal(read(ends[0], &done, sizeof done), sizeof done);
        kill(pid, SIGKILL);
        while (read(ends[0], &done, sizeof done) > 0)
            continue;
        close(ends[0]);
        waitpid(pid, NULL, 0);
        struct session *session = open_draft(it, "mx1");
        const char *last = get(session, (done - 1) % 7 ? "contact" : "log");
        const char *other = get(session, (done - 1) % 7 ? "log" : "contact");
        size_t found = strlen(last) > strlen(other) ? strlen(last)
                                                    : strlen(other);
        assert_true(found >= done && found <= done + 1);
        set(session, "contact", "");
        set(session, "log", "");
        close_draft(session);
    }
}

/* What a killed run has left is saved although nobody types. */
static void session__killed_run__is_taken_over(void **state)
{
    struct fixture *it = *state;
    pid_t pid = fork();
    if (pid == 0) {
        set(open_draft(it, "mx1"), "contact", "from the journal");
        raise(SIGKILL);
    }
    waitpid(pid, NULL, 0);
    assert_false(scratch_has("drafts/mx1.json"));
    struct session *session = open_draft(it, "mx1");
    assert_string_equal(get(session, "contact"), "from the journal");
    assert_string_equal(session_notice(session),
                        "The last run was cut off. What was typed in it is "
                        "here.");
    assert_int_equal(state_of(session), SAVE_SAFE);
    wait_for(it, session, SAVE_SAVED);
    close_draft(session);
    assert_false(scratch_has("drafts/mx1.journal"));
    expect_found(it, "mx1", "contact", "from the journal");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(session__look__writes_nothing),
        TEST(session__change__is_journalled_then_saved),
        TEST(session__changes__during_a_save_stay),
        TEST(session__here_and_events__come_back),
        TEST(session__opening__keeps_every_generation),
        TEST(session__second_copy__is_refused),
        TEST(session__outside_change__becomes_a_generation),
        TEST(session__removed_lock__is_taken_anew),
        TEST(session__on_change__is_told),
        TEST(session_form_id__is_in__saves_and_journals),
        TEST(session__kill__loses_nothing),
        TEST(session__killed_run__is_taken_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
