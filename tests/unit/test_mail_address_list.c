/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Addresses as people type them behind "to:". */
#include "model/mail_address_list.h"

#include "scratch.h"

static void mail_address_list_wrong__finds__none(void **state)
{
    (void)state;
    static const char *const good[] = {
        "",
        " , ",
        "care@cc.yahoo.example",
        "Customer Care <care@cc.yahoo.example>",
        "\"Care, Customer\" <care@cc.yahoo.example>, a@b.example",
        "care@cc.yahoo.example (Customer Care)",
        "<a@b.example>,c@d.example,",
        "\"a,b\"@c.example",
        "a@[192.0.2.1]",
        "ottilie@bücher.example",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_null(mail_address_list_wrong(good[i]));
}

static void mail_address_list_wrong__says__which(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wrong;
    } cases[] = {
        {"a b", "a b"},
        {"not an address", "not an address"},
        {"a@b.example, care", "care"},
        {"Care <care>, a@b.example", "Care <care>"},
        {"a@b.example c@d.example", "a@b.example c@d.example"},
        {"a@", "a@"},
        {"a@b..example", "a@b..example"},
        {"Care <a@b.example", "Care <a@b.example"},
        {"\"a, b@c.example", "\"a, b@c.example"},
        {"(a@b.example)", "(a@b.example)"},
        {">", ">"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *wrong = mail_address_list_wrong(cases[i].text);
        if (!wrong)
            fail_msg("%s", cases[i].text);
        assert_string_equal(wrong, cases[i].wrong);
        free(wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mail_address_list_wrong__finds__none),
        cmocka_unit_test(mail_address_list_wrong__says__which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
