/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/draft: each folder has an input.json, for the form of
 * cases/form/full, and either the exact error it must be refused with, or an
 * expected.json: how it is written again. One test a folder.
 */
#include "out/draft.h"

#include "scratch.h"

#include <dirent.h>

#define CASES_MAX 1000

/* The text of a file of the case; new, NULL when there is none. */
static char *read_file(const char *name, const char *file, size_t *ret_len)
{
    autofree char *path = xasprintf("%s/tests/cases/draft/%s/%s",
                                    getenv("SOURCE_ROOT"), name, file);
    char *text = NULL;
    file_read(path, DRAFT_FILE_MAX, &text, ret_len, NULL);
    return text;
}

/* The draft as it is written again, or what is wrong with it; new. */
static char *said_by(const struct form *form, const char *json, size_t len)
{
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    if (!draft_parse(json, len, "input.json", form, &draft, &err))
        return xasprintf("%s\n", err.text);
    char *said = draft_print(draft, NULL);
    draft_free(draft);
    return said;
}

static void draft_parse__says__what_the_case_expects(void **state)
{
    const char *name = *state;
    size_t len;
    size_t expected_len;
    autofree char *json = read_file(name, "input.json", &len);
    autofree char *error = read_file(name, "error", &expected_len);
    autofree char *expected = read_file(name, "expected.json", &expected_len);
    assert_non_null(json);
    assert_true(!error != !expected);
    struct form *form = scratch_full_form();
    autofree char *said = said_by(form, json, len);
    assert_string_equal(said, error ? error : expected);
    if (expected) {
        autofree char *again = said_by(form, said, strlen(said));
        assert_string_equal(again, said);
    }
    form_free(form);
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
        xasprintf("%s/tests/cases/draft", getenv("SOURCE_ROOT"));
    int count = scandir(folder, &entries, is_case, alphasort);
    if (count < 1 || count > CASES_MAX) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = entries[i]->d_name,
            .test_func = draft_parse__says__what_the_case_expects,
            .initial_state = entries[i]->d_name,
        };
    int failed = _cmocka_run_group_tests("draft cases", tests, (size_t)count,
                                         NULL, NULL);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return failed;
}
