/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/rfc3339.h"

#include "base/mem.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

char *rfc3339_utc(time_t at)
{
    char text[64];
    struct tm tm;
    if (!gmtime_r(&at, &tm) ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
        return xstrdup("1970-01-01T00:00:00Z");
    return xstrdup(text);
}

char *rfc3339_local(time_t at)
{
    char text[64];
    struct tm tm;
    if (!localtime_r(&at, &tm) ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm) == 0)
        return rfc3339_utc(at);
    long minutes = tm.tm_gmtoff / 60;
    char sign = minutes < 0 ? '-' : '+';
    if (minutes < 0)
        minutes = -minutes;
    return xasprintf("%s%c%02ld:%02ld", text, sign, minutes / 60,
                     minutes % 60);
}

/* Reads the numbers where `shape` has a '0' and wants its other characters
 * as they are; NULL when the text does not have this shape. */
static const char *read_shape(const char *text, const char *shape, int *ret)
{
    int n = -1;
    for (char before = 0; *shape; before = *shape++, text++) {
        if (*shape != '0') {
            if (*text != *shape)
                return NULL;
            continue;
        }
        if (!isdigit((unsigned char)*text))
            return NULL;
        if (before != '0')
            ret[++n] = 0;
        ret[n] = ret[n] * 10 + (*text - '0');
    }
    return text;
}

/* "Z" or "+01:00" up to the end, in seconds east of Greenwich. */
static bool read_offset(const char *text, long *ret)
{
    int part[2];
    *ret = 0;
    if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0)
        return true;
    if (*text != '+' && *text != '-')
        return false;
    const char *end = read_shape(text + 1, "00:00", part);
    if (!end || *end || part[0] > 23 || part[1] > 59)
        return false;
    *ret = (part[0] * 60L + part[1]) * (*text == '-' ? -60 : 60);
    return true;
}

bool rfc3339_parse(const char *text, time_t *ret)
{
    int part[6];
    long offset;
    const char *at = read_shape(text, "0000-00-00T00:00:00", part);
    if (!at)
        return false;
    if (*at == '.')
        at += 1 + strspn(at + 1, "0123456789");
    if (!read_offset(at, &offset))
        return false;
    if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31 ||
        part[3] > 23 || part[4] > 59 || part[5] > 60)
        return false;
    struct tm tm = {
        .tm_year = part[0] - 1900,
        .tm_mon = part[1] - 1,
        .tm_mday = part[2],
        .tm_hour = part[3],
        .tm_min = part[4],
        .tm_sec = part[5],
    };
    *ret = timegm(&tm) - offset;
    return true;
}
