/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/tally.h"

#include "model/evidence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define NOON ((int64_t)1764072000) /* 2025-11-25 12:00 UTC */

static struct keys *make_keys(void)
{
    json_t *providers =
        json_pack("[{ss s[s]} {ss s[s]}]", "id", "yahoo", "hosts",
                  "yahoodns.net", "id", "b", "hosts", "b.com");
    struct keys *keys = keys_new(providers);
    json_decref(providers);
    return keys;
}

static struct span text(const char *bytes)
{
    return span_of(bytes, strlen(bytes));
}

static struct sighting refused(int64_t at, const char *queue)
{
    return (struct sighting){.outcome = LINE_DEFERRED,
                             .at = at,
                             .repeats = 1,
                             .reply = 421,
                             .enhanced = text("4.7.0"),
                             .tag = text("TSS04"),
                             .host = text("mta5.am0.yahoodns.net"),
                             .own = text("192.0.2.1"),
                             .queue = text(queue),
                             .recipient = text("anna@yahoo.com"),
                             .text = text(queue)};
}

/* All that is told, an array. */
static void keep(void *ctx, json_t *value)
{
    json_array_append((json_t *)ctx, value);
}

static json_t *told(const struct tally *tally)
{
    json_t *all = json_array();
    tally_tell(tally, keep, all);
    return all;
}

static json_t *nth(json_t *all, const char *name, size_t n)
{
    size_t i;
    json_t *value;
    json_array_foreach(all, i, value)
    {
        json_t *found = json_object_get(value, name);
        if (found && n-- == 0)
            return found;
    }
    return NULL;
}

static json_int_t count_in(json_t *value, const char *key)
{
    return json_integer_value(json_object_get(value, key));
}

static void tally__refusals__counts_lines_mails_and_days(void **state)
{
    struct keys *keys = *state;
    struct tally *tally = tally_new(keys, 0, 1000);
    struct sighting line = refused(NOON, "A1");
    tally_add(tally, &line);
    line.repeats = 3;
    tally_add(tally, &line);
    line = refused(NOON + 24 * 3600, "B2");
    tally_add(tally, &line);
    json_t *all = told(tally), *refusal = nth(all, "refusal", 0);
    assert_int_equal(count_in(refusal, "lines"), 5);
    assert_int_equal(count_in(refusal, "mails"), 2);
    assert_int_equal(count_in(refusal, "recipients"), 1);
    assert_int_equal(json_array_size(json_object_get(refusal, "days")), 2);
    assert_int_equal(count_in(nth(all, "delivery", 0), "deferred"), 5);
    json_decref(all);
    tally_free(tally);
}

static void tally__older_than_asked_for__is_not_counted(void **state)
{
    struct tally *tally = tally_new(*state, NOON, 1000);
    struct sighting line = refused(NOON - 1, "A1");
    tally_add(tally, &line);
    json_t *all = told(tally);
    assert_int_equal(json_array_size(all), 0);
    json_decref(all);
    tally_free(tally);
}

static void tally__no_code__is_a_kind_of_its_own(void **state)
{
    struct tally *tally = tally_new(*state, 0, 1000);
    struct sighting line = refused(NOON, "A1");
    line.tag = line.enhanced = (struct span){.len = 0};
    line.reply = 0;
    tally_add(tally, &line);
    tally_add(tally, &line);
    json_t *all = told(tally);
    assert_int_equal(count_in(nth(all, "refusal", 0), "lines"), 2);
    assert_int_equal(count_in(nth(all, "refusal", 0), "reply"), 0);
    json_decref(all);
    tally_free(tally);
}

static bool makes_sense(const json_t *value)
{
    struct evidence evidence = {.done = false};
    char *line = json_dumps(value, JSON_COMPACT);
    bool taken = evidence_take(&evidence, line, strlen(line)) == EVIDENCE_MORE;
    evidence_done(&evidence);
    free(line);
    return taken;
}

static void tally__more_than_can_be_told__tells_the_most(void **state)
{
    struct tally *tally = tally_new(*state, 0, 1000);
    struct sighting line = refused(NOON, "A1");
    line.repeats = EVIDENCE_COUNT_MAX;
    tally_add(tally, &line);
    tally_add(tally, &line);
    json_t *all = told(tally);
    assert_int_equal(count_in(nth(all, "refusal", 0), "lines"),
                     EVIDENCE_COUNT_MAX);
    assert_true(makes_sense(json_array_get(all, 0)));
    assert_true(makes_sense(json_array_get(all, 1)));
    json_decref(all);
    tally_free(tally);
}

