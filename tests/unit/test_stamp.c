/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The time at the begin of a line of a log, in many ways of writing it and in
 * several places of the world. */
#include "scan/stamp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define NOVEMBER_25 1795608000 /* 2026-11-25 12:00 UTC */

struct sample {
    const char *line, *utc; /* NULL: there is no stamp */
    const char *rest;       /* what stands behind it; NULL: "x" */
};

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static void as_text(int64_t at, char ret[40])
{
    time_t time = at;
    struct tm tm;
    strftime(ret, 40, "%Y-%m-%d %H:%M:%S", gmtime_r(&time, &tm));
}

static void look_at(struct stamp_frame *frame, const struct sample *sample)
{
    char got[40] = "none";
    struct span line = span_of(sample->line, strlen(sample->line));
    int64_t at = stamp_take(frame, &line);
    if (at)
        as_text(at, got);
    if (strcmp(got, sample->utc ? sample->utc : "none") != 0)
        fail_msg("%s: %s instead of %s", sample->line, got, sample->utc);
    const char *rest = !sample->utc   ? sample->line
                       : sample->rest ? sample->rest
                                      : "x";
    assert_int_equal(line.len, strlen(rest));
    assert_memory_equal(line.at, rest, line.len);
}

/* Each with a frame of its own, and once more with what that remembers. */
static void look_at_all(const struct sample *samples, int64_t latest)
{
    struct stamp_frame shared = {.latest = latest};
    for (; samples->line; samples++) {
        struct stamp_frame own = {.latest = latest};
        look_at(&own, samples);
        look_at(&own, samples);
        look_at(&shared, samples);
    }
}

static const struct sample ways_of_writing[] = {
    {"Feb 10 17:37:07 x", "2026-02-10 17:37:07", NULL},
    {"Feb  1 00:00:00 x", "2026-02-01 00:00:00", NULL},
    {"Feb 1 00:00:00 x", "2026-02-01 00:00:00", NULL},
    {"Feb 10 17:37:07.123456 x", "2026-02-10 17:37:07", NULL},
    {"Feb 10 17:37:07", "2026-02-10 17:37:07", ""},
    {"Feb 10 17:37:07   x", "2026-02-10 17:37:07", NULL},
    {"Feb 10 2024 17:37:07 x", "2024-02-10 17:37:07", NULL},
    {"Sat Feb 10 17:37:07 2024 x", "2024-02-10 17:37:07", NULL},
    {"Tue Feb 10 17:37:07 x", "2026-02-10 17:37:07", NULL},
    {"<22>Feb 10 17:37:07 x", "2026-02-10 17:37:07", NULL},
    {"<165>1 2024-02-10T17:37:07Z x", "2024-02-10 17:37:07", NULL},
    {"2024-02-10T17:37:07Z x", "2024-02-10 17:37:07", NULL},
    {"2024-02-10T17:37:07.123Z x", "2024-02-10 17:37:07", NULL},
    {"2024-02-10T17:37:07.123Z,x", "2024-02-10 17:37:07", ",x"},
    {"2024-02-10T17:37:07.123456+01:00 x", "2024-02-10 16:37:07", NULL},
    {"2024-02-10T17:37:07-0530 x", "2024-02-10 23:07:07", NULL},
    {"2024-02-10T00:30:00+14:00 x", "2024-02-09 10:30:00", NULL},
    {"2024-02-10 17:37:07 x", "2024-02-10 17:37:07", NULL},
    {"2024-02-10 17:37:07,123 x", "2024-02-10 17:37:07", NULL},
    {"2024-02-10 17:37:07.123 +0200 x", "2024-02-10 15:37:07", NULL},
    {"2024-02-10 17:37:07 +0200 [1] x", "2024-02-10 15:37:07", "[1] x"},
    {"2024-02-10 17:37:07 -5 x", "2024-02-10 17:37:07", "-5 x"},
    {"[2024-02-10 17:37:07] x", "2024-02-10 17:37:07", NULL},
    {"2016-12-31T23:59:60Z x", "2017-01-01 00:00:00", NULL},
    {"1289842876.742046 x", "2010-11-15 17:41:16", NULL},
    {"999999999.500 x", "2001-09-09 01:46:39", NULL},
    {"3/12/2019 11:39:02 AM - x", "2019-03-12 11:39:02", "- x"},
    {"3/12/2019 12:39:02 AM x", "2019-03-12 00:39:02", NULL},
    {"3/12/2019 12:39:02 PM x", "2019-03-12 12:39:02", NULL},
    {"12/3/2019 1:39:02 PM x", "2019-12-03 13:39:02", NULL},
    {"28/3/2019 13:39:02 x", "2019-03-28 13:39:02", NULL},
    {"/var/log/maillog.4:Apr 8 04:03:09 x", "2026-04-08 04:03:09", NULL},
    {"maillog:12:Apr  8 04:03:09 x", "2026-04-08 04:03:09", NULL},
    {"mainlog.1:2024-02-10 17:37:07 x", "2024-02-10 17:37:07", NULL},
    {"smtp_1  | Apr  8 04:03:09 x", "2026-04-08 04:03:09", NULL},
    {0}};

