/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Lists of tags: what is one, and what is left out of it. */
#include "base/buf.h"
#include "base/mem.h"
#include "model/tag_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* "name=value|name=value fault"; new. */
static char *said_of(const char *text, size_t len)
{
    struct tag_list list;
    struct buf said;
    tag_list_read(text, len, &list);
    buf_init(&said, 4096);
    for (size_t i = 0; i < list.count; i++) {
        const struct tag *tag = &list.tags[i];
        buf_printf(&said, "%.*s=%.*s|", (int)tag->name.len, tag->name.text,
                   (int)tag->value.len, tag->value.text);
    }
    if (list.fault)
        buf_printf(&said, " %d at %zu [%.*s]", (int)list.fault, list.fault_at,
                   (int)list.part.len, list.part.text);
    if (list.empty)
        buf_puts(&said, " empty");
    return buf_steal(&said);
}

static void tag_list__reads__texts(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"", ""},
        {" \t ", ""},
        {"a=1", "a=1|"},
        {"a=1;", "a=1|"},
        {"a=1; ", "a=1|"},
        {"a=1;b=2", "a=1|b=2|"},
        {" a\t=\r\n 1 ; b_2 = x y ;", "a=1|b_2=x y|"},
        {"p=", "p=|"},
        {"p=;", "p=|"},
        {"p=a=b==", "p=a=b==|"},
        {"a=1;;b=2", "a=1|b=2| empty"},
        {";a=1", "a=1| empty"},
        {";", " empty"},
        {"a=1; A=2", "a=1|A=2|"},
        {"a=1; nothing; b=2", "a=1|b=2| 1 at 1 [nothing]"},
        {"=1; b=2", "b=2| 2 at 0 [=1]"},
        {"1a=1", " 2 at 0 [1a=1]"},
        {"a b=1", " 2 at 0 [a b=1]"},
        {"_a=1", " 2 at 0 [_a=1]"},
        {"a=\x01", " 3 at 0 [a=\x01]"},
        {"a=\xC3\xA4;b=", "b=| 3 at 0 [a=\xC3\xA4]"},
        {"a=\x7F", " 3 at 0 [a=\x7F]"},
        {"a=1; a=2; b=3", "a=1|b=3| 4 at 1 [a=2]"},
        {"a=1; a=2; b", "a=1| 4 at 1 [a=2]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        autofree char *said = said_of(cases[i].text, strlen(cases[i].text));
        assert_string_equal(said, cases[i].said);
    }
}

static void tag_list__nul_octet__is_a_bad_value(void **state)
{
    (void)state;
    struct tag_list list;
    tag_list_read("a=1\0;b=2", 8, &list);
    assert_int_equal(list.fault, TAGS_BAD_VALUE);
    assert_int_equal(list.count, 1);
    assert_non_null(tag_find(&list, "b"));
}

static void tag_list__too_many__stops(void **state)
{
    (void)state;
    struct tag_list list;
    struct buf text;
    buf_init(&text, 4096);
    for (int i = 0; i < 100; i++)
        buf_printf(&text, "a%d=;", i);
    tag_list_read(text.data, text.len, &list);
    assert_int_equal(list.count, TAGS_MAX);
    assert_int_equal(list.fault, TAGS_TOO_MANY);
    assert_null(tag_find(&list, "a99"));
    buf_done(&text);
}

static void tag_list__each_fault__has_a_sentence(void **state)
{
    (void)state;
    assert_null(tag_fault_text(TAGS_FINE));
    for (int fault = TAGS_NO_EQUALS; fault <= TAGS_TOO_MANY; fault++)
        assert_non_null(tag_fault_text((enum tag_fault)fault));
}

static void tag_next_item__parts__a_value(void **state)
{
    (void)state;
    struct tag_text rest = {"a: b ::", 7}, item;
    static const char *const items[] = {"a", "b", "", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_true(tag_next_item(&rest, ':', &item));
        assert_true(tag_text_is(item, items[i]));
    }
    assert_false(tag_next_item(&rest, ':', &item));
    assert_true(tag_text_same((struct tag_text){"ReJect", 6}, "reject"));
    assert_false(tag_text_is((struct tag_text){"ReJect", 6}, "reject"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tag_list__reads__texts),
        cmocka_unit_test(tag_list__nul_octet__is_a_bad_value),
        cmocka_unit_test(tag_list__too_many__stops),
        cmocka_unit_test(tag_list__each_fault__has_a_sentence),
        cmocka_unit_test(tag_next_item__parts__a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
