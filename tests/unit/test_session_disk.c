/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* How a session goes when the disk is full or the home read-only; needs root,
 * to mount a small disk and to stop being root. */
#include "session_fixture.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>

#define NOBODY 65534

static void save_text(struct fixture *it, const char *contact)
{
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", contact);
    close_draft(session);
}

/* A file system that is full after 64 KiB. */
static void make_small_disk(void)
{
    assert_int_equal(mkdir("drafts", 0700), 0);
    assert_int_equal(mount("tmpfs", "drafts", "tmpfs", 0, "size=64k,mode=0700"),
                     0);
}

static void fill_disk(void)
{
    FILE *file = fopen("drafts/ballast", "w");
    assert_non_null(file);
    setvbuf(file, NULL, _IONBF, 0);
    while (fputs("x", file) >= 0)
        continue;
    fclose(file);
}

static void session__full_disk__is_said_and_recovers(void **state)
{
    struct fixture *it = *state;
    make_small_disk();
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "before");
    save_now(it, session);
    fill_disk();
    autofree char *large = xcalloc(9001, 1);
    for (size_t len = 1000; len <= 9000; len += 1000) {
        memset(large, 'x', len);
        set(session, "log", large);
    }
    assert_int_equal(state_of(session), SAVE_FAILED);
    assert_string_equal(session_status(session).why,
                        "Not saved: the disk is full; senderform tries again "
                        "every two seconds");
    expect_found(it, "mx1", "contact", "before");
    session_save_now(session);
    while (children_count(it->children) > 0)
        loop_turn(it->loop);
    assert_int_equal(state_of(session), SAVE_FAILED);
    assert_int_equal(unlink("drafts/ballast"), 0);
    set(session, "contact", "after");
    wait_for(it, session, SAVE_SAVED);
    expect_found(it, "mx1", "log", large);
    fill_disk();
    set(session, "ship", "lost?");
    set(session, "log", "");
    autofree char *more = xcalloc(20001, 1);
    memset(more, 'y', 20000);
    set(session, "pier", more);
    struct err err = {.code = ERR_NONE};
    assert_false(session_close(session, &err));
    assert_string_equal(err.text, "draft \"mx1\" is not saved: drafts/"
                                  "mx1.json: cannot write: No space left on "
                                  "device");
    expect_found(it, "mx1", "contact", "after");
    assert_int_equal(umount("drafts"), 0);
}

/* By itself, at the latest two seconds later. */
static void session__full_disk__is_tried_again(void **state)
{
    struct fixture *it = *state;
    make_small_disk();
    struct session *session = open_draft(it, "mx1");
    fill_disk();
    autofree char *large = xcalloc(9001, 1);
    memset(large, 'x', 9000);
    set(session, "log", large);
    assert_int_equal(state_of(session), SAVE_FAILED);
    assert_int_equal(unlink("drafts/ballast"), 0);
    wait_for(it, session, SAVE_SAVED);
    close_draft(session);
    expect_found(it, "mx1", "log", large);
    assert_int_equal(umount("drafts"), 0);
}

static void become(uid_t uid)
{
    assert_int_equal(seteuid(0), 0);
    assert_int_equal(seteuid(uid), 0);
    /* The leak checker looks at the process from outside. */
    prctl(PR_SET_DUMPABLE, 1);
}

/* A home in which nobody may write. */
static void make_foreign_home(struct fixture *it)
{
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(mkdir("home", 0755), 0);
    store_free(it->store);
    assert_true(store_new("home/drafts", &it->store, NULL));
    become(NOBODY);
}

static void session__read_only_home__lets_one_type(void **state)
{
    struct fixture *it = *state;
    make_foreign_home(it);
    struct session *session = open_draft(it, "mx1");
    assert_int_equal(state_of(session), SAVE_FAILED);
    assert_string_equal(session_status(session).why,
                        "Not saved: the drafts folder cannot be written; "
                        "senderform tries again every two seconds");
    set(session, "contact", "Ottilie");
    set(session, "contact", "Ottilie H");
    assert_int_equal(state_of(session), SAVE_FAILED);
    become(0);
    assert_int_equal(chown("home", NOBODY, (gid_t)-1), 0);
    become(NOBODY);
    wait_for(it, session, SAVE_SAVED);
    expect_found(it, "mx1", "contact", "Ottilie H");
    close_draft(session);
    become(0);
}

static void session__read_only_home__shows_what_is_there(void **state)
{
    struct fixture *it = *state;
    make_foreign_home(it);
    become(0);
    assert_int_equal(chown("home", NOBODY, (gid_t)-1), 0);
    become(NOBODY);
    save_text(it, "Ottilie");
    assert_int_equal(chmod("home/drafts", 0500), 0);
    become(0);
    assert_int_equal(chown("home/drafts", 0, (gid_t)-1), 0);
    assert_int_equal(chmod("home/drafts", 0755), 0);
    become(NOBODY);
    struct session *session = open_draft(it, "mx1");
    assert_string_equal(get(session, "contact"), "Ottilie");
    draft_set_here(session_draft(session), 2);
    close_draft(session);
    session = open_draft(it, "mx1");
    set(session, "contact", "Ottilie H");
    assert_int_equal(state_of(session), SAVE_FAILED);
    struct err err = {.code = ERR_NONE};
    assert_false(session_close(session, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    expect_found(it, "mx1", "contact", "Ottilie");
    become(0);
}

/* Mounts of its own, that end with this process. */
static bool leave_mounts(void)
{
    return geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
           mount("", "/", "", MS_REC | MS_PRIVATE, NULL) == 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(session__full_disk__is_said_and_recovers),
        TEST(session__full_disk__is_tried_again),
        TEST(session__read_only_home__lets_one_type),
        TEST(session__read_only_home__shows_what_is_there),
    };
    if (leave_mounts())
        return cmocka_run_group_tests(tests, NULL, NULL);
    puts("1..0 # SKIP only root can mount a small disk");
    return 0;
}
