/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Mails of Yahoo in which there is nothing to fill in. */
#include "base/mem.h"
#include "model/formdirs.h"
#include "model/mail_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int load(void **state)
{
    autofree char *path =
        xasprintf("%s/forms/yahoo-sender-support.json", getenv("SOURCE_ROOT"));
    struct form *form = NULL;
    if (!form_load(NULL, path, &form, NULL))
        return 1;
    *state = form;
    return 0;
}

static int unload(void **state)
{
    form_free(*state);
    return 0;
}

/* The lines of a text, each ended by "\n". */
static struct mail_lines lines_of(const char *text)
{
    struct mail_lines lines = {.count = 0};
    for (const char *end; (end = strchr(text, '\n')); text = end + 1)
        assert_true(
            mail_lines_take(&lines, xstrndup(text, (size_t)(end - text))));
    return lines;
}

static void expect(const struct form *form, const char *text, const char *id)
{
    struct mail_lines lines = lines_of(text);
    const struct mail_kind *kind = mail_kind_find(form, &lines);
    const char *found = kind ? kind->id : "none";
    if (strcmp(found, id) != 0)
        fail_msg("%s, not %s: %s", found, id, text);
    mail_lines_done(&lines);
}

static void mail_kind__knows__each_mail(void **state)
{
    static const char *const mails[][2] = {
        {"granted",
         "Hello,\n\nWe aren't able to fully exempt your mail server\n"
         "from our SpamGuard technology, but we have made\n"
         "appropriate changes to this IP address in our database.\n"},
        {"automatic", "This is an automated message regarding your recent\n"
                      "request for Yahoo! Postmaster Customer Care Support.\n"},
        {"automatic", "**Please do not respond to this message as no one will\n"
                      "receive it.\n"},
        {"automatic",
         "This is an auto-acknowledgement to let you know that we\n"
         "have received your report.\n"},
        {"resolved", "Engineering has reported the issue as resolved.\n"},
        {"working", "Thank you for contacting Yahoo. I understand you are\n"
                    "getting a TSS04 error.\n"},
        {"details", "We are willing to assist with your request, however we\n"
                    "would appreciate it if you could provide more\n"
                    "information to help us troubleshoot the issue.\n"},
        {"details", "But we need more information about the state of your\n"
                    "mail servers.\n"},
        {"explained", "this means that we have observed unusual traffic\n"
                      "patterns from your IP address\n"},
        {"none", "Hello,\n\nyour invoice is attached.\n"},
        {"none", "\n"},
        {"none", "> For more information please visit\n"
                 "> http://help.yahoo.com/\n"},
        {"none", "If you need more information about SPF, see our pages.\n"},
        {"none", ""},
    };
    for (size_t i = 0; i < sizeof mails / sizeof mails[0]; i++)
        expect(*state, mails[i][1], mails[i][0]);
}

static void mail_kind__looks_through__quoting_and_wrapping(void **state)
{
    static const char *const granted[] = {
        "> > made appropriate\n> > changes to this\n> > IP address\n",
        "| but we have MADE  appropriate\n|\n| changes to\tthis IP\n",
        "\xE2\x80\x9Cmade appropriate changes\xE2\x80\x9D to this IP.\n",
        "made\nappropriate\nchanges\nto\nthis\nIP\n",
    };
    for (size_t i = 0; i < sizeof granted / sizeof granted[0]; i++)
        expect(*state, granted[i], "granted");
    expect(*state, "made appropriate changes to this\n", "none");
}

/* What comes last is what counts; what it answers is quoted below. */
static void mail_kind__takes__the_first_that_fits(void **state)
{
    expect(*state,
           "We have made appropriate changes to this IP address.\n\n"
           "> Please do not respond to this message as no one will receive\n"
           "> it.\n",
           "granted");
}

static void mail_kind__without_any__finds_none(void **state)
{
    (void)state;
    struct form form = {.field_count = 0};
    expect(&form, "made appropriate changes to this IP\n", "none");
}

static void mail_kind__is_quick__with_long_mails(void **state)
{
    struct mail_lines lines = {.count = 0};
    while (lines.bytes < 1000000)
        mail_lines_take(&lines, xstrdup("do not do not provide more made the "
                                        "this is an I understand that you"));
    assert_null(mail_kind_find(*state, &lines));
    mail_lines_done(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mail_kind__knows__each_mail),
        cmocka_unit_test(mail_kind__looks_through__quoting_and_wrapping),
        cmocka_unit_test(mail_kind__takes__the_first_that_fits),
        cmocka_unit_test(mail_kind__without_any__finds_none),
        cmocka_unit_test(mail_kind__is_quick__with_long_mails),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