static void stamp_take__all_ways_of_writing__is_understood(void **state)
{
    (void)state;
    set_zone("UTC");
    look_at_all(ways_of_writing, NOVEMBER_25);
}

/* tai64nlocal prints 2014-02-12 04:50:11 for it: 10 s off TAI, as libtai has
 * it, and no leap seconds, which qmail's own clock does not count either. */
static void stamp_take__tai64n__is_what_tai64nlocal_prints(void **state)
{
    static const struct sample samples[] = {
        {"@4000000052fafd8d38754cec x", "2014-02-12 04:50:11", NULL},
        {"@400000000000000b00000000 x", "1970-01-01 00:00:01", NULL},
        {"@4000000037c219bf2ef02e94 x", "1999-08-24 04:04:05", NULL},
        {"@4000000052fafd8d x", "2014-02-12 04:50:11", NULL},
        {"@0000000052fafd8d38754cec x", NULL, NULL},
        {"@4000003afe130e0938754cec x", "9998-12-31 23:59:59", NULL},
        {"@4000003afe130e0a38754cec x", NULL, NULL},
        {"@ffffffffffffffffffffffff x", NULL, NULL},
        {"@4000000052fafd8 and so on x", NULL, NULL},
        {0}};
    (void)state;
    set_zone("America/New_York");
    look_at_all(samples, NOVEMBER_25);
}

static void stamp_take__garbage__is_left_alone(void **state)
{
    static const struct sample samples[] = {
        {"", NULL, NULL},
        {"x", NULL, NULL},
        {"Feb", NULL, NULL},
        {"Feb 30 17:37:07 x", NULL, NULL},
        {"Feb 10 24:00:00 x", NULL, NULL},
        {"Feb 10 17:60:07 x", NULL, NULL},
        {"Feb 10 17:37:61 x", NULL, NULL},
        {"Feb 10 17:37: x", NULL, NULL},
        {"Feb 10 17:37", NULL, NULL},
        {"Feb 00 17:37:07 x", NULL, NULL},
        {"feb 10 17:37:07 x", NULL, NULL},
        {"Fex 10 17:37:07 x", NULL, NULL},
        {"2024-13-10T17:37:07Z", NULL, NULL},
        {"2023-02-29T17:37:07Z", NULL, NULL},
        {"1969-12-31T23:59:59Z", NULL, NULL},
        {"9999-12-31T23:59:59-11:00", NULL, NULL},
        {"9999-01-01 00:00:00", NULL, NULL},
        {"2024-02-10", NULL, NULL},
        {"2024-02-10Q17:37:07", NULL, NULL},
        {"12345678901234.5 x", NULL, NULL},
        {"128984287.", NULL, NULL},
        {"192.0.2.1 said it", NULL, NULL},
        {"13/13/2019 11:39:02", NULL, NULL},
        {"3/12/2019 13:39:02 PM", NULL, NULL},
        {"<22>x Feb 10 17:37:07", NULL, NULL},
        {"<9999>Feb 10 17:37:07", NULL, NULL},
        {"a word: Feb 10 17:37:07", NULL, NULL},
        {0}};
    (void)state;
    set_zone("UTC");
    look_at_all(samples, NOVEMBER_25);
}

static void stamp_take__no_year__is_the_newest_that_fits(void **state)
{
    static const struct sample november[] = {
        {"Nov 25 12:00:00 x", "2026-11-25 12:00:00", NULL},
        {"Nov 26 11:59:59 x", "2026-11-26 11:59:59", NULL},
        {"Nov 26 13:00:00 x", "2025-11-26 13:00:00", NULL},
        {"Dec 31 23:59:59 x", "2025-12-31 23:59:59", NULL},
        {"Jan  1 00:00:00 x", "2026-01-01 00:00:00", NULL},
        {"Feb 29 12:00:00 x", "2024-02-29 12:00:00", NULL},
        {0}};
    /* Written for the last time in the night of New Year's Eve, UTC. */
    static const struct sample new_year[] = {
        {"Dec 31 23:59:59 x", "2024-12-31 23:59:59", NULL},
        {"Jan  1 00:00:01 x", "2025-01-01 00:00:01", NULL},
        {"Jan  2 01:00:00 x", "2024-01-02 01:00:00", NULL},
        {"Feb 29 12:00:00 x", "2024-02-29 12:00:00", NULL},
        {0}};
    /* After a century that is no leap year, the last one is eight years ago. */
    static const struct sample century[] = {
        {"Feb 29 12:00:00 x", "2096-02-29 12:00:00", NULL},
        {"Feb 20 12:00:00 x", "2104-02-20 12:00:00", NULL},
        {0}};
    (void)state;
    set_zone("UTC");
    look_at_all(november, NOVEMBER_25);
    look_at_all(new_year, 1735689600);
    look_at_all(century, 4233000000);
}

