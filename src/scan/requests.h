/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What senderform-scan can be asked for, a row of main.c's table each; see
 * app/scanning.h. open() does what cannot be done any more once the program has
 * locked itself in; both return what model/evidence.h calls a failure, N_(), or
 * NULL.
 */
#include "scan/tally.h"

enum { SCAN_FD = 3 }; /* "-", or the paste */

struct scan_job;

const char *scan_open(const json_t *request, struct scan_job **ret);
const char *scan_run(struct scan_job *job);
void scan_close(struct scan_job *job);

const char *paste_open(const json_t *request, struct scan_job **ret);
const char *paste_run(struct scan_job *job);
