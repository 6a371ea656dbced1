/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/sent: headers of sent messages, and the facts in them. */
#include "mail/sent.h"

#include "case_folders.h"

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct facts *facts = facts_new();
    (void)name;
    sent_init();
    sent_facts(facts, input, len);
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        buf_printf(out, "%s|%s|%s|%s\n", fact->kind, fact->subject,
                   fact_state_name(fact->state), fact->value);
    }
    facts_free(facts);
}

static void sent_header_len__any_line_end__is_behind_the_empty_line(
    void **state)
{
    (void)state;
    assert_int_equal(sent_header_len("a: b\n\nbody", 10), 6);
    assert_int_equal(sent_header_len("a: b\r\n\r\nbody", 12), 8);
    assert_int_equal(sent_header_len("a: b\n", 5), 5);
    assert_int_equal(sent_header_len("", 0), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(
            sent_header_len__any_line_end__is_behind_the_empty_line),
    };
    if (argc > 1)
        return case_print("sent", argv[1], says);
    return case_folders_run("sent", says, others,
                            sizeof others / sizeof *others);
}
