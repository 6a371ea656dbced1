/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What the mail logs tell of the answers: how many mails go out, and which of
 * our addresses are refused. */
#include "base/buf.h"
#include "base/mem.h"
#include "model/evidence_facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define DAY 86400

/* 2026-11-20 12:00 UTC; the tests run in UTC. */
#define NOW 1795176000

static char yahoo_id[] = "yahoo", yahoo_name[] = "Yahoo";
static const struct provider yahoo = {.id = yahoo_id, .name = yahoo_name};

static void take(struct evidence *evidence, const char *line)
{
    assert_int_not_equal(evidence_take(evidence, line, strlen(line)),
                         EVIDENCE_FAILED);
}

/* `count` mails were delivered on each of `days` days up to today. */
static void deliver(struct evidence *evidence, int days, int count)
{
    struct buf line;
    buf_init(&line, 64 * 1024);
    buf_printf(&line,
               "{\"delivery\": {\"provider\": \"yahoo\", \"sent\": %d, "
               "\"deferred\": 0, \"bounced\": 0, \"first\": %d, \"last\": %d, "
               "\"days\": [",
               days * count, NOW - days * DAY, NOW);
    for (int i = days - 1; i >= 0; i--)
        buf_printf(&line, "[%d, %d, 0, 0]%s", NOW / DAY - i, count,
                   i ? ", " : "]}}");
    take(evidence, buf_text(&line));
    buf_done(&line);
}

static void refuse(struct evidence *evidence, const char *provider,
                   const char *tag, const char *ips)
{
    autofree char *line = xasprintf(
        "{\"refusal\": {\"provider\": \"%s\", \"tag\": \"%s\", \"reply\": 421, "
        "\"enhanced\": \"4.7.0\", \"lines\": 9, \"deferred\": 9, \"bounced\": "
        "0, \"first\": %d, \"last\": %d, \"mails\": 1, \"recipients\": 1, "
        "\"about\": false, \"ips\": %s, \"more_ips\": 0, \"hosts\": [], "
        "\"more_hosts\": 0, \"days\": []}}",
        provider, tag, NOW - DAY, NOW, ips);
    take(evidence, line);
}

static void has(const struct facts *facts, const char *kind,
                const char *subject, const char *value)
{
    const struct fact *fact = facts_get(facts, kind, subject);
    assert_non_null(fact);
    assert_int_equal(fact->state, FACT_KNOWN);
    assert_string_equal(fact->value, value);
    assert_int_equal(fact->at, NOW);
}

static void volume__is_what_was_delivered_in_30_days__with_its_source(
    void **state)
{
    (void)state;
    struct evidence evidence = {0};
    struct facts *facts = facts_new();
    deliver(&evidence, 60, 10);
    evidence_facts_update(facts, &evidence, &yahoo, NOW);
    const struct fact *fact = facts_get(facts, EVIDENCE_VOLUME, "");
    assert_non_null(fact);
    autofree char *month =
        xasprintf("%llu", (unsigned long long)evidence_month(
                              evidence_delivery(&evidence, "yahoo"), NOW));
    has(facts, EVIDENCE_VOLUME, "", month);
    assert_string_equal(fact->source,
                        "mail logs: delivered to Yahoo since 2026-10-21");
    facts_free(facts);
    evidence_done(&evidence);
}

static void volume__of_shorter_logs__names_the_day_they_begin(void **state)
{
    (void)state;
    struct evidence evidence = {0};
    struct facts *facts = facts_new();
    deliver(&evidence, 5, 10);
    evidence_facts_update(facts, &evidence, &yahoo, NOW);
    has(facts, EVIDENCE_VOLUME, "", "50");
    assert_string_equal(facts_get(facts, EVIDENCE_VOLUME, "")->source,
                        "mail logs: delivered to Yahoo since 2026-11-15");
    facts_free(facts);
    evidence_done(&evidence);
}

static void volume__of_nothing_delivered__is_no_fact(void **state)
{
    (void)state;
    struct evidence evidence = {0};
    struct facts *facts = facts_new();
    refuse(&evidence, "yahoo", "TSS04", "[[\"45.1.2.3\", 9]]");
    evidence_facts_update(facts, &evidence, &yahoo, NOW);
    assert_null(facts_get(facts, EVIDENCE_VOLUME, ""));
    facts_free(facts);
    evidence_done(&evidence);
}

static void addresses__are_summed_over_codes__of_this_provider_only(
    void **state)
{
    (void)state;
    struct evidence evidence = {0};
    struct facts *facts = facts_new();
    refuse(&evidence, "yahoo", "TSS04",
           "[[\"45.1.2.3\", 5], [\"10.0.0.1\", 3], [\"no address\", 1]]");
    refuse(&evidence, "yahoo", "TS03", "[[\"45.1.2.3\", 4]]");
    refuse(&evidence, "gmail", "", "[[\"45.1.2.9\", 4]]");
    evidence_facts_update(facts, &evidence, &yahoo, NOW);
    has(facts, EVIDENCE_REFUSED, "45.1.2.3", "9");
    assert_int_equal(facts_count(facts), 1);
    facts_free(facts);
    evidence_done(&evidence);
}

static void facts__go_with_the_evidence__and_others_stay(void **state)
{
    (void)state;
    struct evidence before = {0}, after = {0};
    struct facts *facts = facts_new();
    deliver(&before, 5, 10);
    refuse(&before, "yahoo", "TSS04", "[[\"45.1.2.3\", 9]]");
    facts_set(facts, fact_make(EVIDENCE_REFUSED, "45.1.2.7", FACT_KNOWN, "1",
                               "the refusals in your answers"));
    evidence_facts_update(facts, &before, &yahoo, NOW);
    assert_int_equal(facts_count(facts), 3);
    evidence_facts_update(facts, &after, &yahoo, NOW);
    assert_int_equal(facts_count(facts), 1);
    assert_non_null(facts_get(facts, EVIDENCE_REFUSED, "45.1.2.7"));
    facts_free(facts);
    evidence_done(&before);
    evidence_done(&after);
}

static void addresses__are_limited__the_most_refused_ones(void **state)
{
    (void)state;
    struct evidence evidence = {0};
    struct facts *facts = facts_new();
    struct buf ips;
    buf_init(&ips, 64 * 1024);
    for (int i = 1; i <= 40; i++)
        buf_printf(&ips, "%s[\"45.1.2.%d\", %d]", i == 1 ? "[" : ", ", i, i);
    buf_puts(&ips, "]");
    refuse(&evidence, "yahoo", "TSS04", buf_text(&ips));
    evidence_facts_update(facts, &evidence, &yahoo, NOW);
    assert_int_equal(facts_count(facts), 16);
    has(facts, EVIDENCE_REFUSED, "45.1.2.40", "40");
    assert_null(facts_get(facts, EVIDENCE_REFUSED, "45.1.2.1"));
    buf_done(&ips);
    facts_free(facts);
    evidence_done(&evidence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            volume__is_what_was_delivered_in_30_days__with_its_source),
        cmocka_unit_test(volume__of_shorter_logs__names_the_day_they_begin),
        cmocka_unit_test(volume__of_nothing_delivered__is_no_fact),
        cmocka_unit_test(
            addresses__are_summed_over_codes__of_this_provider_only),
        cmocka_unit_test(facts__go_with_the_evidence__and_others_stay),
        cmocka_unit_test(addresses__are_limited__the_most_refused_ones),
    };
    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests_name("evidence_facts", tests, NULL, NULL);
}
