/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/evidence_draft.h"

#include "base/buf.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define RAW                                                                    \
    "Nov 25 10:00:00 mx1 postfix/smtp[1]: 4XxK01: to=<anna@yahoo.com>, "       \
    "from=<x@y.example>, relay=mta5.am0.yahoodns.net[67.195.204.72]:25"

static const struct provider yahoo = {
    .id = (char[]){"yahoo"},
    .name = (char[]){"Yahoo"},
};

static void take(struct evidence *evidence, const char *line)
{
    if (evidence_take(evidence, line, strlen(line)) == EVIDENCE_FAILED)
        fail_msg("%s: %s", line, evidence->why);
}

static void take_refusal(struct evidence *evidence, const char *tag, int lines,
                         const char *ips)
{
    autofree char *line =
        xasprintf("{\"refusal\": {\"provider\": \"yahoo\", \"tag\": \"%s\","
                  " \"reply\": 421, \"lines\": %d, \"ips\": [%s],"
                  " \"first\": 1795500000, \"last\": 1795600000}}",
                  tag, lines, ips);
    take(evidence, line);
}

/* The draft without its line ends; new. */
static char *draft_of(const struct evidence *evidence, unsigned masked)
{
    char *draft = evidence_draft(evidence, &yahoo, masked);
    assert_non_null(draft);
    for (char *c = draft; (c = strchr(c, '\n')); c++)
        *c = ' ';
    return draft;
}

static void expect(const struct evidence *evidence, unsigned masked,
                   const char *text)
{
    autofree char *draft = draft_of(evidence, masked);
    if (!strstr(draft, text))
        fail_msg("no “%s” in: %s", text, draft);
}

static void expect_not(const struct evidence *evidence, unsigned masked,
                       const char *text)
{
    autofree char *draft = draft_of(evidence, masked);
    if (strstr(draft, text))
        fail_msg("“%s” in: %s", text, draft);
}

static void evidence_draft__nothing_refused__is_none(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    assert_null(evidence_draft(&evidence, &yahoo, 0));
    take(&evidence, "{\"refusal\": {\"provider\": \"gmail\", \"lines\": 1}}");
    take(&evidence, "{\"delivery\": {\"provider\": \"yahoo\", \"sent\": 1}}");
    assert_null(evidence_draft(&evidence, &yahoo, 0));
    evidence_done(&evidence);
}

static void evidence_draft__private_kinds__are_masked_as_told(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    take_refusal(&evidence, "TSS04", 1, "");
    take(&evidence, "{\"raw\": {\"text\": \"" RAW "\"}}");
    expect(&evidence, 0, RAW);
    expect(&evidence, PRIVATE_BY_DEFAULT, "mx1 postfix");
    expect(&evidence, PRIVATE_BY_DEFAULT, "to=<****@yahoo.com>, from=<x@y.");
    expect_not(&evidence, PRIVATE_BY_DEFAULT, "anna");
    expect(&evidence, ~0u, "from=<****@y.example>, relay=mta5");
    expect_not(&evidence, ~0u, "mx1");
    evidence_done(&evidence);
}

/* What the provider cannot have seen, and what is no address, is not said. */
static void evidence_draft__addresses__are_our_public_ones(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    take_refusal(&evidence, "TSS04", 9,
                 "[\"10.0.0.1\", 5], [\"192.0.2.1\", 2], [\"nonsense\", 1],"
                 " [\"2001:db8::1\", 1]");
    take_refusal(&evidence, "TSS07", 3, "[\"192.0.2.1\", 2], [\"8.8.4.4\", 1]");
    expect(&evidence, 0,
           "came from 192.0.2.1, 2001:db8::1 and 8.8.4.4. The codes");
    expect_not(&evidence, 0, "10.0.0.1");
    expect_not(&evidence, 0, "nonsense");
    evidence_done(&evidence);
}