static void tally__zone_of_half_an_hour__parts_days_at_its_midnight(
    void **state)
{
    setenv("TZ", "IST-5:30", 1);
    tzset();
    struct tally *tally = tally_new(*state, 0, 1000);
    struct sighting line = refused(NOON + 6 * 3600 + 20 * 60, "A1");
    tally_add(tally, &line);
    line = refused(NOON + 6 * 3600 + 40 * 60, "B2");
    tally_add(tally, &line);
    json_t *all = told(tally);
    json_t *days = json_object_get(nth(all, "refusal", 0), "days");
    assert_int_equal(json_array_size(days), 2);
    json_decref(all);
    tally_free(tally);
    unsetenv("TZ");
    tzset();
}

/* More kinds, hosts and days than there is room for. */
static void flood(struct tally *tally, int from, int to)
{
    char tag[32], host[64], queue[32];
    for (int i = from; i < to; i++) {
        struct sighting line = refused(NOON + (int64_t)i * 24 * 3600, "");
        snprintf(tag, sizeof tag, "TSS%d", i);
        snprintf(host, sizeof host, "mta%d.am0.yahoodns.net", i);
        snprintf(queue, sizeof queue, "Q%d", i);
        line.queue = line.text = text(queue);
        tally_add(tally, &line);
        line.host = text(host);
        tally_add(tally, &line);
        line.tag = text(tag);
        tally_add(tally, &line);
    }
}

static void tally__more_than_there_is_room_for__is_added_to_others(void **state)
{
    struct tally *tally = tally_new(*state, 0, 1000);
    flood(tally, 100, 1100);
    json_t *all = told(tally), *refusal = nth(all, "refusal", 0);
    assert_int_equal(count_in(refusal, "lines"), 2000);
    assert_int_equal(json_array_size(json_object_get(refusal, "hosts")), 64);
    assert_int_equal(count_in(refusal, "more_hosts"), 1000 - 63);
    json_t *days = json_object_get(refusal, "days");
    assert_int_equal(json_array_size(days), 400);
    refusal = nth(all, "refusal", 1);
    assert_string_equal(json_string_value(json_object_get(refusal, "tag")),
                        "other");
    assert_non_null(nth(all, "refusal", 484));
    assert_null(nth(all, "refusal", 485));
    json_decref(all);
    tally_free(tally);
}

/* One that has seen all, and two that have seen a part each. */
struct parted {
    struct tally *whole, *one, *other;
    json_t *expected, *got; /* what the first says, and both others together */
};

static void parted_new(struct parted *parted, const struct keys *keys)
{
    parted->whole = tally_new(keys, 0, 100000);
    parted->one = tally_new(keys, 0, 100000);
    parted->other = tally_new(keys, 0, 100000);
}

static void parted_merge(struct parted *parted)
{
    tally_merge(parted->one, parted->other);
    parted->expected = told(parted->whole);
    parted->got = told(parted->one);
}

static void parted_free(struct parted *parted)
{
    json_decref(parted->expected);
    json_decref(parted->got);
    tally_free(parted->whole);
    tally_free(parted->one);
    tally_free(parted->other);
}

static void is_told_alike(const struct parted *parted, const char *name,
                          size_t index)
{
    assert_true(json_equal(nth(parted->expected, name, index),
                           nth(parted->got, name, index)));
}

static void tally__merged__is_as_if_one_had_seen_all(void **state)
{
    struct parted parted;
    parted_new(&parted, *state);
    flood(parted.whole, 100, 160);
    flood(parted.other, 100, 140);
    flood(parted.one, 140, 160);
    parted_merge(&parted);
    is_told_alike(&parted, "refusal", 0);
    is_told_alike(&parted, "raw", 0);
    is_told_alike(&parted, "raw", 2);
    is_told_alike(&parted, "delivery", 0);
    parted_free(&parted);
}

static void add_hosts(struct tally *tally, int from, int to)
{
    char host[64];
    for (int i = from; i < to; i++) {
        struct sighting line = refused(NOON, "A1");
        snprintf(host, sizeof host, "%s%d.am0.yahoodns.net",
                 i % 3 ? "mta" : "MTA", i % 200);
        line.host = text(host);
        line.repeats = (uint64_t)(i % 7) + 1;
        tally_add(tally, &line);
    }
}

