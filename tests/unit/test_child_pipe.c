/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/child_pipe.h"
#include "base/mem.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { DEADLINE_MS = 20000 };

struct fixture {
    struct loop *loop;
    struct children *children;
    struct child_pipe *pipe;
    char last[64];
    int lines, ended, status;
    bool late;
};

static void on_signal(void *ctx, int signum)
{
    const struct fixture *fixture = ctx;
    (void)signum;
    children_reap(fixture->children);
}

static void on_line(void *ctx, const char *line, size_t len)
{
    struct fixture *fixture = ctx;
    assert_int_equal(strlen(line), len);
    assert_int_equal(fixture->ended, 0);
    fixture->lines++;
    snprintf(fixture->last, sizeof fixture->last, "%s", line);
}

static void on_ended(void *ctx, int status)
{
    struct fixture *fixture = ctx;
    fixture->ended++;
    fixture->status = status;
}

static void on_deadline(void *ctx)
{
    ((struct fixture *)ctx)->late = true;
}

static void start_lending(struct fixture *fixture, const char *script, int lent)
{
    autofree char *copy = xstrdup(script);
    char shell[] = "/bin/sh", option[] = "-c";
    char *const argv[] = {shell, option, copy, NULL};
    const struct child_pipe_calls calls = {on_line, on_ended, fixture};
    sigset_t set;
    *fixture = (struct fixture){.lines = 0};
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    fixture->loop = loop_new(&set, on_signal, fixture);
    fixture->children = children_new();
    loop_timer(fixture->loop, DEADLINE_MS, on_deadline, fixture);
    fixture->pipe = child_pipe_new(fixture->loop, fixture->children, argv, lent,
                                   &calls, NULL);
    assert_non_null(fixture->pipe);
}

static void start(struct fixture *fixture, const char *script)
{
    start_lending(fixture, script, -1);
}

static void finish(struct fixture *fixture)
{
    child_pipe_free(fixture->pipe);
    children_free(fixture->children);
    loop_free(fixture->loop);
}

static void run_to_end(struct fixture *fixture)
{
    while (!fixture->ended && !fixture->late)
        loop_turn(fixture->loop);
    assert_int_equal(fixture->ended, 1);
}

static void child_pipe__lines__come_back(void **state)
{
    struct fixture fixture;
    (void)state;
    start(&fixture, "cat");
    for (int i = 0; i < 3000; i++)
        child_pipe_say(fixture.pipe, "a line of some length", 21);
    child_pipe_close(fixture.pipe);
    run_to_end(&fixture);
    assert_int_equal(fixture.lines, 3000);
    assert_string_equal(fixture.last, "a line of some length");
    assert_int_equal(fixture.status, 0);
    finish(&fixture);
}

static void child_pipe__end__comes_after_the_last_line(void **state)
{
    struct fixture fixture;
    (void)state;
    start(&fixture, "echo one; echo two; exit 7");
    run_to_end(&fixture);
    assert_int_equal(fixture.lines, 2);
    assert_int_equal(WEXITSTATUS(fixture.status), 7);
    finish(&fixture);
}

static void child_pipe__long_line__is_killed(void **state)
{
    struct fixture fixture;
    (void)state;
    start(&fixture,
          "while :; do printf xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done");
    run_to_end(&fixture);
    assert_int_equal(fixture.lines, 0);
    assert_int_equal(WTERMSIG(fixture.status), SIGKILL);
    finish(&fixture);
}

static void child_pipe__never_reads__is_killed(void **state)
{
    static char line[32 * 1024];
    struct fixture fixture;
    (void)state;
    memset(line, 'x', sizeof line);
    start(&fixture, "exec sleep 100");
    for (int i = 0; i < 200; i++)
        child_pipe_say(fixture.pipe, line, sizeof line);
    run_to_end(&fixture);
    assert_int_equal(WTERMSIG(fixture.status), SIGKILL);
    finish(&fixture);
}

static void child_pipe__free__ends_it(void **state)
{
    struct fixture fixture;
    (void)state;
    start(&fixture, "exec sleep 100");
    child_pipe_free(fixture.pipe);
    fixture.pipe = NULL;
    while (children_count(fixture.children) > 0 && !fixture.late)
        loop_turn(fixture.loop);
    assert_false(fixture.late);
    assert_int_equal(fixture.ended, 0);
    finish(&fixture);
}

static void child_pipe__a_lent_file__is_descriptor_3(void **state)
{
    struct fixture fixture;
    (void)state;
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_int_equal(write(ends[1], "lent\n", 5), 5);
    close(ends[1]);
    start_lending(&fixture, "cat <&3", ends[0]);
    close(ends[0]);
    run_to_end(&fixture);
    assert_string_equal(fixture.last, "lent");
    finish(&fixture);
}

static void child_pipe__no_program__is_an_error(void **state)
{
    char program[] = "/nonexistent/program";
    char *const argv[] = {program, NULL};
    const struct child_pipe_calls calls = {on_line, on_ended, NULL};
    struct err err = {0};
    (void)state;
    assert_null(child_pipe_new(NULL, NULL, argv, -1, &calls, &err));
    assert_string_equal(err.text,
                        "/nonexistent/program: No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(child_pipe__lines__come_back),
        cmocka_unit_test(child_pipe__end__comes_after_the_last_line),
        cmocka_unit_test(child_pipe__long_line__is_killed),
        cmocka_unit_test(child_pipe__never_reads__is_killed),
        cmocka_unit_test(child_pipe__free__ends_it),
        cmocka_unit_test(child_pipe__a_lent_file__is_descriptor_3),
        cmocka_unit_test(child_pipe__no_program__is_an_error),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
