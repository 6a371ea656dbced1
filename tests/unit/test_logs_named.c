/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Logs that the person names, and logs that are renamed meanwhile. */
#include "logs_scene.h"

#include <pthread.h>

static void logs__folder__all_logs_in_it(void **state)
{
    (void)state;
    put("/logs/a.log", 1);
    put("/logs/b", 2);
    put("/logs/.hidden", 2);
    put("/logs/below/c.log", 2);
    scratch_put(ROOT "/logs/wtmp", "\7\0\0\0\1\0\0\0", 8);
    scratch_put(ROOT "/logs/zeros", "\0\0\0\0\0\0\0Nov", 10);
    put("/logs/mail.log", 3);
    put("/logs/mail.info.1", 3);
    put("/logs/syslog", 3);
    check_opened(ROOT "/logs/",
                 "/logs/zeros\n/logs/a.log\n/logs/b\n/logs/mail.log\n",
                 "/logs/mail.info.1: skipped: the same lines stand in the mail "
                 "log beside it\n"
                 "/logs/syslog: skipped: the same lines stand in the mail "
                 "log beside it\n"
                 "/logs/wtmp: skipped: it is no text\n");
    put("/empty/below/c.log", 2);
    check_opened(ROOT "/empty", "",
                 "/empty: skipped: there is no file in it\n");
}

static void logs__named__may_be_anything(void **state)
{
    (void)state;
    put("/var/log/mail.info", 1);
    scratch_put(ROOT "/wtmp", "\7\0\0\0\1\0\0\0", 8);
    check_opened(ROOT "/var/log/mail.info", "/var/log/mail.info\n", "");
    check_opened(ROOT "/wtmp", "/wtmp\n", "");
    check_opened("none", "", "none: unreadable: there is no such file\n");
    check_opened("/dev/zero", "", "/dev/zero: skipped: it is no file\n");
    assert_int_equal(symlink("circle", "circle"), 0);
    check_opened("circle", "",
                 "circle: unreadable: its links lead in a circle\n");
    check_opened(ROOT "/wtmp/x", "",
                 "/wtmp/x: unreadable: there is no such folder\n");
}

static void logs__named_twice__is_read_once(void **state)
{
    static const char *const names[] = {"a", "a", "./a", "-", "-"};
    struct logs logs;
    (void)state;
    scratch_puts("a", "text\n");
    scratch_puts("lent", "text\n");
    int lent = open("lent", O_RDONLY);
    if (lent != 3)
        assert_int_equal(dup2(lent, 3), 3);
    logs_open(names, 5, 0, &logs);
    assert_int_equal(logs.count, 2);
    logs_done(&logs);
}

/* Nobody writes to it: opening it must not wait. */
static void logs__fifo__is_opened_at_once(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("fifo", 0600), 0);
    alarm(20);
    check_opened("fifo", "fifo\n", "");
    alarm(0);
}

#define ROTATIONS 300

/* As logrotate does it: what was in .2 is in .3, and so on. */
static void *rotate(void *barrier)
{
    static int newest = 3;
    char text[16];
    pthread_barrier_wait(barrier);
    snprintf(text, sizeof text, "%d", ++newest);
    bool fine =
        rename(ROOT "/var/log/mail.log.2", ROOT "/var/log/mail.log.3") == 0 &&
        rename(ROOT "/var/log/mail.log.1", ROOT "/var/log/mail.log.2") == 0 &&
        rename(ROOT "/var/log/mail.log", ROOT "/var/log/mail.log.1") == 0;
    FILE *file = fopen(ROOT "/var/log/mail.log", "w");
    if (!fine || !file || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
    return NULL;
}

/* How often is it read that this was written? */
static int count_written(const struct logs *logs, int number)
{
    int count = 0;
    for (size_t i = 0; i < logs->count; i++) {
        char text[16] = "";
        source_read_at(logs->items[i], text, sizeof text - 1, 0);
        count += atoi(text) == number;
    }
    return count;
}

/* Whatever moment it is: what is not thrown away is found, and found once. */
static void logs__rotated_meanwhile__are_found(void **state)
{
    pthread_barrier_t barrier;
    (void)state;
    assert_int_equal(pthread_barrier_init(&barrier, NULL, 2), 0);
    for (int i = 0; i < 4; i++) {
        autofree char *path = i ? xasprintf("/var/log/mail.log.%d", i)
                                : xstrdup("/var/log/mail.log");
        autofree char *full = xasprintf("%s%s", ROOT, path);
        autofree char *text = xasprintf("%d", 3 - i);
        put(path, 0);
        scratch_puts(full, text);
    }
    for (int newest = 3; newest < ROTATIONS; newest++) {
        struct logs logs;
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, rotate, &barrier), 0);
        pthread_barrier_wait(&barrier);
        logs_find(ROOT, 0, false, &logs);
        assert_int_equal(pthread_join(thread, NULL), 0);
        for (int kept = newest - 2; kept <= newest; kept++)
            assert_int_equal(count_written(&logs, kept), 1);
        logs_done(&logs);
    }
    pthread_barrier_destroy(&barrier);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(logs__folder__all_logs_in_it),
        CASE(logs__named__may_be_anything),
        CASE(logs__named_twice__is_read_once),
        CASE(logs__fifo__is_opened_at_once),
        CASE(logs__rotated_meanwhile__are_found),
    };
    return cmocka_run_group_tests_name("logs_named", tests, NULL, NULL);
}
