/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What single lines cannot show of a reader: memory, limits, many hosts. */
#include "base/mem.h"
#include "scan/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PROVIDERS                                                              \
    "[{\"id\":\"yahoo\",\"hosts\":[\"yahoodns.net\"],\"not_hosts\":[],"        \
    "\"pages\":[\"postmaster.yahooinc.com\"],\"domains\":[\"yahoo.com\"]}]"

struct fixture {
    struct keys *keys;
    struct stamp_frame frame;
    struct line_reader *reader;
    struct sighting said;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    json_t *providers = json_loads(PROVIDERS, 0, NULL);
    fixture->keys = keys_new(providers);
    fixture->frame.latest = 1795608000;
    fixture->reader = line_reader_new(fixture->keys, &fixture->frame);
    json_decref(providers);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    line_reader_free(fixture->reader);
    keys_free(fixture->keys);
    free(fixture);
    return 0;
}

static bool reads(struct fixture *fixture, const char *line, const char *needle)
{
    const char *hit = strstr(line, needle);
    assert_non_null(hit);
    return line_read(fixture->reader, span_of(line, strlen(line)),
                     (size_t)(hit - line), &fixture->said);
}

static bool reads_relay(struct fixture *fixture, const char *host)
{
    autofree char *line =
        xasprintf("Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F931: "
                  "to=<a@yahoo.com>, relay=%s[192.0.2.9]:25, delay=2, "
                  "dsn=2.0.0, status=sent (250 ok)",
                  host);
    return reads(fixture, line, host);
}

static void assert_is(struct span span, const char *text)
{
    assert_int_equal(span.len, strlen(text));
    assert_memory_equal(span.at, text, span.len);
}

static void reads_refusal(struct fixture *fixture, const char *host,
                          const char *reply, uint64_t ids[2])
{
    autofree char *line =
        xasprintf("Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F931: "
                  "host %s[192.0.2.9] said: %s (in reply to MAIL FROM command)",
                  host, reply);
    assert_true(reads(fixture, line, host));
    ids[0] = fixture->said.reply_id;
    ids[1] = fixture->said.host_id;
}

/* The ids say no more than what is alike. */
static void line_read__what_is_alike__has_the_same_ids(void **state)
{
    static const char one[] = "421 4.7.0 [TSS04] Messages from 192.0.2.1";
    static const char two[] = "421 4.7.0 [TSS04] Messages from 192.0.2.2";
    static const char mta5[] = "mta5.am0.yahoodns.net";
    static const char mta6[] = "mta6.am0.yahoodns.net";
    struct fixture *fixture = *state;
    uint64_t first[2], again[2], reply[2], host[2];
    reads_refusal(*state, mta5, one, first);
    reads_refusal(*state, mta5, two, reply);
    reads_refusal(*state, mta6, one, host);
    reads_refusal(*state, mta5, one, again);
    assert_true(first[0] != 0 && first[1] != 0);
    assert_memory_equal(again, first, sizeof first);
    assert_true(reply[0] != first[0] && reply[1] == first[1]);
    assert_true(host[0] == first[0] && host[1] != first[1]);
    /* Too brief to be remembered: nothing is alike. */
    assert_true(reads(fixture,
                      "Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F:"
                      " host mta5.am0.yahoodns.net[192.0.2.9] said: "
                      "421 4.7.0 [TSS04] x",
                      mta5));
    assert_int_equal(fixture->said.reply_id, 0);
}

static void line_read__more_hosts_than_are_remembered__all_are_told(
    void **state)
{
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 1000; i++) {
            autofree char *ours = xasprintf("mta%d.am0.yahoodns.net", i);
            autofree char *other = xasprintf("mta%d.am0.yahoodnt.net", i);
            assert_true(reads_relay(*state, ours));
            assert_false(reads_relay(*state, other));
        }
}

static void line_read__long_names_of_hosts__are_told(void **state)
{
    for (int len = 1; len < 200; len++) {
        autofree char *ours = xasprintf("%0*d.yahoodns.net", len, 1);
        autofree char *other = xasprintf("%0*dyahoodns.net", len, 1);
        assert_true(reads_relay(*state, ours));
        assert_false(reads_relay(*state, other));
    }
}

