/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What people paste: lines of a log, cut, wrapped and quoted; mails that came
 * back; reports of a delivery that failed. */
#include "scan/paste.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define NOW ((int64_t)1795176000) /* 2026-11-20 12:00 UTC */

#define HOST "mta5.am0.yahoodns.net"
#define SAID                                                                   \
    "554 5.7.9 [TSS07] Messages from 45.1.2.3 permanently deferred; see "      \
    "https://postmaster.yahooinc.com/error-codes"

static void keep(void *ctx, json_t *value)
{
    json_array_append((json_t *)ctx, value);
}

/* All that is told of a text; new. */
static json_t *told(const char *text)
{
    json_t *providers =
        json_pack("[{ss s[s] s[s]}]", "id", "yahoo", "hosts", "yahoodns.net",
                  "pages", "postmaster.yahooinc.com");
    struct keys *keys = keys_new(providers);
    struct tally *tally = tally_new(keys, 0, TALLY_EXACT_MAX);
    json_t *all = json_array();
    paste_read(text, strlen(text), keys, NOW, tally);
    tally_tell(tally, keep, all);
    tally_free(tally);
    keys_free(keys);
    json_decref(providers);
    return all;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const json_t *first(const json_t *all, const char *key)
{
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *value = json_object_get(json_array_get(all, i), key);
        if (value)
            return value;
    }
    return NULL;
}

/* One refusal, and what a line of it says. */
static void expect(const char *text, const char *tag, const char *host,
                   const char *ip, const char *recipient, const char *queue)
{
    json_t *all = told(text);
    const json_t *refusal = first(all, "refusal"), *raw = first(all, "raw");
    if (!refusal || !raw)
        fail_msg("not recognised: %s", text);
    assert_string_equal(text_of(refusal, "tag"), tag);
    assert_int_equal(json_integer_value(json_object_get(refusal, "lines")), 1);
    assert_string_equal(text_of(raw, "host"), host);
    assert_string_equal(text_of(raw, "ip"), ip);
    assert_string_equal(text_of(raw, "recipient"), recipient);
    assert_string_equal(text_of(raw, "queue"), queue);
    json_decref(all);
}

static void expect_nothing(const char *text)
{
    json_t *all = told(text);
    assert_null(first(all, "refusal"));
    json_decref(all);
}

#define LOG                                                                    \
    "Nov 14 09:12:44 mx1 postfix/smtp[2211]: 3F2A61C012: to=<anna@yahoo.com>,"

