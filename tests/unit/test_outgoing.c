/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Mails composed by senderform-mail and sent, by it and by sendmail, or by
 * programs in their places that hang, die or lie. */
#include "app/outgoing.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "scratch.h"
#include "turning.h"

#define BODY     "Your Name: Ottilie\n.\nFrom here\n-- \n"
#define PASSWORD "oars & \"s\\ails"
#define SHELL    "#!/bin/sh\n"
#define COMPOSED                                                               \
    "echo '{\"line\": \"From: a@b.example\"}'\n"                               \
    "echo '{\"line\": \"\"}'\necho '{\"end\": true}'\n"
/* What composes as one should, and submits by what comes behind this. */
#define SUBMITS     SHELL "grep -q submit || { " COMPOSED "exit; }\n"
#define SAY_SENDING "echo '{\"state\": \"sending\"}'\n"
#define NOT_KNOWN   "not known whether the mail was taken"

struct fixture {
    struct turning turning;
    struct outgoing *outgoing;
};

static void begin(struct fixture *fixture)
{
    turning_begin(&fixture->turning);
    fixture->outgoing =
        outgoing_new(fixture->turning.loop, fixture->turning.children,
                     turning_changed, &fixture->turning);
    assert_int_equal(outgoing_state(fixture->outgoing), OUTGOING_NOTHING);
    assert_null(outgoing_message(fixture->outgoing, NULL));
    assert_string_equal(outgoing_said(fixture->outgoing), "");
}

static void finish(struct fixture *fixture)
{
    outgoing_free(fixture->outgoing);
    turning_end(&fixture->turning);
}

static void put(const char *path, const char *text)
{
    assert_true(file_replace(path, text, strlen(text), 0700, NULL));
}

static void wait_for(struct fixture *fixture, enum outgoing_state wanted,
                     const char *said)
{
    const struct outgoing *outgoing = fixture->outgoing;
    while (outgoing_state(outgoing) == OUTGOING_COMPOSING ||
           outgoing_state(outgoing) == OUTGOING_SENDING)
        loop_turn(fixture->turning.loop);
    if (outgoing_state(outgoing) != wanted ||
        !strstr(outgoing_said(outgoing), said))
        fail_msg("%d: %s", (int)outgoing_state(outgoing),
                 outgoing_said(outgoing));
    assert_true(fixture->turning.changes > 0);
}

static void start_composing(struct fixture *fixture, const char *to)
{
    const struct outgoing_head head = {
        .from_name = "Ottilie Häfen",
        .from = "ottilie@harbour-post.com",
        .to = to,
        .subject = "Re: The form\nBcc: x@y.example",
        .in_reply_to = "<1@b.example>",
        .date = 1760000000,
    };
    assert_true(outgoing_compose(fixture->outgoing, &head, BODY,
                                 sizeof BODY - 1, NULL));
    assert_int_equal(outgoing_state(fixture->outgoing), OUTGOING_COMPOSING);
}

/* With our own senderform-mail. */
static void compose(struct fixture *fixture)
{
    setenv("SENDERFORM_HELPERS", getenv("MAIL_FOLDER"), 1);
    start_composing(fixture, "Care <care@b.example>");
    wait_for(fixture, OUTGOING_COMPOSED, "");
}

static void outgoing__composed__is_a_message(void **state)
{
    struct fixture fixture;
    size_t len;
    (void)state;
    begin(&fixture);
    compose(&fixture);
    const char *message = outgoing_message(fixture.outgoing, &len);
    assert_int_equal(strlen(message), len);
    assert_non_null(strstr(message, "\nTo: Care <care@b.example>\n"));
    assert_non_null(strstr(message, "\nIn-Reply-To: <1@b.example>\n"));
    assert_null(strstr(message, "\nBcc"));
    assert_non_null(
        strstr(message, "\n\nYour Name: Ottilie\n.\n=46rom here\n"));
    start_composing(&fixture, "nobody");
    assert_null(outgoing_message(fixture.outgoing, NULL));
    wait_for(&fixture, OUTGOING_FAILED, "address");
    assert_null(outgoing_message(fixture.outgoing, NULL));
    finish(&fixture);
}

/* With this program in its place. */
static void begin_with(struct fixture *fixture, const char *program)
{
    begin(fixture);
    put("senderform-mail", program);
    setenv("SENDERFORM_HELPERS", ".", 1);
    start_composing(fixture, "care@b.example");
}

static void expect_no_message(const char *program, const char *why)
{
    struct fixture fixture;
    begin_with(&fixture, program);
    wait_for(&fixture, OUTGOING_FAILED, why);
    assert_null(outgoing_message(fixture.outgoing, NULL));
    finish(&fixture);
}

