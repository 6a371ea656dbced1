/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/stamp_clock.h"

#include "scan/stamp.h"

#include <time.h>

#define DAY       86400
#define HOUR      3600
#define YEARS_MAX 9 /* from one February 29 to the one before, at most */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned month_days(int year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool clock_is_valid(const struct clock_time *time)
{
    return time->year >= 1970 && time->year <= CLOCK_YEAR_MAX &&
           time->month >= 1 && time->month <= 12 && time->day >= 1 &&
           time->day <= month_days(time->year, time->month) &&
           time->hour < 24 && time->minute < 60 && time->second <= 60;
}

/* Days since 1970-01-01 in the Gregorian calendar; years begin in March, so
 * that the leap day is their last. */
static int64_t days_since_1970(int year, unsigned month, unsigned day)
{
    int64_t from_march = month <= 2 ? year - 1 : year;
    int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return from_march * 365 + from_march / 4 - from_march / 100 +
           from_march / 400 + of_year - 719468;
}

int64_t clock_utc(const struct clock_time *time)
{
    return days_since_1970(time->year, time->month, time->day) * DAY +
           (int64_t)time->hour * HOUR + time->minute * 60 + time->second;
}

int64_t clock_local_hour(const struct clock_time *time)
{
    struct tm tm = {.tm_year = time->year - 1900,
                    .tm_mon = (int)time->month - 1,
                    .tm_mday = (int)time->day,
                    .tm_hour = (int)time->hour,
                    .tm_isdst = -1};
    time_t start = mktime(&tm), before = start - HOUR;
    struct tm twin;
    if (localtime_r(&before, &twin) && twin.tm_hour == (int)time->hour &&
        twin.tm_mday == (int)time->day && twin.tm_min == 0)
        return before;
    return start;
}

bool clock_newest_hour(const struct clock_time *time, int64_t latest,
                       int64_t *ret)
{
    struct clock_time full = *time;
    time_t limit = latest + DAY;
    struct tm tm;
    if (!localtime_r(&limit, &tm))
        return false;
    for (int back = 0; back < YEARS_MAX; back++) {
        full.year = tm.tm_year + 1900 - back;
        if (!clock_is_valid(&full))
            continue;
        *ret = clock_local_hour(&full);
        if (*ret <= limit)
            return true;
    }
    return false;
}

int32_t stamp_day(int64_t at)
{
    time_t time = at;
    struct tm tm;
    if (!localtime_r(&time, &tm))
        return 0;
    return (int32_t)days_since_1970(tm.tm_year + 1900, (unsigned)tm.tm_mon + 1,
                                    (unsigned)tm.tm_mday);
}
