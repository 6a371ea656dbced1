/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/json_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] =
    "\n"
    "  {\"a\": [1, true , {\"b\\\"]\": \"x,y\"}, null],\r\n"
    "   \"\xC3\xA4\": \"\xC3\xB6\", \"\\u0063\\ud83d\\ude00\":-1.5e3,\n"
    "\"last\" :\n"
    "\t[ [ [ ] ] , 7 ]}";

static const struct json_place root = {NULL, NULL, 0};

static void expect(const struct json_place *place, int of_key, size_t line,
                   size_t column)
{
    size_t got_line;
    size_t got_column;
    json_place_find(text, sizeof text - 1, place, of_key, &got_line,
                    &got_column);
    assert_int_equal(got_line, line);
    assert_int_equal(got_column, column);
}

static void json_place__finds__the_whole_text(void **state)
{
    (void)state;
    expect(&root, 0, 2, 3);
    expect(&root, 1, 2, 3);
}

static void json_place__finds__members_and_elements(void **state)
{
    (void)state;
    struct json_place a = {&root, "a", 0};
    struct json_place first = {&a, NULL, 0};
    struct json_place second = {&a, NULL, 1};
    struct json_place third = {&a, NULL, 2};
    struct json_place fourth = {&a, NULL, 3};
    expect(&a, 0, 2, 9);
    expect(&a, 1, 2, 4);
    expect(&first, 0, 2, 10);
    expect(&second, 0, 2, 13);
    expect(&third, 0, 2, 20);
    expect(&fourth, 0, 2, 37);
}

static void json_place__counts__code_points(void **state)
{
    (void)state;
    struct json_place umlaut = {&root, "\xC3\xA4", 0};
    expect(&umlaut, 1, 3, 4);
    expect(&umlaut, 0, 3, 9);
    struct json_place escaped = {&root, "c\xF0\x9F\x98\x80", 0};
    expect(&escaped, 1, 3, 14);
    expect(&escaped, 0, 3, 35);
}

static void json_place__finds__keys_with_escapes(void **state)
{
    (void)state;
    struct json_place a = {&root, "a", 0};
    struct json_place third = {&a, NULL, 2};
    struct json_place key = {&third, "b\"]", 0};
    expect(&key, 1, 2, 21);
    expect(&key, 0, 2, 29);
}

static void json_place__finds__nested_and_last(void **state)
{
    (void)state;
    struct json_place last = {&root, "last", 0};
    struct json_place list = {&last, NULL, 0};
    struct json_place inner = {&list, NULL, 0};
    struct json_place seven = {&last, NULL, 1};
    expect(&last, 0, 5, 2);
    expect(&list, 0, 5, 4);
    expect(&inner, 0, 5, 6);
    expect(&seven, 0, 5, 14);
}

static void json_place__says__one_one_for_what_is_not_there(void **state)
{
    (void)state;
    struct json_place nothing = {&root, "nothing", 0};
    struct json_place below = {&nothing, "x", 0};
    struct json_place element = {&root, NULL, 0};
    struct json_place a = {&root, "a", 0};
    struct json_place fifth = {&a, NULL, 4};
    struct json_place last = {&root, "last", 0};
    struct json_place list = {&last, NULL, 0};
    struct json_place inner = {&list, NULL, 0};
    struct json_place empty = {&inner, NULL, 0};
    expect(&nothing, 0, 1, 1);
    expect(&below, 1, 1, 1);
    expect(&element, 0, 1, 1);
    expect(&fifth, 0, 1, 1);
    expect(&empty, 0, 1, 1);
}

/* Text that is no JSON must not be read beyond its end. */
static void json_place__survives__every_cut(void **state)
{
    (void)state;
    struct json_place last = {&root, "last", 0};
    struct json_place seven = {&last, NULL, 1};
    for (size_t len = 0; len < sizeof text; len++) {
        char *cut = test_malloc(len + 1);
        memcpy(cut, text, len);
        size_t line = 0;
        size_t column = 0;
        json_place_find(cut, len, &seven, 0, &line, &column);
        assert_true(line >= 1 && column >= 1);
        test_free(cut);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_place__finds__the_whole_text),
        cmocka_unit_test(json_place__finds__members_and_elements),
        cmocka_unit_test(json_place__counts__code_points),
        cmocka_unit_test(json_place__finds__keys_with_escapes),
        cmocka_unit_test(json_place__finds__nested_and_last),
        cmocka_unit_test(json_place__says__one_one_for_what_is_not_there),
        cmocka_unit_test(json_place__survives__every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
