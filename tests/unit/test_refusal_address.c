/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* tests/cases/refusal: lines with refusals, and the addresses in them. */
#include "model/refusal_address.h"

#include "case_folders.h"

static void says(const char *name, const char *input, size_t len,
                 struct buf *out)
{
    struct refusal_addresses list = {0};
    (void)name;
    refusal_addresses_add(&list, input, len);
    for (size_t i = 0; i < list.count; i++) {
        char text[IP_TEXT_SIZE];
        ip_print(&list.items[i].ip, text);
        buf_printf(out, "%zu %s\n", list.items[i].count, text);
    }
    refusal_addresses_done(&list);
}

static void refusal_addresses_add__too_many__leaves_out_the_rest(void **state)
{
    struct refusal_addresses list = {0};
    (void)state;
    for (unsigned i = 0; i < REFUSAL_ADDRESSES_MAX + 10; i++) {
        char line[100];
        int len = snprintf(line, sizeof line, "Messages from 192.0.%u.%u bad",
                           i / 256, i % 256);
        assert_int_equal(list.cut, i > REFUSAL_ADDRESSES_MAX);
        refusal_addresses_add(&list, line, (size_t)len);
    }
    assert_int_equal(list.count, REFUSAL_ADDRESSES_MAX);
    refusal_addresses_done(&list);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(refusal_addresses_add__too_many__leaves_out_the_rest),
    };
    if (argc > 1)
        return case_print("refusal", argv[1], says);
    return case_folders_run("refusal", says, others,
                            sizeof others / sizeof *others);
}
