/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Logs that are rotated while they are searched. */
#include "logs_place.h"

#include <pthread.h>

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
        CASE(logs__rotated_meanwhile__are_found),
    };
    return cmocka_run_group_tests_name("logs", tests, NULL, NULL);
}
