/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "model/derive.h"
#include "model/fact_list.h"
#include "model/subjects.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void know(struct facts *facts, const char *kind, const char *subject,
                 const char *value)
{
    struct fact fact = fact_make(kind, subject, FACT_KNOWN, value, "test");
    fact.at = 1000;
    assert_true(facts_set(facts, fact));
}

static bool has(const struct subjects *subjects, enum subject_list list,
                const char *text)
{
    for (size_t i = 0; i < subjects->list[list].count; i++)
        if (strcmp(subjects->list[list].item[i], text) == 0)
            return true;
    return false;
}

static void subjects__add__only_what_can_be_asked(void **state)
{
    struct subjects subjects;
    (void)state;
    subjects_init(&subjects);
    subjects_add(&subjects, SUBJECTS_SERVERS, "10.0.0.5");
    subjects_add(&subjects, SUBJECTS_SERVERS, "192.0.2.1");
    subjects_add(&subjects, SUBJECTS_SERVERS, "fe80::1");
    subjects_add(&subjects, SUBJECTS_SERVERS, "no address");
    assert_int_equal(subjects.list[SUBJECTS_SERVERS].count, 0);
    subjects_add(&subjects, SUBJECTS_SERVERS, "::ffff:45.1.2.3");
    subjects_add(&subjects, SUBJECTS_SERVERS, "45.1.2.3");
    assert_int_equal(subjects.list[SUBJECTS_SERVERS].count, 1);
    assert_true(has(&subjects, SUBJECTS_SERVERS, "45.1.2.3"));
    subjects_add(&subjects, SUBJECTS_DOMAINS, "localhost");
    subjects_add(&subjects, SUBJECTS_DOMAINS, "harbor");
    subjects_add(&subjects, SUBJECTS_DOMAINS, "harbor.example");
    subjects_add(&subjects, SUBJECTS_DOMAINS, "a b.de");
    assert_int_equal(subjects.list[SUBJECTS_DOMAINS].count, 0);
    subjects_add(&subjects, SUBJECTS_DOMAINS, "Harbor.DE.");
    assert_true(has(&subjects, SUBJECTS_DOMAINS, "harbor.de"));
    subjects_add(&subjects, SUBJECTS_PAGES, "file:///etc/passwd");
    subjects_add(&subjects, SUBJECTS_KEYS, "s1.harbor.de");
    subjects_add(&subjects, SUBJECTS_PAIRS, "10.0.0.5 harbor.de");
    assert_int_equal(subjects.list[SUBJECTS_PAGES].count, 0);
    assert_int_equal(subjects.list[SUBJECTS_KEYS].count, 0);
    assert_int_equal(subjects.list[SUBJECTS_PAIRS].count, 0);
    subjects_done(&subjects);
}

static void subjects__add__is_bounded(void **state)
{
    struct subjects subjects;
    (void)state;
    subjects_init(&subjects);
    for (unsigned i = 0; i < 2 * SUBJECTS_MAX; i++) {
        autofree char *name = xasprintf("h%u.harbor.de", i);
        subjects_add(&subjects, SUBJECTS_HOSTS, name);
    }
    assert_int_equal(subjects.list[SUBJECTS_HOSTS].count, SUBJECTS_MAX);
    subjects_done(&subjects);
}

static void subjects__add_facts__one_leads_to_the_next(void **state)
{
    struct facts *facts = facts_new();
    struct subjects subjects;
    (void)state;
    know(facts, "own_address", "45.1.2.3", "eth0");
    know(facts, "own_address", "10.0.0.5", "eth1");
    know(facts, "ptr", "45.1.2.3", "mail.harbor.de other.harbor.de");
    know(facts, "ptr", "45.1.2.4", "45-1-2-4.static.hoster.net");
    know(facts, "dkim_any", "harbor.de", "some: there are names");
    subjects_init(&subjects);
    subjects_add_facts(&subjects, facts);
    assert_true(has(&subjects, SUBJECTS_SERVERS, "45.1.2.3"));
    assert_false(has(&subjects, SUBJECTS_SERVERS, "10.0.0.5"));
    assert_true(has(&subjects, SUBJECTS_LISTENERS, "10.0.0.5"));
    assert_true(has(&subjects, SUBJECTS_HOSTS, "other.harbor.de"));
    assert_true(has(&subjects, SUBJECTS_DOMAINS, "harbor.de"));
    assert_false(has(&subjects, SUBJECTS_DOMAINS, "hoster.net"));
    assert_true(has(&subjects, SUBJECTS_PAIRS, "45.1.2.3 harbor.de"));
    assert_true(has(&subjects, SUBJECTS_KEYS, "s1._domainkey.harbor.de"));
    subjects_done(&subjects);
    facts_free(facts);
}

