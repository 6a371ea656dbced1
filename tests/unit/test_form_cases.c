/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/form: each folder has an input.json and either the exact error
 * it must be refused with, or an "ok" with what is in it. One test a folder.
 */
#include "model/form.h"

#include "case_names.h"

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
    size_t len;
    autofree char *json = case_compare("form", *state, said_by, &len);
    if (json)
        parse_prefixes(json, len);
}

int main(void)
{
    return case_names_run("form", form_parse__says__what_the_case_expects);
}