static void line_read__short_names_of_hosts__are_told(void **state)
{
    assert_true(reads_relay(*state, "yahoodns.net"));
    assert_false(reads_relay(*state, "a"));
    assert_false(reads_relay(*state, "ab.c"));
}

static int64_t time_of(struct fixture *fixture, const char *stamp)
{
    autofree char *line =
        xasprintf("%s mx1 postfix/smtp[1]: 2E901122F931: host "
                  "mta5.am0.yahoodns.net[192.0.2.9] said: 421 x",
                  stamp);
    assert_true(reads(fixture, line, "yahoodns.net"));
    return fixture->said.at;
}

/* Twice, since the hour is remembered. */
static void line_read__time_to_come__is_none(void **state)
{
    struct fixture *fixture = *state;
    assert_true(time_of(fixture, "2036-02-07T06:28:15Z") > 0);
    fixture->frame.now = 1795608000; /* 2026-11-25 12:00 UTC */
    for (int i = 0; i < 2; i++) {
        assert_int_equal(time_of(fixture, "2036-02-07T06:28:15Z"), 0);
        assert_int_equal(time_of(fixture, "2026-11-26T12:00:01Z"), 0);
        assert_true(time_of(fixture, "2026-11-26T12:00:00Z") > 0);
    }
}

static void line_read__longer_than_is_looked_at__ends_there(void **state)
{
    struct fixture *fixture = *state;
    autofree char *line = xcalloc(LINE_READ_MAX * 3, 1);
    int begin =
        sprintf(line, "Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F931: "
                      "host mta5.am0.yahoodns.net[192.0.2.9] said: 421 ");
    memset(line + begin, 'x', LINE_READ_MAX * 2);
    assert_true(reads(fixture, line, "yahoodns.net"));
    assert_int_equal(fixture->said.text.len, LINE_READ_MAX);
    assert_int_equal(fixture->said.reply, 421);
    assert_false(line_read(fixture->reader, span_of(line, strlen(line)),
                           LINE_READ_MAX, &fixture->said));
}

static void line_read__repeated__pieces_stand_until_the_next(void **state)
{
    struct fixture *fixture = *state;
    assert_true(reads(fixture,
                      "Nov 20 10:00:00 mx1 postfix/smtp[1]: message repeated "
                      "7 times: [ 2E901122F931: host mta5.am0.yahoodns.net"
                      "[192.0.2.9] said: 421 4.7.0 [TSS04] late]",
                      "yahoodns.net"));
    assert_int_equal(fixture->said.repeats, 7);
    assert_is(fixture->said.text,
              "Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F931: host "
              "mta5.am0.yahoodns.net[192.0.2.9] said: 421 4.7.0 [TSS04] late");
    assert_is(fixture->said.tag, "TSS04");
    assert_is(fixture->said.host, "mta5.am0.yahoodns.net");
    assert_is(fixture->said.queue, "2E901122F931");
}

static bool starts(struct fixture *fixture, int number)
{
    autofree char *line =
        xasprintf("@4000000052fafd8d38754cec starting "
                  "delivery %d: msg %d to remote a%d@yahoo.com",
                  number, number + 1, number);
    return reads(fixture, line, "delivery ");
}

static bool ends(struct fixture *fixture, int number)
{
    autofree char *line =
        xasprintf("@4000000052fafd8d38754cec delivery %d: success: "
                  "192.0.2.9_accepted_message./Remote_host_said:_250_ok/",
                  number);
    return reads(fixture, line, "delivery ");
}

/* qmail starts 500 at most; what is beyond the table is lost, never mixed. */
static void line_read__many_deliveries_at_once__none_is_mixed_up(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 1; i <= 1500; i++)
        assert_false(starts(fixture, i));
    for (int i = 1; i <= 1500; i++) {
        bool known = ends(fixture, i);
        assert_int_equal(known, i > 1500 - 1024);
        if (known) {
            autofree char *name = xasprintf("a%d@yahoo.com", i);
            assert_is(fixture->said.recipient, name);
        }
        assert_false(ends(fixture, i));
    }
}

