/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * The order of findings, and states and counts of fields. What rules say is
 * in tests/cases/rules.
 */
#include "base/mem.h"
#include "model/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { NAME, MAIL, SITE, ESP, ESP_NAME, HOSTS };

static const char definition[] =
    "{\"senderform\": 1, \"id\": \"small\", \"title\": \"Small\","
    " \"provider\": \"Tests\", \"sections\": [{\"id\": \"all\","
    " \"title\": \"All\", \"fields\": ["
    "{\"id\": \"name\", \"kind\": \"text\", \"label\": \"Name\","
    " \"required\": true, \"rules\": [\"real_name\", \"no_filler\"]},"
    "{\"id\": \"mail\", \"kind\": \"email\", \"label\": \"Mail\","
    " \"rules\": [{\"rule\": \"email\", \"severity\": \"warning\"}]},"
    "{\"id\": \"site\", \"kind\": \"url\", \"label\": \"Site\"},"
    "{\"id\": \"esp\", \"kind\": \"choice\", \"label\": \"ESP?\","
    " \"options\": [{\"value\": \"yes\", \"label\": \"Yes\"},"
    " {\"value\": \"no\", \"label\": \"No\"}]},"
    "{\"id\": \"esp_name\", \"kind\": \"text\", \"label\": \"Which?\","
    " \"required\": true,"
    " \"asked_when\": {\"field\": \"esp\", \"is\": \"yes\"},"
    " \"rules\": [\"no_filler\", {\"rule\": \"empty_unless\","
    " \"field\": \"esp\", \"values\": [\"yes\"]}]},"
    "{\"id\": \"hosts\", \"kind\": \"rows\", \"label\": \"Hosts\","
    " \"required\": true, \"columns\": ["
    "{\"id\": \"ip\", \"kind\": \"ip\", \"label\": \"IP\"},"
    "{\"id\": \"host\", \"kind\": \"host\", \"label\": \"Host\"}],"
    " \"rules\": [{\"rule\": \"distinct_rows\", \"columns\": [\"ip\"]}]}"
    "]}]}";

