/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/domainkeys: answers to TXT at _domainkey.DOMAIN. */
#include "probe/domainkeys.h"

#include "record_cases.h"

#define FILE_NAME "domainkeys/cases.json"

static json_t *judge(json_t *item)
{
    struct domainkeys_policy policy;
    struct dns_answer answer = answer_of(json_object_get(item, "answer"));
    domainkeys_judge(&answer, &policy);
    dns_answer_done(&answer);
    return json_pack("{s:s, s:b, s:b, s:b, s:b, s:o}", "find",
                     domainkeys_find_name(policy.find), "all", policy.all,
                     "testing", policy.testing, "address", policy.address,
                     "keys_may", policy.keys_may, "reasons",
                     reasons_json(&policy.reasons));
}

static void domainkeys__says__what_the_case_expects(void **state)
{
    (void)state;
    assert_in_range(cases_compare(FILE_NAME, judge), 10, 1000);
}

int main(int argc, char **argv)
{
    (void)argv;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domainkeys__says__what_the_case_expects),
    };
    if (argc > 1)
        return cases_print(FILE_NAME, judge);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