static void line_reader_mta__several__is_the_most_frequent(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(line_reader_mta(fixture->reader), MTA_NONE);
    assert_string_equal(line_mta_name(MTA_NONE), "");
    assert_true(reads_relay(fixture, "mta5.am0.yahoodns.net"));
    assert_int_equal(line_reader_mta(fixture->reader), MTA_POSTFIX);
    for (int i = 0; i < 2; i++)
        assert_true(reads(fixture,
                          "2026-11-20 10:00:00 1bhOsE-0004e1-VJ => a@yahoo.com "
                          "R=d T=r H=mta5.am0.yahoodns.net [192.0.2.9]",
                          "yahoodns.net"));
    assert_int_equal(line_reader_mta(fixture->reader), MTA_EXIM);
    for (int mta = MTA_NONE + 1; mta < MTA_COUNT; mta++)
        assert_true(*line_mta_name((enum line_mta)mta) != '\0');
}

static void replies(const char *text, unsigned reply, const char *enhanced,
                    const char *tag, const char *own)
{
    struct sighting said = {0};
    size_t len = strlen(text);
    autofree char *bytes = xcalloc(len + !len, 1);
    for (size_t i = 0; i < len; i++)
        bytes[i] = text[i]; /* without a NUL behind it */
    line_reply(span_of(bytes, len), &said);
    assert_int_equal(said.reply, reply);
    assert_is(said.enhanced, enhanced);
    assert_is(said.tag, tag);
    assert_is(said.own, own);
}

static void line_reply__whatever_is_said__is_what_is_there(void **state)
{
    (void)state;
    replies("", 0, "", "", "");
    replies("421", 421, "", "", "");
    replies("42", 0, "", "", "");
    replies("4211 x", 0, "", "", "");
    replies("621 x", 0, "", "", "");
    replies("421-4.7.0 x", 421, "4.7.0", "", "");
    replies("421 4.7.0", 421, "4.7.0", "", "");
    replies("421 4.7", 421, "", "", "");
    replies("421 4.7.0.1 x", 421, "", "", "");
    replies("421 version 4.7.0b", 421, "", "", "");
    replies("421_4.7.0_[TSS04]_Messages_from_192.0.2.1_late", 421, "4.7.0",
            "TSS04", "192.0.2.1");
    replies("421 4.7.0 [tss04] from 192.0.2.1.", 421, "4.7.0", "", "192.0.2.1");
    replies("421 [TSS04", 421, "", "", "");
    replies("421 [TSS04) (TSS05]", 421, "", "", "");
    replies("421 [A123456789012345678] x", 421, "", "", "");
    replies("421 (in reply to MAIL FROM command)", 421, "", "", "");
    replies("421 mail FROM 192.0.2.1", 421, "", "", "");
    replies("421 from IP address [IPv6:2001:db8::1]", 421, "", "",
            "2001:db8::1");
    replies("421 from 192.0.2.300", 421, "", "", "");
    replies("421 from 192.0.2.0/24", 421, "", "", "");
    replies("421 from 192.0.2.1/Giving_up", 421, "", "", "192.0.2.1");
    replies("421 from example.org [192.0.2.1]", 421, "", "", "");
    replies("550 UTF-8 is not for AES-256", 550, "", "", "");
    replies("550 5.7.1 (S3140)", 550, "5.7.1", "S3140", "");
}

int main(void)
{
#define IN_FIXTURE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        IN_FIXTURE(line_read__more_hosts_than_are_remembered__all_are_told),
        IN_FIXTURE(line_read__what_is_alike__has_the_same_ids),
        IN_FIXTURE(line_read__long_names_of_hosts__are_told),
        IN_FIXTURE(line_read__short_names_of_hosts__are_told),
        IN_FIXTURE(line_read__time_to_come__is_none),
        IN_FIXTURE(line_read__longer_than_is_looked_at__ends_there),
        IN_FIXTURE(line_read__repeated__pieces_stand_until_the_next),
        IN_FIXTURE(line_read__many_deliveries_at_once__none_is_mixed_up),
        IN_FIXTURE(line_reader_mta__several__is_the_most_frequent),
        cmocka_unit_test(line_reply__whatever_is_said__is_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