struct fixture {
    struct form *form;
    struct answers *answers;
    struct check_in in;
    struct findings findings;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    struct err err = {0};
    if (!form_parse(definition, strlen(definition), "small", &fixture->form,
                    &err))
        fail_msg("%s", err.text);
    fixture->answers = answers_new(fixture->form);
    fixture->in = (struct check_in){
        .form = fixture->form, .answers = fixture->answers, .english = true};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    findings_done(&fixture->findings);
    answers_free(fixture->answers);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static void answer(struct fixture *fixture, size_t field, const char *text)
{
    answers_set(fixture->answers, field, value_of_text(text), ORIGIN_TYPED,
                STEP_NEW);
}

static void answer_rows(struct fixture *fixture, size_t rows,
                        const char *const cells[])
{
    struct value value = {.columns = 2};
    for (size_t row = 0; row < rows; row++) {
        value_insert_row(&value, row, 2);
        value_set_cell(&value, row, 0, cells[row * 2]);
        value_set_cell(&value, row, 1, cells[row * 2 + 1]);
    }
    answers_set(fixture->answers, HOSTS, value, ORIGIN_TYPED, STEP_NEW);
}

static void judge(struct fixture *fixture)
{
    findings_done(&fixture->findings);
    check(&fixture->in, &fixture->findings);
}

/* "field severity rule row column", in one line each; new. */
static char *shown(const struct fixture *fixture)
{
    char *text = xstrdup("");
    for (size_t i = 0; i < fixture->findings.count; i++) {
        const struct finding *finding = &fixture->findings.item[i];
        char *longer =
            xasprintf("%s%s %s %s %zd %zd\n", text,
                      fixture->form->fields[finding->field].id,
                      severity_name(finding->severity), finding->rule,
                      (ssize_t)finding->row, (ssize_t)finding->column);
        free(text);
        text = longer;
    }
    return text;
}

static void assert_shown(struct fixture *fixture, const char *expected)
{
    judge(fixture);
    autofree char *text = shown(fixture);
    assert_string_equal(text, expected);
    judge(fixture);
    autofree char *again = shown(fixture);
    assert_string_equal(again, expected);
}

static void assert_states(const struct fixture *fixture,
                          const enum field_state expected[6])
{
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(check_state(&fixture->in, &fixture->findings, i),
                         expected[i]);
}

static void assert_counts(const struct fixture *fixture, size_t asked,
                          size_t answered, size_t open, size_t look_at)
{
    struct check_counts counts = check_count(&fixture->in, &fixture->findings);
    assert_int_equal(counts.asked, asked);
    assert_int_equal(counts.answered, answered);
    assert_int_equal(counts.open, open);
    assert_int_equal(counts.look_at, look_at);
}

static void check__nothing_answered__names_what_is_required(void **state)
{
    struct fixture *fixture = *state;
    assert_shown(fixture, "name error required -1 -1\n"
                          "hosts error required -1 -1\n");
    assert_int_equal(fixture->findings.errors, 2);
    assert_int_equal(fixture->findings.warnings, 0);
    assert_states(fixture, (enum field_state[]){FIELD_OPEN, FIELD_EMPTY,
                                                FIELD_EMPTY, FIELD_EMPTY,
                                                FIELD_NOT_ASKED, FIELD_OPEN});
    assert_counts(fixture, 5, 0, 2, 0);
}

static void check__all_fine__finds_nothing(void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, NAME, "Ottilie Harbour");
    answer(fixture, MAIL, "ottilie@harbor.de");
    answer(fixture, SITE, "https://harbor.de");
    answer(fixture, ESP, "no");
    answer_rows(fixture, 1,
                (const char *const[]){"217.70.184.55", "mail.harbor.de"});
    assert_shown(fixture, "");
    assert_null(fixture->findings.item);
    assert_counts(fixture, 5, 5, 0, 0);
}

static void check__blanks_only__count_as_empty(void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, NAME, "   ");
    answer(fixture, SITE, " ");
    answer_rows(fixture, 1, (const char *const[]){" ", ""});
    assert_shown(fixture, "name error required -1 -1\n"
                          "hosts error required -1 -1\n");
    assert_int_equal(check_state(&fixture->in, &fixture->findings, SITE),
                     FIELD_EMPTY);
    assert_counts(fixture, 5, 0, 2, 0);
}

static void check__severity_in_the_form__goes_before_the_rules_own(void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, NAME, "Ottilie Harbour");
    answer(fixture, MAIL, "ottilie");
    answer_rows(fixture, 1,
                (const char *const[]){"217.70.184.55", "mail.harbor.de"});
    assert_shown(fixture, "mail warning email -1 -1\n");
    assert_int_equal(check_state(&fixture->in, &fixture->findings, MAIL),
                     FIELD_WARNING);
    assert_counts(fixture, 5, 3, 0, 1);
}

static void check__field_not_asked__speaks_only_by_field_rules(void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, NAME, "Ottilie Harbour");
    answer_rows(fixture, 1,
                (const char *const[]){"217.70.184.55", "mail.harbor.de"});
    answer(fixture, ESP_NAME, "test");
    answer(fixture, ESP, "no");
    assert_shown(fixture, "esp_name advice empty_unless -1 -1\n");
    assert_int_equal(check_state(&fixture->in, &fixture->findings, ESP_NAME),
                     FIELD_NOT_ASKED);
    assert_counts(fixture, 5, 3, 0, 0);

    answer(fixture, ESP, "yes");
    assert_shown(fixture, "esp_name warning no_filler -1 -1\n");
    assert_counts(fixture, 6, 4, 0, 1);

    answer(fixture, ESP_NAME, "");
    assert_shown(fixture, "esp_name error required -1 -1\n");
    assert_int_equal(check_state(&fixture->in, &fixture->findings, ESP_NAME),
                     FIELD_OPEN);
    assert_counts(fixture, 6, 3, 1, 0);
}

