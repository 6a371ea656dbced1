/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/facts.h"

#include "scratch.h"

static struct fact fact(const char *kind, const char *subject,
                        const char *value)
{
    return (struct fact){
        .kind = xstrdup(kind),
        .subject = xstrdup(subject),
        .state = FACT_KNOWN,
        .value = value ? xstrdup(value) : NULL,
    };
}

static void facts__set__replaces_by_kind_and_subject(void **state)
{
    (void)state;
    struct facts *facts = facts_new();
    assert_int_equal(facts_rev(facts), 0);
    assert_true(facts_set(facts, fact("ptr", "192.0.2.1", "one.example")));
    assert_true(facts_set(facts, fact("ptr", "192.0.2.2", NULL)));
    assert_true(facts_set(facts, fact("ptr", "192.0.2.1", "two.example")));
    assert_int_equal(facts_count(facts), 2);
    assert_int_equal(facts_rev(facts), 3);
    assert_string_equal(facts_get(facts, "ptr", "192.0.2.1")->value,
                        "two.example");
    assert_string_equal(facts_at(facts, 1)->value, "");
    assert_string_equal(facts_at(facts, 1)->source, "");
    assert_null(facts_get(facts, "a", "192.0.2.1"));
    facts_free(facts);
}

static void facts__set__has_limits(void **state)
{
    (void)state;
    struct facts *facts = facts_new();
    char *text = xcalloc(FACT_TEXT_MAX + 11, 1);
    /* The limit falls into the middle of a character. */
    memset(text, 'x', FACT_TEXT_MAX - 1);
    memcpy(text + FACT_TEXT_MAX - 1, "\xE2\x82\xAC\xE2\x82\xAC", 6);
    struct fact long_one = fact("kind", "subject", NULL);
    long_one.value = text;
    assert_true(facts_set(facts, long_one));
    const struct fact *known = facts_get(facts, "kind", "subject");
    assert_int_equal(strlen(known->value), FACT_TEXT_MAX - 1);
    for (unsigned i = 1; i < FACTS_MAX; i++) {
        autofree char *subject = xasprintf("%u", i);
        assert_true(facts_set(facts, fact("kind", subject, NULL)));
    }
    assert_false(facts_set(facts, fact("kind", "one more", NULL)));
    assert_true(facts_set(facts, fact("kind", "7", "known")));
    assert_int_equal(facts_count(facts), FACTS_MAX);
    facts_free(facts);
}

static void facts__set__has_a_limit_of_bytes(void **state)
{
    struct facts *facts = facts_new();
    autofree char *text = xcalloc(FACT_TEXT_MAX + 1, 1);
    char subject[20] = "";
    size_t i = 0;
    (void)state;
    memset(text, 'x', FACT_TEXT_MAX);
    do
        snprintf(subject, sizeof subject, "%zu", i++);
    while (facts_set(facts, fact_make("k", subject, FACT_KNOWN, text, text)));
    assert_in_range(facts_count(facts), 400,
                    FACTS_BYTES_MAX / (2 * FACT_TEXT_MAX));
    assert_true(facts_set(facts, fact_make("k", "0", FACT_KNOWN, "", "")));
    assert_true(facts_remove(facts, "k", "1"));
    assert_true(facts_set(facts, fact_make("k", "1", FACT_KNOWN, text, text)));
    assert_true(facts_set(facts, fact_make("k", "n", FACT_KNOWN, text, text)));
    assert_false(facts_set(facts, fact_make("k", "m", FACT_KNOWN, text, text)));
    facts_free(facts);
}

static void facts__remove__leaves_the_others(void **state)
{
    (void)state;
    struct facts *facts = facts_new();
    assert_false(facts_remove(facts, "kind", "0"));
    for (unsigned i = 0; i < 300; i++) {
        autofree char *subject = xasprintf("%u", i);
        assert_true(facts_set(facts, fact("kind", subject, NULL)));
    }
    for (unsigned i = 0; i < 300; i += 3) {
        autofree char *subject = xasprintf("%u", i);
        assert_true(facts_remove(facts, "kind", subject));
        assert_false(facts_remove(facts, "kind", subject));
    }
    assert_int_equal(facts_count(facts), 200);
    for (unsigned i = 0; i < 300; i++) {
        autofree char *subject = xasprintf("%u", i);
        const struct fact *found = facts_get(facts, "kind", subject);
        assert_int_equal(found != NULL, i % 3 != 0);
        if (found)
            assert_string_equal(found->subject, subject);
    }
    /* Where one name ends and the other begins is told apart. */
    assert_null(facts_get(facts, "kind1", ""));
    facts_free(facts);
}

static void fact_state__names__lead_back(void **state)
{
    (void)state;
    for (int i = FACT_ASKED; i <= FACT_FAILED; i++) {
        enum fact_state found = FACT_ASKED;
        assert_true(
            fact_state_find(fact_state_name((enum fact_state)i), &found));
        assert_int_equal(found, i);
    }
    enum fact_state found;
    assert_false(fact_state_find("unheard", &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts__set__replaces_by_kind_and_subject),
        cmocka_unit_test(facts__set__has_limits),
        cmocka_unit_test(facts__set__has_a_limit_of_bytes),
        cmocka_unit_test(facts__remove__leaves_the_others),
        cmocka_unit_test(fact_state__names__lead_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
