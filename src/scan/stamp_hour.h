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
/* Takes "Feb 10 17:37:07", as syslog writes it, if that hour is remembered. */
int64_t hour_take_known(struct stamp_frame *frame, struct span *rest);
