/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How far back is meant. */
#include <stdbool.h>
#include <time.h>

/* "2026-11-01" (midnight of this machine), a time as RFC 3339 has it, or how
 * long before now: "12h", "30d", "2w". False: it is none of these, or not in
 * the past. */
bool since_parse(const char *text, time_t now, time_t *ret);
