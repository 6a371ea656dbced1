/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_told.h"

#include "base/mem.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "{\"head\": {\"from\": \"a\", \"subject\": \"s\", \"bare\": true}}"
#define END  "{\"end\": true}"

/* What the last line led to. */
static enum mail_told_state hear(struct mail_hearing *hearing,
                                 const char *lines)
{
    struct span rest = span_of(lines, strlen(lines)), line;
    enum mail_told_state state = MAIL_TOLD_MORE;
    while (state == MAIL_TOLD_MORE && span_until(&rest, '\n', &line))
        state = mail_hearing_take(hearing, line.at, line.len);
    return state;
}

static void expect_nonsense(const char *lines)
{
    struct mail_hearing hearing = {.why = NULL};
    if (hear(&hearing, lines) != MAIL_TOLD_FAILED)
        fail_msg("taken: %s", lines);
    assert_non_null(strstr(hearing.why, "no sense"));
    mail_hearing_done(&hearing);
}

static void mail_hearing__all__is_there(void **state)
{
    struct mail_hearing hearing = {.why = NULL};
    (void)state;
    assert_int_equal(hear(&hearing, HEAD "\n"
                                         "{\"line\": \"a\\tb\"}\n"
                                         "{\"line\": \"c\", \"more\": true}\n"
                                         "{\"line\": \"d\", \"more\": true}\n"
                                         "{\"line\": \"e\"}\n"
                                         "{\"line\": \"\"}\n"
                                         "{\"left_out\": \"attachment\","
                                         " \"name\": \"x.doc\"}\n"
                                         "{\"left_out\": \"long\"}\n" END),
                     MAIL_TOLD_ALL);
    const struct mail_told *told = &hearing.told;
    assert_string_equal(told->head.from, "a");
    assert_string_equal(told->head.subject, "s");
    assert_string_equal(told->head.to, "");
    assert_true(told->head.bare);
    assert_int_equal(told->head.date, 0);
    assert_int_equal(told->lines.count, 3);
    assert_string_equal(told->lines.line[0], "a\tb");
    assert_string_equal(told->lines.line[1], "cde");
    assert_string_equal(told->lines.line[2], "");
    assert_int_equal(told->lines.bytes, 6);
    assert_int_equal(told->attachment_count, 1);
    assert_string_equal(told->attachment[0], "x.doc");
    assert_true(told->cut);
    mail_hearing_done(&hearing);
}

static void mail_hearing__hostile__comes_out_clean(void **state)
{
    struct mail_hearing hearing = {.why = NULL};
    (void)state;
    assert_int_equal(
        hear(&hearing, "{\"head\": {\"subject\": \"a\\u001b[31m\\nb\\u202e\","
                       " \"from\": 7, \"date\": 1e300}}\n"
                       "{\"line\": \"x\\ny\\u0007\\u2028z\\u0000\"}\n"
                       "{\"left_out\": \"attachment\"}\n" END),
        MAIL_TOLD_FAILED); /* NUL is not taken from JSON */
    mail_hearing_done(&hearing);
    assert_int_equal(
        hear(&hearing, "{\"head\": {\"subject\": \"a\\u001b[31m\\nb\\u202e\","
                       " \"from\": 7, \"date\": -5}}\n"
                       "{\"line\": \"x\\ny\\u0007\\u2028z\"}\n"
                       "{\"left_out\": \"attachment\"}\n" END),
        MAIL_TOLD_ALL);
    assert_string_equal(hearing.told.head.subject, "a[31m b");
    assert_string_equal(hearing.told.head.from, "");
    assert_int_equal(hearing.told.head.date, 0);
    assert_string_equal(hearing.told.lines.line[0], "x y z");
    assert_string_equal(hearing.told.attachment[0], "");
    mail_hearing_done(&hearing);
}

static void mail_hearing__out_of_order__makes_no_sense(void **state)
{
    (void)state;
    expect_nonsense("{");
    expect_nonsense("[]");
    expect_nonsense("{}");
    expect_nonsense(END);
    expect_nonsense("{\"line\": \"a\"}");
    expect_nonsense("{\"left_out\": \"long\"}");
    expect_nonsense("{\"head\": \"a\"}");
    expect_nonsense(HEAD "\n" HEAD);
    expect_nonsense(HEAD "\n{\"line\": 5}");
    expect_nonsense(HEAD "\n{\"left_out\": \"what\"}");
    expect_nonsense(HEAD "\n{\"line\": \"a\", \"more\": true}\n" END);
    expect_nonsense(HEAD "\n{\"line\": \"a\", \"more\": true}\n"
                         "{\"left_out\": \"long\"}");
}