static void evidence_draft__many_addresses__are_some(void **state)
{
    struct evidence evidence = {.done = false};
    struct buf ips;
    (void)state;
    buf_init(&ips, 10000);
    for (int i = 1; i <= 20; i++)
        buf_printf(&ips, "%s[\"192.0.2.%d\", 1]", i > 1 ? ", " : "", i);
    take_refusal(&evidence, "TSS04", 20, buf_text(&ips));
    expect(&evidence, 0, "192.0.2.7, 192.0.2.8 and others of our addresses.");
    expect_not(&evidence, 0, "192.0.2.9");
    buf_done(&ips);
    evidence_done(&evidence);
}

static void evidence_draft__many_codes__are_the_most_frequent(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    for (int i = 1; i <= 9; i++) {
        autofree char *tag = xasprintf("TSS%02d", i);
        take_refusal(&evidence, tag, i * 1000, "");
        take(&evidence, "{\"raw\": {\"text\": \"one\"}}");
        take(&evidence, "{\"raw\": {\"text\": \"two\"}}");
    }
    expect(&evidence, 0, "show 45,000 refusals by mail servers of Yahoo");
    expect(&evidence, 0,
           "The codes are [TSS09] (421), 9,000 times; [TSS08] (421), 8,000 ");
    expect(&evidence, 0, "[TSS04] (421), 4,000 times; others, 6,000 times.");
    expect(&evidence, 0, "Lines of our logs:  one one one one one one ");
    expect_not(&evidence, 0, "TSS03");
    expect_not(&evidence, 0, "two");
    evidence_done(&evidence);
}

/* A server that was not reached has refused nothing. */
static void evidence_draft__no_code__is_no_refusal(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    take(&evidence, "{\"refusal\": {\"provider\": \"yahoo\", \"lines\": 40,"
                    " \"deferred\": 40, \"mails\": 2, \"recipients\": 2,"
                    " \"first\": 1795300000, \"last\": 1795640000}}");
    expect(&evidence, 0,
           "show 40 attempts to reach mail servers of Yahoo that failed "
           "without a code, the last at 2026-11-25 20:53 UTC. The results");
    take_refusal(&evidence, "TSS04", 3, "");
    expect(&evidence, 0,
           "Since 2026-11-24 06:00 UTC our mail logs show 3 refusals by mail "
           "servers of Yahoo, the last at 2026-11-25 09:46 UTC. The code is "
           "[TSS04] (421). Besides, 40 attempts to reach these servers failed "
           "without a code. The results were 40 deferrals.");
    evidence_done(&evidence);
}

/* What there was no room to tell apart has no code of its own. */
static void evidence_draft__others__are_no_code(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    take_refusal(&evidence, "other", 90, "");
    take_refusal(&evidence, "TSS04", 3, "");
    expect(&evidence, 0,
           "show 93 refusals by mail servers of Yahoo, the last at 2026-11-25 "
           "09:46 UTC. The codes are [TSS04] (421), 3 times; others, 90 "
           "times.");
    evidence_done(&evidence);
}

/* Prose is wrapped as mails are, lines of a log stay whole. */
static void evidence_draft__prose__is_wrapped(void **state)
{
    struct evidence evidence = {.done = false};
    (void)state;
    take_refusal(&evidence, "TSS04", 5, "[\"192.0.2.1\", 2]");
    take(&evidence, "{\"raw\": {\"text\": \"" RAW "\"}}");
    autofree char *draft = evidence_draft(&evidence, &yahoo, 0);
    assert_non_null(draft);
    const char *lines = strstr(draft, "\n\nLines of our logs:\n\n" RAW "\n");
    assert_non_null(lines);
    size_t cols = 0;
    for (const char *c = draft; c < lines; c++) {
        cols = *c == '\n' ? 0 : cols + 1;
        assert_true(cols <= 72);
    }
    evidence_done(&evidence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_draft__nothing_refused__is_none),
        cmocka_unit_test(evidence_draft__private_kinds__are_masked_as_told),
        cmocka_unit_test(evidence_draft__addresses__are_our_public_ones),
        cmocka_unit_test(evidence_draft__many_addresses__are_some),
        cmocka_unit_test(evidence_draft__many_codes__are_the_most_frequent),
        cmocka_unit_test(evidence_draft__no_code__is_no_refusal),
        cmocka_unit_test(evidence_draft__others__are_no_code),
        cmocka_unit_test(evidence_draft__prose__is_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
