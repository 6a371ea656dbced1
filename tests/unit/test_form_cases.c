/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/form: each folder has an input.json and either the exact error
 * it must be refused with, or an "ok" with what is in it. One test a folder.
 */
#include "base/file.h"
#include "base/mem.h"
#include "model/form.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASES_MAX 1000
#define FILE_MAX  (2u * FORM_FILE_MAX)

/* The text of a file of the case; new, NULL when there is none. */
static char *read_file(const char *name, const char *file, size_t *ret_len)
{
    autofree char *path = xasprintf("%s/tests/cases/form/%s/%s",
                                    getenv("SOURCE_ROOT"), name, file);
    char *text = NULL;
    file_read(path, FILE_MAX, &text, ret_len, NULL);
    return text;
}

static char *said_by(const char *json, size_t len)
{
    struct form *form = NULL;
    struct err err = {0};
    if (!form_parse(json, len, "input.json", &form, &err))
        return xasprintf("%s\n", err.text);
    char *said = xasprintf("%s: %zu fields in %zu sections\n", form->id,
                           form->field_count, form->section_count);
    form_free(form);
    return said;
}

/* No prefix of a definition is one, or breaks anything. */
static void parse_prefixes(const char *json, size_t len)
{
    while (len > 0 && strchr("}\n", json[len - 1]))
        len--;
    for (size_t i = 0; i < len; i += 11) {
        struct form *form = NULL;
        autofree char *prefix = xmemdup(json, i);
        assert_false(form_parse(prefix, i, "prefix", &form, NULL));
        assert_null(form);
    }
}

static void form_parse__says__what_the_case_expects(void **state)
{
    const char *name = *state;
    size_t len;
    size_t expected_len;
    autofree char *json = read_file(name, "input.json", &len);
    autofree char *error = read_file(name, "error", &expected_len);
    autofree char *ok = read_file(name, "ok", &expected_len);
    assert_non_null(json);
    assert_true(!error != !ok);
    autofree char *said = said_by(json, len);
    assert_string_equal(said, error ? error : ok);
    if (ok)
        parse_prefixes(json, len);
}

static int is_case(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(void)
{
    static struct CMUnitTest tests[CASES_MAX];
    struct dirent **entries;
    autofree char *folder =
        xasprintf("%s/tests/cases/form", getenv("SOURCE_ROOT"));
    int count = scandir(folder, &entries, is_case, alphasort);
    if (count < 1 || count > CASES_MAX) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = form_parse__says__what_the_case_expects,
            .initial_state = entries[i]->d_name,
        };
    int failed =
        _cmocka_run_group_tests("form cases", tests, (size_t)count, NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
