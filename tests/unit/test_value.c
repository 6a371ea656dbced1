/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/value.h"

#include "scratch.h"

static void value__text__is_empty_or_one_string(void **state)
{
    (void)state;
    struct value none = value_of_text(NULL);
    struct value empty = value_of_text("");
    struct value text = value_of_text("one\ntwo");
    assert_int_equal(none.count, 0);
    assert_true(value_equal(&none, &empty));
    assert_true(value_is_empty(&empty));
    assert_string_equal(value_text(&empty), "");
    assert_false(value_is_empty(&text));
    assert_string_equal(value_text(&text), "one\ntwo");
    value_set_text(&text, value_text(&text));
    assert_string_equal(value_text(&text), "one\ntwo");
    value_set_text(&text, "");
    assert_true(value_equal(&text, &empty));
    value_done(&text);
    value_done(&empty);
}

static void value__toggle__adds_and_takes_away(void **state)
{
    (void)state;
    struct value list = {.columns = 1};
    value_toggle(&list, "a");
    value_toggle(&list, "b");
    value_toggle(&list, "c");
    value_toggle(&list, "b");
    assert_int_equal(list.count, 2);
    assert_true(value_has(&list, "a"));
    assert_false(value_has(&list, "b"));
    assert_string_equal(list.item[1], "c");
    value_toggle(&list, "c");
    value_toggle(&list, "a");
    assert_int_equal(list.count, 0);
    for (int i = 0; i < 100; i++) {
        autofree char *item = xasprintf("item %d", i);
        value_toggle(&list, item);
    }
    assert_int_equal(list.count, VALUE_ITEMS_MAX);
    value_done(&list);
}

/* The rows' first cells, as one word. */
static void expect_rows(const struct value *rows, const char *firsts)
{
    assert_int_equal(value_rows(rows), strlen(firsts));
    for (size_t i = 0; i < value_rows(rows); i++)
        assert_int_equal(value_cell(rows, i, 0)[0], firsts[i]);
}

static void value__rows__are_put_in_moved_and_removed(void **state)
{
    (void)state;
    struct value rows = {.columns = 1};
    for (size_t i = 0; i < 4; i++) {
        char name[] = {(char)('a' + (char)i), '\0'};
        value_insert_row(&rows, i, 3);
        value_set_cell(&rows, i, 0, name);
        value_set_cell(&rows, i, 2, "last");
    }
    expect_rows(&rows, "abcd");
    value_move_row(&rows, 0, 2);
    expect_rows(&rows, "bcad");
    value_move_row(&rows, 3, 0);
    expect_rows(&rows, "dbca");
    value_remove_row(&rows, 1);
    expect_rows(&rows, "dca");
    value_insert_row(&rows, 0, 3);
    assert_string_equal(value_cell(&rows, 0, 0), "");
    assert_string_equal(value_cell(&rows, 1, 0), "d");
    assert_string_equal(value_cell(&rows, 1, 2), "last");
    struct value copy = value_copy(&rows);
    assert_true(value_equal(&copy, &rows));
    value_set_cell(&copy, 3, 1, "middle");
    assert_false(value_equal(&copy, &rows));
    while (value_rows(&rows) > 0)
        value_remove_row(&rows, 0);
    assert_true(value_is_empty(&rows));
    value_done(&copy);
    value_done(&rows);
}

static void value__rows__end_at_the_limit(void **state)
{
    (void)state;
    struct value rows = {.columns = 1};
    for (size_t i = 0; i < VALUE_ROWS_MAX + 5; i++)
        value_insert_row(&rows, 0, 2);
    assert_int_equal(value_rows(&rows), VALUE_ROWS_MAX);
    assert_true(value_is_empty(&rows));
    value_done(&rows);
}

static void value__equal__tells_a_list_from_rows(void **state)
{
    (void)state;
    struct value list = {.columns = 1};
    struct value rows = {.columns = 1};
    value_toggle(&list, "a");
    value_toggle(&list, "b");
    value_insert_row(&rows, 0, 2);
    value_set_cell(&rows, 0, 0, "a");
    value_set_cell(&rows, 0, 1, "b");
    assert_false(value_equal(&list, &rows));
    value_done(&list);
    value_done(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value__text__is_empty_or_one_string),
        cmocka_unit_test(value__toggle__adds_and_takes_away),
        cmocka_unit_test(value__rows__are_put_in_moved_and_removed),
        cmocka_unit_test(value__rows__end_at_the_limit),
        cmocka_unit_test(value__equal__tells_a_list_from_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
