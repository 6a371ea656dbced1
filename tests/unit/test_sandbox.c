/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What is left to a process that has locked itself in. Sanitizers are not
 * locked in: there, nothing is tried. */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
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
};

static _Noreturn void try_all(bool network, bool looking)
{
    struct sandbox_limits limits = {
        .files = 16, .network = network, .looking = looking};
    struct stat st;
    char program[] = "/bin/false";
    char *const argv[] = {program, NULL};
    int ends[2];
    int done = 0; /* /bin/false would end with 1 */
    if (!sandbox_lock(&limits, NULL))
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
    execv(program, argv);
    _exit(done);
}

static int left_to(bool network, bool looking)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0)
        try_all(network, looking);
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
        assert_int_equal(left_to(true, false), SOCKET_MADE);
}

static void sandbox__no_network__leaves_nothing(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to(false, false), 0);
}

static void sandbox__looking__is_at_what_is_open(void **state)
{
    (void)state;
    if (is_locked())
        assert_int_equal(left_to(false, true), LOOKED_AT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sandbox__network__is_all_that_is_left),
        cmocka_unit_test(sandbox__no_network__leaves_nothing),
        cmocka_unit_test(sandbox__looking__is_at_what_is_open),
    };
    return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}
