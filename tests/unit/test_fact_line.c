/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/fact_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void fact_line__print__comes_back(void **state)
{
    struct fact fact = fact_make("ptr", "45.1.2.3", FACT_KNOWN,
                                 "mail.example.org", "PTR query, 1 ms");
    struct fact back;
    struct buf line;
    int done = FACT_NOT_DONE;
    (void)state;
    buf_init(&line, FACT_LINE_MAX);
    fact_line_print(&fact, 12, &line);
    assert_int_equal(line.data[line.len - 1], '\n');
    assert_true(fact_line_parse(line.data, line.len - 1, &back, &done, NULL));
    assert_int_equal(done, 12);
    assert_string_equal(back.kind, "ptr");
    assert_string_equal(back.subject, "45.1.2.3");
    assert_int_equal(back.state, FACT_KNOWN);
    assert_string_equal(back.value, "mail.example.org");
    assert_string_equal(back.source, "PTR query, 1 ms");
    fact_done(&fact);
    fact_done(&back);
    buf_done(&line);
}

/* Who wrote the line may have been taken over. */
static void fact_line__parse__cleans(void **state)
{
    static const char line[] =
        "{\"kind\": \"greeting\", \"subject\": \"45.1.2.3\", \"state\": "
        "\"known\", \"value\": \"\\u001b[31mred\\u202ela\\n2\"}";
    struct fact fact;
    (void)state;
    assert_true(fact_line_parse(line, strlen(line), &fact, NULL, NULL));
    assert_string_equal(fact.value, "[31mredla 2");
    assert_string_equal(fact.source, "");
    fact_done(&fact);
}

static void fact_line__parse__cuts(void **state)
{
    struct buf line;
    struct fact fact;
    (void)state;
    buf_init(&line, FACT_LINE_MAX);
    buf_puts(&line, "{\"kind\": \"spf\", \"state\": \"known\", \"value\": \"");
    for (int i = 0; i < 5000; i++)
        buf_puts(&line, "é");
    buf_puts(&line, "\"}");
    assert_true(fact_line_parse(line.data, line.len, &fact, NULL, NULL));
    assert_int_equal(strlen(fact.value), FACT_TEXT_MAX);
    fact_done(&fact);
    buf_done(&line);
}

static void fact_line__parse__refuses(void **state)
{
    static const char *const lines[] = {
        "",
        "hello",
        "[]",
        "{\"kind\": \"ptr\"}",
        "{\"state\": \"known\"}",
        "{\"kind\": \"ptr\", \"state\": \"asked\"}",
        "{\"kind\": \"ptr\", \"state\": \"good\"}",
        "{\"kind\": 1, \"state\": \"known\"}",
        "{\"kind\": \"ptr\", \"kind\": \"mx\", \"state\": \"known\"}",
    };
    struct fact fact;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct err err = {0};
        assert_false(
            fact_line_parse(lines[i], strlen(lines[i]), &fact, NULL, &err));
        assert_true(*err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fact_line__print__comes_back),
        cmocka_unit_test(fact_line__parse__cleans),
        cmocka_unit_test(fact_line__parse__cuts),
        cmocka_unit_test(fact_line__parse__refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
