/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/input.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The keys as one readable line: "a C-x M-u Enter Up paste(one|two)". */
static void add_key(char *line, size_t size, const struct input *key)
{
    static const char *const names[] = {
        [INPUT_ENTER] = "Enter",       [INPUT_TAB] = "Tab",
        [INPUT_BACKTAB] = "Backtab",   [INPUT_BACKSPACE] = "Backspace",
        [INPUT_ESC] = "Esc",           [INPUT_UP] = "Up",
        [INPUT_DOWN] = "Down",         [INPUT_LEFT] = "Left",
        [INPUT_RIGHT] = "Right",       [INPUT_HOME] = "Home",
        [INPUT_END] = "End",           [INPUT_PAGE_UP] = "PgUp",
        [INPUT_PAGE_DOWN] = "PgDn",    [INPUT_INSERT] = "Ins",
        [INPUT_DELETE] = "Del",
    };
    size_t len = strlen(line);
    char *at = line + len;
    size_t room = size - len;
    const char *gap = len ? " " : "";
    const char *mods = key->alt ? "M-" : key->ctrl ? "^" : "";
    if (key->kind == INPUT_CHAR)
        snprintf(at, room, key->ucs < 0x80 ? "%s%s%c" : "%s%sU+%04X", gap,
                 mods, (int)key->ucs);
    else if (key->kind == INPUT_CTRL)
        snprintf(at, room, "%sC-%c", gap, (int)key->ucs);
    else if (key->kind == INPUT_F)
        snprintf(at, room, "%sF%d", gap, (int)key->ucs);
    else if (key->kind == INPUT_PASTE)
        snprintf(at, room, "%spaste(%s)", gap, key->paste);
    else
        snprintf(at, room, "%s%s%s", gap, mods, names[key->kind]);
}

static void drain(struct input_decoder *in, char *line, size_t size)
{
    struct input key;
    while (input_next(in, &key))
        add_key(line, size, &key);
}

/* Chunks arrive one after the other; "" is a wait until nothing pends. */
static void expect(const char *const chunks[], const char *wanted)
{
    struct input_decoder *in = input_new(150);
    char line[1024] = "";
    for (size_t i = 0; chunks[i]; i++) {
        if (chunks[i][0])
            input_feed(in, chunks[i], strlen(chunks[i]));
        else
            input_timeout(in);
        drain(in, line, sizeof line);
    }
    while (input_wait_ms(in) >= 0) {
        input_timeout(in);
        drain(in, line, sizeof line);
    }
    assert_string_equal(line, wanted);
    input_free(in);
}

#define EXPECT(wanted, ...)                                                    \
    expect((const char *const[]){__VA_ARGS__, NULL}, wanted)

static void input__decodes__letters_and_utf8(void **state)
{
    (void)state;
    EXPECT("a b U+00E9 U+1F600", "ab\xc3\xa9\xf0\x9f\x98\x80");
    EXPECT("U+00E9", "\xc3", "\xa9");
}

static void input__decodes__latin1_without_going_deaf(void **state)
{
    (void)state;
    EXPECT("U+00E9 a b", "\xe9"
                         "ab");
    EXPECT("a U+00FC Enter x", "a\xfc", "", "\r", "x");
}

static void input__decodes__both_forms_of_cursor_keys(void **state)
{
    (void)state;
    EXPECT("Up Up Home End ^Right Backtab",
           "\033[A\033OA\033[1~\033[F\033[1;5C\033[Z");
    EXPECT("F1 F1 F1 F4 Del PgUp", "\033OP\033[11~\033[[A\033OS\033[3~\033[5~");
}

static void input__decodes__control_and_alt(void **state)
{
    (void)state;
    EXPECT("C-x C-e M-u Backspace Backspace C-_ Tab",
           "\x18\x05\033u\x08\x7f\x1f\t");
}

static void input__waits__for_the_rest_of_a_sequence(void **state)
{
    (void)state;
    EXPECT("Up", "\033", "[A");
    EXPECT("Up x", "\033[", "Ax");
    EXPECT("Esc x", "\033", "", "x");
    EXPECT("Esc", "\033\033");
}

static void input__mends__a_sequence_that_came_too_late(void **state)
{
    (void)state;
    EXPECT("Esc Up x", "\033", "", "[A", "x");
    EXPECT("Esc PgDn", "\033", "", "[6~");
}

static void input__drops__unknown_sequences(void **state)
{
    (void)state;
    EXPECT("a b", "a\033[?1;2cb");
    EXPECT("a b", "a\033[99;99~b");
}

