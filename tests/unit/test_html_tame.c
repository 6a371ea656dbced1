/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/html_tame.h"

#include "base/buf.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Between before and after: more attributes than are left; the last is z. */
static char *flooded(const char *before, const char *after)
{
    struct buf page;
    buf_init(&page, 65536);
    buf_puts(&page, before);
    for (unsigned i = 0; i <= HTML_ATTRIBUTES_MAX; i++)
        buf_printf(&page, " a%u='>'", i);
    buf_puts(&page, " z");
    buf_puts(&page, after);
    return buf_steal(&page);
}

static bool keeps_last(const char *before, const char *after)
{
    autofree char *page = flooded(before, after);
    size_t len = strlen(page);
    html_tame(page, len);
    assert_int_equal(strlen(page), len);
    assert_string_equal(page + len - strlen(after), after);
    assert_non_null(strstr(page, " a62='>'"));
    return strstr(page, " z") != NULL;
}

static void html_tame__flood__is_cut_within_the_tag(void **state)
{
    (void)state;
    assert_false(keeps_last("<p", "><p lang=en>text"));
    assert_false(keeps_last("<p", ""));
    assert_false(keeps_last("1 < 2 <!-- <p> --!><p ='\" ", "/>text"));
    assert_false(keeps_last("<!doctype html><script/><p", ">"));
    assert_false(keeps_last("<script>a<b</scripts><p", "></p>"));
}

static void html_tame__what_is_no_tag__stays(void **state)
{
    (void)state;
    assert_true(keeps_last("<", "> a < b"));
    assert_true(keeps_last("<!-- <p", "--><p>"));
    assert_true(keeps_last("<script x>if (a<b", ")</SCRIPT>"));
    assert_true(keeps_last("<style><p", "</p></style>"));
}

static void html_tame__ends__anywhere(void **state)
{
    static const char page[] = "<!-- --><p a='<b>' c=d / e><script x='y'>a<b"
                               "</script><style/><i \"></i><u x=";
    (void)state;
    for (size_t len = 0; len < sizeof page; len++) {
        autofree char *text = xmemdup(page, len);
        html_tame(text, len);
        assert_memory_equal(text, page, len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_tame__flood__is_cut_within_the_tag),
        cmocka_unit_test(html_tame__what_is_no_tag__stays),
        cmocka_unit_test(html_tame__ends__anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
