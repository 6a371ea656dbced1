/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What the cases of test_draft_cases.c cannot say. */
#include "out/draft.h"

#include "out/rfc3339.h"
#include "scratch.h"

static int set_up(void **state)
{
    *state = scratch_full_form();
    return 0;
}

static int tear_down(void **state)
{
    form_free(*state);
    return 0;
}

static void draft__rev__counts_what_is_worth_saving(void **state)
{
    struct form *form = *state;
    struct draft *draft = draft_new(form);
    assert_int_equal(draft_rev(draft), 0);
    draft_set_here(draft, 3);
    draft_set_journal(draft, 7);
    assert_int_equal(draft_rev(draft), 0);
    answers_set(draft_answers(draft), 0, value_of_text("x"), ORIGIN_TYPED,
                STEP_NEW);
    assert_int_equal(draft_rev(draft), 1);
    facts_set(draft_facts(draft), (struct fact){.state = FACT_KNOWN});
    assert_int_equal(draft_rev(draft), 2);
    draft_add_event(draft, "exported", 1);
    assert_int_equal(draft_rev(draft), 3);
    draft_free(draft);
}

static void draft__events__are_found_and_limited(void **state)
{
    struct form *form = *state;
    struct draft *draft = draft_new(form);
    assert_int_equal(draft_last_event(draft, "sent"), 0);
    draft_add_event(draft, "sent", 100);
    draft_add_event(draft, "exported", 300);
    draft_add_event(draft, "sent", 200);
    assert_int_equal(draft_last_event(draft, "sent"), 200);
    assert_int_equal(draft_last_event(draft, "exported"), 300);
    for (int i = 0; i < 1000; i++)
        draft_add_event(draft, "opened", 400 + i);
    assert_int_equal(draft_last_event(draft, "sent"), 0);
    struct draft *again = NULL;
    size_t len;
    autofree char *text = draft_print(draft, &len);
    assert_true(draft_parse(text, len, "text", form, &again, NULL));
    assert_int_equal(draft_last_event(again, "opened"), 1399);
    draft_free(again);
    draft_free(draft);
}

static void draft__here_and_journal__come_back(void **state)
{
    struct form *form = *state;
    struct draft *draft = draft_new(form);
    assert_int_equal(draft_here(draft), FORM_NONE);
    draft_set_here(draft, 4);
    draft_set_journal(draft, 123456789012ull);
    struct draft *again = NULL;
    size_t len;
    autofree char *text = draft_print(draft, &len);
    assert_true(draft_parse(text, len, "text", form, &again, NULL));
    assert_int_equal(draft_here(again), 4);
    assert_int_equal(draft_journal(again), 123456789012ull);
    draft_free(again);
    draft_free(draft);
}

static void expect_id(const char *json, const char *id)
{
    char *found = NULL;
    struct err err = {.code = ERR_NONE};
    if (!draft_form_id(json, strlen(json), "text", &found, &err))
        fail_msg("%s", err.text);
    if (id)
        assert_string_equal(found, id);
    else
        assert_null(found);
    free(found);
}

static void draft_form_id__says__which_form(void **state)
{
    (void)state;
    struct err err = {.code = ERR_NONE};
    char *found = NULL;
    expect_id("{\"senderform\": 1, \"form\": \"a\"}", "a");
    expect_id("{\"form\": \"a\", \"answers\": {}}", "a");
    expect_id("{\"answers\": {}}", NULL);
    expect_id("{\"name\": \"x\"}", NULL);
    assert_false(draft_form_id("[1]", 3, "text", &found, &err));
    assert_int_equal(err.code, ERR_INPUT);
    const char newer[] = "{\"senderform\": 9, \"form\": \"a\"}";
    assert_false(draft_form_id(newer, strlen(newer), "text", &found, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_null(found);
}

static void draft_parse__errors__say_whether_older_saves_help(void **state)
{
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    const char other[] = "{\"senderform\": 1, \"form\": \"a\"}";
    assert_false(draft_parse("{", 1, "text", *state, &draft, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(
        draft_parse(other, strlen(other), "text", *state, &draft, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    autofree char *large = xcalloc(DRAFT_FILE_MAX + 1, 1);
    assert_false(draft_parse(large, DRAFT_FILE_MAX + 1, "text", *state,
                             &draft, &err));
    assert_string_equal(err.text, "text: a draft has at most 16777216 bytes");
    assert_null(draft);
}

static void expect_time(const char *text, time_t at)
{
    time_t got = -1;
    assert_true(rfc3339_parse(text, &got));
    assert_int_equal(got, at);
}

static void rfc3339__reads__what_it_writes(void **state)
{
    (void)state;
    static const time_t times[] = {0, 951782399, 1700000000, 4102444800};
    setenv("TZ", "Asia/Kathmandu", 1);
    tzset();
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        autofree char *utc = rfc3339_utc(times[i]);
        autofree char *local = rfc3339_local(times[i]);
        expect_time(utc, times[i]);
        expect_time(local, times[i]);
    }
    autofree char *local = rfc3339_local(1700000000);
    assert_string_equal(local, "2023-11-15T03:58:20+05:45");
    unsetenv("TZ");
    tzset();
}

static void rfc3339__refuses__other_texts(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "2023-11-14",
        "2023-11-14T22:13:20",
        "2023-11-14 22:13:20Z",
        "2023-13-14T22:13:20Z",
        "2023-11-14T24:13:20Z",
        "2023-11-14T22:13:20+01",
        "2023-11-14T22:13:20+01:60",
        "2023-11-14T22:13:20Zulu",
    };
    time_t got;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(rfc3339_parse(bad[i], &got));
    expect_time("2023-11-14T22:13:20.123-01:00", 1700003600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft__rev__counts_what_is_worth_saving),
        cmocka_unit_test(draft__events__are_found_and_limited),
        cmocka_unit_test(draft__here_and_journal__come_back),
        cmocka_unit_test(draft_form_id__says__which_form),
        cmocka_unit_test(draft_parse__errors__say_whether_older_saves_help),
        cmocka_unit_test(rfc3339__reads__what_it_writes),
        cmocka_unit_test(rfc3339__refuses__other_texts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
