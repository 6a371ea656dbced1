/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The table of formats and the layout of lines; forms are in
 * test_export_cases.c. */
#include "out/export.h"

#include "out/export_print.h"
#include "scratch.h"

static void export_formats__are_found__by_name(void **state)
{
    (void)state;
    assert_string_equal(export_format_find("text")->suffix, ".txt");
    assert_string_equal(export_format_find("json")->suffix, ".json");
    assert_null(export_format_find("pdf"));
    size_t count = 0;
    while (export_formats()[count].name)
        assert_true(*export_formats()[count++].about);
    assert_int_equal(count, 2);
}

static void expect_wrapped(const char *text, size_t used, const char *wanted)
{
    struct buf out;
    buf_init(&out, 10000);
    export_wrap(&out, text, used);
    assert_string_equal(buf_text(&out), wanted);
    buf_done(&out);
}

#define W60 "123456789 123456789 123456789 123456789 123456789 1234567890"

static void export_wrap__breaks__at_blanks_only(void **state)
{
    (void)state;
    expect_wrapped("", 0, "\n");
    expect_wrapped("  a   b  ", 0, "a b\n");
    expect_wrapped(W60 " 12345678901", 0, W60 " 12345678901\n");
    expect_wrapped(W60 " 123456789012", 0, W60 "\n123456789012\n");
    expect_wrapped("b c", 5, " b c\n");
    expect_wrapped("b c", 71, "\nb c\n");
    expect_wrapped("see https://a.example/" W60, 0,
                   "see https://a.example/123456789 123456789 123456789 "
                   "123456789 123456789\n1234567890\n");
    expect_wrapped("x https://a.example/-1234567890-1234567890-1234567890-"
                   "1234567890-1234567890-1234567890 y",
                   0,
                   "x\nhttps://a.example/-1234567890-1234567890-1234567890-"
                   "1234567890-1234567890-1234567890\ny\n");
    /* Two columns each. */
    expect_wrapped(W60 " \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
                       "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD",
                   0,
                   W60 "\n\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
                       "\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\n");
}

static void export_is_verbatim__knows__what_was_pasted(void **state)
{
    (void)state;
    static const char *const pasted[] = {
        "Nov 23 19:35:58 mx1 postfix/smtp[812]: 4F1A2: deferred",
        "Nov  3 19:35:58 mx1 sm-mta[812]: text",
        "2026-11-23T19:35:58.123456+00:00 mx1 postfix/smtp[812]: text",
        "2026-11-23 19:35:58 1kh2Xa-0003Ab-C2 == USER@yahoo.com R=dnslookup",
        "Mon Nov 23 19:35:58 2026 text",
        "421 4.7.1 [TS03] All messages from 192.0.2.1",
        "421-4.7.1 [TS03] All messages",
        "553 Mail from 192.0.2.1 not allowed",
        "<<< 421 4.7.1 [TS03] All messages",
        "> quoted by somebody",
        "    an indented line",
        "Received: from a.example by b.example",
        "X-Mailer-Info: none",
        "host mta5.example said: (delay=2, dsn=4.7.1, status=deferred)",
        "@4000000065a1 delivery 12: deferral",
        "1700000000.123 info msg 812",
    };
    static const char *const prose[] = {
        "", "Since November our mails are deferred.", "Note: this is prose",
        "From November on we saw deferrals", "3 weeks ago it began",
        "2010 was the year in which", "500 people asked for it",
        "Dear Yahoo: please look", "May we ask you to look at this?",
    };
    for (size_t i = 0; i < sizeof pasted / sizeof pasted[0]; i++)
        if (!export_is_verbatim(pasted[i]))
            fail_msg("taken for prose: %s", pasted[i]);
    for (size_t i = 0; i < sizeof prose / sizeof prose[0]; i++)
        if (export_is_verbatim(prose[i]))
            fail_msg("not taken for prose: %s", prose[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(export_formats__are_found__by_name),
        cmocka_unit_test(export_wrap__breaks__at_blanks_only),
        cmocka_unit_test(export_is_verbatim__knows__what_was_pasted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
