/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which logs are to be read: those that were named (a folder: all logs in it),
 * or all that mail servers write where nobody has said otherwise, rotated ones
 * included, the newest first. A file that is there under two names is read
 * once. The journal is read where no log of syslog covers the time: else every
 * line would count twice.
 */
#include "scan/source.h"

#define LOGS_MAX 1000 /* files; what is older is left out and said */

struct log_skipped {
    char *name;
    const char *state; /* of evidence.h: "unreadable", "older", "skipped" */
    char *why;         /* owned */
};

struct logs {
    struct source **items; /* the newest first */
    size_t count;
    struct log_skipped *skipped;
    size_t skipped_count;
};

/* Both raise the number of files that this process may have open, as far as it
 * may.
 *
 * Opens those that were named; "-" is descriptor 3, which is taken. */
void logs_open(const char *const *names, size_t count, int64_t since,
               struct logs *ret);
/* Searches below root ("" but in tests) and opens; `journal`: look there, too.
 */
void logs_find(const char *root, int64_t since, bool journal, struct logs *ret);
void logs_done(struct logs *logs);
