/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Echo requests and replies: RFC 792, RFC 4443 4. */
#include "probe/ping_packet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct ping_packet v4 = {.sequence = 0x0102, .mark = "senderf"};
static const struct ping_packet v6 = {
    .v6 = true, .sequence = 2, .mark = "senderf"};

static void ping_print__both_families__as_the_rfcs(void **state)
{
    static const unsigned char wanted[] = "\x08\0\0\0\0\0\x01\x02senderf";
    unsigned char bytes[PING_PACKET_SIZE];
    (void)state;
    ping_print(&v4, bytes);
    assert_memory_equal(bytes, wanted, PING_PACKET_SIZE);
    ping_print(&v6, bytes);
    assert_int_equal(bytes[0], 128);
}

static void ping_is_reply__reply__known(void **state)
{
    unsigned char bytes[PING_PACKET_SIZE + 40] = {0};
    (void)state;
    ping_print(&v4, bytes);
    assert_false(ping_is_reply(&v4, bytes, PING_PACKET_SIZE)); /* our own */
    bytes[0] = 0;
    bytes[5] = 77; /* the identifier is the kernel's */
    assert_true(ping_is_reply(&v4, bytes, PING_PACKET_SIZE));
    assert_true(ping_is_reply(&v4, bytes, sizeof bytes));
    assert_false(ping_is_reply(&v6, bytes, PING_PACKET_SIZE));
    ping_print(&v6, bytes);
    bytes[0] = 129;
    assert_true(ping_is_reply(&v6, bytes, PING_PACKET_SIZE));
    bytes[7] = 1; /* the one before */
    assert_true(ping_is_reply(&v6, bytes, PING_PACKET_SIZE));
    bytes[7] = 3;
    assert_false(ping_is_reply(&v6, bytes, PING_PACKET_SIZE));
}

static void ping_is_reply__others__not(void **state)
{
    unsigned char bytes[PING_PACKET_SIZE];
    (void)state;
    ping_print(&v4, bytes);
    bytes[0] = 0;
    for (size_t len = 0; len < PING_PACKET_SIZE; len++)
        assert_false(ping_is_reply(&v4, bytes, len));
    bytes[1] = 1;
    assert_false(ping_is_reply(&v4, bytes, sizeof bytes));
    bytes[1] = 0;
    bytes[PING_PACKET_SIZE - 1] = '!';
    assert_false(ping_is_reply(&v4, bytes, sizeof bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ping_print__both_families__as_the_rfcs),
        cmocka_unit_test(ping_is_reply__reply__known),
        cmocka_unit_test(ping_is_reply__others__not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
