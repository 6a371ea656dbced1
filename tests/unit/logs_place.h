/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A place with logs in it, and what is read of them. */
#include "scan/logs.h"

#include "scratch.h"

#include <fcntl.h>

#define NOW   1762592000
#define SINCE (NOW - 30 * 86400)
#define ROOT  "root"

/* A file below the root, last written so many hours ago. */
static inline void put(const char *path, long hours)
{
    autofree char *full = xasprintf("%s%s", ROOT, path);
    autofree char *folder = xstrndup(full, (size_t)(strrchr(full, '/') - full));
    struct timespec times[2] = {{.tv_sec = NOW - hours * 3600},
                                {.tv_sec = NOW - hours * 3600}};
    assert_true(file_make_dirs(folder, 0755, NULL));
    scratch_puts(full, path);
    assert_int_equal(utimensat(AT_FDCWD, full, times, 0), 0);
}

/* The names of what is read, without the root, one a line. */
static inline void check_read(const struct logs *logs, const char *wanted)
{
    char got[8192] = "";
    for (size_t i = 0; i < logs->count; i++) {
        const char *name = source_name(logs->items[i]);
        if (strncmp(name, ROOT, strlen(ROOT)) == 0)
            name += strlen(ROOT);
        strcat(strcat(got, name), "\n");
    }
    assert_string_equal(got, wanted);
}

/* What is said of the others: "name: state: why". */
static inline void check_skipped(const struct logs *logs, const char *wanted)
{
    char got[8192] = "";
    for (size_t i = 0; i < logs->skipped_count; i++) {
        const struct log_skipped *skipped = &logs->skipped[i];
        const char *name = skipped->name;
        if (strncmp(name, ROOT, strlen(ROOT)) == 0)
            name += strlen(ROOT);
        sprintf(got + strlen(got), "%s: %s: %s\n", name, skipped->state,
                skipped->why);
    }
    assert_string_equal(got, wanted);
}

static inline void check_found(const char *read, const char *skipped)
{
    struct logs logs;
    logs_find(ROOT, SINCE, true, &logs);
    check_read(&logs, read);
    check_skipped(&logs, skipped);
    logs_done(&logs);
}

static inline void check_opened(const char *name, const char *read,
                                const char *skipped)
{
    struct logs logs;
    logs_open(&name, 1, SINCE, &logs);
    check_read(&logs, read);
    check_skipped(&logs, skipped);
    logs_done(&logs);
}
