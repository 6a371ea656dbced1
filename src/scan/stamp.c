/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/stamp.h"

#include "scan/stamp_clock.h"
#include "scan/stamp_hour.h"

#include <stdbool.h>
#include <string.h>

#define PREFIX_MAX 256 /* bytes of a file's name before the stamp */
#define TAI_HEX    16
#define TAI_UNIX   4611686018427387914 /* 2^62 + 10, as tai64nlocal has it */
#define AT_MAX     253370764799        /* the last second of CLOCK_YEAR_MAX */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip(struct span *rest, size_t len)
{
    rest->at += len;
    rest->len -= len;
}

static bool take_char(struct span *rest, char c)
{
    if (!rest->len || *rest->at != c)
        return false;
    skip(rest, 1);
    return true;
}

static void skip_blanks(struct span *rest)
{
    while (rest->len && (*rest->at == ' ' || *rest->at == '\t'))
        skip(rest, 1);
}

static bool take_number(struct span *rest, unsigned min, unsigned max,
                        unsigned *ret)
{
    unsigned count = 0, number = 0;
    while (count < max && count < rest->len && is_digit(rest->at[count]))
        number = number * 10 + (unsigned)(rest->at[count++] - '0');
    if (count < min)
        return false;
    skip(rest, count);
    *ret = number;
    return true;
}

/* "17:37:07"; fractions of a second are passed over. */
static bool take_clock(struct span *rest, struct clock_time *time)
{
    unsigned fraction;
    if (!take_number(rest, 1, 2, &time->hour) || !take_char(rest, ':') ||
        !take_number(rest, 2, 2, &time->minute) || !take_char(rest, ':') ||
        !take_number(rest, 2, 2, &time->second))
        return false;
    if (rest->len > 1 && (*rest->at == '.' || *rest->at == ',') &&
        is_digit(rest->at[1])) {
        skip(rest, 1);
        while (take_number(rest, 1, 9, &fraction))
            continue;
    }
    return true;
}

static unsigned month_number(const char *name)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (unsigned i = 0; i < 12; i++)
        if (memcmp(months + (size_t)i * 3, name, 3) == 0)
            return i + 1;
    return 0;
}

static bool take_year(struct span *rest, struct clock_time *time)
{
    unsigned year;
    struct span after = *rest;
    if (!take_number(&after, 4, 4, &year) || year < 1970 ||
        (after.len && *after.at != ' '))
        return false;
    time->year = (int)year;
    *rest = after;
    return true;
}

static bool is_weekday(struct span text)
{
    static const char days[] = "MonTueWedThuFriSatSun";
    for (size_t i = 0; text.len > 4 && i < 7; i++)
        if (memcmp(days + i * 3, text.at, 3) == 0)
            return text.at[3] == ' ';
    return false;
}

/* "Feb 10 17:37:07", also "Apr 8 04:03:09" and "Feb 10 2024 17:37:07"; with a
 * weekday before it, "Fri Feb 10 17:37:07 2024". */
static int64_t take_named_month(struct stamp_frame *frame, struct span *rest)
{
    struct clock_time time = {0};
    bool weekday = is_weekday(*rest);
    if (weekday)
        skip(rest, 4);
    const char *name = rest->at;
    if (rest->len < 14 || !(time.month = month_number(name)))
        return 0;
    skip(rest, 3);
    skip_blanks(rest);
    if (!take_number(rest, 1, 2, &time.day) || !take_char(rest, ' '))
        return 0;
    if (take_year(rest, &time))
        skip_blanks(rest);
    if (!take_clock(rest, &time))
        return 0;
    struct span after = *rest;
    if (weekday && take_char(&after, ' ') && take_year(&after, &time))
        *rest = after;
    return time.year ? hour_local(frame, &time)
                     : hour_yearless(frame, name, &time);
}

/* "Z", "+01:00", "+0100", "+01", also behind a blank as Exim writes it.
 * Seconds east of Greenwich. */
static bool take_zone(struct span *rest, int64_t *ret)
{
    struct span after = *rest;
    unsigned hours, minutes = 0;
    *ret = 0;
    if (take_char(rest, 'Z'))
        return true;
    bool blank = take_char(&after, ' ');
    bool west = after.len && *after.at == '-';
    if (!take_char(&after, '-') && !take_char(&after, '+'))
        return false;
    if (!take_number(&after, 2, 2, &hours))
        return false;
    bool colon = take_char(&after, ':');
    bool full = take_number(&after, 2, 2, &minutes);
    if ((colon && !full) || (blank && !full) || hours > 15 || minutes > 59 ||
        (after.len && is_digit(*after.at)))
        return false;
    *ret = (int64_t)(hours * 60 + minutes) * (west ? -60 : 60);
    *rest = after;
    return true;
}

