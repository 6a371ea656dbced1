/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/stamp_hour.h"

#include <stdbool.h>
#include <string.h>

/* Hours of stamps with a year are remembered by their digits, hours without
 * one by their letters, which never reach this bit. */
#define KEY_HAS_YEAR ((int64_t)1 << 62)

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int64_t in_hour(int64_t hour_start, const struct clock_time *time)
{
    return hour_start + (int64_t)time->minute * 60 + time->second;
}

int64_t hour_local(struct stamp_frame *frame, const struct clock_time *time)
{
    if (!clock_is_valid(time))
        return 0;
    int64_t key =
        KEY_HAS_YEAR |
        (((time->year * 100ll + time->month) * 100 + time->day) * 100 +
         time->hour);
    if (key != frame->hour_key) {
        frame->hour_start = clock_local_hour(time);
        frame->hour_key = key;
    }
    return in_hour(frame->hour_start, time);
}

/* Letters and digits of an hour without a year. */
static int64_t yearless_key(const char *stamp)
{
    char bytes[8];
    int64_t key;
    memcpy(bytes, stamp, sizeof bytes);
    bytes[3] = stamp[8]; /* instead of the blank behind the month */
    memcpy(&key, bytes, sizeof key);
    return key;
}

static bool remember_yearless(struct stamp_frame *frame, int64_t key,
                              const struct clock_time *time)
{
    int64_t start;
    if (!clock_newest_hour(time, frame->latest, &start))
        return false;
    frame->hour_start = start;
    frame->hour_key = key;
    return true;
}

int64_t hour_yearless(struct stamp_frame *frame, const char *month,
                      const struct clock_time *time)
{
    struct clock_time some = *time;
    some.year = 2000; /* every day is one of a leap year */
    if (!clock_is_valid(&some))
        return 0;
    char usual[9] = {
        month[0],
        month[1],
        month[2],
        ' ',
        time->day < 10 ? ' ' : (char)('0' + time->day / 10),
        (char)('0' + time->day % 10),
        ' ',
        (char)('0' + time->hour / 10),
        (char)('0' + time->hour % 10),
    };
    int64_t key = yearless_key(usual);
    if (key != frame->hour_key && !remember_yearless(frame, key, time))
        return 0;
    return in_hour(frame->hour_start, time);
}

static bool is_pair(const char *digits)
{
    return is_digit(digits[0]) && is_digit(digits[1]);
}

static unsigned pair(const char *digits)
{
    return (unsigned)(digits[0] - '0') * 10 + (unsigned)(digits[1] - '0');
}

int64_t hour_take_known(struct stamp_frame *frame, struct span *rest)
{
    const char *at = rest->at;
    if (rest->len < 15 || at[9] != ':' || at[12] != ':' || at[3] != ' ' ||
        yearless_key(at) != frame->hour_key || !is_pair(at + 10) ||
        !is_pair(at + 13))
        return 0;
    struct clock_time time = {.minute = pair(at + 10), .second = pair(at + 13)};
    if (time.minute > 59 || time.second > 60)
        return 0;
    size_t len = 15;
    if (rest->len > len && at[len] == '.')
        while (len < rest->len && (at[len] == '.' || is_digit(at[len])))
            len++;
    *rest = span_of(at + len, rest->len - len);
    return in_hour(frame->hour_start, &time);
}
