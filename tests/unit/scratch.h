/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What tests of files and answers share: an empty folder to work in, small
 * files, and a form that uses every shape.
 */
#include "base/file.h"
#include "base/mem.h"
#include "model/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define SCRATCH_FILE_MAX (64u * 1024u * 1024u)

static inline int scratch_enter(void **state)
{
    char *dir = xstrdup("/tmp/senderform-test-XXXXXX");
    *state = dir;
    umask(022);
    return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static inline int scratch_leave(void **state)
{
    char *dir = *state;
    autofree char *command = xasprintf("chmod -R u+w %s; rm -rf %s", dir, dir);
    int got = chdir("/") == 0 ? system(command) : -1;
    free(dir);
    return got;
}

static inline void scratch_put(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static inline void scratch_puts(const char *path, const char *text)
{
    scratch_put(path, text, strlen(text));
}

/* New; fails the test when there is no such file. */
static inline char *scratch_get(const char *path)
{
    char *text = NULL;
    struct err err = {.code = ERR_NONE};
    if (!file_read(path, SCRATCH_FILE_MAX, &text, NULL, &err))
        fail_msg("%s", err.text);
    return text;
}

static inline bool scratch_has(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

static inline mode_t scratch_mode(const char *path)
{
    struct stat st;
    assert_int_equal(lstat(path, &st), 0);
    return st.st_mode & 07777;
}

/* A definition of the source tree; new. */
static inline struct form *scratch_form(const char *path)
{
    autofree char *full = xasprintf("%s/%s", getenv("SOURCE_ROOT"), path);
    autofree char *json = scratch_get(full);
    struct form *form = NULL;
    struct err err = {.code = ERR_NONE};
    if (!form_parse(json, strlen(json), full, &form, &err))
        fail_msg("%s", err.text);
    return form;
}

/* Every kind and shape; ids: contact ship mail ... berth cargo buoys log. */
static inline struct form *scratch_full_form(void)
{
    return scratch_form("tests/cases/form/full/input.json");
}
