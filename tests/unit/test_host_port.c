/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Servers as people name them. */
#include "model/host_port.h"

#include "scratch.h"

static void host_port_parse__reads__hosts_and_ports(void **state)
{
    (void)state;
    static const struct {
        const char *text, *host;
        unsigned port;
    } cases[] = {
        {"mail.example.com", "mail.example.com", 587},
        {"mail.example.com:465", "mail.example.com", 465},
        {"192.0.2.1:25", "192.0.2.1", 25},
        {"2001:db8::1", "2001:db8::1", 587},
        {"[2001:db8::1]", "2001:db8::1", 587},
        {"[2001:db8::1]:465", "2001:db8::1", 465},
        {"localhost:65535", "localhost", 65535},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *host = NULL;
        unsigned port = 0;
        assert_true(host_port_parse(cases[i].text, 587, &host, &port));
        assert_string_equal(host, cases[i].host);
        assert_int_equal(port, cases[i].port);
        free(host);
    }
}

static void host_port_parse__refuses__anything_else(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",          ":587",
        "a:",        "a:0",
        "a:65536",   "a:x",
        "a:5x",      "a:-1",
        "[::1",      "[::1]587",
        "[]:587",    "a b:587",
        "user@host", "smtp://host:25",
        "host: 587", "a:99999999999999999999",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char *host = NULL;
        unsigned port = 0;
        assert_false(host_port_parse(bad[i], 587, &host, &port));
        assert_null(host);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(host_port_parse__reads__hosts_and_ports),
        cmocka_unit_test(host_port_parse__refuses__anything_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
