/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What is left to a process that has locked itself in. Sanitizers are not
 * locked in: there, nothing is tried. */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    FILE_OPENED = 1,
    SOCKET_MADE = 2,
    NOT_LOCKED = 4,
    PAIR_MADE = 8,
    LOOKED_AT = 16,
    PATH_SEEN = 32,
    THREAD_RUN = 64,
    PROCESS_MADE = 128,
};

static void *answer(void *ctx)
{
    *(bool *)ctx = true;
    return NULL;
}

static bool runs_thread(void)
{
    pthread_t thread;
    bool answered = false;
    return pthread_create(&thread, NULL, answer, &answered) == 0 &&
           pthread_join(thread, NULL) == 0 && answered;
}

static bool makes_process(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static _Noreturn void try_all(const struct sandbox_limits *limits)
{
    struct stat st;
    char program[] = "/bin/false";
    char *const argv[] = {program, NULL};
    int ends[2];
    int done = 0; /* /bin/false would end with 1 */
    if (!sandbox_lock(limits, NULL))
        _exit(NOT_LOCKED);
    if (open("/etc/passwd", O_RDONLY) >= 0)
        done |= FILE_OPENED;
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        done |= SOCKET_MADE;
    if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends) == 0)
        done |= PAIR_MADE; /* to be turned to somebody else's socket */
    if (fstat(STDIN_FILENO, &st) == 0)
        done |= LOOKED_AT;
    if (stat("/etc/passwd", &st) == 0)
        done |= PATH_SEEN;
    if (runs_thread())
        done |= THREAD_RUN;
    if (makes_process())
        done |= PROCESS_MADE;
    execv(program, argv);
    _exit(done);
}

static int left_to(struct sandbox_limits limits)
{
    int status = 0;
    limits.files = 16;
    pid_t pid = fork();
    if (pid == 0)
        try_all(&limits);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool is_locked(void)
{
    return strstr(sandbox_about(), "seccomp");
}

static void sandbox__network__is_all_that_is_left(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to((struct sandbox_limits){.network = true}),
                         SOCKET_MADE);
}

static void sandbox__no_network__leaves_nothing(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to((struct sandbox_limits){.files = 0}), 0);
}

static void sandbox__looking__is_at_what_is_open(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to((struct sandbox_limits){.looking = true}),
                         LOOKED_AT);
}

static void sandbox__threads__are_no_processes(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to((struct sandbox_limits){.threads = true}),
                         THREAD_RUN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sandbox__network__is_all_that_is_left),
        cmocka_unit_test(sandbox__no_network__leaves_nothing),
        cmocka_unit_test(sandbox__looking__is_at_what_is_open),
        cmocka_unit_test(sandbox__threads__are_no_processes),
    };
    return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}
