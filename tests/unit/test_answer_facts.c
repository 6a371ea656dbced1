/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What the answers themselves tell, and which of several addresses comes
 * first as a suggestion. */
#include "base/mem.h"
#include "model/answer_facts.h"
#include "model/derive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define KIND "refused_address"

static const char definition[] =
    "{\"senderform\": 1, \"id\": \"small\", \"title\": \"Small\","
    " \"provider\": \"Tests\", \"sections\": [{\"id\": \"all\","
    " \"title\": \"All\", \"fields\": ["
    "{\"id\": \"esp\", \"kind\": \"choice\", \"label\": \"ESP?\","
    " \"options\": [{\"value\": \"yes\", \"label\": \"Yes\"},"
    " {\"value\": \"no\", \"label\": \"No\"}]},"
    "{\"id\": \"problem\", \"kind\": \"block\", \"label\": \"Problem\"},"
    "{\"id\": \"more\", \"kind\": \"block\", \"label\": \"More\","
    " \"asked_when\": {\"field\": \"esp\", \"is\": \"yes\"}}"
    "]}]}";

enum { ESP, PROBLEM, MORE };

static const char refusal[] =
    "421 4.7.1 [TS03] All messages from 45.1.2.3 will be permanently "
    "deferred; Retrying will NOT succeed.\n"
    "421 4.7.0 [TSS04] Messages from 45.1.2.9 temporarily deferred\n"
    "421 4.7.0 [TSS04] Messages from 45.1.2.9 temporarily deferred\n";

struct fixture {
    struct form *form;
    struct answers *answers;
    struct facts *facts;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    struct err err = {0};
    if (!form_parse(definition, strlen(definition), "small", &fixture->form,
                    &err))
        fail_msg("%s", err.text);
    fixture->answers = answers_new(fixture->form);
    fixture->facts = facts_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    answers_free(fixture->answers);
    facts_free(fixture->facts);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static void answer(const struct fixture *fixture, size_t field,
                   const char *text, time_t now)
{
    answers_set(fixture->answers, field, value_of_text(text), ORIGIN_TYPED,
                STEP_NEW);
    answer_facts_update(fixture->facts, fixture->form, fixture->answers, now);
}

static const struct fact *refused(const struct fixture *fixture, const char *ip)
{
    return facts_get(fixture->facts, KIND, ip);
}

static void answer_facts__a_pasted_refusal__names_the_addresses(void **state)
{
    const struct fixture *fixture = *state;
    answer(fixture, PROBLEM, refusal, 1000);
    assert_string_equal(refused(fixture, "45.1.2.3")->value, "1");
    assert_string_equal(refused(fixture, "45.1.2.9")->value, "2");
    assert_int_equal(refused(fixture, "45.1.2.9")->at, 1000);
    assert_int_equal(facts_count(fixture->facts), 2);
}

static void answer_facts__an_edit__keeps_what_still_holds(void **state)
{
    const struct fixture *fixture = *state;
    answer(fixture, PROBLEM, refusal, 1000);
    answer(fixture, PROBLEM, "421 [TS03] All messages from 45.1.2.3 will",
           2000);
    assert_int_equal(refused(fixture, "45.1.2.3")->at, 1000);
    assert_null(refused(fixture, "45.1.2.9"));
    unsigned long rev = facts_rev(fixture->facts);
    answer(fixture, PROBLEM, "Messages from 45.1.2.3", 3000);
    assert_int_equal(facts_rev(fixture->facts), rev);
    answer(fixture, PROBLEM, "", 4000);
    assert_int_equal(facts_count(fixture->facts), 0);
}

static void answer_facts__what_is_not_asked__tells_nothing(void **state)
{
    const struct fixture *fixture = *state;
    answer(fixture, MORE, refusal, 1000);
    assert_int_equal(facts_count(fixture->facts), 0);
    answer(fixture, ESP, "yes", 1000);
    assert_int_equal(facts_count(fixture->facts), 2);
    answer(fixture, ESP, "no", 1000);
    assert_int_equal(facts_count(fixture->facts), 0);
}

static void answer_facts__what_logs_have_said__is_left_alone(void **state)
{
    const struct fixture *fixture = *state;
    facts_set(fixture->facts,
              fact_make(KIND, "45.1.2.3", FACT_KNOWN, "900", "mail.log"));
    answer(fixture, PROBLEM, refusal, 1000);
    assert_string_equal(refused(fixture, "45.1.2.3")->value, "900");
    answer(fixture, PROBLEM, "", 1000);
    assert_non_null(refused(fixture, "45.1.2.3"));
}

static void know(const struct fixture *fixture, const char *kind,
                 const char *subject, const char *value)
{
    facts_set(fixture->facts,
              fact_make(kind, subject, FACT_KNOWN, value, "test"));
}

static void derive__addresses__the_strongest_evidence_first(void **state)
{
    static const char *const expected[] = {"45.1.2.3", "45.1.2.4", "45.1.2.5",
                                           "45.1.2.6"};
    const struct fixture *fixture = *state;
    size_t found = 0;
    know(fixture, "public_address", "v4", "45.1.2.6");
    know(fixture, "source_address", "v4", "45.1.2.5");
    know(fixture, "mta_bind", "v4", "45.1.2.4");
    for (size_t i = 0; i < 4; i++)
        know(fixture, "ptr", expected[i], "mail.harbor.de");
    answer(fixture, PROBLEM, "All messages from 45.1.2.3 will", 1000);
    derive_facts(fixture->facts);
    for (size_t i = 0; i < facts_count(fixture->facts); i++) {
        const struct fact *fact = facts_at(fixture->facts, i);
        if (strcmp(fact->kind, "server") == 0)
            assert_string_equal(fact->subject, expected[found++]);
    }
    assert_int_equal(found, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            answer_facts__a_pasted_refusal__names_the_addresses, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            answer_facts__an_edit__keeps_what_still_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            answer_facts__what_is_not_asked__tells_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            answer_facts__what_logs_have_said__is_left_alone, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            derive__addresses__the_strongest_evidence_first, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("answer_facts", tests, NULL, NULL);
}
