/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/dkim_key: answers of name servers, and what is said about the
 * key in them. */
#include "probe/dkim_key.h"

#include "record_cases.h"

#define FILE_NAME "dkim_key/cases.json"

static json_t *judge(json_t *item)
{
    struct dkim_key key;
    struct dns_answer answer = answer_of(json_object_get(item, "answer"));
    dkim_key_judge(&answer, &key);
    dns_answer_done(&answer);
    json_t *said = json_pack("{s:s, s:s, s:o}", "verdict",
                             dkim_key_verdict_name(key.verdict), "value",
                             key.value, "reasons", reasons_json(&key.reasons));
    if (key.testing)
        json_object_set_new(said, "testing", json_true());
    if (key.strict)
        json_object_set_new(said, "strict", json_true());
    return said;
}

static void dkim_key__says__what_the_case_expects(void **state)
{
    (void)state;
    assert_in_range(cases_compare(FILE_NAME, judge), 40, 1000);
}

static void dkim_key_works__only__when_receivers_take_it(void **state)
{
    (void)state;
    assert_true(dkim_key_works(DKIM_KEY_GOOD));
    assert_true(dkim_key_works(DKIM_KEY_WEAK));
    assert_false(dkim_key_works(DKIM_KEY_TESTING));
    assert_false(dkim_key_works(DKIM_KEY_UNKNOWN));
}

int main(int argc, char **argv)
{
    (void)argv;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dkim_key__says__what_the_case_expects),
        cmocka_unit_test(dkim_key_works__only__when_receivers_take_it),
    };
    if (argc > 1)
        return cases_print(FILE_NAME, judge);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
