/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Calendars for stamp.c: from what a stamp says to Unix seconds. */
#include <stdbool.h>
#include <stdint.h>

/* What is told of times ends with the year 9999, in every zone. */
#define CLOCK_YEAR_MAX 9998

struct clock_time {
    int year;            /* 2024 */
    unsigned month, day; /* from 1 */
    unsigned hour, minute, second;
};

/* Is there such a day and such a time? Second 60 is one. */
bool clock_is_valid(const struct clock_time *time);
/* As UTC; of a valid one. */
int64_t clock_utc(const struct clock_time *time);
/* When its hour began on this machine; what happens twice, as clocks are put
 * back, is the first of the two. */
int64_t clock_local_hour(const struct clock_time *time);
/* The same without its year: the newest one that is not later than `latest`
 * plus a day. False: there is none (February 29 in no year nearby). */
bool clock_newest_hour(const struct clock_time *time, int64_t latest,
                       int64_t *ret);
