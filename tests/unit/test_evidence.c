/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/evidence.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define END     "{\"end\": {\"lines\": 12, \"bytes\": 34}}"
#define REFUSAL "{\"refusal\": {\"provider\": \"yahoo\", \"lines\": 5}}"

/* What the last line led to. */
static enum evidence_heard hear(struct evidence *evidence, const char *lines)
{
    struct span rest = span_of(lines, strlen(lines)), line;
    enum evidence_heard heard = EVIDENCE_MORE;
    while (heard == EVIDENCE_MORE && span_until(&rest, '\n', &line))
        heard = evidence_take(evidence, line.at, line.len);
    return heard;
}

static void expect_nonsense(const char *lines)
{
    struct evidence evidence = {.done = false};
    if (hear(&evidence, lines) != EVIDENCE_FAILED)
        fail_msg("taken: %s", lines);
    assert_non_null(strstr(evidence.why, "no sense"));
    assert_false(evidence.done);
    evidence_done(&evidence);
}

static void evidence_take__all__is_there(void **state)
{
    struct evidence evidence = {.since = 5, .until = 7};
    (void)state;
    assert_int_equal(
        hear(&evidence,
             "{\"progress\": {\"bytes\": 1, \"size\": 2, \"file\": 1,"
             " \"files\": 3, \"name\": \"/var/log/mail.log\"}}\n"
             "{\"source\": {\"name\": \"/var/log/mail.log\", \"state\":"
             " \"damaged\", \"why\": \"torn\", \"bytes\": 9,"
             " \"mta\": \"postfix\", \"first\": 1, \"last\": 2}}\n"
             "{\"delivery\": {\"provider\": \"yahoo\", \"sent\": 1,"
             " \"deferred\": 2, \"bounced\": 3, \"first\": 4, \"last\": 5,"
             " \"days\": [[20000, 1, 2, 3], [20002, 4, 5, 6]]}}\n"
             "{\"refusal\": {\"provider\": \"yahoo\", \"tag\": \"TSS04\","
             " \"reply\": 421, \"enhanced\": \"4.7.0\", \"lines\": 5,"
             " \"deferred\": 3, \"bounced\": 1, \"first\": 6, \"last\": 7,"
             " \"mails\": 3, \"recipients\": 2, \"about\": true,"
             " \"ips\": [[\"192.0.2.1\", 5]], \"more_ips\": 4,"
             " \"hosts\": [[\"a.example\", 3], [\"b.example\", 2]],"
             " \"more_hosts\": 8, \"days\": [[20000, 5]]}}\n"
             "{\"raw\": {\"at\": 6, \"queue\": \"Q1\", \"recipient\": \"a@b\","
             " \"host\": \"h\", \"ip\": \"192.0.2.1\", \"text\": \"line\"}}\n"
             "{\"raw\": {\"text\": \"other\"}}\n" END),
        EVIDENCE_ALL);
    assert_true(evidence.done);
    assert_int_equal(evidence.lines, 12);
    assert_int_equal(evidence.bytes, 34);
    assert_int_equal(evidence.since, 5);
    assert_int_equal(evidence.until, 7);
    assert_int_equal(evidence.progress.files, 3);
    assert_int_equal(evidence.sources[0].state, EVIDENCE_DAMAGED);
    assert_string_equal(evidence.sources[0].why, "torn");
    assert_string_equal(evidence.sources[0].mta, "postfix");
    const struct evidence_delivery *delivery =
        evidence_delivery(&evidence, "yahoo");
    assert_int_equal(delivery->day_count, 2);
    assert_int_equal(delivery->days[1].bounced, 6);
    assert_null(evidence_delivery(&evidence, "gmail"));
    const struct evidence_refusal *refusal = &evidence.refusals[0];
    assert_string_equal(refusal->tag, "TSS04");
    assert_true(refusal->about);
    assert_int_equal(refusal->host_count, 2);
    assert_string_equal(refusal->hosts[1].name, "b.example");
    assert_int_equal(refusal->hosts[1].count, 2);
    assert_int_equal(refusal->more_hosts, 8);
    assert_int_equal(refusal->days[0].lines, 5);
    assert_int_equal(refusal->raw_count, 2);
    assert_string_equal(refusal->raw[0].queue, "Q1");
    assert_null(refusal->raw[1].queue);
    evidence_done(&evidence);
}