static void outgoing__composer_lies__there_is_no_message(void **state)
{
    (void)state;
    expect_no_message(SHELL "exit 0\n", "has ended");
    expect_no_message(SHELL "kill -SEGV $$\n", "has ended");
    expect_no_message(SHELL "echo '{\"line\": \"a\"}'\n", "has ended");
    expect_no_message(SHELL "echo '{\"end\": true}'; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "echo '{\"line\": \"\\u001b[31m\"}'; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "for x in 'From: a@b.example' 'Bcc: evil@x' ''\n"
                            "do echo \"{\\\"line\\\": \\\"$x\\\"}\"; done\n"
                            "echo '{\"end\": true}'; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "for x in 'To: a@b.example' 'To: evil@x' ''\n"
                            "do echo \"{\\\"line\\\": \\\"$x\\\"}\"; done\n"
                            "echo '{\"end\": true}'; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "echo no JSON; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "x=$(head -c 990 /dev/zero | tr '\\0' x)\n"
                            "yes \"{\\\"line\\\": \\\"$x\\\"}\" | "
                            "head -c 30000000; sleep 60\n",
                      "does not answer as it should");
    expect_no_message(SHELL "exec tr '\\0' x </dev/zero\n", "has ended");
    expect_no_message(SHELL "echo '{\"failed\": \"it \\u001b[31mburns\"}'\n",
                      "it [31mburns");
}

static void outgoing__composer_hangs__is_forgotten(void **state)
{
    struct fixture fixture;
    (void)state;
    begin_with(&fixture, SHELL "sleep 60\n");
    outgoing_cancel(fixture.outgoing);
    assert_int_equal(outgoing_state(fixture.outgoing), OUTGOING_NOTHING);
    assert_int_equal(fixture.turning.changes, 1);
    start_composing(&fixture, "care@b.example");
    finish(&fixture);
    begin_with(&fixture, SHELL COMPOSED "sleep 60\n"); /* after its end */
    wait_for(&fixture, OUTGOING_COMPOSED, "");
    finish(&fixture);
}

static void outgoing__no_helper__is_an_error(void **state)
{
    struct fixture fixture;
    struct err err;
    const struct outgoing_head head = {.from = "a@b.example"};
    (void)state;
    begin(&fixture);
    setenv("SENDERFORM_HELPERS", "/nonexistent", 1);
    assert_false(outgoing_compose(fixture.outgoing, &head, "", 0, &err));
    assert_int_equal(outgoing_state(fixture.outgoing), OUTGOING_NOTHING);
    finish(&fixture);
}

static void submit(struct fixture *fixture)
{
    const struct outgoing_server server = {.host = "mail.b.example",
                                           .port = 587,
                                           .user = "ottilie",
                                           .password = PASSWORD,
                                           .timeout_ms = 20000};
    wait_for(fixture, OUTGOING_COMPOSED, "");
    assert_true(outgoing_submit(fixture->outgoing, &server, NULL));
    assert_int_equal(outgoing_state(fixture->outgoing), OUTGOING_SENDING);
}

static void expect_submitted(const char *program, enum outgoing_state wanted,
                             const char *said)
{
    struct fixture fixture;
    begin_with(&fixture, program);
    submit(&fixture);
    wait_for(&fixture, wanted, said);
    assert_non_null(outgoing_message(fixture.outgoing, NULL));
    finish(&fixture);
}

static void outgoing__submitted__tells_what_the_server_says(void **state)
{
    (void)state;
    expect_submitted(SUBMITS SAY_SENDING
                     "echo '{\"sent\": \"250 \\u0007Ok\"}'\n",
                     OUTGOING_SENT, "250 Ok");
    expect_submitted(SUBMITS "echo '{\"sent\": \"250 Ok\"}'; sleep 60\n",
                     OUTGOING_SENT, "250 Ok");
    expect_submitted(SUBMITS
                     "echo '{\"failed\": \"No\", \"said\": \"550 x\"}'\n",
                     OUTGOING_FAILED, "No: 550 x");
    expect_submitted(SUBMITS "exit 3\n", OUTGOING_FAILED, "has ended");
    expect_submitted(SUBMITS "echo '{}'; sleep 60\n", OUTGOING_FAILED,
                     "does not answer as it should");
    expect_submitted(SUBMITS SAY_SENDING "exit 0\n", OUTGOING_FAILED,
                     NOT_KNOWN);
}

static void outgoing__cancelled__may_have_been_taken(void **state)
{
    struct fixture fixture;
    (void)state;
    begin_with(&fixture, SUBMITS SAY_SENDING "sleep 60\n");
    submit(&fixture);
    fixture.turning.changes = 0;
    while (fixture.turning.changes == 0)
        loop_turn(fixture.turning.loop);
    outgoing_cancel(fixture.outgoing);
    wait_for(&fixture, OUTGOING_COMPOSED, NOT_KNOWN);
    outgoing_cancel(fixture.outgoing); /* nothing is under way */
    assert_int_equal(fixture.turning.changes, 2);
    finish(&fixture);
}