static void log_line__as_it_stands(void **state)
{
    (void)state;
    expect(LOG " relay=" HOST "[67.195.204.72]:25, delay=5, dsn=5.7.9, "
               "status=bounced (host " HOST "[67.195.204.72] said: " SAID
               " (in reply to MAIL FROM command))\n",
           "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "3F2A61C012");
}

static void log_lines__wrapped__end_where_the_next_time_is(void **state)
{
    (void)state;
    expect(LOG "\nrelay=" HOST "[67.195.204.72]:25, delay=5, dsn=5.7.9,\n"
               "status=bounced (host " HOST "[67.195.204.72] said: 554 5.7.9\n"
               "[TSS07] Messages from\n45.1.2.3 permanently deferred)\n"
               "Nov 14 09:12:45 mx1 postfix/qmgr[1]: 3F2A61C012: removed\n",
           "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "3F2A61C012");
}

static void log_line__quoted(void **state)
{
    (void)state;
    expect("> " LOG " relay=" HOST "[67.195.204.72]:25, dsn=5.7.9,\n"
           "> status=bounced (host " HOST "[67.195.204.72] said: " SAID ")\n",
           "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "3F2A61C012");
}

static void reply__alone__is_known_by_its_page(void **state)
{
    (void)state;
    expect(SAID, "TSS07", "", "45.1.2.3", "", "");
    expect("554 5.7.9 [TSS07] Messages from 45.1.2.3 permanently\n"
           "deferred; see https://postmaster.yahooinc.com/error-codes\n",
           "TSS07", "", "45.1.2.3", "", "");
}

static void reply__cut_out_of_a_line(void **state)
{
    (void)state;
    expect("host " HOST "[67.195.204.72] said: 554 5.7.9 [TSS07] Messages "
           "from 45.1.2.3 permanently deferred",
           "TSS07", HOST, "45.1.2.3", "", "");
}

static void bounce__with_folded_lines(void **state)
{
    (void)state;
    expect("This is the mail system at host mx1.example.org.\n\n"
           "<anna@yahoo.com>: host " HOST "[67.195.204.72] said: 554 5.7.9\n"
           "    [TSS07] Messages from 45.1.2.3 permanently deferred; see\n"
           "    https://postmaster.yahooinc.com/error-codes (in reply to MAIL\n"
           "    FROM command)\n",
           "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "");
}

static void report__names_host_and_recipient(void **state)
{
    (void)state;
    static const char report[] =
        "Reporting-MTA: dns; mx1.example.org\n\n"
        "Final-Recipient: rfc822; anna@yahoo.com\nAction: failed\n"
        "Status: 5.7.9\nRemote-MTA: dns; " HOST "\n"
        "Diagnostic-Code: smtp; 554 5.7.9 [TSS07] Messages from 45.1.2.3\n"
        "    permanently deferred\n";
    expect(report, "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "");
}

#define BOUNCE                                                                 \
    "Date: Fri, 20 Nov 2026 09:15:00 +0100 (CET)\n\n"                          \
    "<anna@yahoo.com>: host " HOST "[67.195.204.72] said: 554 5.7.9\n"         \
    "    [TSS07] Messages from 45.1.2.3 permanently deferred\n\n"              \
    "Reporting-MTA: dns; mx1.example.org\n"                                    \
    "X-Postfix-Queue-ID: 3F2A61C012\n"                                         \
    "Arrival-Date: Fri, 20 Nov 2026 09:14:00 +0100 (CET)\n\n"                  \
    "Final-Recipient: rfc822; anna@yahoo.com\nAction: failed\n"                \
    "Remote-MTA: dns; " HOST "\n"                                              \
    "Diagnostic-Code: smtp; 554 5.7.9 [TSS07] Messages from 45.1.2.3\n"        \
    "    permanently deferred\n"

static void bounce__with_its_report__is_one_with_date_and_queue_id(void **state)
{
    (void)state;
    expect(BOUNCE, "TSS07", HOST, "45.1.2.3", "anna@yahoo.com", "3F2A61C012");
    json_t *all = told(BOUNCE);
    /* 2026-11-20 08:14 UTC */
    assert_int_equal(
        json_integer_value(json_object_get(first(all, "raw"), "at")),
        1795162440);
    json_decref(all);
}

static void date__that_is_none__is_not_taken(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Date: Fri, 20 Nov 2099 09:15:00 +0100\nDate: soon\nDate:\n\n" SAID,
        "2099-11-20T09:15:00Z mx postfix/smtp[1]: 3F2A61C012: host " HOST
        "[67.195.204.72] said: " SAID,
    };
    for (size_t i = 0; i < 2; i++) {
        json_t *all = told(texts[i]);
        assert_int_equal(
            json_integer_value(json_object_get(first(all, "raw"), "at")), 0);
        json_decref(all);
    }
}

static void report__of_another_host__that_quotes_the_code__is_nothing(
    void **state)
{
    (void)state;
    expect_nothing("Final-Recipient: rfc822; anna@example.net\n"
                   "Remote-MTA: dns; mx.example.net\n"
                   "Diagnostic-Code: smtp; 554 5.7.9 [TSS07] Messages from "
                   "45.1.2.3 permanently deferred\n");
    /* The host of one recipient is not that of the next. */
    expect_nothing("Final-Recipient: rfc822; anna@yahoo.com\n"
                   "Remote-MTA: dns; " HOST "\nAction: delayed\n\n"
                   "Final-Recipient: rfc822; anna@example.net\n"
                   "Diagnostic-Code: smtp; 554 5.7.9 [TSS07] Messages from "
                   "45.1.2.3 permanently deferred\n");
}

static void words__that_look_like_it__are_nothing(void **state)
{
    (void)state;
    expect_nothing("");
    expect_nothing("\n\n>\n");
    expect_nothing("Subject: 554 5.7.9 [TSS07] yahoodns.net\n");
    expect_nothing("one\ntwo\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_line__as_it_stands),
        cmocka_unit_test(log_lines__wrapped__end_where_the_next_time_is),
        cmocka_unit_test(log_line__quoted),
        cmocka_unit_test(reply__alone__is_known_by_its_page),
        cmocka_unit_test(reply__cut_out_of_a_line),
        cmocka_unit_test(bounce__with_folded_lines),
        cmocka_unit_test(report__names_host_and_recipient),
        cmocka_unit_test(
            bounce__with_its_report__is_one_with_date_and_queue_id),
        cmocka_unit_test(date__that_is_none__is_not_taken),
        cmocka_unit_test(
            report__of_another_host__that_quotes_the_code__is_nothing),
        cmocka_unit_test(words__that_look_like_it__are_nothing),
    };
    return cmocka_run_group_tests_name("paste_read", tests, NULL, NULL);
}
