/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/export: each folder has an answers.json and what becomes of it
 * as text and as JSON on 2026-11-23 at 19:35:58 UTC. One test a folder.
 */
#include "out/draft.h"
#include "out/export.h"

#include "case_names.h"
#include "scratch.h"

#define EXPORT_MAX (1024u * 1024u)
#define NOW        1795462558

static char *case_path(const char *name, const char *file)
{
    return xasprintf("%s/tests/cases/export/%s/%s", getenv("SOURCE_ROOT"), name,
                     file);
}

static struct form *form_of(const char *json)
{
    char *id = NULL;
    assert_true(draft_form_id(json, strlen(json), "answers.json", &id, NULL));
    struct form *form = strcmp(id, "harbour-post_2") == 0
                            ? scratch_full_form()
                            : scratch_form("forms/yahoo-sender-support.json");
    assert_string_equal(id, form->id);
    free(id);
    return form;
}

static void expect_format(const char *name, const struct export_in *in,
                          const char *format)
{
    const struct export_format *it = export_format_find(format);
    autofree char *file = xasprintf("expected%s", it->suffix);
    autofree char *path = case_path(name, file);
    autofree char *wanted = scratch_get(path);
    struct buf out;
    buf_init(&out, EXPORT_MAX);
    it->print(in, &out);
    assert_false(out.full);
    assert_string_equal(buf_text(&out), wanted);
    buf_done(&out);
}

static void export__prints__what_the_case_expects(void **state)
{
    const char *name = *state;
    autofree char *path = case_path(name, "answers.json");
    autofree char *json = scratch_get(path);
    struct form *form = form_of(json);
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    if (!draft_parse(json, strlen(json), path, form, &draft, &err))
        fail_msg("%s", err.text);
    struct check_in check_in = {
        .form = form,
        .answers = draft_answers(draft),
        .facts = draft_facts(draft),
        .now = NOW,
        .english = true,
    };
    struct findings findings;
    check(&check_in, &findings);
    struct export_in in = {.check = &check_in, .findings = &findings};
    in.partial = !export_complete(&in);
    expect_format(name, &in, "text");
    expect_format(name, &in, "json");
    findings_done(&findings);
    draft_free(draft);
    form_free(form);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    return case_names_run("export", export__prints__what_the_case_expects);
}
