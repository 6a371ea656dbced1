/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/child.h"

#include "base/loop.h"
#include "base/mem.h"

#include <errno.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { DEADLINE_MS = 20 * 1000 };

/* A program with children; the loop tells of their end. */
struct scene {
    struct loop *loop;
    struct children *children;
    int ended;
    int status; /* of the last one */
    bool late;
};

static void on_signal(void *ctx, int signum)
{
    struct scene *scene = ctx;
    if (signum == SIGCHLD)
        children_reap(scene->children);
}

static void on_late(void *ctx)
{
    ((struct scene *)ctx)->late = true;
}

static void on_done(void *ctx, int status)
{
    struct scene *scene = ctx;
    scene->ended++;
    scene->status = status;
}

static void scene_init(struct scene *scene)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGTERM);
    *scene = (struct scene){.children = children_new()};
    scene->loop = loop_new(&signals, on_signal, scene);
    loop_timer(scene->loop, DEADLINE_MS, on_late, scene);
}

static void scene_done(struct scene *scene)
{
    loop_free(scene->loop);
    children_free(scene->children);
}

static bool wait_for(struct scene *scene, int ended)
{
    while (scene->ended < ended && !scene->late)
        loop_turn(scene->loop);
    return scene->ended == ended;
}

static int set_up(void **state)
{
    struct scene *scene = xcalloc(1, sizeof *scene);
    scene_init(scene);
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    scene_done(*state);
    free(*state);
    return 0;
}

static int give_number(void *ctx)
{
    return *(int *)ctx;
}

static void child_fork__runs__on_a_copy(void **state)
{
    struct scene *scene = *state;
    int number = 42;
    pid_t pid = 0;
    assert_true(child_fork(scene->children, give_number, &number, on_done,
                           scene, &pid, NULL));
    number = 7;
    assert_true(pid > 0);
    assert_int_equal(children_count(scene->children), 1);
    assert_true(wait_for(scene, 1));
    assert_int_equal(WEXITSTATUS(scene->status), 42);
    assert_int_equal(children_count(scene->children), 0);
}

static bool has_action(int signum, void (*handler)(int))
{
    struct sigaction action;
    return sigaction(signum, NULL, &action) == 0 &&
           action.sa_handler == handler;
}

/* Which of the promises about a forked child is broken, or 0. */
static int look_around(void *ctx)
{
    (void)ctx;
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    struct stat null, stream;
    if (!sigisemptyset(&mask))
        return 1;
    if (!has_action(SIGCHLD, SIG_DFL) || !has_action(SIGUSR1, SIG_DFL))
        return 2;
    static const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (!has_action(ignored[i], SIG_IGN))
            return 3;
    stat("/dev/null", &null);
    for (int fd = 0; fd < 3; fd++)
        if (fstat(fd, &stream) < 0 || stream.st_rdev != null.st_rdev)
            return 4;
    return 0;
}

static void child_fork__has__quiet_surroundings(void **state)
{
    struct scene *scene = *state;
    signal(SIGUSR1, SIG_IGN);
    assert_true(child_fork(scene->children, look_around, NULL, on_done, scene,
                           NULL, NULL));
    signal(SIGUSR1, SIG_DFL);
    assert_true(wait_for(scene, 1));
    assert_int_equal(scene->status, 0);
}

static void start_another(void *ctx, int status)
{
    struct scene *scene = ctx;
    int number = WEXITSTATUS(status) + 1;
    on_done(ctx, status);
    child_fork(scene->children, give_number, &number,
               number < 3 ? start_another : on_done, scene, NULL, NULL);
}

static void children_reap__lets__done_start_others(void **state)
{
    struct scene *scene = *state;
    int number = 0;
    for (int i = 0; i < 3; i++)
        assert_true(child_fork(scene->children, give_number, &number,
                               start_another, scene, NULL, NULL));
    assert_true(wait_for(scene, 12));
    assert_int_equal(children_count(scene->children), 0);
    assert_int_equal(WEXITSTATUS(scene->status), 3);
}

static int stay(void *ctx)
{
    (void)ctx;
    while (pause() < 0)
        ;
    return 0;
}

static void children_reap__tells__of_a_kill(void **state)
{
    struct scene *scene = *state;
    pid_t pid;
    assert_true(
        child_fork(scene->children, stay, NULL, on_done, scene, &pid, NULL));
    children_reap(scene->children);
    assert_int_equal(children_count(scene->children), 1);
    kill(pid, SIGKILL);
    assert_true(wait_for(scene, 1));
    assert_true(WIFSIGNALED(scene->status));
    assert_int_equal(WTERMSIG(scene->status), SIGKILL);
}

