/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FFFD "\xEF\xBF\xBD"
/* A family: man, woman, girl, boy, held together by ZWJ. */
#define FAMILY  "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
#define FLAG_DE "\U0001F1E9\U0001F1EA"
#define FLAG_FR "\U0001F1EB\U0001F1F7"

static void expect_clean_len(const char *bytes, size_t len,
                             enum text_shape shape, const char *wanted)
{
    autofree char *got = text_clean(bytes, len, shape);
    assert_string_equal(got, wanted);
    autofree char *again = text_clean(got, strlen(got), shape);
    assert_string_equal(again, wanted);
}

static void expect_clean(const char *bytes, const char *wanted)
{
    expect_clean_len(bytes, strlen(bytes), TEXT_BLOCK, wanted);
}

static void text__clean__keeps_what_is_harmless(void **state)
{
    (void)state;
    expect_clean("", "");
    expect_clean("Plain ~ text", "Plain ~ text");
    expect_clean("Gr\u00FC\u00DFe, \u6F22\u5B57 " FAMILY FLAG_DE "e\u0301",
                 "Gr\u00FC\u00DFe, \u6F22\u5B57 " FAMILY FLAG_DE "e\u0301");
    expect_clean("\u0915\u094D\u200C\u0937", "\u0915\u094D\u200C\u0937");
}

