/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/reverse_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, const char *labels, const char *zone)
{
    struct ip_address ip;
    char got[REVERSE_LABELS_SIZE], name[REVERSE_NAME_SIZE];
    assert_true(ip_parse(text, &ip));
    reverse_labels(&ip, got);
    reverse_name(&ip, name);
    assert_string_equal(got, labels);
    assert_memory_equal(name, labels, strlen(labels));
    assert_int_equal(name[strlen(labels)], '.');
    assert_string_equal(name + strlen(labels) + 1, zone);
}

static void reverse_name__of_ipv4__has_octets_backwards(void **state)
{
    (void)state;
    expect("192.0.2.1", "1.2.0.192", "in-addr.arpa");
    expect("255.255.255.255", "255.255.255.255", "in-addr.arpa");
    expect("::ffff:45.1.2.3", "3.2.1.45", "in-addr.arpa");
}

static void reverse_name__of_ipv6__has_nibbles_backwards(void **state)
{
    (void)state;
    /* RFC 3596 2.5 */
    expect("4321:0:1:2:3:4:567:89ab",
           "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4",
           "ip6.arpa");
    expect("::1",
           "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0",
           "ip6.arpa");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reverse_name__of_ipv4__has_octets_backwards),
        cmocka_unit_test(reverse_name__of_ipv6__has_nibbles_backwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