static void evidence_take__escape_sequences__come_out_clean(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    assert_int_equal(
        hear(&evidence,
             "{\"source\": {\"name\": \"a\\u001b[31m\\nb\\u202e\","
             " \"state\": \"read\"}}\n"
             "{\"refusal\": {\"provider\": \"yahoo\", \"tag\": \"T\\u0007\","
             " \"lines\": 1, \"hosts\": [[\"h\\u009b\\u0000\", 1]]}}"),
        EVIDENCE_FAILED); /* NUL is not taken from JSON */
    evidence_done(&evidence);
    assert_int_equal(
        hear(&evidence,
             "{\"source\": {\"name\": \"a\\u001b[31m\\nb\\u202e\","
             " \"state\": \"read\"}}\n"
             "{\"refusal\": {\"provider\": \"yahoo\", \"tag\": \"T\\u0007\","
             " \"lines\": 1, \"hosts\": [[\"h\\u009b\", 1]]}}\n"
             "{\"raw\": {\"text\": \"x\\ty\\r\\nz\\u001b]0;t\\u0007\"}}"),
        EVIDENCE_MORE);
    assert_string_equal(evidence.sources[0].name, "a[31m b");
    assert_string_equal(evidence.refusals[0].tag, "T");
    assert_string_equal(evidence.refusals[0].hosts[0].name, "h");
    assert_null(strpbrk(evidence.refusals[0].raw[0].text, "\t\r\n\033\007"));
    evidence_done(&evidence);
}

static void evidence_take__long_texts__are_cut(void **state)
{
    struct evidence evidence = {.done = false};
    struct buf line;
    (void)state;
    buf_init(&line, 70000);
    buf_puts(&line, "{\"raw\": {\"queue\": \"");
    for (int i = 0; i < 2000; i++)
        buf_putc(&line, 'q');
    buf_puts(&line, "\", \"text\": \"");
    for (int i = 0; i < 5000; i++)
        buf_putc(&line, 't');
    buf_puts(&line, "\"}}");
    assert_int_equal(hear(&evidence, REFUSAL), EVIDENCE_MORE);
    assert_int_equal(hear(&evidence, buf_text(&line)), EVIDENCE_MORE);
    const struct evidence_raw *raw = &evidence.refusals[0].raw[0];
    assert_int_equal(strlen(raw->text), EVIDENCE_TEXT_MAX);
    assert_int_equal(strlen(raw->queue), EVIDENCE_NAME_MAX);
    buf_done(&line);
    evidence_done(&evidence);
}

static void evidence_take__wrong_types__make_no_sense(void **state)
{
    (void)state;
    expect_nonsense(" ");
    expect_nonsense("\x1b[2J");
    expect_nonsense("{");
    expect_nonsense("[]");
    expect_nonsense("{}");
    expect_nonsense("7");
    expect_nonsense("{\"what\": {}}");
    expect_nonsense("{\"end\": true}");
    expect_nonsense("{\"failed\": 5}");
    expect_nonsense("{\"failed\": \"\"}");
    expect_nonsense("{\"end\": {}, \"progress\": {}}");
    expect_nonsense("{\"end\": {}, \"end\": {}}");
    expect_nonsense("{\"progress\": {\"name\": 5}}");
    expect_nonsense("{\"progress\": {\"bytes\": \"1\"}}");
    expect_nonsense("{\"source\": {\"name\": \"a\"}}");
    expect_nonsense("{\"source\": {\"name\": \"a\", \"state\": \"eaten\"}}");
    expect_nonsense("{\"source\": {\"state\": \"read\", \"why\": []}}");
    expect_nonsense("{\"delivery\": {\"sent\": 1}}");
    expect_nonsense("{\"delivery\": {\"provider\": \"y\", \"days\": {}}}");
    expect_nonsense("{\"delivery\": {\"provider\": \"y\", \"days\": [1]}}");
    expect_nonsense(
        "{\"delivery\": {\"provider\": \"y\", \"days\": [[1, 2]]}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 0}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"\", \"lines\": 1}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"about\": 1}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"ips\": [[5, \"a\"]]}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"hosts\": [\"a\"]}}");
    expect_nonsense(REFUSAL "\n{\"raw\": \"line\"}");
}

static void evidence_take__impossible_numbers__make_no_sense(void **state)
{
    (void)state;
    expect_nonsense("{\"end\": {\"lines\": -1}}");
    expect_nonsense("{\"end\": {\"lines\": 1e300}}");
    expect_nonsense("{\"end\": {\"lines\": 1.5}}");
    expect_nonsense("{\"end\": {\"lines\": 9223372036854775807}}");
    expect_nonsense("{\"end\": {\"bytes\": 99999999999999999999999}}");
    expect_nonsense("{\"progress\": {\"file\": 4294967297}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"reply\": 1000}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"last\": 253402300800}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"ips\": [[\"192.0.2.1\", -5]]}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"days\": [[-1, 5]]}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"days\": [[4000000000, 5]]}}");
}

