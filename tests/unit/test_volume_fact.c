/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The month's mails as a fact, and that it is suggested as an answer. */
#include "model/volume_fact.h"

#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/fact_list.h"
#include "model/form.h"
#include "model/formdirs.h"
#include "model/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NOON 1795608000 /* 2026-11-25 12:00 UTC */
#define DAY  (24 * 3600)

static void expect(struct fact fact, enum fact_state state, const char *value,
                   const char *source)
{
    assert_string_equal(fact.kind, "monthly_volume");
    assert_string_equal(fact.subject, "");
    assert_int_equal(fact.state, state);
    assert_string_equal(fact.value, value);
    assert_string_equal(fact.source, source);
    assert_int_equal(fact.at, NOON);
    fact_done(&fact);
}

static void volume_fact__says__the_number_and_since_when(void **state)
{
    (void)state;
    expect(volume_fact("Yahoo", 12340, NOON - 90 * DAY, NOON), FACT_KNOWN,
           "12340", "mail logs: delivered to Yahoo since 2026-10-26");
    expect(volume_fact("Yahoo", UINT64_MAX, 0, NOON), FACT_KNOWN,
           "18446744073709551615",
           "mail logs: delivered to Yahoo since 2026-10-26");
}

/* Ten days are not made a month. */
static void volume_fact__says__when_logs_are_shorter(void **state)
{
    (void)state;
    expect(volume_fact("Yahoo", 41, NOON - 10 * DAY, NOON), FACT_KNOWN, "41",
           "mail logs: delivered to Yahoo since 2026-11-15");
}

static void volume_fact__suggests__nothing_for_none(void **state)
{
    (void)state;
    expect(volume_fact("Yahoo", 0, NOON - 90 * DAY, NOON), FACT_ABSENT, "",
           "mail logs: delivered to Yahoo since 2026-10-26");
}

static void volume_fact__is__of_a_kind_that_asks_nobody(void **state)
{
    (void)state;
    const struct fact_kind *kind = fact_kind_find("monthly_volume");
    assert_non_null(kind);
    assert_int_equal(kind->world, WORLD_HERE);
    assert_true(fact_subject_ok(kind->subject, ""));
}

static void monthly_volume__is_suggested__in_the_form(void **state)
{
    (void)state;
    struct form *form = NULL;
    autofree char *path =
        xasprintf("%s/forms/yahoo-sender-support.json", getenv("SOURCE_ROOT"));
    assert_true(form_load(NULL, path, &form, NULL));
    size_t field = form_field(form, "monthly_volume");
    struct answers *answers = answers_new(form);
    struct facts *facts = facts_new();
    struct work work;
    struct value value;
    work_init(&work, form, answers, facts, NOON);
    assert_true(facts_set(facts, volume_fact("Yahoo", 0, 0, NOON)));
    assert_false(work_suggest(&work, field, &value));
    assert_true(facts_set(facts, volume_fact("Yahoo", 12340, 0, NOON)));
    assert_true(work_suggest(&work, field, &value));
    assert_string_equal(value_text(&value), "12340");
    answers_set(answers, field, value, ORIGIN_MEASURED, STEP_NEW);
    work_settle(&work, NOON);
    assert_int_equal(work_state(&work, field), FIELD_FINE);
    assert_null(work_suggestion(&work, field));
    work_done(&work);
    facts_free(facts);
    answers_free(answers);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(volume_fact__says__the_number_and_since_when),
        cmocka_unit_test(volume_fact__says__when_logs_are_shorter),
        cmocka_unit_test(volume_fact__suggests__nothing_for_none),
        cmocka_unit_test(volume_fact__is__of_a_kind_that_asks_nobody),
        cmocka_unit_test(monthly_volume__is_suggested__in_the_form),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