/* The helper sees it in its request and nowhere else. */
static void outgoing__password__is_in_the_request_alone(void **state)
{
    size_t len;
    (void)state;
    expect_submitted(SHELL
                     "cat >request; tr '\\0' '\\n' </proc/$$/cmdline >seen\n"
                     "tr '\\0' '\\n' </proc/$$/environ >>seen; cat <&3 >>seen\n"
                     "grep -q submit request || { " COMPOSED "exit; }\n"
                     "echo '{\"sent\": \"250 Ok\"}'\n",
                     OUTGOING_SENT, "250 Ok");
    autofree char *request = NULL, *seen = NULL;
    assert_true(file_read("request", 10000, &request, &len, NULL));
    assert_non_null(strstr(request, "\"password\":\"oars & \\\"s\\\\ails\""));
    assert_true(file_read("seen", 1000000, &seen, &len, NULL));
    assert_null(strstr(seen, "oars"));
    assert_non_null(strstr(seen, "From: a@b.example\n")); /* on 3 */
}

static void expect_handed_over(const char *program, enum outgoing_state wanted,
                               const char *said)
{
    struct fixture fixture;
    autofree char *here = getcwd(NULL, 0);
    autofree char *path = xasprintf("%s:/usr/bin:/bin", here);
    autofree char *sendmail = xasprintf("%s/sendmail", here);
    setenv("PATH", path, 1);
    put("sendmail", program);
    assert_string_equal(outgoing_sendmail_path(), sendmail);
    begin(&fixture);
    compose(&fixture);
    autofree char *message = xstrdup(outgoing_message(fixture.outgoing, NULL));
    assert_true(outgoing_sendmail(fixture.outgoing, NULL));
    assert_int_equal(outgoing_state(fixture.outgoing), OUTGOING_SENDING);
    wait_for(&fixture, wanted, said);
    put("message", message);
    finish(&fixture);
}

static void outgoing__sendmail__gets_the_message(void **state)
{
    size_t len;
    (void)state;
    expect_handed_over(SHELL "echo \"$@\" >words; cat >got; echo fine\n",
                       OUTGOING_SENT, "fine");
    autofree char *message = NULL, *got = NULL, *words = NULL;
    assert_true(file_read("message", 10000, &message, &len, NULL));
    assert_true(file_read("got", 10000, &got, &len, NULL));
    assert_true(file_read("words", 10000, &words, &len, NULL));
    assert_string_equal(got, message);
    assert_string_equal(words, "-t -oi -f ottilie@harbour-post.com\n");
}

static void outgoing__sendmail_fails__says_why(void **state)
{
    (void)state;
    expect_handed_over(SHELL
                       "echo the disk; printf 'is\\033 full' >&2; exit 75",
                       OUTGOING_FAILED, "says: the disk");
    expect_handed_over(SHELL "exit 75", OUTGOING_FAILED, "ended with 75");
    expect_handed_over(SHELL "kill -KILL $$", OUTGOING_FAILED, "signal 9");
}

/* Whatever it does with its output meanwhile. */
static void outgoing__sendmail__tells_by_how_it_ends(void **state)
{
    (void)state;
    expect_handed_over(SHELL "echo fine; sleep 30 & exit 0", OUTGOING_SENT,
                       "fine");
    expect_handed_over(SHELL "exec >&- 2>&-; sleep 0.1; cat >got",
                       OUTGOING_SENT, "");
    expect_handed_over(SHELL "head -c 200000 /dev/zero | tr '\\0' x; exit 0",
                       OUTGOING_SENT, "");
    expect_handed_over(SHELL "sleep 30 & exit 75", OUTGOING_FAILED,
                       "ended with 75");
}

static void outgoing__sendmail_hangs__can_be_cancelled(void **state)
{
    struct fixture fixture;
    (void)state;
    autofree char *here = getcwd(NULL, 0);
    setenv("PATH", here, 1);
    put("sendmail", SHELL "while :; do :; done\n");
    begin(&fixture);
    compose(&fixture);
    assert_true(outgoing_sendmail(fixture.outgoing, NULL));
    outgoing_cancel(fixture.outgoing);
    wait_for(&fixture, OUTGOING_COMPOSED, NOT_KNOWN);
    setenv("PATH", "/usr/bin:/bin", 1);
    finish(&fixture);
    outgoing_free(NULL);
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(outgoing__composed__is_a_message),
        TEST(outgoing__composer_lies__there_is_no_message),
        TEST(outgoing__composer_hangs__is_forgotten),
        TEST(outgoing__no_helper__is_an_error),
        TEST(outgoing__submitted__tells_what_the_server_says),
        TEST(outgoing__cancelled__may_have_been_taken),
        TEST(outgoing__password__is_in_the_request_alone),
        TEST(outgoing__sendmail__gets_the_message),
        TEST(outgoing__sendmail_fails__says_why),
        TEST(outgoing__sendmail__tells_by_how_it_ends),
        TEST(outgoing__sendmail_hangs__can_be_cancelled),
    };
    return cmocka_run_group_tests_name("outgoing", tests, NULL, NULL);
}