static void evidence_take__out_of_order__makes_no_sense(void **state)
{
    (void)state;
    expect_nonsense("{\"raw\": {\"text\": \"of nothing\"}}");
    expect_nonsense("{\"delivery\": {\"provider\": \"y\"}}\n"
                    "{\"delivery\": {\"provider\": \"y\"}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"days\": [[20001, 1], [20000, 1]]}}");
    expect_nonsense("{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
                    " \"days\": [[20001, 1], [20001, 1]]}}");
    expect_nonsense(REFUSAL "\n{\"raw\": {}}\n{\"raw\": {}}\n{\"raw\": {}}\n"
                            "{\"raw\": {}}");
}

/* One line again and again until it is refused; how many were taken. */
static size_t taken(const char *first, const char *format)
{
    struct evidence evidence = {.done = false};
    size_t count = 0;
    if (*first)
        assert_int_equal(hear(&evidence, first), EVIDENCE_MORE);
    for (; count < 5000; count++) {
        autofree char *number = xasprintf("%zu", count);
        const char *mark = strchr(format, '#');
        autofree char *line = mark ? xasprintf("%.*s%s%s", (int)(mark - format),
                                               format, number, mark + 1)
                                   : xstrdup(format);
        if (evidence_take(&evidence, line, strlen(line)) != EVIDENCE_MORE)
            break;
    }
    evidence_done(&evidence);
    return count;
}

/* A refusal with that many entries in a list of it. */
static enum evidence_heard with_entries(const char *list, const char *entry,
                                        size_t count)
{
    struct evidence evidence = {.done = false};
    struct buf line;
    buf_init(&line, 1000000);
    buf_printf(&line,
               "{\"refusal\": {\"provider\": \"y\", \"lines\": 1,"
               " \"%s\": [",
               list);
    for (size_t i = 0; i < count; i++)
        buf_printf(&line, "%s[%s%zu%s, 1]", i ? "," : "", entry, i, entry);
    buf_puts(&line, "]}}");
    enum evidence_heard heard =
        evidence_take(&evidence, buf_text(&line), line.len);
    buf_done(&line);
    evidence_done(&evidence);
    return heard;
}

static void evidence_take__too_many__makes_no_sense(void **state)
{
    (void)state;
    assert_int_equal(taken("", REFUSAL), EVIDENCE_REFUSALS_MAX);
    assert_int_equal(taken(REFUSAL, "{\"raw\": {}}"), EVIDENCE_RAW_MAX);
    assert_int_equal(taken("", "{\"delivery\": {\"provider\": \"p#\"}}"),
                     EVIDENCE_DELIVERIES_MAX);
    assert_int_equal(
        taken("", "{\"source\": {\"name\": \"a\", \"state\": \"read\"}}"),
        EVIDENCE_SOURCES_MAX);
    assert_int_equal(with_entries("ips", "\"", EVIDENCE_PEERS_MAX),
                     EVIDENCE_MORE);
    assert_int_equal(with_entries("ips", "\"", EVIDENCE_PEERS_MAX + 1),
                     EVIDENCE_FAILED);
    assert_int_equal(with_entries("hosts", "\"", EVIDENCE_PEERS_MAX + 1),
                     EVIDENCE_FAILED);
    assert_int_equal(with_entries("days", "", EVIDENCE_DAYS_MAX),
                     EVIDENCE_MORE);
    assert_int_equal(with_entries("days", "", EVIDENCE_DAYS_MAX + 1),
                     EVIDENCE_FAILED);
}

static void evidence_take__failure__says_why(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    assert_int_equal(hear(&evidence, "{\"failed\": \"no \\u001bluck\"}"),
                     EVIDENCE_FAILED);
    assert_string_equal(evidence.why, "no luck");
    evidence_done(&evidence);
    evidence_done(&evidence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_take__all__is_there),
        cmocka_unit_test(evidence_take__escape_sequences__come_out_clean),
        cmocka_unit_test(evidence_take__long_texts__are_cut),
        cmocka_unit_test(evidence_take__wrong_types__make_no_sense),
        cmocka_unit_test(evidence_take__impossible_numbers__make_no_sense),
        cmocka_unit_test(evidence_take__out_of_order__makes_no_sense),
        cmocka_unit_test(evidence_take__too_many__makes_no_sense),
        cmocka_unit_test(evidence_take__failure__says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