static const char *value_of(const struct facts *facts, const char *kind,
                            const char *subject)
{
    const struct fact *fact = facts_get(facts, kind, subject);
    return fact ? fact->value : "nothing";
}

static void derive__facts__suggest_answers(void **state)
{
    struct facts *facts = facts_new();
    (void)state;
    know(facts, "public_address", "v4", "45.1.2.3");
    derive_facts(facts);
    assert_null(facts_get(facts, "server", "45.1.2.3"));
    know(facts, "ptr", "45.1.2.3", "mail.harbor.de");
    know(facts, "mx", "harbor.de", "10 mail.harbor.de");
    know(facts, "dkim", "s1._domainkey.harbor.de", "good: rsa 2048 bits");
    know(facts, "page", "https://harbor.de/", "ok: Harbor");
    derive_facts(facts);
    assert_string_equal(value_of(facts, "server", "45.1.2.3"),
                        "45.1.2.3 mail.harbor.de harbor.de");
    assert_string_equal(value_of(facts, "email", "harbor.de"),
                        "postmaster@harbor.de");
    assert_string_equal(value_of(facts, "website", "https://harbor.de/"),
                        "https://harbor.de/");
    assert_string_equal(value_of(facts, "signing", ""), "dkim");
    unsigned long rev = facts_rev(facts);
    derive_facts(facts);
    assert_int_equal(facts_rev(facts), rev);
    know(facts, "public_address", "v4", "45.1.2.9");
    derive_facts(facts);
    assert_null(facts_get(facts, "server", "45.1.2.3"));
    facts_free(facts);
}

static void derive__file__keeps_what_it_brought(void **state)
{
    struct facts *facts = facts_new();
    (void)state;
    know(facts, "server", "45.1.2.3", "45.1.2.3 mail.harbor.de harbor.de");
    derive_facts(facts);
    assert_non_null(facts_get(facts, "server", "45.1.2.3"));
    facts_free(facts);
}

static void fact_list__order__by_what_they_are_about(void **state)
{
    struct facts *facts = facts_new();
    const struct fact **list;
    (void)state;
    know(facts, "spf_result", "45.1.2.3 harbor.de", "fail: -all");
    know(facts, "spf", "harbor.de", "v=spf1 -all");
    know(facts, "hostname", "", "mail.harbor.de");
    know(facts, "own_address", "127.0.0.1", "lo");
    know(facts, "ptr", "45.1.2.3", "mail.harbor.de");
    size_t count = fact_list(facts, &list);
    assert_int_equal(count, 4);
    assert_string_equal(list[0]->kind, "hostname");
    assert_string_equal(list[1]->kind, "ptr");
    assert_string_equal(list[2]->kind, "spf_result");
    assert_string_equal(list[3]->kind, "spf");
    assert_int_equal(fact_verdict(list[2]), VERDICT_BAD);
    free(list);
    const char *key = "s._domainkey.harbor.de";
    know(facts, "dkim", key, "too long: rsa 8192 bits");
    assert_int_equal(fact_verdict(facts_get(facts, "dkim", key)), VERDICT_LOOK);
    know(facts, "dkim", key, "too short: rsa 512 bits");
    assert_int_equal(fact_verdict(facts_get(facts, "dkim", key)), VERDICT_BAD);
    facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subjects__add__only_what_can_be_asked),
        cmocka_unit_test(subjects__add__is_bounded),
        cmocka_unit_test(subjects__add_facts__one_leads_to_the_next),
        cmocka_unit_test(derive__facts__suggest_answers),
        cmocka_unit_test(derive__file__keeps_what_it_brought),
        cmocka_unit_test(fact_list__order__by_what_they_are_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
