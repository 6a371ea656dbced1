/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/loop.h"

#include "base/mem.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Two pipes on a loop, and what was called, one letter each. */
struct scene {
    struct loop *loop;
    int a[2], b[2];
    char log[100];
    unsigned timer;
    short events;
};

static void note(struct scene *scene, char c)
{
    size_t len = strlen(scene->log);
    assert_true(len + 1 < sizeof scene->log);
    scene->log[len] = c;
    scene->log[len + 1] = '\0';
}

static void on_signal(void *ctx, int signum)
{
    note(ctx, signum == SIGUSR1 ? '1' : signum == SIGUSR2 ? '2' : '?');
}

static int set_up(void **state)
{
    struct scene *scene = xcalloc(1, sizeof *scene);
    *state = scene;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigaddset(&signals, SIGUSR2);
    scene->loop = loop_new(&signals, on_signal, scene);
    return pipe(scene->a) || pipe(scene->b);
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    loop_free(scene->loop);
    close(scene->a[0]);
    close(scene->a[1]);
    close(scene->b[0]);
    close(scene->b[1]);
    free(scene);
    return 0;
}

static void poke(const int pipe_ends[2])
{
    assert_int_equal(write(pipe_ends[1], "x", 1), 1);
}

static void take(int fd)
{
    char c;
    assert_int_equal(read(fd, &c, 1), 1);
}

static void on_a(void *ctx, short events)
{
    struct scene *scene = ctx;
    scene->events = events;
    take(scene->a[0]);
    note(scene, 'a');
}

static void on_b(void *ctx, short events)
{
    struct scene *scene = ctx;
    scene->events = events;
    take(scene->b[0]);
    note(scene, 'b');
}

static void on_timer(void *ctx)
{
    note(ctx, 't');
}

/* One turn that finds what is there, and does not wait if nothing is. */
static void turn(struct scene *scene)
{
    unsigned timer = loop_timer(scene->loop, 0, on_timer, scene);
    loop_turn(scene->loop);
    loop_cancel(scene->loop, timer);
    char *last = strrchr(scene->log, 't');
    if (last)
        memmove(last, last + 1, strlen(last));
}

static void loop__turn__calls_ready_descriptors(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[0], POLLIN, on_a, scene);
    loop_watch(scene->loop, scene->b[0], POLLIN, on_b, scene);
    turn(scene);
    assert_string_equal(scene->log, "");
    poke(scene->b);
    loop_turn(scene->loop);
    assert_string_equal(scene->log, "b");
    assert_int_equal(scene->events, POLLIN);
    poke(scene->a);
    poke(scene->b);
    loop_turn(scene->loop);
    assert_string_equal(scene->log, "bab");
    loop_unwatch(scene->loop, scene->a[0]);
    poke(scene->a);
    turn(scene);
    assert_string_equal(scene->log, "bab");
}

static void remove_both(void *ctx, short events)
{
    struct scene *scene = ctx;
    (void)events;
    note(scene, 'r');
    loop_unwatch(scene->loop, scene->a[0]);
    loop_unwatch(scene->loop, scene->b[0]);
}

static void loop__unwatch__counts_in_the_same_turn(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[0], POLLIN, remove_both, scene);
    loop_watch(scene->loop, scene->b[0], POLLIN, on_b, scene);
    poke(scene->a);
    poke(scene->b);
    turn(scene);
    turn(scene);
    assert_string_equal(scene->log, "r");
}

/* Replaces the other's watch, and adds many so that the list must move. */
static void replace_b(void *ctx, short events)
{
    struct scene *scene = ctx;
    (void)events;
    note(scene, 'w');
    take(scene->a[0]);
    loop_watch(scene->loop, scene->b[0], POLLIN, on_b, scene);
    for (int fd = 500; fd < 540; fd++) {
        loop_watch(scene->loop, fd, POLLIN, on_b, scene);
        loop_unwatch(scene->loop, fd);
    }
}

static void loop__watch__replaces_from_the_next_turn_on(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[0], POLLIN, replace_b, scene);
    loop_watch(scene->loop, scene->b[0], POLLIN, remove_both, scene);
    poke(scene->a);
    poke(scene->b);
    turn(scene);
    assert_string_equal(scene->log, "w");
    turn(scene);
    assert_string_equal(scene->log, "wb");
}

static void on_bad(void *ctx, short events)
{
    struct scene *scene = ctx;
    scene->events = events;
    note(scene, 'n');
}

static void loop__turn__reports_a_closed_descriptor_once(void **state)
{
    struct scene *scene = *state;
    int fd = dup(scene->a[0]);
    loop_watch(scene->loop, fd, POLLIN, on_bad, scene);
    close(fd);
    turn(scene);
    turn(scene);
    assert_string_equal(scene->log, "n");
    assert_true(scene->events & POLLNVAL);
}