static void text__clean__replaces_what_is_no_utf8(void **state)
{
    (void)state;
    expect_clean("a\x80z", "a" FFFD "z");         /* lone continuation */
    expect_clean("\xFF", FFFD);                   /* never in UTF-8 */
    expect_clean("\xC0\xAF", FFFD FFFD);          /* overlong "/" */
    expect_clean("\xE0\x80\xAF", FFFD FFFD FFFD); /* again */
    expect_clean("\xED\xA0\x80", FFFD FFFD FFFD); /* a surrogate */
    expect_clean("\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD);  /* too high */
    expect_clean("\xE2\x82", FFFD FFFD);                    /* cut off */
    expect_clean("caf\xE9 au lait", "caf" FFFD " au lait"); /* Latin-1 */
    expect_clean("\uFFFE\uFDD0\U0010FFFF", FFFD FFFD FFFD);
}

static void text__clean__removes_what_steers(void **state)
{
    (void)state;
    expect_clean_len("a\0b\x1B[2J\x07\x7F\x0B\x0C", 11, TEXT_BLOCK, "ab[2J");
    expect_clean("\xC2\x80\xC2\x85\xC2\x9B\x33\x31m", "31m");
    expect_clean("\u200E\u200F\u061C\u202A\u202Eabc\u202C\u2066\u2069", "abc");
    expect_clean("\uFEFFsoft\u00ADhyphen\u200B\u2060", "softhyphen");
    expect_clean("tag\U000E0041\U000E007F\U000E0002", "tag");
}

static void text__clean__gives_lines_their_shape(void **state)
{
    (void)state;
    static const char lines[] = "a\r\nb\rc\nd\te\u2028f\u2029g\n\r";
    expect_clean_len(lines, sizeof lines - 1, TEXT_BLOCK,
                     "a\nb\nc\nd    e\nf\ng\n\n");
    expect_clean_len(lines, sizeof lines - 1, TEXT_LINE, "a b c d e f g  ");
    expect_clean_len(lines, sizeof lines - 1, TEXT_KEPT,
                     "a\nb\nc\nd\te\nf\ng\n\n");
    expect_clean_len("\t\x1B[1m\t\v\r\r\n", 9, TEXT_KEPT, "\t[1m\t\n\n");
}

static void text__encode__undoes_decode(void **state)
{
    (void)state;
    static const uint32_t list[] = {'a', 0xE9, 0x20AC, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        char bytes[4];
        uint32_t ucs;
        size_t len = text_encode(list[i], bytes);
        assert_int_equal(text_decode(bytes, len, &ucs), len);
        assert_int_equal(ucs, list[i]);
    }
    char bytes[4];
    assert_int_equal(text_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, FFFD, 3);
    uint32_t ucs;
    assert_int_equal(text_decode("\x80\x80", 2, &ucs), 1);
    assert_int_equal(ucs, TEXT_REPLACEMENT);
    assert_int_equal(text_decode("", 0, &ucs), 0);
}

/* The lengths of the graphemes, forwards and backwards. */
static void expect_graphemes(const char *text, const char *lens)
{
    size_t len = strlen(text), pos = 0;
    for (const char *at = lens; *at; at++) {
        size_t next = text_next(text, len, pos);
        assert_int_equal(next - pos, *at >= 'A' ? *at - 'A' + 10 : *at - '0');
        assert_int_equal(text_prev(text, len, next), pos);
        pos = next;
    }
    assert_int_equal(pos, len);
    assert_int_equal(text_next(text, len, len), len);
    assert_int_equal(text_prev(text, len, 0), 0);
}

static void text__next__keeps_graphemes_whole(void **state)
{
    (void)state;
    expect_graphemes("", "");
    expect_graphemes("ab\nc", "1111");
    expect_graphemes("e\u0301e\u0301\u0302x", "351");
    expect_graphemes("\u0301\u0301a", "41");
    expect_graphemes("a" FAMILY "b", "1P1");
    expect_graphemes("\U0001F44D\U0001F3FD\U0001F44D", "84");
    expect_graphemes("\u26A0\uFE0F!", "61");
    expect_graphemes(FLAG_DE FLAG_FR "\U0001F1E9", "884");
    expect_graphemes("a\u200D\U0001F466", "44"); /* GB11 needs an emoji */
    expect_graphemes("\U0001F468\u200D\u0301\U0001F466", "94");
    expect_graphemes("\uAC00\uAC01", "33");
    expect_graphemes("\u1112\u1161\u11AB\u1100\u1173", "96");
    expect_graphemes("\u0E19\u0E49\u0E33", "9");
}

static void text__prev__does_not_look_back_for_ever(void **state)
{
    (void)state;
    enum { COUNT = 200 * 1000 };
    autofree char *text = xcalloc(COUNT * 3 + 1, 1);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(text + 3 * i, "\u6F22", 3);
    /* Quadratic work would be 20 thousand million steps. */
    for (size_t pos = COUNT * 3; pos > 0; pos -= 3)
        assert_int_equal(text_prev(text, COUNT * 3, pos), pos - 3);
}

static void text__words__are_letters_and_digits(void **state)
{
    (void)state;
    static const char text[] = "  don't stop--42,\n\u00FCber " FAMILY " end ";
    static const size_t next[] = {7, 12, 16, 23, 53, 54};
    static const size_t prev[] = {50, 18, 14, 8, 2, 0};
    size_t len = sizeof text - 1, pos = 0;
    for (size_t i = 0; i < 6; i++) {
        pos = text_next_word(text, len, pos);
        assert_int_equal(pos, next[i]);
    }
    for (size_t i = 0; i < 6; i++) {
        pos = text_prev_word(text, len, pos);
        assert_int_equal(pos, prev[i]);
    }
}

/* A mark behind a blank is part of its grapheme, also one that is a letter. */
static void text__words__do_not_begin_in_a_grapheme(void **state)
{
    (void)state;
    static const char text[] = "one \uFF9Ftwo \uFF9F ";
    size_t len = sizeof text - 1;
    assert_int_equal(text_prev_word(text, len, len), 7);
    assert_int_equal(text_prev_word(text, len, 7), 0);
}

static void expect_cols(const char *text, size_t cols)
{
    assert_int_equal(text_cols(text, strlen(text)), cols);
}

static void text__cols__sum_up_code_points(void **state)
{
    (void)state;
    expect_cols("", 0);
    expect_cols("abc\n", 3);
    expect_cols("\u00A7\u00B1\u2026", 3); /* ambiguous ones */
    expect_cols("e\u0301\u200D\uFE0F", 1);
    expect_cols("\u6F22\uFF21", 4);
    expect_cols(FAMILY, 8);
    expect_cols(FLAG_DE, 2);
    expect_cols("\u1112\u1161\u11AB", 2); /* as wcwidth: initial only */
    expect_cols(FFFD, 1);
    assert_int_equal(text_ucs_cols(0), 0);
    assert_int_equal(text_ucs_cols(0x7F), 0);
    assert_int_equal(text_ucs_cols(0x9B), 0);
}

static void text__fit__takes_whole_graphemes(void **state)
{
    (void)state;
    assert_int_equal(text_fit("abc", 3, 2), 2);
    assert_int_equal(text_fit("abc", 3, 9), 3);
    assert_int_equal(text_fit("\u6F22\u6F22", 6, 3), 3);
    assert_int_equal(text_fit("\u6F22", 3, 1), 0);
    assert_int_equal(text_fit("e\u0301x", 4, 1), 3);
    assert_int_equal(text_fit("a" FAMILY, 26, 8), 1);
    assert_int_equal(text_fit("\u0301", 2, 0), 2);
}

static void expect_new(char *got, const char *wanted)
{
    assert_string_equal(got, wanted);
    free(got);
}

static void text__plain_punctuation__leaves_letters(void **state)
{
    (void)state;
    expect_new(text_plain_punctuation("\u201CIt\u2019s\u201D \u2013 a\u00A0b"
                                      "\u2026 \u2014 \u00E9\u6F22"),
               "\"It's\" - a b... -- \u00E9\u6F22");
    expect_new(text_plain_punctuation(""), "");
}

static void text__ascii__finds_the_next_best(void **state)
{
    (void)state;
    expect_new(text_ascii("plain\n"), "plain\n");
    expect_new(text_ascii("Stra\u00DFe \u00C5\u00F8\u00C6 \uFB01n \uFF21"),
               "Strasse AoAE fin A");
    expect_new(text_ascii("\u201Cx\u201D \u2026 \u00BD"), "\"x\" ... 1/2");
    expect_new(text_ascii("\u25CF\u25CB \u2500\u2502\u250C\u253C\u2550\u2551"),
               "*o -|++-|");
    expect_new(text_ascii("\u2571\u2572\u2573\u2574\u2588"), "/\\X-#");
    expect_new(text_ascii("\u6F22\u5B57 \uD55C \u304C"), "?? ? ?");
    expect_new(text_ascii("a\u0301\u200D\uFE0F " FFFD), "a ?");
    expect_new(text_ascii("\u0438\u0439"), "??");
}

static void text__trim__takes_all_blanks_at_the_ends(void **state)
{
    (void)state;
    expect_new(text_trim(""), "");
    expect_new(text_trim(" \n \u3000\u00A0"), "");
    expect_new(text_trim("  a b\n\u00A0"), "a b");
    expect_new(text_trim("\u00FC"), "\u00FC");
    assert_true(text_is_blank(""));
    assert_true(text_is_blank(" \n\u00A0\u200D"));
    assert_false(text_is_blank(" \n."));
}

static void text__same__folds_case(void **state)
{
    (void)state;
    assert_true(text_same("Postmaster@Example.COM", "postmaster@example.com"));
    assert_true(text_same("STRASSE", "stra\u00DFe"));
    assert_true(text_same("\u00C9", "\u00E9"));
    assert_false(text_same("\u00C9", "e"));
    assert_false(text_same("ab", "abc"));
    assert_false(text_same("[", "{"));
    assert_true(text_same("", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__clean__keeps_what_is_harmless),
        cmocka_unit_test(text__clean__replaces_what_is_no_utf8),
        cmocka_unit_test(text__clean__removes_what_steers),
        cmocka_unit_test(text__clean__gives_lines_their_shape),
        cmocka_unit_test(text__encode__undoes_decode),
        cmocka_unit_test(text__next__keeps_graphemes_whole),
        cmocka_unit_test(text__prev__does_not_look_back_for_ever),
        cmocka_unit_test(text__words__are_letters_and_digits),
        cmocka_unit_test(text__words__do_not_begin_in_a_grapheme),
        cmocka_unit_test(text__cols__sum_up_code_points),
        cmocka_unit_test(text__fit__takes_whole_graphemes),
        cmocka_unit_test(text__plain_punctuation__leaves_letters),
        cmocka_unit_test(text__ascii__finds_the_next_best),
        cmocka_unit_test(text__trim__takes_all_blanks_at_the_ends),
        cmocka_unit_test(text__same__folds_case),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
