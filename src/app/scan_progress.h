/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How far the reading of logs has come, on one line of standard error that is
 * written again and again, and taken away at the end. Nothing where standard
 * error is no terminal.
 */
#include "app/scanning.h"

struct scan_progress {
    bool shown; /* standard error is a terminal */
    long long next_ms;
    size_t cols; /* of what stands there now */
};

void scan_progress_start(struct scan_progress *progress);
/* Writes it, but not more often than a person can read. */
void scan_progress_show(struct scan_progress *progress,
                        const struct scanning *scanning);
void scan_progress_clear(struct scan_progress *progress);

/* "file 2 of 12, 1.2 of 4.5 GB, 900 MB/s, 4 s left"; new. For any place. */
char *scan_progress_text(const struct scanning *scanning);