static void stamp_take__local_time__is_that_of_this_machine(void **state)
{
    /* West of Greenwich, the year begins later. */
    static const struct sample new_york[] = {
        {"Dec 31 20:00:00 x", "2025-01-01 01:00:00", NULL},
        {"Jan  1 00:00:00 x", "2025-01-01 05:00:00", NULL},
        {"2024-07-01 12:00:00 x", "2024-07-01 16:00:00", NULL},
        {"2024-07-01T12:00:00Z x", "2024-07-01 12:00:00", NULL},
        {"7/1/2024 12:00:00 PM x", "2024-07-01 16:00:00", NULL},
        {0}};
    static const struct sample kolkata[] = {
        {"2024-07-01 12:10:00 x", "2024-07-01 06:40:00", NULL},
        {"2024-07-01 12:50:00 x", "2024-07-01 07:20:00", NULL},
        {0}};
    (void)state;
    set_zone("America/New_York");
    look_at_all(new_york, 1735693200);
    set_zone("Asia/Kolkata");
    look_at_all(kolkata, NOVEMBER_25);
    set_zone("UTC");
}

static void stamp_take__clocks_are_changed__hours_follow(void **state)
{
    static const struct sample berlin[] = {
        {"Mar 29 01:59:59 x", "2026-03-29 00:59:59", NULL},
        {"Mar 29 03:00:00 x", "2026-03-29 01:00:00", NULL},
        {"Oct 25 01:59:59 x", "2026-10-24 23:59:59", NULL},
        /* This hour there is twice; it is the first of them. */
        {"Oct 25 02:30:00 x", "2026-10-25 00:30:00", NULL},
        {"2026-10-25 02:30:00 x", "2026-10-25 00:30:00", NULL},
        {"Oct 25 03:00:00 x", "2026-10-25 02:00:00", NULL},
        {"2026-10-25T02:30:00+01:00 x", "2026-10-25 01:30:00", NULL},
        {0}};
    (void)state;
    set_zone("Europe/Berlin");
    look_at_all(berlin, NOVEMBER_25);
    set_zone("UTC");
}

/* What is remembered of an hour never leaks into another. */
static void stamp_take__all_hours_of_a_year__as_without_memory(void **state)
{
    struct stamp_frame frame = {.latest = NOVEMBER_25};
    (void)state;
    set_zone("Europe/Berlin");
    for (int64_t at = NOVEMBER_25 - 360 * 86400; at < NOVEMBER_25;
         at += 3600 + 7) {
        time_t time = at;
        struct tm tm;
        char text[80];
        size_t len = strftime(text, sizeof text, "%b %e %H:%M:%S ",
                              localtime_r(&time, &tm));
        struct span line = span_of(text, len);
        int64_t got = stamp_take(&frame, &line);
        assert_true(got == at || got + 3600 == at); /* twice, in October */
        len = strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S ", &tm);
        line = span_of(text, len);
        assert_int_equal(stamp_take(&frame, &line), got);
    }
    set_zone("UTC");
}

static void stamp_day__is_that_of_this_machine(void **state)
{
    (void)state;
    set_zone("UTC");
    assert_int_equal(stamp_day(0), 0);
    assert_int_equal(stamp_day(86399), 0);
    assert_int_equal(stamp_day(86400), 1);
    assert_int_equal(stamp_day(NOVEMBER_25), NOVEMBER_25 / 86400);
    set_zone("Asia/Tokyo");
    assert_int_equal(stamp_day(15 * 3600), 1);
    set_zone("America/New_York");
    assert_int_equal(stamp_day(4 * 3600), -1);
    set_zone("UTC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamp_take__all_ways_of_writing__is_understood),
        cmocka_unit_test(stamp_take__tai64n__is_what_tai64nlocal_prints),
        cmocka_unit_test(stamp_take__garbage__is_left_alone),
        cmocka_unit_test(stamp_take__no_year__is_the_newest_that_fits),
        cmocka_unit_test(stamp_take__local_time__is_that_of_this_machine),
        cmocka_unit_test(stamp_take__clocks_are_changed__hours_follow),
        cmocka_unit_test(stamp_take__all_hours_of_a_year__as_without_memory),
        cmocka_unit_test(stamp_day__is_that_of_this_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
