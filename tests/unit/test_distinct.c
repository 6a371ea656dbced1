/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/distinct.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void add_range(struct distinct *distinct, unsigned group, int from,
                      int to)
{
    char text[32];
    for (int i = from; i < to; i++) {
        int len = snprintf(text, sizeof text, "user%d@yahoo.com", i);
        distinct_add(distinct, group, span_of(text, (size_t)len));
    }
}

static void is_exactly(struct distinct *distinct, unsigned group,
                       uint64_t count)
{
    bool about = true;
    assert_int_equal(distinct_count(distinct, group, &about), count);
    assert_false(about);
}

static void is_about(struct distinct *distinct, unsigned group, uint64_t count)
{
    bool about = false;
    uint64_t got = distinct_count(distinct, group, &about);
    assert_true(about);
    assert_in_range(got, count - count / 10, count + count / 10);
}

static void distinct__twice_the_same__counts_once(void **state)
{
    struct distinct *distinct = distinct_new(100000);
    (void)state;
    add_range(distinct, 0, 0, 5000);
    add_range(distinct, 0, 2500, 7500);
    add_range(distinct, 1023, 0, 10);
    is_exactly(distinct, 0, 7500);
    is_exactly(distinct, 1, 0);
    is_exactly(distinct, 1023, 10);
    distinct_free(distinct);
}

static void distinct__no_room__estimates(void **state)
{
    struct distinct *distinct = distinct_new(1000);
    (void)state;
    add_range(distinct, 1, 0, 100);
    add_range(distinct, 0, 0, 200000);
    add_range(distinct, 0, 0, 200000);
    is_about(distinct, 0, 200000);
    is_exactly(distinct, 1, 100);
    distinct_free(distinct);
}

static void distinct__merged__is_as_if_one_had_seen_all(void **state)
{
    static const unsigned group[] = {3, 0};
    struct distinct *one = distinct_new(100000), *other = distinct_new(100000);
    (void)state;
    add_range(one, 3, 0, 1000);
    add_range(other, 0, 500, 1500);
    add_range(other, 1, 0, 7);
    distinct_merge(one, other, group, 2);
    is_exactly(one, 3, 1500);
    is_exactly(one, 0, 7);
    distinct_free(one);
    distinct_free(other);
}

static void distinct__merged__has_the_room_of_both(void **state)
{
    static const unsigned group[] = {0};
    struct distinct *one = distinct_new(1000), *other = distinct_new(1000);
    (void)state;
    add_range(one, 0, 0, 900);
    add_range(other, 0, 600, 1500);
    distinct_merge(one, other, group, 1);
    is_exactly(one, 0, 1500);
    distinct_free(one);
    distinct_free(other);
}

/* The room of both is there for what comes later, too. */
static void distinct__merged__takes_more(void **state)
{
    static const unsigned group[1] = {0};
    struct distinct *one = distinct_new(20000);
    struct distinct *other = distinct_new(20000);
    (void)state;
    add_range(one, 0, 0, 10);
    distinct_merge(one, other, group, 1);
    add_range(one, 0, 0, 40000);
    is_exactly(one, 0, 40000);
    distinct_free(one);
    distinct_free(other);
}

static void distinct__merged_without_room__estimates_all(void **state)
{
    static const unsigned group[] = {0};
    struct distinct *one = distinct_new(1000), *other = distinct_new(1000);
    (void)state;
    add_range(one, 0, 0, 900);
    add_range(other, 0, 600, 100000);
    distinct_merge(one, other, group, 1);
    is_about(one, 0, 100000);
    distinct_free(one);
    distinct_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distinct__twice_the_same__counts_once),
        cmocka_unit_test(distinct__no_room__estimates),
        cmocka_unit_test(distinct__merged__is_as_if_one_had_seen_all),
        cmocka_unit_test(distinct__merged__has_the_room_of_both),
        cmocka_unit_test(distinct__merged__takes_more),
        cmocka_unit_test(distinct__merged_without_room__estimates_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
