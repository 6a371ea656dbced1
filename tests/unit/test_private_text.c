/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/private_text.h"

#include "base/buf.h"
#include "base/mem.h"

#include "case_folders.h"

/* The input's lines, what is found in them, then with what is masked by
 * default and with all of it masked. */
static void say_private(const char *name, const char *input, size_t len,
                        struct buf *out)
{
    autofree char *text = xmemdup(input, len);
    struct private_found found = {.count = {0}};
    (void)name;
    private_find(text, &found);
    for (int kind = 0; kind < PRIVATE_KINDS; kind++) {
        buf_printf(out, "%s: %zu", private_kind_title(kind), found.count[kind]);
        for (size_t i = 0; i < PRIVATE_EXAMPLES_MAX; i++)
            if (found.example[kind][i])
                buf_printf(out, " [%s]", found.example[kind][i]);
        buf_putc(out, '\n');
    }
    private_found_done(&found);
    autofree char *some = private_mask(text, PRIVATE_BY_DEFAULT);
    autofree char *all = private_mask(text, PRIVATE_BIT(PRIVATE_KINDS) - 1);
    buf_printf(out, "\n%s\n%s", some, all);
}

static void expect_mask(const char *text, unsigned kinds, const char *want)
{
    autofree char *got = private_mask(text, kinds);
    assert_string_equal(got, want);
}

static void private_mask__quotes_in_quotes__are_masked(void **state)
{
    (void)state;
    expect_mask("to=<\"anna \\\"q\\\" b\"@yahoo.com>", PRIVATE_BY_DEFAULT,
                "to=<****@yahoo.com>");
}

static void private_mask__odd_local_parts__are_masked_whole(void **state)
{
    (void)state;
    expect_mask("to=<anna/x@yahoo.com>, relay=mta5.am0.yahoodns.net",
                PRIVATE_BY_DEFAULT,
                "to=<****@yahoo.com>, relay=mta5.am0.yahoodns.net");
    expect_mask("to=<anna\\@x@yahoo.com>", PRIVATE_BY_DEFAULT,
                "to=<****@yahoo.com>");
    expect_mask("to=<anna(x)@yahoo.com>", PRIVATE_BY_DEFAULT,
                "to=<****@yahoo.com>");
}

static void private_mask__no_kind__is_the_text(void **state)
{
    (void)state;
    expect_mask("", ~0u, "");
    expect_mask("\n\na\n", ~0u, "\n\na\n");
    expect_mask("to=<a@b.example>\r\nuser=x 10.0.0.1", 0,
                "to=<a@b.example>\r\nuser=x 10.0.0.1");
}

static void private_mask__what_was_masked__is_left(void **state)
{
    const char *text =
        "Feb 10 17:37:07 mx1.harbor.example postfix/smtp[1]: A: to=<a@b.test>, "
        "orig_to=<root>, relay=in.lan[10.1.2.3]:25 sasl_username=bob "
        "from=<x@y.example> [fd00::1]";
    struct private_found found = {.count = {0}};
    (void)state;
    autofree char *once = private_mask(text, ~0u);
    autofree char *twice = private_mask(once, ~0u);
    assert_string_equal(once, twice);
    private_find(once, &found);
    for (int kind = 0; kind < PRIVATE_KINDS; kind++)
        assert_int_equal(found.count[kind], 0);
    private_found_done(&found);
}

static void private_find__again__adds(void **state)
{
    struct private_found found = {.count = {0}};
    (void)state;
    private_find("to=<a@b.test>\nto=<a@c.test>", &found);
    private_find("to=<c@b.test> to=<d@b.test> to=<e@b.test>", &found);
    assert_int_equal(found.count[PRIVATE_RECIPIENT], 5);
    assert_string_equal(found.example[PRIVATE_RECIPIENT][0], "a");
    assert_string_equal(found.example[PRIVATE_RECIPIENT][1], "c");
    assert_string_equal(found.example[PRIVATE_RECIPIENT][2], "d");
    autofree char *words = private_found_words(&found, PRIVATE_RECIPIENT);
    assert_string_equal(words, "recipients (before the @): a, c, d, ...");
    private_found_done(&found);
}

/* Lines of megabytes, of what could be looked at again and again. */
static void private_mask__megabytes__take_no_time(void **state)
{
    static const char *const parts[] = {
        "U=", "a@b", "1:", "@", "A=:", "<=", "=<", "\"", "10.0.0.1 (", "from "};
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buf text;
        buf_init(&text, (size_t)1 << 21);
        while (buf_puts(&text, parts[i]))
            continue;
        autofree char *masked = private_mask(buf_text(&text), ~0u);
        assert_non_null(masked);
        buf_done(&text);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(private_mask__quotes_in_quotes__are_masked),
        cmocka_unit_test(private_mask__odd_local_parts__are_masked_whole),
        cmocka_unit_test(private_mask__no_kind__is_the_text),
        cmocka_unit_test(private_mask__what_was_masked__is_left),
        cmocka_unit_test(private_find__again__adds),
        cmocka_unit_test(private_mask__megabytes__take_no_time),
    };
    if (argc > 1)
        return case_print("private", argv[1], say_private);
    return case_folders_run("private", say_private, tests,
                            sizeof tests / sizeof *tests);
}
