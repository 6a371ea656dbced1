/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Measuring once and to its end, for commands that print what came out.
 */
#include "app/app.h"
#include "model/subjects.h"

#define MEASURE_TIMEOUT_MS                                                     \
    30000 /* of all of it, unless --timeout says else                          \
           */

typedef void measure_subjects_fn(void *ctx, struct subjects *subjects);

/*
 * Fills facts as the options say, with progress on standard error where that
 * is a terminal. Ctrl-C ends it with what is known so far. The exit code:
 * EXIT_DONE, EXIT_FAILED with a filled err when nothing can be measured, or
 * EXIT_SIGNAL + the signal.
 */
int measure(const struct app *app, struct facts *facts,
            measure_subjects_fn *subjects, void *ctx, struct err *err);