/* More hosts than are told: each is counted wherever it was seen. */
static void tally__many_hosts_merged__tells_the_most_frequent(void **state)
{
    struct parted parted;
    parted_new(&parted, *state);
    add_hosts(parted.whole, 0, 5000);
    add_hosts(parted.other, 0, 1050);
    add_hosts(parted.one, 1050, 5000);
    parted_merge(&parted);
    json_t *refusal = nth(parted.expected, "refusal", 0);
    assert_int_equal(json_array_size(json_object_get(refusal, "hosts")), 64);
    is_told_alike(&parted, "refusal", 0);
    parted_free(&parted);
}

/* Whichever order they come in, and whatever is in them. */
static void tally__lines_of_one_server__keeps_three(void **state)
{
    static const char nul[] = "A1 with a NUL\0 in it";
    static const char *const kept[] = {"A1 with a NUL", "B2", "C3"};
    struct tally *tally = tally_new(*state, 0, 1000);
    struct sighting line = refused(NOON, "C3");
    tally_add(tally, &line);
    tally_add(tally, &line);
    line = refused(NOON, "A1");
    line.text = span_of(nul, sizeof nul - 1);
    tally_add(tally, &line);
    tally_add(tally, &line);
    line = refused(NOON - 24 * 3600, "too old");
    tally_add(tally, &line);
    line = refused(NOON, "B2");
    tally_add(tally, &line);
    json_t *all = told(tally);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(
            json_string_value(json_object_get(nth(all, "raw", i), "text")),
            kept[i]);
    assert_null(nth(all, "raw", 3));
    json_decref(all);
    tally_free(tally);
}

/* Two kinds of as many lines, and a tag with two codes: whichever is first. */
static json_t *told_in_order(struct keys *keys, bool turned)
{
    struct tally *tally = tally_new(keys, 0, 1000);
    struct sighting lines[3] = {refused(NOON, "A1"), refused(NOON, "B2"),
                                refused(NOON, "C3")};
    lines[0].tag = text("TSS05");
    lines[0].repeats = 2;
    lines[2].reply = 553;
    lines[2].enhanced = text("5.7.1");
    for (size_t i = 0; i < 3; i++)
        tally_add(tally, &lines[turned ? 2 - i : i]);
    json_t *all = told(tally);
    tally_free(tally);
    return all;
}

static void tally__other_order__tells_the_same(void **state)
{
    json_t *one = told_in_order(*state, false);
    json_t *other = told_in_order(*state, true);
    assert_true(json_equal(one, other));
    assert_int_equal(count_in(nth(one, "refusal", 0), "reply"), 421);
    json_decref(one);
    json_decref(other);
}

/* One of 1500 servers, or an unnamed one, said one of three things. */
static void add_said(struct tally *tally, unsigned i, bool known)
{
    char host[64];
    unsigned server = i * 7 % 1500, reply = i % 3;
    struct sighting line = refused(NOON + i, "A1");
    snprintf(host, sizeof host, "mta%u.am0.yahoodns.net", server);
    line.host = text(server % 100 ? host : "");
    line.own = text(reply == 1 ? "192.0.2.9" : "192.0.2.1");
    line.tag = text(reply == 2 ? "TS03" : "TSS04");
    line.provider = (int)(i / 2500);
    line.reply_id = known ? 1 + reply : 0;
    line.host_id = known && line.host.len ? 10 + server : 0;
    tally_add(tally, &line);
}

static void tally__alike__is_as_if_it_had_been_looked_up(void **state)
{
    struct parted parted;
    parted_new(&parted, *state);
    for (unsigned i = 0; i < 5000; i++) {
        add_said(parted.whole, i, true);
        add_said(parted.one, i, i % 5 == 0);
    }
    parted_merge(&parted);
    assert_true(json_equal(parted.expected, parted.got));
    parted_free(&parted);
}

static int set_up(void **state)
{
    *state = make_keys();
    return *state == NULL;
}

static int tear_down(void **state)
{
    keys_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tally__refusals__counts_lines_mails_and_days),
        cmocka_unit_test(tally__more_than_can_be_told__tells_the_most),
        cmocka_unit_test(tally__no_code__is_a_kind_of_its_own),
        cmocka_unit_test(tally__older_than_asked_for__is_not_counted),
        cmocka_unit_test(
            tally__zone_of_half_an_hour__parts_days_at_its_midnight),
        cmocka_unit_test(
            tally__more_than_there_is_room_for__is_added_to_others),
        cmocka_unit_test(tally__many_hosts_merged__tells_the_most_frequent),
        cmocka_unit_test(tally__lines_of_one_server__keeps_three),
        cmocka_unit_test(tally__other_order__tells_the_same),
        cmocka_unit_test(tally__alike__is_as_if_it_had_been_looked_up),
        cmocka_unit_test(tally__merged__is_as_if_one_had_seen_all),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
