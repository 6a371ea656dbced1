/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The cases of RFC 8601 2.7.3 and 3, fed by hand: what the PTR query says, what
 * the addresses of each name are, what follows. */
#include "base/mem.h"
#include "probe/iprev.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NAMES = 3 };

struct name {
    const char *name;
    const char *address; /* NULL: none; "?": nobody could say; with "=" before
                            it: behind an alias */
};

struct iprev_case {
    const char *title;
    const char *ip;
    enum dns_status ptr;
    struct name names[NAMES];
    enum iprev_result result;
    const char *text;
};

static const struct iprev_case cases[] = {
    {"good",
     "192.0.2.10",
     DNS_FOUND,
     {{"good.test", "192.0.2.10"}},
     IPREV_PASS,
     "pass"},
    {"mismatch",
     "192.0.2.11",
     DNS_FOUND,
     {{"mismatch.test", "192.0.2.99"}},
     IPREV_FAIL,
     "fail: mismatch.test leads to 192.0.2.99"},
    {"no address",
     "192.0.2.12",
     DNS_FOUND,
     {{"nx.test", NULL}},
     IPREV_FAIL,
     "fail: nx.test has no address"},
    {"one of two",
     "192.0.2.14",
     DNS_FOUND,
     {{"good14.test", "192.0.2.14"}, {"mismatch.test", "192.0.2.99"}},
     IPREV_PASS,
     "pass: 1 of 2 names lead back"},
    {"none of two",
     "192.0.2.14",
     DNS_FOUND,
     {{"a.test", "192.0.2.1"}, {"b.test", "192.0.2.2"}},
     IPREV_FAIL,
     "fail: none of 2 names leads back; a.test leads to 192.0.2.1"},
    {"an underscore is looked up",
     "192.0.2.17",
     DNS_FOUND,
     {{"bad_name.test", "192.0.2.17"}},
     IPREV_PASS,
     "pass"},
    {"an alias that leads back",
     "192.0.2.16",
     DNS_FOUND,
     {{"alias.test", "=192.0.2.16"}},
     IPREV_PASS,
     "pass: alias.test is an alias"},
    {"an alias beside others",
     "192.0.2.16",
     DNS_FOUND,
     {{"away.test", "=192.0.2.1"}, {"alias.test", "=192.0.2.16"}},
     IPREV_PASS,
     "pass: 1 of 2 names lead back; alias.test is an alias"},
    {"a strange name is not",
     "192.0.2.18",
     DNS_FOUND,
     {{"\\027[31m.test", "192.0.2.18"}},
     IPREV_FAIL,
     NULL},
    {"no PTR", "192.0.2.18", DNS_NO_NAME, {{0}}, IPREV_PERMERROR, "permerror"},
    {"slow",
     "192.0.2.21",
     DNS_FOUND,
     {{"slow.test", "?"}},
     IPREV_TEMPERROR,
     "temperror: slow.test could not be looked up"},
    {"slow beside good",
     "192.0.2.21",
     DNS_FOUND,
     {{"slow.test", "?"}, {"good.test", "192.0.2.21"}},
     IPREV_PASS,
     "pass: 1 of 2 names lead back"},
    {"SERVFAIL",
     "192.0.2.22",
     DNS_SERVFAIL,
     {{0}},
     IPREV_TEMPERROR,
     "temperror"},
    {"IPv6",
     "2001:db8::25",
     DNS_FOUND,
     {{"good.test", "2001:db8::25"}},
     IPREV_PASS,
     "pass"},
    {"IPv4 within IPv6",
     "::ffff:192.0.2.10",
     DNS_FOUND,
     {{"good.test", "192.0.2.10"}},
     IPREV_PASS,
     "pass"},
};

static void feed(struct iprev *iprev, const struct iprev_case *row)
{
    for (size_t i = 0; i < iprev->count; i++) {
        struct dns_answer answer = {.status = DNS_NO_DATA};
        const char *address = row->names[i].address;
        if (iprev->name[i].state != IPREV_WAITING)
            continue;
        if (address && *address == '?') {
            answer.status = DNS_TIMEOUT;
        } else if (address) {
            answer.status = DNS_FOUND;
            answer.alias = *address == '=';
            address += answer.alias;
            assert_true(ip_parse(address, &dns_answer_add(&answer)->ip));
        }
        iprev_answer(iprev, i, &answer);
        dns_answer_done(&answer);
    }
}

static void iprev__cases__as_rfc_8601(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct iprev_case *row = &cases[i];
        struct dns_answer ptr = {.status = row->ptr};
        struct ip_address ip;
        struct iprev iprev;
        for (int k = 0; k < NAMES && row->names[k].name; k++)
            dns_record_text(&ptr, dns_answer_add(&ptr), row->names[k].name,
                            strlen(row->names[k].name));
        assert_true(ip_parse(row->ip, &ip));
        iprev_init(&iprev, &ip, &ptr);
        feed(&iprev, row);
        assert_true(iprev_done(&iprev));
        autofree char *text = iprev_text(&iprev);
        if (iprev_result(&iprev) != row->result)
            fail_msg("%s: %s", row->title, text);
        if (row->text)
            assert_string_equal(text, row->text);
        dns_answer_done(&ptr);
    }
}

/* The answers to all names but one, which leads back. */
static char *text_of_many(struct iprev *iprev, size_t good)
{
    for (size_t i = 0; i < iprev->count; i++) {
        struct dns_answer answer = {.status = DNS_NO_DATA};
        if (i == good) {
            answer.status = DNS_FOUND;
            dns_answer_add(&answer)->ip = iprev->ip;
        }
        iprev_answer(iprev, i, &answer);
        dns_answer_done(&answer);
    }
    return iprev_text(iprev);
}

/* Nothing is said of those that were left out. */
static void iprev__many_names__are_capped(void **state)
{
    struct dns_answer ptr = {.status = DNS_FOUND};
    struct ip_address ip = {.low = 0xc0000217};
    struct iprev iprev;
    (void)state;
    for (int i = 0; i < 60; i++) {
        autofree char *name = xasprintf("n%d.test", i);
        dns_record_text(&ptr, dns_answer_add(&ptr), name, strlen(name));
    }
    iprev_init(&iprev, &ip, &ptr);
    assert_int_equal(iprev.count, IPREV_NAMES_MAX);
    assert_int_equal(iprev.left_out, 50);
    autofree char *fails = text_of_many(&iprev, 60);
    assert_string_equal(fails, "fail: none of 10 names leads back; n0.test has "
                               "no address; 50 more were not asked");
    autofree char *passes = text_of_many(&iprev, 3);
    assert_string_equal(passes, "pass: 1 of 10 names lead back; 50 more were "
                                "not asked");
    dns_answer_done(&ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iprev__cases__as_rfc_8601),
        cmocka_unit_test(iprev__many_names__are_capped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