static void child_run_on_tty__says__what_cannot_run(void **state)
{
    struct scene *scene = *state;
    char name[] = "no-such-editor";
    char *argv[] = {name, NULL};
    struct err err = {0};
    assert_false(child_run_on_tty(scene->children, argv, STDIN_FILENO, on_done,
                                  scene, NULL, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_string_equal(err.text, "no-such-editor: No such file or directory");
    char folder[] = "/tmp";
    argv[0] = folder;
    assert_false(child_run_on_tty(scene->children, argv, STDIN_FILENO, on_done,
                                  scene, NULL, &err));
    assert_int_equal(err.errnum, EACCES);
    assert_int_equal(children_count(scene->children), 0);
    assert_false(wait_for(scene, 0) && scene->late);
}

/* Runs a shell command as an editor; its status, or -1. To be called where
 * standard input is the controlling terminal. */
static int edit(const char *command)
{
    char sh[] = "sh", c[] = "-c";
    autofree char *copy = xstrdup(command);
    char *argv[] = {sh, c, copy, NULL};
    struct scene scene;
    scene_init(&scene);
    bool ok = child_run_on_tty(scene.children, argv, STDIN_FILENO, on_done,
                               &scene, NULL, NULL) &&
              wait_for(&scene, 1);
    bool ours = tcgetpgrp(STDIN_FILENO) == getpgrp();
    int status =
        ok && ours && WIFEXITED(scene.status) ? WEXITSTATUS(scene.status) : -1;
    scene_done(&scene);
    return status;
}

/* edit() as a job of a shell, which after a stop tries "bg", then "fg". Its
 * status, or -1 when the stops were not by TSTP and, in the background, TTOU.
 */
static int edit_as_job(const char *command)
{
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        child_take_tty(STDIN_FILENO);
        _exit(edit(command));
    }
    int status = 0;
    static const int stops[] = {SIGTSTP, SIGTTOU};
    for (size_t i = 0; i < 2; i++) {
        waitpid(pid, &status, WUNTRACED);
        if (!WIFSTOPPED(status) || WSTOPSIG(status) != stops[i])
            return -1;
        if (i == 0)
            child_take_tty(STDIN_FILENO);
        else
            tcsetpgrp(STDIN_FILENO, pid);
        kill(-pid, SIGCONT);
    }
    waitpid(pid, &status, WUNTRACED);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* edit() or edit_as_job() behind a terminal of its own, with what is typed. */
static int edit_on_terminal(int (*run)(const char *), const char *command,
                            const char *typed)
{
    int tty;
    pid_t pid = forkpty(&tty, NULL, NULL, NULL);
    assert_true(pid >= 0);
    if (pid == 0)
        _exit(run(command));
    ssize_t put = write(tty, typed, strlen(typed));
    assert_int_equal(put, strlen(typed));
    char shown[256];
    while (read(tty, shown, sizeof shown) > 0)
        ; /* until the terminal is closed by its last user */
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(tty);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void child_run_on_tty__owns__the_terminal(void **state)
{
    (void)state;
    assert_int_equal(
        edit_on_terminal(edit, "test -t 0 -a -t 1 -a -t 2 && exit 5", ""), 5);
    /* A background process that reads were stopped; this one is not. */
    assert_int_equal(
        edit_on_terminal(edit, "read line; test \"$line\" = typed && exit 6",
                         "typed\n"),
        6);
}

static void child_run_on_tty__has__default_signals(void **state)
{
    (void)state;
    assert_int_equal(edit_on_terminal(edit,
                                      "awk '/^Sig(Blk|Ign):/ && $2 !~ /^0*$/ "
                                      "{ bad = 1 } END { exit bad + 3 }' "
                                      "/proc/self/status",
                                      ""),
                     3);
}

static void child_run_on_tty__goes_on__after_a_stop(void **state)
{
    (void)state;
    /* No shell could let us go on here, so the stop is undone at once. */
    assert_int_equal(edit_on_terminal(edit, "kill -TSTP $$; exit 8", ""), 8);
    assert_int_equal(edit_on_terminal(edit, "kill -STOP $$; exit 9", ""), 9);
}

static void child_run_on_tty__stops__with_its_job(void **state)
{
    (void)state;
    assert_int_equal(edit_on_terminal(edit_as_job,
                                      "kill -TSTP $$; read line; exit 7",
                                      "typed\n"),
                     7);
}

static void child_run_on_tty__ends__by_control_c_alone(void **state)
{
    (void)state;
    /* The interrupt goes to the editor's group, not to ours. */
    assert_int_equal(
        edit_on_terminal(edit, "trap 'exit 4' INT; kill -INT 0; exit 1", ""),
        4);
}

static void child_take_tty__fails__without_a_terminal(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_false(child_take_tty(ends[0]));
    close(ends[0]);
    close(ends[1]);
}

#define IN_SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCENE(child_fork__runs__on_a_copy),
        IN_SCENE(child_fork__has__quiet_surroundings),
        IN_SCENE(children_reap__lets__done_start_others),
        IN_SCENE(children_reap__tells__of_a_kill),
        IN_SCENE(child_run_on_tty__says__what_cannot_run),
        cmocka_unit_test(child_run_on_tty__owns__the_terminal),
        cmocka_unit_test(child_run_on_tty__has__default_signals),
        cmocka_unit_test(child_run_on_tty__goes_on__after_a_stop),
        cmocka_unit_test(child_run_on_tty__stops__with_its_job),
        cmocka_unit_test(child_run_on_tty__ends__by_control_c_alone),
        cmocka_unit_test(child_take_tty__fails__without_a_terminal),
    };
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