static void loop__turn__reports_hang_up(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[0], POLLIN, on_bad, scene);
    close(scene->a[1]);
    scene->a[1] = dup(scene->b[1]);
    turn(scene);
    assert_true(scene->events & POLLHUP);
}

static void on_first(void *ctx)
{
    struct scene *scene = ctx;
    note(scene, 'f');
    loop_cancel(scene->loop, scene->timer);
}

static void on_second(void *ctx)
{
    note(ctx, 's');
}

static void loop__timer__runs_in_the_order_due(void **state)
{
    struct scene *scene = *state;
    loop_timer(scene->loop, 20, on_second, scene);
    loop_timer(scene->loop, 5, on_first, scene);
    loop_timer(scene->loop, 5, on_timer, scene);
    long long start = loop_now_ms();
    while (strlen(scene->log) < 3)
        loop_turn(scene->loop);
    assert_string_equal(scene->log, "fts");
    assert_true(loop_now_ms() - start >= 19);
}

static void loop__cancel__counts_in_the_same_turn(void **state)
{
    struct scene *scene = *state;
    loop_timer(scene->loop, 0, on_first, scene);
    scene->timer = loop_timer(scene->loop, 0, on_second, scene);
    assert_int_not_equal(scene->timer, 0);
    turn(scene);
    turn(scene);
    assert_string_equal(scene->log, "f");
    loop_cancel(scene->loop, scene->timer);
    loop_cancel(scene->loop, 0);
}

static void on_again(void *ctx)
{
    struct scene *scene = ctx;
    note(scene, 'g');
    scene->timer = loop_timer(scene->loop, 0, on_again, scene);
}

static void loop__timer__set_by_a_timer_waits_a_turn(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[0], POLLIN, on_a, scene);
    loop_timer(scene->loop, 0, on_again, scene);
    loop_turn(scene->loop);
    assert_string_equal(scene->log, "g");
    poke(scene->a);
    loop_turn(scene->loop);
    assert_string_equal(scene->log, "gag");
    loop_cancel(scene->loop, scene->timer);
}

static void loop__signal__arrives_in_the_wait_only(void **state)
{
    struct scene *scene = *state;
    raise(SIGUSR1);
    raise(SIGUSR2);
    raise(SIGUSR1);
    assert_string_equal(scene->log, "");
    loop_turn(scene->loop);
    assert_string_equal(scene->log, "12");
    turn(scene);
    assert_string_equal(scene->log, "12");
}

static void on_busy(void *ctx, short events)
{
    (void)events;
    note(ctx, 'o');
}

static void loop__signal__gets_past_what_is_always_ready(void **state)
{
    struct scene *scene = *state;
    loop_watch(scene->loop, scene->a[1], POLLOUT, on_busy, scene);
    raise(SIGUSR1);
    for (int i = 0; i < 8; i++)
        loop_turn(scene->loop);
    assert_string_equal(scene->log, "ooooooo1o");
}

static void ignore(int signum)
{
    (void)signum;
}

static void loop__free__restores_what_it_found(void **state)
{
    (void)state;
    signal(SIGALRM, ignore);
    sigset_t signals, after;
    sigemptyset(&signals);
    sigaddset(&signals, SIGALRM);
    struct loop *loop = loop_new(&signals, NULL, NULL);
    sigprocmask(SIG_SETMASK, NULL, &after);
    assert_true(sigismember(&after, SIGALRM));
    raise(SIGALRM);
    loop_turn(loop); /* wakes up without a callback */
    loop_free(loop);
    sigprocmask(SIG_SETMASK, NULL, &after);
    assert_false(sigismember(&after, SIGALRM));
    struct sigaction action;
    sigaction(SIGALRM, NULL, &action);
    assert_ptr_equal(action.sa_handler, ignore);
    signal(SIGALRM, SIG_DFL);
    loop_free(loop_new(NULL, NULL, NULL));
    loop_free(NULL);
}

static void loop__free__lets_in_what_is_pending(void **state)
{
    (void)state;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGALRM);
    struct loop *loop = loop_new(&signals, NULL, NULL);
    raise(SIGALRM);
    loop_free(loop); /* or its old action would end us here */
}

#define IN_SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCENE(loop__turn__calls_ready_descriptors),
        IN_SCENE(loop__unwatch__counts_in_the_same_turn),
        IN_SCENE(loop__watch__replaces_from_the_next_turn_on),
        IN_SCENE(loop__turn__reports_a_closed_descriptor_once),
        IN_SCENE(loop__turn__reports_hang_up),
        IN_SCENE(loop__timer__runs_in_the_order_due),
        IN_SCENE(loop__cancel__counts_in_the_same_turn),
        IN_SCENE(loop__timer__set_by_a_timer_waits_a_turn),
        IN_SCENE(loop__signal__arrives_in_the_wait_only),
        IN_SCENE(loop__signal__gets_past_what_is_always_ready),
        cmocka_unit_test(loop__free__restores_what_it_found),
        cmocka_unit_test(loop__free__lets_in_what_is_pending),
    };
    return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
