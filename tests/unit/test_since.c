/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/since.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define NOW 1795645800 /* 2026-11-25 22:30 UTC */

static void expect(const char *text, time_t want)
{
    time_t got = 0;
    if (!since_parse(text, NOW, &got))
        fail_msg("not taken: %s", text);
    assert_int_equal(got, want);
}

static void expect_none(const char *text)
{
    time_t got = 7;
    if (since_parse(text, NOW, &got))
        fail_msg("taken: %s", text);
    assert_int_equal(got, 7);
}

static void since_parse__how_long_ago__is_taken(void **state)
{
    (void)state;
    expect("30d", NOW - 30 * 86400);
    expect("1h", NOW - 3600);
    expect("2w", NOW - 14 * 86400);
}

static void since_parse__dates_and_times__are_taken(void **state)
{
    (void)state;
    expect("2026-11-01", 1793491200);
    expect("2026-11-01T08:00:00Z", 1793520000);
    expect("2026-11-01T08:00:00.5+01:00", 1793516400);
}

static void since_parse__date__is_midnight_here(void **state)
{
    (void)state;
    setenv("TZ", "AHEAD-2", 1);
    expect("2026-11-01", 1793491200 - 7200);
    setenv("TZ", "UTC", 1);
}

static void since_parse__anything_else__is_none(void **state)
{
    static const char *const texts[] = {
        "",           "30",         "d",
        "30 d",       "-30d",       "0d",
        "30dd",       "30m",        "1e9d",
        "100001d",    "2026-11-1",  "2026-02-30",
        "2026-13-01", "yesterday",  "2026-11-01x",
        "2026-11-26", "3000-01-01", "99999999999999999999d",
        "20800d",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_none(texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(since_parse__how_long_ago__is_taken),
        cmocka_unit_test(since_parse__dates_and_times__are_taken),
        cmocka_unit_test(since_parse__date__is_midnight_here),
        cmocka_unit_test(since_parse__anything_else__is_none),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
