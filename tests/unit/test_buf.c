/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void buf__is__empty_text_at_first(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 10);
    assert_string_equal(buf_text(&buf), "");
    char *text = buf_steal(&buf);
    assert_string_equal(text, "");
    free(text);
    buf_done(&buf);
    buf_done(NULL);
}

static void buf__add__joins(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, SIZE_MAX);
    assert_true(buf_add(&buf, NULL, 0));
    assert_true(buf_puts(&buf, "one"));
    assert_true(buf_putc(&buf, ' '));
    assert_true(buf_add(&buf, "t\0o", 3));
    assert_true(buf_printf(&buf, " %d%s", 3, "!"));
    assert_int_equal(buf.len, 10);
    assert_memory_equal(buf.data, "one t\0o 3!", 11);
    buf_done(&buf);
}

static void buf__add__grows_over_many_sizes(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 5000);
    for (int i = 0; i < 5000; i++)
        assert_true(buf_putc(&buf, (char)('a' + i % 26)));
    assert_false(buf.full);
    assert_int_equal(strlen(buf_text(&buf)), 5000);
    assert_false(buf_putc(&buf, 'x'));
    assert_true(buf.full);
    buf_done(&buf);
}

static void buf__full__keeps_what_was_there(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 5);
    assert_true(buf_puts(&buf, "1234"));
    assert_false(buf_puts(&buf, "56"));
    assert_true(buf.full);
    assert_false(buf_printf(&buf, "%s", "56"));
    assert_string_equal(buf_text(&buf), "1234");
    assert_true(buf_puts(&buf, "5"));
    assert_true(buf.full);
    buf_clear(&buf);
    assert_false(buf.full);
    assert_string_equal(buf_text(&buf), "");
    assert_true(buf_printf(&buf, "%s", "abcde"));
    assert_string_equal(buf_text(&buf), "abcde");
    buf_done(&buf);
}

static void buf__splice__replaces_inside(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 8);
    assert_true(buf_splice(&buf, 0, 0, "adef", 4));
    assert_true(buf_splice(&buf, 1, 0, "bc", 2));
    assert_string_equal(buf_text(&buf), "abcdef");
    assert_true(buf_splice(&buf, 0, 2, "", 0));
    assert_string_equal(buf_text(&buf), "cdef");
    assert_false(buf_splice(&buf, 4, 0, "12345", 5));
    assert_string_equal(buf_text(&buf), "cdef");
    assert_true(buf_splice(&buf, 1, 3, "1234567", 7));
    assert_string_equal(buf_text(&buf), "c1234567");
    assert_true(buf_splice(&buf, 0, 8, NULL, 0));
    assert_string_equal(buf_text(&buf), "");
    buf_done(&buf);
}

static void buf__steal__leaves_it_empty_and_usable(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 3);
    buf_puts(&buf, "abc");
    char *text = buf_steal(&buf);
    assert_string_equal(text, "abc");
    free(text);
    assert_int_equal(buf.len, 0);
    assert_true(buf_puts(&buf, "def"));
    assert_false(buf_puts(&buf, "g"));
    buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buf__is__empty_text_at_first),
        cmocka_unit_test(buf__add__joins),
        cmocka_unit_test(buf__add__grows_over_many_sizes),
        cmocka_unit_test(buf__full__keeps_what_was_there),
        cmocka_unit_test(buf__splice__replaces_inside),
        cmocka_unit_test(buf__steal__leaves_it_empty_and_usable),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