static void input__takes__marked_paste_as_one(void **state)
{
    (void)state;
    EXPECT("paste(one\ntwo\n)", "\033[200~one\r\ntwo\r\n\033[201~");
    EXPECT("paste(ab) c", "\033[200~a", "b\033[20", "1~c");
    EXPECT("paste(a[31mb)", "\033[200~a\033[31m\003b\033[201~");
}

static void input__ends__a_paste_whose_mark_is_lost(void **state)
{
    (void)state;
    EXPECT("paste(lost) x", "\033[200~lost", "", "x");
}

static void input__takes__lines_at_once_for_a_paste(void **state)
{
    (void)state;
    EXPECT("paste(one\ntwo)", "one\rtwo");
    EXPECT("paste(one\ntwo\n)", "one\n", "two\n");
    EXPECT("o n e Enter", "one\r");
    EXPECT("Enter Enter", "\r\r");
}

static void input__gives__ctrl_c_back_in_a_paste_without_end(void **state)
{
    (void)state;
    EXPECT("paste(lost) C-c x", "\033[200~lost", "\003", "x");
    EXPECT("paste(ab)", "\033[200~a\003b\033[201~");
}

static void input__takes__much_text_at_once_for_a_paste(void **state)
{
    (void)state;
    char much[600];
    memset(much, 'x', sizeof much);
    struct input_decoder *in = input_new(150);
    struct input key;
    input_feed(in, much, sizeof much);
    assert_false(input_next(in, &key));
    assert_true(input_wait_ms(in) >= 0);
    input_timeout(in);
    assert_true(input_next(in, &key));
    assert_int_equal(key.kind, INPUT_PASTE);
    assert_int_equal(key.paste_len, sizeof much);
    input_free(in);
}

static void input__keeps__no_more_than_the_maximum_of_a_paste(void **state)
{
    (void)state;
    static char much[INPUT_PASTE_MAX + 1000];
    memset(much, 'x', sizeof much);
    struct input_decoder *in = input_new(150);
    struct input key;
    input_feed(in, "\033[200~", 6);
    assert_false(input_next(in, &key));
    input_feed(in, much, sizeof much);
    assert_false(input_next(in, &key));
    input_feed(in, "\033[201~", 6);
    assert_true(input_next(in, &key));
    assert_int_equal(key.kind, INPUT_PASTE);
    assert_true(key.paste_cut);
    assert_int_equal(key.paste_len, INPUT_PASTE_MAX);
    input_free(in);
}

/* Passwords come out of other programs. */
static void input__forgets__what_was_pasted(void **state)
{
    (void)state;
    static const char secret[] = "\033[200~correct horse battery staple\033[201~";
    char left[sizeof secret] = "";
    struct input_decoder *in = input_new(150);
    struct input key;
    input_feed(in, secret, sizeof secret - 1);
    assert_true(input_next(in, &key));
    assert_string_equal(key.paste, "correct horse battery staple");
    off_t at = (off_t)(uintptr_t)key.paste;
    size_t len = key.paste_len;
    assert_false(input_next(in, &key));
    int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    assert_int_equal(pread(memory, left, len, at), len);
    close(memory);
    assert_null(memmem(left, len, "staple", strlen("staple")));
    input_free(in);
}

static void input__knows__sequences_it_was_told(void **state)
{
    (void)state;
    struct input_decoder *in = input_new(150);
    struct input key;
    input_define(in, "\033[91@", (struct input){.kind = INPUT_HOME});
    input_feed(in, "\033[91@", 5);
    assert_true(input_next(in, &key));
    assert_int_equal(key.kind, INPUT_HOME);
    input_free(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input__decodes__letters_and_utf8),
        cmocka_unit_test(input__decodes__latin1_without_going_deaf),
        cmocka_unit_test(input__decodes__both_forms_of_cursor_keys),
        cmocka_unit_test(input__decodes__control_and_alt),
        cmocka_unit_test(input__waits__for_the_rest_of_a_sequence),
        cmocka_unit_test(input__mends__a_sequence_that_came_too_late),
        cmocka_unit_test(input__drops__unknown_sequences),
        cmocka_unit_test(input__takes__marked_paste_as_one),
        cmocka_unit_test(input__ends__a_paste_whose_mark_is_lost),
        cmocka_unit_test(input__takes__lines_at_once_for_a_paste),
        cmocka_unit_test(input__gives__ctrl_c_back_in_a_paste_without_end),
        cmocka_unit_test(input__takes__much_text_at_once_for_a_paste),
        cmocka_unit_test(input__keeps__no_more_than_the_maximum_of_a_paste),
        cmocka_unit_test(input__forgets__what_was_pasted),
        cmocka_unit_test(input__knows__sequences_it_was_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
