/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Vectors that are kept beside the repository, in ../shared/data. Where a file
 * is not there, its test says that it is skipped.
 */
#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define VECTORS_MAX (1024u * 1024u)

static inline char *vectors_path(const char *file)
{
    return xasprintf("%s/../shared/data/%s", getenv("SOURCE_ROOT"), file);
}

/* The file's text; new. */
static inline char *vectors_read(const char *file)
{
    struct err err = {0};
    char *text = NULL;
    autofree char *path = vectors_path(file);
    if (!file_read(path, VECTORS_MAX, &text, NULL, &err))
        fail_msg("%s", err.text);
    return text;
}

/* Runs the test, or says why not: a test that skips itself has failed for
 * meson, as cmocka 1.1.5 says it. */
static inline int vectors_run(const char *file, const struct CMUnitTest *test)
{
    autofree char *path = vectors_path(file);
    if (access(path, F_OK) == 0)
        return _cmocka_run_group_tests(file, test, 1, NULL, NULL);
    printf("1..0 # SKIP there is no ../shared/data/%s\n", file);
    return 0;
}
