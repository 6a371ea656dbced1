/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * tests/cases/AREA, where each folder has files with names of their own: one
 * test a folder, which is told the folder's name.
 */
#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASE_NAMES_MAX  1000
#define CASE_NAMES_TEXT (4u * 1024u * 1024u) /* bytes of a file */

/* The text of a file of the case; new, NULL when there is none. */
static inline char *case_text(const char *area, const char *name,
                              const char *file, size_t *ret_len)
{
    autofree char *path = xasprintf("%s/tests/cases/%s/%s/%s",
                                    getenv("SOURCE_ROOT"), area, name, file);
    char *text = NULL;
    file_read(path, CASE_NAMES_TEXT, &text, ret_len, NULL);
    return text;
}

/* Compares what is said of the case's input.json with its "error" or its "ok";
 * said_by() returns new text. The input, new, where it is ok, else NULL. */
static inline char *case_compare(const char *area, const char *name,
                                 char *(*said_by)(const char *json, size_t len),
                                 size_t *ret_len)
{
    size_t len;
    autofree char *json = case_text(area, name, "input.json", ret_len);
    autofree char *error = case_text(area, name, "error", &len);
    autofree char *ok = case_text(area, name, "ok", &len);
    assert_non_null(json);
    assert_true(!error != !ok);
    autofree char *said = said_by(json, *ret_len);
    assert_string_equal(said, error ? error : ok);
    return ok ? steal(&json) : NULL;
}

static inline int case_names_is_folder(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* `test` finds the folder's name in *state. */
static inline int case_names_run(const char *area, CMUnitTestFunction test)
{
    static struct CMUnitTest tests[CASE_NAMES_MAX];
    struct dirent **entries;
    autofree char *folder =
        xasprintf("%s/tests/cases/%s", getenv("SOURCE_ROOT"), area);
    int count = scandir(folder, &entries, case_names_is_folder, alphasort);
    if (count < 1 || count > CASE_NAMES_MAX) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = test,
            .initial_state = entries[i]->d_name,
        };
    int failed =
        _cmocka_run_group_tests(area, tests, (size_t)count, NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
