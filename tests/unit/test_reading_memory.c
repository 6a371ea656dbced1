/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Threads that unpack wait for each other, so that all of them stay small. */
#include "scan/reading_parts.h"
#include "source_scene.h"

enum { THREADS = 8, ROUNDS = 200 };

struct crowd {
    struct reading reading;
    const struct source *source;
    atomic_int inside, most;
};

static void *take_and_give(void *ctx)
{
    struct crowd *crowd = ctx;
    for (int round = 0; round < ROUNDS; round++) {
        reading_take_memory(&crowd->reading, crowd->source);
        int inside = atomic_fetch_add(&crowd->inside, 1) + 1;
        int most = atomic_load(&crowd->most);
        while (inside > most &&
               !atomic_compare_exchange_weak(&crowd->most, &most, inside))
            ;
        sched_yield();
        atomic_fetch_sub(&crowd->inside, 1);
        reading_give_memory(&crowd->reading, crowd->source);
    }
    return NULL;
}

/* The most that read such a source at the same time. */
static int crowd_of(const char *command)
{
    pthread_t threads[THREADS];
    struct crowd crowd = {.inside = 0};
    scratch_puts("log", "a line\n");
    scene_sh(command);
    struct source *source = scene_open("a");
    crowd.source = source;
    pthread_mutex_init(&crowd.reading.lock, NULL);
    pthread_cond_init(&crowd.reading.freed, NULL);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, take_and_give, &crowd), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(crowd.reading.memory, 0);
    pthread_cond_destroy(&crowd.reading.freed);
    pthread_mutex_destroy(&crowd.reading.lock);
    source_free(source);
    return crowd.most;
}

static void memory__large__two_at_a_time(void **state)
{
    (void)state;
    assert_in_range(crowd_of("xz -c log >a"), 1, 2);
    assert_in_range(crowd_of("zstd -qc log >a"), 1, 2);
    assert_in_range(crowd_of("bzip2 -c log >a"), 1, 5);
}

/* Nobody waits where there is nothing to wait for. */
static void memory__none__is_no_matter(void **state)
{
    struct reading reading = {.memory = (size_t)1 << 30};
    (void)state;
    scratch_puts("a", "a line\n");
    struct source *source = scene_open("a");
    assert_int_equal(source_memory(source), 0);
    pthread_mutex_init(&reading.lock, NULL);
    pthread_cond_init(&reading.freed, NULL);
    reading_take_memory(&reading, source);
    reading_give_memory(&reading, source);
    source_free(source);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(memory__large__two_at_a_time),
        CASE(memory__none__is_no_matter),
    };
    return cmocka_run_group_tests_name("reading_memory", tests, NULL, NULL);
}
