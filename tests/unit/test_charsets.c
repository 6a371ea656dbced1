/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/charsets.h"

#include "base/mem.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FFFD "\xEF\xBF\xBD"

static enum charset find(const char *name)
{
    return charset_find(name, strlen(name));
}

static void charset_find__names__as_the_standard_has_them(void **state)
{
    (void)state;
    assert_int_equal(find("UTF-8"), CHARSET_UTF_8);
    assert_int_equal(find("utf8"), CHARSET_UTF_8);
    assert_int_equal(find("ISO-8859-1"), CHARSET_CP1252);
    assert_int_equal(find("US-ASCII"), CHARSET_CP1252);
    assert_int_equal(find("UTF-16"), CHARSET_UTF_16LE);
    assert_int_equal(find("gb2312"), find("GBK"));
    assert_int_equal(find(""), CHARSET_NONE);
    assert_int_equal(find("utf"), CHARSET_NONE);
    assert_int_equal(find("utf-8 utf8"), CHARSET_NONE);
    assert_int_equal(charset_find("utf-8\0", 6), CHARSET_NONE);
    assert_int_equal(find("a-name-that-is-longer-than-any-charset-has"),
                     CHARSET_NONE);
    assert_true(charset_is_of_pages(find("koi8-r")));
    assert_false(charset_is_of_pages(find("utf-7")));
    assert_false(charset_is_of_pages(CHARSET_NONE));
}

static void charset_by_mark__is_as_long_as_it_says(void **state)
{
    size_t skip;
    (void)state;
    assert_int_equal(charset_by_mark("\xff\xfe", 2, &skip), CHARSET_UTF_16LE);
    assert_int_equal(skip, 2);
    assert_int_equal(charset_by_mark("\xef\xbb\xbfx", 4, &skip), CHARSET_UTF_8);
    assert_int_equal(skip, 3);
    assert_int_equal(charset_by_mark("\xef\xbb", 2, &skip), CHARSET_NONE);
    assert_int_equal(skip, 0);
    assert_int_equal(charset_by_mark("", 0, &skip), CHARSET_NONE);
}

static void charset_shows_utf8__not_ascii(void **state)
{
    (void)state;
    assert_true(charset_shows_utf8("caf\xc3\xa9", 5));
    assert_true(charset_shows_utf8("caf\xc3\xa9 \xe2\x82", 8));
    assert_false(charset_shows_utf8("cafe", 4));
    assert_false(charset_shows_utf8("caf\xe9 au lait", 12));
}

static void expect(struct charsets *charsets, const char *name,
                   const char *bytes, size_t len, const char *wanted)
{
    size_t got_len;
    enum charset charset = find(name);
    assert_int_not_equal(charset, CHARSET_NONE);
    autofree char *got =
        charsets_decode(charsets, charset, bytes, len, &got_len);
    assert_int_equal(got_len, strlen(got));
    assert_string_equal(got, wanted);
}

#define BYTES(x) (x), sizeof(x) - 1

static void charsets_decode__marks_what_is_not_there(void **state)
{
    struct charsets *charsets = charsets_new();
    (void)state;
    expect(charsets, "windows-1252",
           BYTES("\x93"
                 "a\x94 \x80"),
           "“a” €");
    expect(charsets, "utf-8", BYTES("a\xff\xc3\xa9\xc3"), "a" FFFD "é" FFFD);
    expect(charsets, "utf-16be", BYTES("\0a\x20\xac\0"), "a€" FFFD);
    expect(charsets, "iso-8859-15", BYTES("\xa4"), "€");
    expect(charsets, "koi8-r", BYTES("\xc1\xc2"), "аб");
    expect(charsets, "iso-2022-jp", BYTES("\033$BF|\033(B!"), "日!");
    expect(charsets, "utf-7", BYTES("+AOk-!"), "é!");
    expect(charsets, "utf-8", BYTES("a\0b"), "a b");
    expect(charsets, "big5", BYTES(""), "");
    charsets_free(charsets);
    charsets_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charset_find__names__as_the_standard_has_them),
        cmocka_unit_test(charset_by_mark__is_as_long_as_it_says),
        cmocka_unit_test(charset_shows_utf8__not_ascii),
        cmocka_unit_test(charsets_decode__marks_what_is_not_there),
    };
    return cmocka_run_group_tests_name("charsets", tests, NULL, NULL);
}
