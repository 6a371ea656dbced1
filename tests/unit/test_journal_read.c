/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Journals that others wrote. */
#include "out/journal.h"

#include "scratch.h"

#define PATH "NAME.journal"

struct fixture {
    void *dir;
    struct form *form;
    struct answers *answers;
    struct journal *journal;
};

static int set_up(void **state)
{
    struct fixture *it = xcalloc(1, sizeof *it);
    *state = it;
    it->form = scratch_full_form();
    it->answers = answers_new(it->form);
    it->journal = journal_new(PATH, it->form, 0, it->answers);
    return scratch_enter(&it->dir);
}

static int tear_down(void **state)
{
    struct fixture *it = *state;
    journal_free(it->journal);
    answers_free(it->answers);
    form_free(it->form);
    int got = scratch_leave(&it->dir);
    free(it);
    return got;
}

static void set(struct fixture *it, const char *id, const char *text)
{
    answers_set(it->answers, form_field(it->form, id), value_of_text(text),
                ORIGIN_TYPED, STEP_NEW);
}

static void write_it(struct fixture *it)
{
    struct err err = {.code = ERR_NONE};
    if (!journal_write(it->journal, it->answers, &err))
        fail_msg("%s", err.text);
}

/* What a journal's text makes of nothing; new. */
static struct draft *apply(const struct form *form, const char *text,
                           size_t len, unsigned long long *ret_number)
{
    struct draft *draft = draft_new(form);
    size_t good;
    struct err err = {.code = ERR_NONE};
    if (!journal_apply(text, len, 0, draft, ret_number, &good, &err))
        fail_msg("%s", err.text);
    return draft;
}

static void journal__apply__ends_at_a_broken_record(void **state)
{
    struct fixture *it = *state;
    static const char *const broken[] = {
        "rubbish",
        "[]",
        "{}",
        "{\"n\":2}",
        "{\"n\":0,\"field\":\"ship\",\"value\":\"x\"}",
        "{\"n\":\"2\",\"field\":\"ship\",\"value\":\"x\"}",
        "{\"n\":2,\"field\":\"ship\",\"value\":2}",
        "{\"n\":2,\"field\":\"ship\"}",
        "{\"n\":2,\"field\":\"contact\",\"at\":9,\"cut\":0,\"put\":\"x\"}",
        "{\"n\":2,\"field\":\"contact\",\"at\":2,\"cut\":9,\"put\":\"x\"}",
        "{\"n\":2,\"field\":\"contact\",\"at\":1,\"cut\":0,\"put\":\"x\"}",
        "{\"n\":2,\"field\":\"contact\",\"at\":-1,\"cut\":0,\"put\":\"x\"}",
        "{\"n\":2,\"field\":\"contact\",\"at\":0,\"cut\":0,\"put\":\"\\n\"}",
        "{\"n\":2,\"field\":\"gone\",\"value\":2}",
        "{\"n\":2,\"field\":\"gone\",\"value\":{}}",
        "{\"n\":2,\"field\":\"gone\"}",
        "{\"n\":2,\"field\":\"gone\",\"at\":1,\"cut\":0,\"put\":\"x\"}",
        "{\"n\":2,\"field\":\"gone\",\"at\":0,\"cut\":0,\"put\":\"\\t\"}",
        "{\"n\":2,\"field\":\"cargo\",\"at\":0,\"cut\":0,\"put\":\"x\"}",
        "\"\x80\"",
    };
    const char first[] =
        "{\"n\":1,\"field\":\"contact\",\"value\":\"\xC3\x96l\"}\n";
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        autofree char *text = xasprintf("%s%s\n%s", first, broken[i], first);
        struct draft *draft = draft_new(it->form);
        unsigned long long number;
        size_t good;
        struct err err = {.code = ERR_NONE};
        assert_false(journal_apply(text, strlen(text), 0, draft, &number,
                                   &good, &err));
        assert_string_equal(err.text, "line 2 cannot be read");
        assert_string_equal(answers_text(draft_answers(draft), 0),
                            "\xC3\x96l");
        assert_int_equal(number, 1);
        assert_int_equal(good, strlen(first));
        draft_free(draft);
    }
}

static void journal__apply__keeps__unknown_fields(void **state)
{
    struct fixture *it = *state;
    const char text[] =
        "{\"senderform\":1,\"form\":\"other\"}\n"
        "{\"n\":1,\"field\":\"gone\",\"value\":\"\xC3\x96l\","
        "\"origin\":\"typed\"}\n"
        "{\"n\":2,\"field\":\"list\",\"value\":[\"a\",\"b\"]}\n"
        "{\"n\":3,\"field\":\"ship\",\"value\":\"x\"}\n"
        "{\"n\":4,\"field\":\"gone\",\"at\":3,\"cut\":0,\"put\":\"\\n!\"}\n"
        "{\"n\":5,\"field\":\"gone\",\"at\":0,\"cut\":2,\"put\":\"A\"}\n"
        "{\"n\":6,\"field\":\"new\",\"at\":0,\"cut\":0,\"put\":\"n\"}\n"
        "{\"n\":7,\"field\":\"empty\",\"value\":\"e\"}\n"
        "{\"n\":8,\"field\":\"empty\",\"at\":0,\"cut\":1,\"put\":\"\"}\n";
    unsigned long long number;
    struct draft *draft = apply(it->form, text, strlen(text), &number);
    assert_int_equal(number, 8);
    assert_string_equal(answers_text(draft_answers(draft), 1), "x");
    autofree char *json = draft_print(draft, NULL);
    assert_non_null(strstr(json, "\"gone\": \"Al\\n!\""));
    assert_non_null(strstr(json, "\"list\": ["));
    assert_non_null(strstr(json, "\"new\": \"n\""));
    assert_non_null(strstr(json, "\"gone\": \"typed\""));
    assert_null(strstr(json, "\"empty\""));
    draft_free(draft);
}

static void journal_form_id__is__in_the_first_line(void **state)
{
    (void)state;
    const char text[] = "{\"senderform\":1,\"form\":\"other\"}\n"
                        "{\"n\":1,\"field\":\"gone\",\"value\":\"x\"}\n";
    autofree char *id = journal_form_id(text, strlen(text));
    assert_string_equal(id, "other");
    assert_null(journal_form_id("{\"n\":1}\n", 8));
    assert_null(journal_form_id("{\"form\":\"a\"}", 12));
    assert_null(journal_form_id("", 0));
}

static void journal__apply__passes_over_what_is_saved(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "one");
    write_it(it);
    set(it, "ship", "two");
    write_it(it);
    autofree char *text = scratch_get(PATH);
    struct draft *draft = draft_new(it->form);
    struct answers *again = draft_answers(draft);
    unsigned long long number;
    size_t good;
    assert_true(journal_apply(text, strlen(text), 1, draft, &number, &good,
                              NULL));
    assert_string_equal(answers_text(again, 0), "");
    assert_string_equal(answers_text(again, 1), "two");
    assert_int_equal(number, 2);
    assert_int_equal(good, strlen(text));
    assert_true(journal_apply(text, strlen(text), 9, draft, &number, &good,
                              NULL));
    assert_int_equal(number, 9);
    draft_free(draft);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(journal__apply__ends_at_a_broken_record),
        TEST(journal__apply__keeps__unknown_fields),
        TEST(journal_form_id__is__in_the_first_line),
        TEST(journal__apply__passes_over_what_is_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
