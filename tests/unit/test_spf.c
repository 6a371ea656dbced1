/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Limits, hostile answers and lint, which the standard's suite leaves out. */
#include "spf_zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define MEGABYTE (1024u * 1024u)

static struct spf *start(void)
{
    struct spf_in in = {.mail_from = "joe@example.com",
                        .helo = "mail.example.com"};
    ip_parse("192.0.2.1", &in.ip);
    return spf_new(&in);
}

static struct spf *judge(const char *zone_text)
{
    json_error_t error;
    json_t *zone = json_loads(zone_text, 0, &error);
    if (!zone)
        fail_msg("%s", error.text);
    struct spf *spf = start();
    assert_in_range(zone_run(spf, zone), 1, SPF_QUERIES_MAX);
    json_decref(zone);
    return spf;
}

static void assert_verdict(struct spf *spf, const char *result,
                           const char *domain, const char *term)
{
    const struct spf_verdict *verdict = spf_verdict(spf);
    assert_string_equal(spf_result_name(verdict->result), result);
    assert_string_equal(verdict->domain, domain);
    if (term)
        assert_string_equal(verdict->term, term);
    else
        assert_null(verdict->term);
    assert_in_range(verdict->lookups, 0, SPF_LOOKUPS_MAX);
}

static void spf__names__the_innermost_mechanism(void **state)
{
    (void)state;
    struct spf *spf = judge(
        "{\"example.com\": [{\"TXT\": \"v=spf1 include:b.example -all\"}],"
        "\"b.example\": [{\"TXT\": \"v=spf1 ip4:192.0.2.0/24 ?all\"}]}");
    assert_verdict(spf, "pass", "b.example", "ip4:192.0.2.0/24");
    assert_string_equal(spf_verdict(spf)->record,
                        "v=spf1 include:b.example -all");
    assert_int_equal(spf_verdict(spf)->lookups, 1);
    spf_free(spf);
}

static void spf__ends__loops_of_includes(void **state)
{
    (void)state;
    struct spf *spf = judge(
        "{\"example.com\": [{\"TXT\": \"v=spf1 include:example.com -all\"}]}");
    assert_verdict(spf, "permerror", "example.com", "include:example.com");
    assert_int_equal(spf_verdict(spf)->lookups, SPF_LOOKUPS_MAX);
    spf_free(spf);
}

static void spf__says__several_records(void **state)
{
    (void)state;
    struct spf *spf = judge("{\"example.com\": [{\"TXT\": \"v=spf1 -all\"},"
                            "{\"TXT\": \"v=spf1 +all\"}]}");
    assert_verdict(spf, "permerror", "example.com", NULL);
    assert_non_null(strstr(spf_verdict(spf)->reason, "several SPF records"));
    spf_free(spf);
}

static void spf__bears__cname_loops_and_void_lookups(void **state)
{
    (void)state;
    struct spf *spf =
        judge("{\"example.com\": [{\"TXT\": \"v=spf1 a:loop.example -all\"}],"
              "\"loop.example\": [{\"CNAME\": \"loop.example\"}]}");
    assert_verdict(spf, "temperror", "example.com", "a:loop.example");
    spf_free(spf);
    spf = judge("{\"example.com\": [{\"TXT\": "
                "\"v=spf1 a:x.example mx:y.example ptr -all\"}]}");
    assert_verdict(spf, "permerror", "example.com", "ptr");
    spf_free(spf);
}

static void spf__refuses__a_megabyte(void **state)
{
    struct spf_query query;
    (void)state;
    autofree char *text = xcalloc(MEGABYTE + 1, 1);
    memset(text, 'a', MEGABYTE);
    memcpy(text, "v=spf1 ", 7);
    struct dns_record record = {.text = text, .len = MEGABYTE};
    struct dns_answer answer = {.records = &record, .count = 1};
    struct spf *spf = start();
    assert_true(spf_next(spf, &query));
    spf_answer(spf, &answer);
    assert_false(spf_next(spf, &query));
    assert_verdict(spf, "permerror", "example.com", NULL);
    assert_in_range(strlen(spf_verdict(spf)->record), 1, DNS_TXT_MAX);
    spf_free(spf);
}

static void spf__answers__none_to_nothing(void **state)
{
    struct spf_in in = {.mail_from = NULL, .helo = NULL};
    struct spf_query query;
    struct dns_answer empty = {.status = DNS_FOUND};
    (void)state;
    struct spf *spf = spf_new(&in);
    assert_false(spf_next(spf, &query));
    assert_verdict(spf, "none", "", NULL);
    spf_free(spf);
    spf = start();
    spf_answer(spf, &empty);
    assert_verdict(spf, "none", "example.com", NULL);
    spf_free(spf);
}

static size_t lint(const char *text, const char *word)
{
    const char *said[SPF_LINT_MAX];
    size_t count = spf_lint(text, strlen(text), said);
    bool found = !word;
    for (size_t i = 0; word && i < count; i++)
        found |= strstr(said[i], word) != NULL;
    assert_true(found);
    return count;
}

static void lint__warns__of_what_is_no_error(void **state)
{
    (void)state;
    autofree char *text = xcalloc(600, 1);
    memset(text, ' ', 500);
    memcpy(text, "v=spf1", 6);
    memcpy(text + 500, "-all", 4);
    assert_int_equal(lint("v=spf1 mx -all", NULL), 0);
    assert_int_equal(lint("v=spf1 redirect=a.example", NULL), 0);
    assert_int_equal(lint("no record", NULL), 0);
    assert_int_equal(lint("v=spf1 ptr -all", "\"ptr\""), 1);
    assert_int_equal(lint("v=spf1 +all", "\"+all\""), 1);
    assert_int_equal(lint("v=spf1 ?all", "\"?all\""), 1);
    assert_int_equal(lint("v=spf1 mx", "does not end"), 1);
    assert_int_equal(lint("v=spf1 -all mx", "never looked at"), 1);
    assert_int_equal(lint("v=spf1 -all redirect=a.example", "beside"), 1);
    assert_int_equal(lint(text, "450 octets"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spf__names__the_innermost_mechanism),
        cmocka_unit_test(spf__ends__loops_of_includes),
        cmocka_unit_test(spf__says__several_records),
        cmocka_unit_test(spf__bears__cname_loops_and_void_lookups),
        cmocka_unit_test(spf__refuses__a_megabyte),
        cmocka_unit_test(spf__answers__none_to_nothing),
        cmocka_unit_test(lint__warns__of_what_is_no_error),
    };
    return cmocka_run_group_tests_name("spf", tests, NULL, NULL);
}
