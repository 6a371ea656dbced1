/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/lineedit.h"

#include <stdlib.h>
#include <string.h>

static enum lineedit_did press(struct lineedit *edit, enum input_kind kind,
                               uint32_t ucs)
{
    struct input key = {.kind = kind, .ucs = ucs};
    return lineedit_key(edit, &key);
}

static void type(struct lineedit *edit, const char *text)
{
    for (; *text; text++)
        press(edit, INPUT_CHAR, (uint32_t)(unsigned char)*text);
}

static void ctrl(struct lineedit *edit, char letter)
{
    press(edit, INPUT_CTRL, (uint32_t)letter);
}

static struct lineedit line(const char *text)
{
    struct lineedit edit;
    lineedit_init(&edit, false, 100);
    lineedit_set(&edit, text, true);
    return edit;
}

static struct lineedit block(const char *text, size_t cols)
{
    struct lineedit edit;
    lineedit_init(&edit, true, 1000);
    lineedit_set(&edit, text, true);
    edit.cols = cols;
    return edit;
}

static void lineedit__types__at_the_cursor(void **state)
{
    (void)state;
    struct lineedit edit = line("ac");
    press(&edit, INPUT_LEFT, 0);
    assert_int_equal(press(&edit, INPUT_CHAR, 'b'), EDIT_TYPED);
    assert_string_equal(edit.text, "abc");
    assert_int_equal(edit.cursor, 2);
    lineedit_done(&edit);
}

static void lineedit__deletes__whole_graphemes(void **state)
{
    (void)state;
    struct lineedit edit = line(
        "a\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91"
        "\xa7"
        "e\xcc\x81");
    press(&edit, INPUT_BACKSPACE, 0);
    press(&edit, INPUT_BACKSPACE, 0);
    assert_string_equal(edit.text, "a");
    press(&edit, INPUT_BACKSPACE, 0);
    assert_int_equal(press(&edit, INPUT_BACKSPACE, 0), EDIT_MOVED);
    lineedit_done(&edit);
}

static void lineedit__kills_and_yanks__like_readline(void **state)
{
    (void)state;
    struct lineedit edit = line("one two three");
    ctrl(&edit, 'w');
    assert_string_equal(edit.text, "one two ");
    ctrl(&edit, 'a');
    ctrl(&edit, 'y');
    assert_string_equal(edit.text, "threeone two ");
    ctrl(&edit, 'u');
    assert_string_equal(edit.text, "one two ");
    ctrl(&edit, 'k');
    assert_string_equal(edit.text, "");
    lineedit_done(&edit);
}

static void lineedit__refuses__more_than_its_maximum(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, false, 3);
    type(&edit, "abc");
    assert_int_equal(press(&edit, INPUT_CHAR, 'd'), EDIT_FULL);
    assert_string_equal(edit.text, "abc");
    lineedit_done(&edit);
}

static void lineedit__flattens__newlines_in_a_line(void **state)
{
    (void)state;
    struct lineedit edit = line("");
    lineedit_insert(&edit, "one\ntwo", 7);
    assert_string_equal(edit.text, "one two");
    assert_int_equal(press(&edit, INPUT_ENTER, 0), EDIT_IGNORED);
    lineedit_done(&edit);
}

static void lineedit__moves__by_drawn_lines_and_keeps_the_column(void **state)
{
    (void)state;
    struct lineedit edit = block("12345\n\n12345", 20);
    press(&edit, INPUT_UP, 0);
    assert_int_equal(edit.cursor, 6);
    press(&edit, INPUT_UP, 0);
    assert_int_equal(edit.cursor, 5);
    assert_int_equal(press(&edit, INPUT_UP, 0), EDIT_IGNORED);
    press(&edit, INPUT_DOWN, 0);
    press(&edit, INPUT_DOWN, 0);
    assert_int_equal(edit.cursor, 12);
    assert_int_equal(press(&edit, INPUT_DOWN, 0), EDIT_IGNORED);
    lineedit_done(&edit);
}

static void lineedit__finds__the_cursor_in_wrapped_lines(void **state)
{
    (void)state;
    struct lineedit edit = block("aaaa bbbb cccc", 5);
    struct text_line *lines;
    size_t count = lineedit_lines(&edit, &lines);
    assert_int_equal(count, 3);
    assert_int_equal(lineedit_cursor_line(&edit, lines, count), 2);
    press(&edit, INPUT_UP, 0);
    assert_int_equal(lineedit_cursor_line(&edit, lines, count), 1);
    free(lines);
    lineedit_done(&edit);
}

static void lineedit__keeps__the_cursor_on_a_boundary_when_set(void **state)
{
    (void)state;
    struct lineedit edit = line("abcdef");
    edit.cursor = 2;
    lineedit_set(&edit, "\xc3\xa4\xc3\xb6\xc3\xbc", false);
    assert_int_equal(edit.cursor, 2);
    edit.cursor = 6;
    lineedit_set(&edit, "x", false);
    assert_int_equal(edit.cursor, 1);
    lineedit_done(&edit);
}

/* It never moves, and what is cut is not kept. */
static void lineedit_hide__leaves__no_copy(void **state)
{
    (void)state;
    struct lineedit edit;
    lineedit_init(&edit, false, 64);
    lineedit_hide(&edit);
    const char *room = edit.text;
    for (int i = 0; i < 80; i++)
        press(&edit, INPUT_CHAR, 'x');
    assert_int_equal(edit.len, 64);
    assert_ptr_equal(edit.text, room);
    press(&edit, INPUT_CTRL, 'u');
    assert_int_equal(edit.len, 0);
    assert_null(edit.killed);
    press(&edit, INPUT_CTRL, 'y');
    assert_int_equal(edit.len, 0);
    lineedit_done(&edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lineedit__types__at_the_cursor),
        cmocka_unit_test(lineedit__deletes__whole_graphemes),
        cmocka_unit_test(lineedit__kills_and_yanks__like_readline),
        cmocka_unit_test(lineedit__refuses__more_than_its_maximum),
        cmocka_unit_test(lineedit__flattens__newlines_in_a_line),
        cmocka_unit_test(
            lineedit__moves__by_drawn_lines_and_keeps_the_column),
        cmocka_unit_test(lineedit__finds__the_cursor_in_wrapped_lines),
        cmocka_unit_test(lineedit__keeps__the_cursor_on_a_boundary_when_set),
        cmocka_unit_test(lineedit_hide__leaves__no_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
