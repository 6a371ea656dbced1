/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/draft: each folder has an input.json, for the form of
 * cases/form/full, and either the exact error it must be refused with, or an
 * expected.json: how it is written again. One test a folder.
 */
#include "out/draft.h"

#include "case_names.h"
#include "scratch.h"

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
    autofree char *json = case_text("draft", name, "input.json", &len);
    autofree char *error = case_text("draft", name, "error", &expected_len);
    autofree char *expected =
        case_text("draft", name, "expected.json", &expected_len);
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

int main(void)
{
    return case_names_run("draft", draft_parse__says__what_the_case_expects);
}
