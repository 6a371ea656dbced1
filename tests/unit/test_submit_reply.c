/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What is made of a submission server's lines. */
#include "mail/submit_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct submit_reply after(const char *const lines[])
{
    struct submit_reply reply = {0};
    for (size_t i = 0; lines[i]; i++)
        submit_reply_line(&reply, lines[i], strlen(lines[i]));
    return reply;
}

#define AFTER(...) after((const char *const[]){__VA_ARGS__, NULL})

static void submit_reply__several_lines__are_one(void **state)
{
    struct submit_reply reply = AFTER("220 hello\r\n", "550-5.1.1 There is\r\n",
                                      "550-nobody\r\n", "550 of this name\r\n");
    (void)state;
    assert_int_equal(reply.code, 550);
    assert_string_equal(reply.said, "550 5.1.1 There is nobody of this name");
}

static void submit_reply__after_the_message__nothing_changes(void **state)
{
    struct submit_reply reply = AFTER("250 ok\r\n", "354 go on\r\n",
                                      "250 queued as 1\r\n", "421 timeout\r\n");
    (void)state;
    assert_true(reply.judged);
    assert_string_equal(reply.said, "250 queued as 1");
}

static void submit_reply__half_a_verdict__is_none(void **state)
{
    struct submit_reply reply = AFTER("354 go on\r\n", "250-queued\r\n");
    (void)state;
    assert_false(reply.judged);
}

static void submit_reply__goodbye__hides_no_refusal(void **state)
{
    struct submit_reply reply = AFTER("554 no\r\n", "221 bye\r\n");
    (void)state;
    assert_int_equal(reply.code, 554);
    assert_string_equal(reply.said, "554 no");
}

static void submit_reply__noise__is_left_out(void **state)
{
    struct submit_reply reply =
        AFTER("hello\r\n", "", "\r\n", "25\r\n", "2500 no\r\n", "999 no\r\n",
              "100 no\r\n", "25x no\r\n");
    (void)state;
    assert_int_equal(reply.code, 0);
    assert_string_equal(reply.said, "");
}

static void submit_reply__escapes__are_cleaned(void **state)
{
    struct submit_reply reply = AFTER("550 \033[31mred\a \xff\r\n");
    (void)state;
    assert_string_equal(reply.said, "550 [31mred \xEF\xBF\xBD");
}

static void submit_reply__endless__is_cut(void **state)
{
    struct submit_reply reply = {0};
    char line[1000];
    (void)state;
    memset(line, 'x', sizeof line);
    memcpy(line, "550-", 4);
    for (int i = 0; i < 100; i++)
        submit_reply_line(&reply, line, sizeof line);
    assert_int_equal(strlen(reply.said), SUBMIT_SAID_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(submit_reply__several_lines__are_one),
        cmocka_unit_test(submit_reply__after_the_message__nothing_changes),
        cmocka_unit_test(submit_reply__half_a_verdict__is_none),
        cmocka_unit_test(submit_reply__goodbye__hides_no_refusal),
        cmocka_unit_test(submit_reply__noise__is_left_out),
        cmocka_unit_test(submit_reply__escapes__are_cleaned),
        cmocka_unit_test(submit_reply__endless__is_cut),
    };
    return cmocka_run_group_tests_name("submit_reply", tests, NULL, NULL);
}
