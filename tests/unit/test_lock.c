/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/lock.h"

#include "scratch.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#define PATH "NAME.lock"

static struct lock *take(void)
{
    struct lock *lock = NULL;
    struct err err = {.code = ERR_NONE};
    if (!lock_take(PATH, &lock, NULL, &err))
        fail_msg("%s", err.text);
    return lock;
}

static void lock__take__says_who_has_it(void **state)
{
    (void)state;
    struct lock *lock = take();
    struct lock *other = NULL;
    struct lock_owner owner = {.pid = 0};
    struct err err = {.code = ERR_NONE};
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    assert_false(lock_take(PATH, &other, &owner, &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_int_equal(owner.pid, getpid());
    assert_string_equal(owner.host, host);
    assert_in_range(owner.since, time(NULL) - 60, time(NULL));
    autofree char *said = xasprintf("it is open on %s, process %d, since ",
                                    host, (int)getpid());
    assert_int_equal(strncmp(err.text, said, strlen(said)), 0);
    assert_null(other);
    assert_int_equal(scratch_mode(PATH), 0600);
    assert_true(lock_held(PATH, &owner));
    lock_free(lock);
    assert_false(lock_held(PATH, &owner));
    autofree char *text = scratch_get(PATH);
    assert_string_equal(text, "");
    lock_free(take());
    lock_free(NULL);
}

/* A child that takes the lock and waits; its process id. */
static pid_t hold_in_child(void)
{
    int ends[2];
    char ready;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct lock *lock;
        bool ok = lock_take(PATH, &lock, NULL, NULL);
        if (ok && write(ends[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    assert_int_equal(read(ends[0], &ready, 1), 1);
    close(ends[0]);
    close(ends[1]);
    return pid;
}

static void lock__take__is_refused_while_the_owner_lives(void **state)
{
    (void)state;
    pid_t pid = hold_in_child();
    struct lock *lock = NULL;
    struct lock_owner owner = {.pid = 0};
    struct err err = {.code = ERR_NONE};
    assert_true(lock_held(PATH, NULL));
    assert_false(lock_take(PATH, &lock, &owner, &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_int_equal(owner.pid, pid);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    assert_false(lock_held(PATH, NULL));
    lock_free(take());
}

/* A dead owner's child may hold a copy of the lock for a moment more. */
static void lock__take__waits_for_a_dead_owners_child(void **state)
{
    (void)state;
    int ends[2];
    char ready;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct lock *lock;
        bool ok = lock_take(PATH, &lock, NULL, NULL);
        if (ok && fork() == 0) {
            close(ends[1]);
            usleep(200 * 1000);
            _exit(0);
        }
        bool said = write(ends[1], "x", 1) == 1;
        _exit(!said);
    }
    assert_int_equal(read(ends[0], &ready, 1), 1);
    waitpid(pid, NULL, 0);
    assert_true(lock_held(PATH, NULL));
    lock_free(take());
    close(ends[0]);
    close(ends[1]);
}

static void lock__stale_text__keeps_nobody_out(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "elsewhere 1 1700000000\n",
        "localhost 1 1700000000\n",
        "rubbish",
        "a -1 2\n",
        "\x1B[31m 1 1\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        scratch_puts(PATH, texts[i]);
        assert_false(lock_held(PATH, NULL));
        lock_free(take());
    }
}

/* A file that was renamed away protects nothing. */
static void lock__take__wants_the_file_that_is_there(void **state)
{
    (void)state;
    struct lock *old = take();
    assert_int_equal(rename(PATH, "moved.lock"), 0);
    struct lock *new = take();
    assert_true(lock_held(PATH, NULL));
    assert_true(lock_held("moved.lock", NULL));
    lock_free(old);
    assert_true(lock_held(PATH, NULL));
    lock_free(new);
}

static void lock__take__follows_no_link(void **state)
{
    (void)state;
    struct lock *lock = NULL;
    struct err err = {.code = ERR_NONE};
    scratch_puts("precious", "precious");
    assert_int_equal(symlink("precious", PATH), 0);
    assert_false(lock_take(PATH, &lock, NULL, &err));
    assert_int_equal(err.errnum, ELOOP);
    assert_false(lock_held(PATH, NULL));
    autofree char *text = scratch_get("precious");
    assert_string_equal(text, "precious");
    assert_false(lock_take("none/NAME.lock", &lock, NULL, &err));
    assert_int_equal(err.errnum, ENOENT);
}

static void lock__rights__are_private_whatever_the_umask(void **state)
{
    (void)state;
    umask(0);
    struct lock *lock = take();
    assert_int_equal(scratch_mode(PATH), 0600);
    lock_free(lock);
}

#define TEST(name)                                                            \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lock__take__says_who_has_it),
        TEST(lock__take__is_refused_while_the_owner_lives),
        TEST(lock__take__waits_for_a_dead_owners_child),
        TEST(lock__stale_text__keeps_nobody_out),
        TEST(lock__take__wants_the_file_that_is_there),
        TEST(lock__take__follows_no_link),
        TEST(lock__rights__are_private_whatever_the_umask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