static int64_t take_iso(struct stamp_frame *frame, struct span *rest)
{
    struct clock_time time;
    unsigned year;
    int64_t east, at;
    const char *begin = rest->at;
    if (!take_number(rest, 4, 4, &year) || !take_char(rest, '-') ||
        !take_number(rest, 2, 2, &time.month) || !take_char(rest, '-') ||
        !take_number(rest, 2, 2, &time.day) ||
        (!take_char(rest, 'T') && !take_char(rest, ' ')) ||
        !take_clock(rest, &time))
        return 0;
    time.year = (int)year;
    struct span zone = *rest;
    if (take_zone(rest, &east))
        at = clock_is_valid(&time) ? clock_utc(&time) - east : 0;
    else
        at = hour_local(frame, &time);
    if (at > 0 && begin[13] == ':')
        hour_remember(frame, begin, zone, at);
    return at;
}

/* "3/12/2019 11:39:02 AM"; the month stands first unless it cannot. */
static int64_t take_slashes(struct stamp_frame *frame, struct span *rest)
{
    struct clock_time time;
    unsigned year;
    if (!take_number(rest, 1, 2, &time.month) || !take_char(rest, '/') ||
        !take_number(rest, 1, 2, &time.day) || !take_char(rest, '/') ||
        !take_number(rest, 4, 4, &year) || !take_char(rest, ' ') ||
        !take_clock(rest, &time))
        return 0;
    time.year = (int)year;
    if (time.month > 12) {
        unsigned day = time.month;
        time.month = time.day;
        time.day = day;
    }
    bool afternoon = span_skip(rest, " PM");
    if (afternoon || span_skip(rest, " AM")) {
        if (time.hour < 1 || time.hour > 12)
            return 0;
        time.hour = time.hour % 12 + (afternoon ? 12 : 0);
    }
    return hour_local(frame, &time);
}

/* "1289842876.742046" */
static int64_t take_seconds(struct span *rest)
{
    int64_t at = 0;
    size_t len = 0;
    unsigned fraction;
    for (; len < rest->len && len < 11 && is_digit(rest->at[len]); len++)
        at = at * 10 + (rest->at[len] - '0');
    if (len < 9 || len > 10)
        return 0;
    skip(rest, len);
    if (!take_char(rest, '.') || !take_number(rest, 1, 9, &fraction) ||
        (rest->len && *rest->at != ' '))
        return 0;
    return at;
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "@4000000052fafd8d38754cec" */
static int64_t take_tai(struct span *rest)
{
    uint64_t seconds = 0;
    size_t len = 0;
    for (; len < rest->len && hex_value(rest->at[len]) >= 0; len++)
        if (len < TAI_HEX)
            seconds = seconds * 16 + (uint64_t)hex_value(rest->at[len]);
    if (len < TAI_HEX || seconds < TAI_UNIX || seconds - TAI_UNIX > AT_MAX)
        return 0;
    skip(rest, len);
    return (int64_t)(seconds - TAI_UNIX);
}

static int64_t take_bracketed(struct stamp_frame *frame, struct span *rest)
{
    int64_t at = take_iso(frame, rest);
    return take_char(rest, ']') ? at : 0;
}

static int64_t take_other(struct stamp_frame *frame, struct span *rest)
{
    if (rest->len < 14)
        return 0;
    if (take_char(rest, '@'))
        return take_tai(rest);
    if (take_char(rest, '['))
        return take_bracketed(frame, rest);
    if (!is_digit(*rest->at))
        return take_named_month(frame, rest);
    if (rest->at[4] == '-')
        return take_iso(frame, rest);
    if (rest->at[1] == '/' || rest->at[2] == '/')
        return take_slashes(frame, rest);
    return take_seconds(rest);
}

static int64_t take_here(struct stamp_frame *frame, struct span *rest)
{
    int64_t at = hour_take_known(frame, rest);
    if (at > 0)
        return at;
    struct span after = *rest;
    at = take_other(frame, &after);
    if (at > 0)
        *rest = after;
    return at > 0 ? at : 0;
}

/* "<22>", and the "1 " of RFC 5424 behind it. */
static bool take_priority(struct span *rest)
{
    unsigned number;
    if (!take_char(rest, '<') || !take_number(rest, 1, 3, &number) ||
        !take_char(rest, '>'))
        return false;
    if (rest->len > 2 && is_digit(*rest->at) && rest->at[1] == ' ')
        skip(rest, 2);
    return true;
}

/* A file's name as grep writes it, "/var/log/maillog.4:" or "maillog:12:", or
 * a container's, "smtp_1  | ". */
static int64_t take_behind_name(struct stamp_frame *frame, struct span *rest)
{
    bool blank = false;
    for (size_t i = 0; i < rest->len && i < PREFIX_MAX; i++) {
        char c = rest->at[i];
        blank |= c == ' ';
        if (blank && c != ' ' && c != '|')
            return 0;
        if (c != '|' && c != ':')
            continue;
        struct span after = span_of(rest->at + i + 1, rest->len - i - 1);
        skip_blanks(&after);
        int64_t at = take_here(frame, &after);
        if (at) {
            *rest = after;
            return at;
        }
    }
    return 0;
}

int64_t stamp_take(struct stamp_frame *frame, struct span *line)
{
    struct span rest = *line;
    int64_t at = take_here(frame, &rest);
    if (!at)
        at = take_priority(&rest) ? take_here(frame, &rest)
                                  : take_behind_name(frame, &rest);
    if (!at)
        return 0;
    skip_blanks(&rest);
    *line = rest;
    return at;
}
