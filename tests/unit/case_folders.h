/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * tests/cases/AREA: each folder has an "input", any bytes, and an "expected",
 * what the reader of that area makes of it. One test a folder. With a folder's
 * name as argument the program prints what "expected" would have to be: for
 * reading after the reader has changed.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASES_MAX     1000
#define CASE_FILE_MAX (4u * 1024u * 1024u)

/* Writes what it made of the case's input. */
typedef void case_says(const char *name, const char *input, size_t len,
                       struct buf *out);

struct case_folder {
    const char *area, *name;
    case_says *says;
};

/* A file of the case; new. */
static inline char *case_file(const struct case_folder *folder,
                              const char *file, size_t *ret_len)
{
    autofree char *path =
        xasprintf("%s/tests/cases/%s/%s/%s", getenv("SOURCE_ROOT"),
                  folder->area, folder->name, file);
    char *text = NULL;
    struct err err = {0};
    if (!file_read(path, CASE_FILE_MAX, &text, ret_len, &err))
        fail_msg("%s", err.text);
    return text;
}

static inline char *case_said(const struct case_folder *folder)
{
    size_t len;
    struct buf said;
    char *input = case_file(folder, "input", &len);
    buf_init(&said, CASE_FILE_MAX);
    /* At the end of its memory, so that reading on is seen. */
    char *exact = malloc(len ? len : 1);
    if (!exact)
        abort();
    memcpy(exact, input, len);
    free(input);
    folder->says(folder->name, exact, len, &said);
    free(exact);
    return buf_steal(&said);
}

static inline void reader__says__what_the_case_expects(void **state)
{
    size_t len;
    autofree char *said = case_said(*state);
    autofree char *expected = case_file(*state, "expected", &len);
    assert_string_equal(said, expected);
}

static inline int case_is_folder(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static inline int case_print(const char *area, const char *name,
                             case_says *says)
{
    struct case_folder folder = {.area = area, .name = name, .says = says};
    autofree char *said = case_said(&folder);
    fputs(said, stdout);
    return 0;
}

/* The cases of an area, and the tests beside them. */
static inline int case_folders_run(const char *area, case_says *says,
                                   const struct CMUnitTest *others,
                                   size_t other_count)
{
    static struct CMUnitTest tests[CASES_MAX + 100];
    static struct case_folder folders[CASES_MAX];
    struct dirent **entries;
    autofree char *path =
        xasprintf("%s/tests/cases/%s", getenv("SOURCE_ROOT"), area);
    int count = scandir(path, &entries, case_is_folder, alphasort);
    if (count < 1 || count > CASES_MAX) {
        perror(path);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        folders[i] = (struct case_folder){area, entries[i]->d_name, says};
        tests[i] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = reader__says__what_the_case_expects,
            .initial_state = &folders[i],
        };
    }
    for (size_t i = 0; i < other_count; i++)
        tests[(size_t)count + i] = others[i];
    int failed = _cmocka_run_group_tests(
        area, tests, (size_t)count + other_count, NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