static void mail_hearing__failure__says_why(void **state)
{
    struct mail_hearing hearing = {.why = NULL};
    struct buf out;
    (void)state;
    buf_init(&out, 1000);
    mail_told_print_failure("it is no mail", &out);
    assert_int_equal(hear(&hearing, buf_text(&out)), MAIL_TOLD_FAILED);
    assert_string_equal(hearing.why, "it is no mail");
    mail_hearing_done(&hearing);
    buf_done(&out);
    assert_int_equal(hear(&hearing, HEAD "\n{\"failed\": \"a\\u001bb\\nc\"}"),
                     MAIL_TOLD_FAILED);
    assert_string_equal(hearing.why, "ab c");
    mail_hearing_done(&hearing);
}

/* Adds the same line so many times; how many were taken. */
static size_t taken(struct mail_hearing *hearing, const char *line,
                    size_t count)
{
    size_t i = 0;
    while (i < count &&
           mail_hearing_take(hearing, line, strlen(line)) == MAIL_TOLD_MORE)
        i++;
    return i;
}

static void mail_hearing__too_much__ends_it(void **state)
{
    static const char goes_on[] = "{\"line\": \"0123456789\", \"more\": true}";
    struct mail_hearing hearing = {.why = NULL};
    (void)state;
    hear(&hearing, HEAD);
    assert_int_equal(taken(&hearing, "{\"line\": \"\"}", MAIL_LINES_MAX + 5),
                     MAIL_LINES_MAX);
    mail_hearing_done(&hearing);
    hear(&hearing, HEAD);
    assert_int_equal(taken(&hearing, goes_on, MAIL_TEXT_MAX),
                     MAIL_TEXT_MAX / 10);
    mail_hearing_done(&hearing);
    hear(&hearing, HEAD);
    assert_int_equal(taken(&hearing, "{\"left_out\": \"attachment\"}", 1000),
                     MAIL_ATTACHMENTS_MAX);
    mail_hearing_done(&hearing);
}

static void keep(void *ctx, struct buf *out)
{
    (void)ctx;
    assert_true(out->len > 0);
}

/* Each of its lines is short enough to be said. */
static void mail_told__long_line__is_told_in_pieces(void **state)
{
    enum { LEN = 100000 };
    struct mail_told told = {.cut = false};
    struct mail_hearing hearing = {.why = NULL};
    struct buf out;
    autofree char *text = xcalloc(LEN + 1, 1);
    (void)state;
    for (size_t i = 0; i + 3 <= LEN; i += 3)
        memcpy(text + i, "\xe2\x82\xac", 3);
    told.head = (struct mail_head){.reply_to = xstrdup("r"),
                                   .from = xstrdup("f"),
                                   .to = xstrdup("t"),
                                   .subject = xstrdup("\"s\""),
                                   .message_id = xstrdup("<m>"),
                                   .references = xstrdup("<r>"),
                                   .auto_submitted = xstrdup("no"),
                                   .date = 1234567890};
    mail_lines_take(&told.lines, xstrdup(text));
    mail_lines_take(&told.lines, xstrdup("\t\"end\""));
    mail_told_attach(&told, "a\033b");
    buf_init(&out, SIZE_MAX);
    mail_told_print(&told, &out, keep, NULL);
    struct span rest = span_of(buf_text(&out), out.len), line;
    while (span_until(&rest, '\n', &line))
        assert_true(line.len < 64u * 1024);
    assert_int_equal(hear(&hearing, buf_text(&out)), MAIL_TOLD_ALL);
    assert_string_equal(hearing.told.head.subject, "\"s\"");
    assert_int_equal(hearing.told.head.date, 1234567890);
    assert_int_equal(hearing.told.lines.count, 2);
    assert_string_equal(hearing.told.lines.line[0], text);
    assert_string_equal(hearing.told.lines.line[1], "\t\"end\"");
    assert_string_equal(hearing.told.attachment[0], "ab");
    mail_hearing_done(&hearing);
    mail_told_done(&told);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mail_hearing__all__is_there),
        cmocka_unit_test(mail_hearing__hostile__comes_out_clean),
        cmocka_unit_test(mail_hearing__out_of_order__makes_no_sense),
        cmocka_unit_test(mail_hearing__failure__says_why),
        cmocka_unit_test(mail_hearing__too_much__ends_it),
        cmocka_unit_test(mail_told__long_line__is_told_in_pieces),
    };
    return cmocka_run_group_tests_name("mail_told", tests, NULL, NULL);
}
