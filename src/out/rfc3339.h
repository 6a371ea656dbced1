/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Points in time as files have them: RFC 3339, section 5.6.
 */
#include <stdbool.h>
#include <time.h>

/* "2026-11-23T19:35:58Z"; new. */
char *rfc3339_utc(time_t at);
/* The local time with its offset, "2026-11-23T20:35:58+01:00"; new. */
char *rfc3339_local(time_t at);
/* Reads either; fractions of a second are passed over. */
bool rfc3339_parse(const char *text, time_t *ret);
