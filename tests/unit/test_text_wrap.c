/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/buf.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"

/* The lines with "|" between them. */
static void expect_lines(const char *text, size_t cols, bool exact,
                         const char *wanted)
{
    struct text_line *lines;
    size_t count = exact ? text_wrap_exact(text, cols, &lines)
                         : text_wrap(text, cols, &lines);
    struct buf got;
    buf_init(&got, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_putc(&got, '|');
        buf_add(&got, text + lines[i].start, lines[i].len);
    }
    assert_string_equal(buf_text(&got), wanted);
    buf_done(&got);
    free(lines);
}

static void wrap(const char *text, size_t cols, const char *wanted)
{
    expect_lines(text, cols, false, wanted);
}

static void exact(const char *text, size_t cols, const char *wanted)
{
    expect_lines(text, cols, true, wanted);
}

static void text_wrap__breaks__at_blanks(void **state)
{
    (void)state;
    wrap("", 10, "");
    wrap("short", 10, "short");
    wrap("one two three", 7, "one two|three");
    wrap("one two  three", 7, "one two|three");
    wrap("one two", 3, "one|two");
    wrap("  indented line", 10, "  indented|line");
    wrap("kept  ", 10, "kept  ");
    wrap("over   ", 4, "over");
    wrap("     word", 4, "|word");
}

static void text_wrap__breaks__at_newlines(void **state)
{
    (void)state;
    wrap("a\nb", 9, "a|b");
    wrap("a\n", 9, "a|");
    wrap("\n\n", 9, "||");
    wrap("one two\nthree", 5, "one|two|three");
}

static void text_wrap__cuts__a_word_that_is_too_long(void **state)
{
    (void)state;
    wrap("abcdefgh", 3, "abc|def|gh");
    wrap("to abcdefgh", 5, "to|abcde|fgh");
    wrap("ab", 0, "a|b");
    wrap("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301");
    wrap("a" FAMILY "b", 4, "a|" FAMILY "|b");
}

static void text_wrap__keeps__addresses_whole(void **state)
{
    (void)state;
    wrap("see https://mail-1.example.com/a-b?c=d&e now", 42,
         "see https://mail-1.example.com/a-b?c=d&e|now");
    wrap("mail post-master@example.com, please", 20,
         "mail|post-master@example.|com, please");
    wrap("since 2026-07-01 only", 12, "since|2026-07-01|only");
    wrap("\u00FCber post-master@m\u00FCller.example bald", 26,
         "\u00FCber|post-master@m\u00FCller.example|bald");
    wrap("a (double-opt-in), though", 10, "a (double-|opt-in),|though");
}

static void text_wrap__breaks__between_ideographs(void **state)
{
    (void)state;
    wrap("\u6F22\u5B57\u6F22\u5B57", 5, "\u6F22\u5B57|\u6F22\u5B57");
    /* No line begins with a full stop (UAX 14, LB13). */
    wrap("\u6F22\u5B57\u3002", 4, "\u6F22|\u5B57\u3002");
    wrap("\u6F22", 1, "\u6F22");
    wrap("a\u00A0b c", 3, "a\u00A0b|c"); /* LB12 */
}

static void text_wrap__exact__leaves_nothing_out(void **state)
{
    (void)state;
    exact("", 5, "");
    exact("one two", 4, "one |two");
    exact("one two", 3, "one |two"); /* the blank hangs over */
    exact("one  two", 3, "one | |two");
    exact("a\n\nb\n", 5, "a||b|");
    exact("abcdef", 3, "abc|def");
    exact("abc ", 3, "abc |"); /* else the cursor were two too far */
    exact("abc \nd", 3, "abc ||d");
    exact("      ", 2, "   |   |");
    exact("\u6F22\u6F22", 1, "\u6F22|\u6F22|");
}

static void text_wrap__exact__has_each_position_once(void **state)
{
    (void)state;
    static const char text[] =
        "The  quick\nbrown " FAMILY " \u6F22\u5B57 jumps,"
        "   over the-lazy dog \n\nend  ";
    for (size_t cols = 1; cols < 30; cols++) {
        struct text_line *lines;
        size_t count = text_wrap_exact(text, cols, &lines);
        size_t pos = 0;
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(lines[i].start, pos);
            pos += lines[i].len;
            if (text[pos] == '\n' && i + 1 < count && lines[i + 1].start > pos)
                pos++;
        }
        assert_int_equal(pos, sizeof text - 1);
        free(lines);
    }
}

static void text_wrap__survives__64_kib_without_a_blank(void **state)
{
    (void)state;
    enum { LEN = 64 * 1024 };
    autofree char *text = xcalloc(LEN + 1, 1);
    memset(text, 'x', LEN);
    struct text_line *lines;
    assert_int_equal(text_wrap(text, 64, &lines), LEN / 64);
    assert_int_equal(lines[LEN / 64 - 1].start, LEN - 64);
    free(lines);
    assert_int_equal(text_wrap_exact(text, 1, &lines), LEN);
    free(lines);
    for (size_t i = 0; i + 4 <= LEN; i += 4)
        memcpy(text + i, "\U0001F1E9", 4);
    assert_int_equal(text_wrap_exact(text, 2, &lines), LEN / 8);
    free(lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_wrap__breaks__at_blanks),
        cmocka_unit_test(text_wrap__breaks__at_newlines),
        cmocka_unit_test(text_wrap__cuts__a_word_that_is_too_long),
        cmocka_unit_test(text_wrap__keeps__addresses_whole),
        cmocka_unit_test(text_wrap__breaks__between_ideographs),
        cmocka_unit_test(text_wrap__exact__leaves_nothing_out),
        cmocka_unit_test(text_wrap__exact__has_each_position_once),
        cmocka_unit_test(text_wrap__survives__64_kib_without_a_blank),
    };
    return cmocka_run_group_tests_name("text_wrap", tests, NULL, NULL);
}
