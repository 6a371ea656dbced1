/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/evidence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define NOON  1764072000 /* 2025-11-25 12:00:00 UTC */
#define TODAY 20417

/* `before` each day of the three weeks before, `after` each of the last. */
static struct evidence_delivery weeks(struct evidence_day days[28],
                                      struct evidence_day before,
                                      struct evidence_day after)
{
    for (int i = 0; i < 28; i++) {
        days[i] = i < 21 ? before : after;
        days[i].day = TODAY - 27 + i;
    }
    return (struct evidence_delivery){.days = days, .day_count = 28};
}

static void expect_trend(enum evidence_trend want, struct evidence_day before,
                         struct evidence_day after, double share_before,
                         double share_after)
{
    struct evidence_day days[28];
    struct evidence_delivery delivery = weeks(days, before, after);
    double got_before = -1, got_after = -1;
    assert_int_equal(evidence_trend(&delivery, NOON, &got_before, &got_after),
                     want);
    assert_true(got_before - share_before < 1e-9 &&
                share_before - got_before < 1e-9);
    assert_true(got_after - share_after < 1e-9 &&
                share_after - got_after < 1e-9);
}

static void evidence_trend__shares__are_compared(void **state)
{
    const struct evidence_day half = {.sent = 50, .deferred = 50};
    const struct evidence_day tenth = {.sent = 90, .deferred = 5, .bounced = 5};
    const struct evidence_day near = {.sent = 52, .deferred = 48};
    const struct evidence_day fine = {.sent = 50};
    const struct evidence_day none = {.sent = 0};
    const struct evidence_day few = {.sent = 1, .deferred = 1};
    (void)state;
    expect_trend(TREND_BETTER, half, tenth, 0.5, 0.1);
    expect_trend(TREND_WORSE, tenth, half, 0.1, 0.5);
    expect_trend(TREND_WORSE, fine, tenth, 0, 0.1);
    expect_trend(TREND_SAME, half, near, 0.5, 0.48);
    expect_trend(TREND_SAME, fine, fine, 0, 0);
    expect_trend(TREND_OVER, half, fine, 0.5, 0);
    expect_trend(TREND_UNKNOWN, half, none, -1, -1);
    expect_trend(TREND_UNKNOWN, none, half, -1, -1);
    expect_trend(TREND_UNKNOWN, half, few, -1, -1);
    assert_int_equal(evidence_trend(NULL, NOON, NULL, NULL), TREND_UNKNOWN);
}

/* One mail more or less is no trend. */
static void evidence_trend__chance__is_no_trend(void **state)
{
    const struct evidence_day before = {.sent = 4, .deferred = 1};
    const struct evidence_day after = {.sent = 4, .deferred = 0, .bounced = 0};
    struct evidence_day days[28];
    struct evidence_delivery delivery = weeks(days, before, after);
    double one, other;
    (void)state;
    days[25].deferred = 3;
    assert_int_equal(evidence_trend(&delivery, NOON, &one, &other), TREND_SAME);
}

static void evidence_month__days_outside__do_not_count(void **state)
{
    struct evidence_day days[] = {
        {.day = TODAY - 30, .sent = 1},
        {.day = TODAY - 29, .sent = 10},
        {.day = TODAY, .sent = 100, .deferred = 7},
        {.day = TODAY + 1, .sent = 1000},
    };
    const struct evidence_delivery delivery = {.days = days, .day_count = 4};
    (void)state;
    assert_int_equal(evidence_month(&delivery, NOON), 110);
    assert_int_equal(evidence_month(NULL, NOON), 0);
}

static void evidence_begin__first_line__counts(void **state)
{
    struct evidence_source sources[] = {
        {.first = 0}, {.first = 300}, {.first = 200}};
    struct evidence evidence = {.since = 100, .sources = sources};
    (void)state;
    assert_int_equal(evidence_begin(&evidence), 100);
    evidence.source_count = 3;
    assert_int_equal(evidence_begin(&evidence), 200);
    evidence.since = 250;
    assert_int_equal(evidence_begin(&evidence), 250);
}

/* Days are days of this machine. */
static void evidence_month__time_zone__is_that_of_the_machine(void **state)
{
    struct evidence_day days[] = {{.day = TODAY + 1, .sent = 5}};
    const struct evidence_delivery delivery = {.days = days, .day_count = 1};
    (void)state;
    setenv("TZ", "AHEAD-13", 1);
    tzset();
    assert_int_equal(evidence_month(&delivery, NOON), 5);
    setenv("TZ", "UTC", 1);
    tzset();
    assert_int_equal(evidence_month(&delivery, NOON), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_trend__shares__are_compared),
        cmocka_unit_test(evidence_trend__chance__is_no_trend),
        cmocka_unit_test(evidence_month__days_outside__do_not_count),
        cmocka_unit_test(evidence_begin__first_line__counts),
        cmocka_unit_test(evidence_month__time_zone__is_that_of_the_machine),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
