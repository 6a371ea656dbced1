/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/stamp_hour.h"

#include "base/bytes.h"

#include <endian.h>
#include <stdbool.h>
#include <string.h>

/* Hours of stamps with a year are remembered by their digits, hours without
 * one by their letters, which never reach this bit. */
#define KEY_HAS_YEAR ((int64_t)1 << 62)

static inline bool is_digit(char c)
{
    return (unsigned)c - '0' < 10;
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
    /* The last of nine into the blank behind the month. */
    uint64_t eight = le64toh(bytes_eight(stamp));
    return (int64_t)(eight ^ (uint64_t)(unsigned char)stamp[8] << 24);
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

/* "37:07", behind an hour, in that; -1: it is none. All five bytes at once: one
 * that is too high for its place gets its highest bit. */
static inline int64_t in_hour_at(const char *at)
{
    const uint64_t zeros = 0x30303a3030, room = 0x76797f767a;
    uint64_t digits = le64toh(bytes_eight(at - 3)) >> 24 ^ zeros;
    if (((digits + room) | digits) & 0x8080808080)
        return -1;
    uint64_t minute = (digits & 0xff) * 10 + (digits >> 8 & 0xff);
    uint64_t second = (digits >> 24 & 0xff) * 10 + (digits >> 32);
    return second > 60 ? -1 : (int64_t)(minute * 60 + second);
}

static inline size_t skip_fraction(struct span line, size_t len)
{
    if (len < line.len && line.at[len] == ' ')
        return len;
    if (len + 1 < line.len && (line.at[len] == '.' || line.at[len] == ',') &&
        is_digit(line.at[len + 1]))
        for (len++; len < line.len && is_digit(line.at[len]);)
            len++;
    return len;
}

/* Its text as a number; a blank that begins it is none. */
static uint64_t zone_number(struct span zone)
{
    uint64_t number = 0;
    memcpy(&number, zone.at, zone.len);
    return number;
}

/* "Z", "+01:00", or nothing at all. False: it may be written otherwise. */
static bool find_zone(struct span rest, struct span *ret)
{
    char c = rest.len ? *rest.at : ' ';
    *ret = span_of(rest.at, 0);
    if (c == 'Z')
        ret->len = 1;
    else if ((c == '+' || c == '-') && rest.len > 6 && rest.at[3] == ':')
        ret->len = 6;
    else
        return c == ' ' && rest.len > 1 && rest.at[1] != '+' &&
               rest.at[1] != '-';
    return true;
}

void hour_remember(struct stamp_frame *frame, const char *stamp,
                   struct span zone, int64_t at)
{
    struct span found;
    if (!find_zone(zone, &found))
        return;
    frame->iso[0] = bytes_eight(stamp);
    frame->iso[1] = bytes_eight(stamp + 5);
    frame->iso[2] = zone_number(found);
    frame->iso_start = at - in_hour_at(stamp + 14);
}

static int64_t take_known_iso(struct stamp_frame *frame, struct span *rest)
{
    struct span line = *rest, zone;
    if (line.len < 20 || bytes_eight(line.at) != frame->iso[0] ||
        bytes_eight(line.at + 5) != frame->iso[1] || line.at[13] != ':')
        return 0;
    int64_t seconds = in_hour_at(line.at + 14);
    size_t len = skip_fraction(line, 19);
    if (seconds < 0 ||
        !find_zone(span_of(line.at + len, line.len - len), &zone) ||
        zone_number(zone) != frame->iso[2])
        return 0;
    len += zone.len;
    rest->at += len;
    rest->len -= len;
    return frame->iso_start + seconds;
}

int64_t hour_take_known(struct stamp_frame *frame, struct span *rest)
{
    const char *at = rest->at;
    if (rest->len < 15)
        return 0;
    if (at[3] != ' ' || at[9] != ':' || yearless_key(at) != frame->hour_key)
        return take_known_iso(frame, rest);
    int64_t seconds = in_hour_at(at + 10);
    if (seconds < 0)
        return 0;
    size_t len = skip_fraction(*rest, 15);
    rest->at += len;
    rest->len -= len;
    return frame->hour_start + seconds;
}
