/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The hour of this machine that was asked for last, for stamp.c: logs have
 * thousands of lines an hour, and calendars are slow. Unix seconds; 0: there
 * is no such time.
 */
#include "scan/stamp.h"
#include "scan/stamp_clock.h"

/* Of a time with a year. */
int64_t hour_local(struct stamp_frame *frame, const struct clock_time *time);
/* Of one without, whose month is written in these three letters. */
int64_t hour_yearless(struct stamp_frame *frame, const char *month,
                      const struct clock_time *time);
/* "2024-02-10T17:37:07" stands at stamp, its zone (or none) at zone, and is
 * this time. */
void hour_remember(struct stamp_frame *frame, const char *stamp,
                   struct span zone, int64_t at);
/* Takes "Feb 10 17:37:07" or "2024-02-10T17:37:07.123456+01:00", as syslog
 * writes them, if that hour is remembered; blanks behind it stay. */
int64_t hour_take_known(struct stamp_frame *frame, struct span *rest);
