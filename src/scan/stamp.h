/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The time at the begin of a log line: RFC 3164 ("Feb 10 17:37:07", local time
 * without a year), RFC 5424 and RFC 3339, Exim's "2016-09-07 22:33:06.123
 * +0200", multilog's TAI64N ("@4000000052fafd8d38754cec"), qmail's
 * "1289842876.742046", Exchange's "3/12/2019 11:39:02 AM". A grep prefix
 * ("/var/log/maillog.4:"), a "<22>" and a version before it are passed over.
 *
 * Days and hours of this machine are remembered, so that the C library's slow
 * way is gone once an hour of log.
 */
#include "base/span.h"

#include <stdint.h>

/* What stamps without a year mean: the newest time that is not later than
 * `latest` plus a day, which is when the file was last written. */
struct stamp_frame {
    int64_t latest; /* Unix seconds */
    int64_t now;    /* 0: not known; for who judges what is taken */
    int64_t hour_key, hour_start; /* remembered; 0 at first */
    uint64_t iso[3]; /* the same of an hour written with its year */
    int64_t iso_start;
};

/* Takes the stamp and the blanks behind it off the line; Unix seconds. 0: no
 * stamp is there, and the line is as it was. */
int64_t stamp_take(struct stamp_frame *frame, struct span *line);

/* The day of this machine a time lies in, since 1970-01-01. */
int32_t stamp_day(int64_t at);
