/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How this program answers: one JSON value a line, see model/evidence.h. */
#include "scan/logs.h"
#include "scan/reading.h"

/* Writes a value as a line to standard output; it stays the caller's. Fits
 * tally_tell(). */
void tell_value(void *ctx, json_t *value);
/* Fits reading_settings. */
void tell_progress(void *ctx, const struct reading_progress *progress);
void tell_source(const char *name, const struct reading_source *source);
void tell_skipped(const struct log_skipped *skipped);
void tell_end(uint64_t lines, uint64_t bytes);
void tell_failure(const char *why);
