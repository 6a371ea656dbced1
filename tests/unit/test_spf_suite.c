/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/spf/rfc7208-tests.json: all 203 cases, explanations too. */
#include "spf_zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define SUITE_COUNT 203

static json_t *read_suite(void)
{
    autofree char *path = xasprintf("%s/tests/cases/spf/rfc7208-tests.json",
                                    getenv("SOURCE_ROOT"));
    json_error_t error;
    json_t *suite = json_load_file(path, JSON_ALLOW_NUL, &error);
    if (!suite)
        fail_msg("%s: %s", path, error.text);
    return suite;
}

static bool is_expected(json_t *expected, const char *result)
{
    size_t i;
    json_t *one;
    if (json_is_string(expected))
        return strcmp(json_string_value(expected), result) == 0;
    json_array_foreach(expected, i, one) if (strcmp(json_string_value(one),
                                                    result) == 0) return true;
    return false;
}

static bool is_explained(json_t *test, const char *explanation)
{
    const char *expected =
        json_string_value(json_object_get(test, "explanation"));
    if (!expected)
        return true;
    if (strcmp(expected, "DEFAULT") == 0)
        return explanation == NULL;
    return explanation && strcmp(expected, explanation) == 0;
}

static bool run_case(const char *name, json_t *test, json_t *zone)
{
    struct spf_in in = {
        .mail_from = json_string_value(json_object_get(test, "mailfrom")),
        .helo = json_string_value(json_object_get(test, "helo")),
    };
    const char *host = json_string_value(json_object_get(test, "host"));
    if (!ip_parse(host, &in.ip))
        fail_msg("%s: %s", name, host);
    struct spf *spf = spf_new(&in);
    unsigned asked = zone_run(spf, zone);
    const struct spf_verdict *verdict = spf_verdict(spf);
    const char *result = spf_result_name(verdict->result);
    bool fine = is_expected(json_object_get(test, "result"), result) &&
                is_explained(test, verdict->explanation);
    if (!fine)
        printf("# %s: %s, %s (%s: %s) explanation %s\n", name, result,
               verdict->reason, verdict->domain,
               verdict->term ? verdict->term : "-",
               verdict->explanation ? verdict->explanation : "-");
    assert_non_null(verdict->reason);
    assert_in_range(asked, 0, SPF_QUERIES_MAX);
    spf_free(spf);
    return fine;
}

static void spf__passes__the_suite_of_the_standard(void **state)
{
    json_t *suite = read_suite();
    size_t i, count = 0, passed = 0;
    json_t *scenario, *test;
    const char *name;
    (void)state;
    json_array_foreach(suite, i, scenario)
    {
        json_t *zone = json_object_get(scenario, "zonedata");
        json_object_foreach(json_object_get(scenario, "tests"), name, test)
        {
            passed += run_case(name, test, zone);
            count++;
        }
    }
    printf("# %zu of %zu\n", passed, count);
    fflush(stdout);
    json_decref(suite);
    assert_int_equal(count, SUITE_COUNT);
    assert_int_equal(passed, SUITE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spf__passes__the_suite_of_the_standard),
    };
    return cmocka_run_group_tests_name("spf suite", tests, NULL, NULL);
}