static void check__rows__are_ordered_by_severity_then_row(void **state)
{
    static const char *const cells[] = {
        "217.70.184.55",
        "mail.harbor.de.", /* advice: the dot */
        "10.0.0.1",
        "217-70-184-55.provider.net",
        "217.70.184.55",
        "localhost",
        "",
        "",
    };
    struct fixture *fixture = *state;
    answer(fixture, NAME, "Ottilie Harbour");
    answer_rows(fixture, 4, cells);
    assert_shown(fixture, "hosts error ip 1 0\n"
                          "hosts error distinct_rows 2 0\n"
                          "hosts error host 2 1\n"
                          "hosts warning host 1 1\n"
                          "hosts warning complete_row 3 -1\n"
                          "hosts advice host 0 1\n");
    assert_int_equal(fixture->findings.errors, 3);
    assert_int_equal(fixture->findings.warnings, 2);
    assert_int_equal(fixture->findings.advice, 1);
    assert_int_equal(check_state(&fixture->in, &fixture->findings, HOSTS),
                     FIELD_ERROR);
}

static void findings_of_row__several__gives_the_worst(void **state)
{
    static const char *const cells[] = {
        "217.70.184.55",
        "mail.harbor.de",
        "10.0.0.1",
        "217-70-184-55.provider.net",
    };
    struct fixture *fixture = *state;
    answer_rows(fixture, 2, cells);
    judge(fixture);
    assert_null(findings_of_row(&fixture->findings, HOSTS, 0));
    assert_null(findings_of_row(&fixture->findings, NAME, 1));
    const struct finding *worst = findings_of_row(&fixture->findings, HOSTS, 1);
    assert_non_null(worst);
    assert_int_equal(worst->severity, SEVERITY_ERROR);
    assert_string_equal(worst->rule, "ip");
}

static void check__two_rules_of_one_field__speak_in_the_forms_order(
    void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, NAME, "test");
    answer(fixture, SITE, "http://harbor.cmo");
    assert_shown(fixture, "name warning real_name -1 -1\n"
                          "name warning no_filler -1 -1\n"
                          "site warning url -1 -1\n"
                          "hosts error required -1 -1\n");
    assert_true(fixture->findings.item[0].guide);
    assert_false(fixture->findings.item[2].guide);
}

static void check__many_rows__stay_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct value value = {.columns = 2};
    for (size_t row = 0; row < VALUE_ROWS_MAX; row++) {
        value_insert_row(&value, row, 2);
        value_set_cell(&value, row, 0, "10.0.0.1");
        value_set_cell(&value, row, 1, "localhost");
    }
    answers_set(fixture->answers, HOSTS, value, ORIGIN_TYPED, STEP_NEW);
    judge(fixture);
    assert_int_equal(fixture->findings.errors, 3 * VALUE_ROWS_MAX);
    for (size_t i = 2; i < fixture->findings.count; i++) {
        const struct finding *finding = &fixture->findings.item[i];
        assert_true(finding[-1].row <= finding->row);
    }
}

static void findings_done__twice__is_fine(void **state)
{
    struct fixture *fixture = *state;
    judge(fixture);
    findings_done(&fixture->findings);
    findings_done(&fixture->findings);
    assert_int_equal(fixture->findings.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(check__nothing_answered__names_what_is_required),
        TEST(check__all_fine__finds_nothing),
        TEST(check__blanks_only__count_as_empty),
        TEST(check__severity_in_the_form__goes_before_the_rules_own),
        TEST(check__field_not_asked__speaks_only_by_field_rules),
        TEST(check__rows__are_ordered_by_severity_then_row),
        TEST(findings_of_row__several__gives_the_worst),
        TEST(check__two_rules_of_one_field__speak_in_the_forms_order),
        TEST(check__many_rows__stay_in_order),
        TEST(findings_done__twice__is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
