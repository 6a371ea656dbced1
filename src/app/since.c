/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "app/since.h"

#include "out/rfc3339.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define AGO_MAX 100000 /* of any unit */

/* Seconds of a unit; 0: it is none. */
static long unit_of(const char *text)
{
    static const struct {
        const char *name;
        long seconds;
    } units[] = {{"h", 3600}, {"d", 86400}, {"w", 7 * 86400}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(text, units[i].name) == 0)
            return units[i].seconds;
    return 0;
}

static bool parse_ago(const char *text, time_t now, time_t *ret)
{
    char *end;
    if (!isdigit((unsigned char)*text))
        return false;
    long count = strtol(text, &end, 10);
    long unit = unit_of(end);
    if (!unit || count < 1 || count > AGO_MAX)
        return false;
    *ret = now - count * unit;
    return true;
}

/* Midnight as this machine's clock has it. */
static bool parse_date(const char *text, time_t *ret)
{
    struct tm tm = {.tm_isdst = -1};
    const char *end = strptime(text, "%Y-%m-%d", &tm);
    if (!end || *end || strlen(text) != strlen("2026-11-01"))
        return false;
    int day = tm.tm_mday;
    *ret = mktime(&tm);
    return *ret != (time_t)-1 && tm.tm_mday == day;
}

bool since_parse(const char *text, time_t now, time_t *ret)
{
    time_t at;
    if (!parse_ago(text, now, &at) && !parse_date(text, &at) &&
        !rfc3339_parse(text, &at))
        return false;
    if (at < 0 || at >= now)
        return false;
    *ret = at;
    return true;
}
