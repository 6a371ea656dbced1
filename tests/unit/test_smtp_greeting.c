/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/smtp_greeting: all that a server sends, and what it is taken
 * for. Each is fed whole, and once more octet by octet.
 */
#include "probe/smtp_greeting.h"

#include "case_folders.h"

static const char *stage_name(enum smtp_stage stage)
{
    static const char *const names[] = {
        [SMTP_WANTS_GREETING] = "wants a greeting",
        [SMTP_WANTS_EHLO] = "wants EHLO",
        [SMTP_WANTS_HELO] = "wants HELO",
        [SMTP_DONE] = "done",
        [SMTP_BROKEN] = "broken",
    };
    return names[stage];
}

static void say_name(const char *what, const struct smtp_name *name,
                     struct buf *out)
{
    const char *kind = smtp_name_kind_name(name->kind);
    if (name->kind == SMTP_NAME_UNKNOWN)
        return;
    buf_printf(out, "%s: %s \"%s\" = \"%s\"\n", what, kind,
               name->text ? name->text : "", name->ascii);
    if (smtp_name_fault(name->kind))
        buf_printf(out, "    %s\n", smtp_name_fault(name->kind));
}

static void say_reply(const char *what, const struct smtp_reply *reply,
                      struct buf *out)
{
    if (!reply->text)
        return;
    buf_printf(out, "%s: %d, lines %zu%s%s\n", what, reply->code, reply->lines,
               reply->mixed ? ", mixed" : "", reply->cut ? ", cut" : "");
    const char *text = reply->text;
    for (size_t len; len = strcspn(text, "\n"), true; text += len + 1) {
        buf_printf(out, "    %.*s\n", (int)len, text);
        if (!text[len])
            break;
    }
}

static void say_all(const struct smtp_greeting *greeting, struct buf *out)
{
    buf_printf(out, "%s\n", stage_name(greeting->stage));
    if (greeting->broken)
        buf_printf(out, "    %s\n", greeting->broken);
    say_reply("greeting", &greeting->greeting, out);
    say_name("name", &greeting->name, out);
    if (greeting->software)
        buf_printf(out, "software: %s\n", greeting->software);
    say_reply("ehlo", &greeting->ehlo, out);
    say_name("ehlo name", &greeting->helo_name, out);
    if (greeting->has_size)
        buf_printf(out, "size: %llu\n", greeting->size);
    if (greeting->extended)
        buf_puts(out, "takes EHLO\n");
    if (greeting->starttls)
        buf_puts(out, "offers STARTTLS\n");
    if (greeting->filtered)
        buf_puts(out, "is filtered\n");
    if (greeting->long_line)
        buf_puts(out, "has a line that is too long\n");
}

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct smtp_greeting whole = {0};
    struct smtp_greeting pieces = {0};
    struct buf again;
    (void)name;
    smtp_greeting_feed(&whole, input, len);
    smtp_greeting_end(&whole);
    for (size_t i = 0; i < len; i++)
        smtp_greeting_feed(&pieces, input + i, 1);
    smtp_greeting_end(&pieces);
    buf_init(&again, CASE_FILE_MAX);
    say_all(&pieces, &again);
    say_all(&whole, out);
    assert_string_equal(buf_text(out), buf_text(&again));
    buf_done(&again);
    smtp_greeting_done(&whole);
    smtp_greeting_done(&pieces);
}

static void feed_times(struct smtp_greeting *greeting, const char *text,
                       size_t times)
{
    for (size_t i = 0; i < times; i++)
        smtp_greeting_feed(greeting, text, strlen(text));
}

static void smtp_greeting_feed__megabytes_without_newline__stops(void **state)
{
    struct smtp_greeting greeting = {0};
    (void)state;
    feed_times(&greeting, "220 aaaaaaaaaaaaaaaaaaaaaaaaaaaa", 100000);
    assert_int_equal(greeting.stage, SMTP_BROKEN);
    assert_non_null(greeting.broken);
    assert_true(greeting.bytes <= SMTP_BYTES_MAX + 1);
    smtp_greeting_done(&greeting);
}

static void smtp_greeting_feed__endless_reply__stops(void **state)
{
    struct smtp_greeting greeting = {0};
    (void)state;
    feed_times(&greeting, "220-mx.yahoo.com\r\n", SMTP_LINES_MAX);
    assert_int_equal(greeting.stage, SMTP_WANTS_GREETING);
    feed_times(&greeting, "220-mx.yahoo.com\r\n", 1);
    assert_int_equal(greeting.stage, SMTP_BROKEN);
    assert_true(greeting.greeting.cut);
    assert_true(strlen(greeting.greeting.text) <= SMTP_TEXT_MAX);
    smtp_greeting_done(&greeting);
}

static void smtp_greeting_feed__long_line__is_cut_and_told(void **state)
{
    struct smtp_greeting greeting = {0};
    (void)state;
    smtp_greeting_feed(&greeting, "220 ", 4);
    feed_times(&greeting, "\303\244", 2000);
    feed_times(&greeting, "\r\n", 1);
    assert_int_equal(greeting.stage, SMTP_WANTS_EHLO);
    assert_true(greeting.long_line);
    assert_true(greeting.greeting.cut);
    assert_int_equal(strlen(greeting.greeting.text), SMTP_TEXT_MAX);
    assert_int_equal(greeting.name.kind, SMTP_NAME_WRONG);
    smtp_greeting_done(&greeting);
}

static void smtp_greeting_end__nothing_came__wants_a_greeting(void **state)
{
    struct smtp_greeting greeting = {0};
    (void)state;
    smtp_greeting_end(&greeting);
    assert_int_equal(greeting.stage, SMTP_WANTS_GREETING);
    assert_null(greeting.greeting.text);
    smtp_greeting_done(&greeting);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(smtp_greeting_feed__megabytes_without_newline__stops),
        cmocka_unit_test(smtp_greeting_feed__endless_reply__stops),
        cmocka_unit_test(smtp_greeting_feed__long_line__is_cut_and_told),
        cmocka_unit_test(smtp_greeting_end__nothing_came__wants_a_greeting),
    };
    if (argc > 1)
        return case_print("smtp_greeting", argv[1], says);
    return case_folders_run("smtp_greeting", says, others,
                            sizeof others / sizeof *others);
}
