/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Messages as they come over the wire, built here octet by octet (RFC 1035
 * 4): a header, one question, and answers. */
#include "base/mem.h"
#include "probe/dns_parse.h"

#include <ares.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CNAME 5u

struct message {
    unsigned char at[65536];
    size_t len;
};

static void put(struct message *message, const void *bytes, size_t len)
{
    assert_true(message->len + len <= sizeof message->at);
    memcpy(message->at + message->len, bytes, len);
    message->len += len;
}

static void put_16(struct message *message, unsigned number)
{
    unsigned char octets[2] = {(unsigned char)(number >> 8),
                               (unsigned char)number};
    put(message, octets, 2);
}

/* "mail.example": labels with their lengths, and the root. */
static void put_name(struct message *message, const char *name)
{
    while (*name) {
        unsigned char len = (unsigned char)strcspn(name, ".");
        put(message, &len, 1);
        put(message, name, len);
        name += len + (name[len] == '.');
    }
    put(message, "", 1);
}

static void begin(struct message *message, const char *name, unsigned type)
{
    *message = (struct message){.len = 0};
    put(message, "\x12\x34\x81\x80\0\1\0\0\0\0\0\0", 12);
    put_name(message, name);
    put_16(message, type);
    put_16(message, 1);
}

static void put_record(struct message *message, const char *owner,
                       unsigned type, const void *bytes, size_t len)
{
    unsigned count = (unsigned)(message->at[6] << 8 | message->at[7]) + 1;
    message->at[6] = (unsigned char)(count >> 8);
    message->at[7] = (unsigned char)count;
    put_name(message, owner);
    put_16(message, type);
    put_16(message, 1);
    put(message, "\0\0\0\x3c", 4);
    put_16(message, (unsigned)len);
    put(message, bytes, len);
}

static void put_target(struct message *message, const char *owner,
                       unsigned type, const char *target)
{
    struct message name = {.len = 0};
    put_name(&name, target);
    put_record(message, owner, type, name.at, name.len);
}

static struct dns_answer parse(const struct message *message,
                               enum dns_type type)
{
    struct dns_answer answer;
    dns_parse(ARES_SUCCESS, type, message->at, (int)message->len, &answer);
    return answer;
}

static void expect_ip(const struct dns_answer *answer, size_t i,
                      const char *text)
{
    char got[IP_TEXT_SIZE];
    assert_true(i < answer->count);
    ip_print(&answer->records[i].ip, got);
    assert_string_equal(got, text);
}

static void expect_text(const struct dns_answer *answer, size_t i,
                        const char *text)
{
    assert_true(i < answer->count);
    assert_string_equal(answer->records[i].text, text);
    assert_int_equal(answer->records[i].len, strlen(text));
}

static void dns_parse__addresses__behind_aliases_too(void **state)
{
    struct message message;
    (void)state;
    begin(&message, "www.example", DNS_A);
    put_target(&message, "www.example", CNAME, "a.example");
    put_target(&message, "a.example", CNAME, "b.example");
    put_record(&message, "b.example", DNS_A, "\xc0\0\2\1", 4);
    put_record(&message, "b.example", DNS_A, "\xc0\0\2\xff", 4);
    struct dns_answer answer = parse(&message, DNS_A);
    assert_int_equal(answer.status, DNS_FOUND);
    assert_int_equal(answer.count, 2);
    assert_true(answer.alias);
    expect_ip(&answer, 0, "192.0.2.1");
    expect_ip(&answer, 1, "192.0.2.255");
    dns_answer_done(&answer);

    begin(&message, "www.example", DNS_AAAA);
    put_record(&message, "www.example", DNS_AAAA,
               "\x20\1\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x7f", 16);
    answer = parse(&message, DNS_AAAA);
    assert_int_equal(answer.status, DNS_FOUND);
    assert_int_equal(answer.count, 1);
    assert_false(answer.alias);
    expect_ip(&answer, 0, "2001:db8::7f");
    dns_answer_done(&answer);
}

static void dns_parse__several_names__are_all_there(void **state)
{
    struct message message;
    (void)state;
    begin(&message, "1.2.0.192.in-addr.arpa", DNS_PTR);
    put_target(&message, "1.2.0.192.in-addr.arpa", CNAME,
               "1.0-7.2.0.192.in-addr.arpa");
    put_target(&message, "1.0-7.2.0.192.in-addr.arpa", DNS_PTR, "one.example");
    put_target(&message, "1.0-7.2.0.192.in-addr.arpa", DNS_PTR, "two.example");
    put_target(&message, "1.0-7.2.0.192.in-addr.arpa", DNS_PTR, "3.example");
    struct dns_answer answer = parse(&message, DNS_PTR);
    assert_int_equal(answer.status, DNS_FOUND);
    assert_int_equal(answer.count, 3);
    expect_text(&answer, 0, "one.example");
    expect_text(&answer, 1, "two.example");
    expect_text(&answer, 2, "3.example");
    dns_answer_done(&answer);
}

static void dns_parse__mail_servers__have_their_preference(void **state)
{
    struct message message;
    (void)state;
    begin(&message, "b.example", DNS_MX);
    put_record(&message, "b.example", DNS_MX, "\1\2\2mx\0", 6);
    put_record(&message, "b.example", DNS_MX, "\0\0\0", 3);
    struct dns_answer answer = parse(&message, DNS_MX);
    assert_int_equal(answer.count, 2);
    assert_int_equal(answer.records[0].preference, 258);
    expect_text(&answer, 0, "mx");
    assert_int_equal(answer.records[1].preference, 0);
    expect_text(&answer, 1, "");
    dns_answer_done(&answer);
}

static void dns_parse__strings_of_a_text__are_joined(void **state)
{
    struct message message;
    (void)state;
    begin(&message, "b.example", DNS_TXT);
    put_record(&message, "b.example", DNS_TXT, "\3v=s\0\3pf1", 9);
    put_record(&message, "b.example", DNS_TXT, "\4a\0\x1b\xff", 5);
    struct dns_answer answer = parse(&message, DNS_TXT);
    assert_int_equal(answer.count, 2);
    expect_text(&answer, 0, "v=spf1");
    assert_int_equal(answer.records[1].len, 4);
    assert_memory_equal(answer.records[1].text, "a\0\x1b\xff", 5);
    dns_answer_done(&answer);
}

static void dns_parse__too_much__is_cut(void **state)
{
    static char text[40 * 256];
    struct message message;
    (void)state;
    memset(text, 'x', sizeof text);
    for (size_t i = 0; i < sizeof text; i += 256)
        text[i] = '\xff';
    begin(&message, "b.example", DNS_TXT);
    put_record(&message, "b.example", DNS_TXT, text, sizeof text);
    struct dns_answer answer = parse(&message, DNS_TXT);
    assert_int_equal(answer.count, 1);
    assert_int_equal(answer.records[0].len, DNS_TXT_MAX);
    assert_true(answer.cut);
    dns_answer_done(&answer);

}

/* Else what stands behind the limit would be called missing. */
static void dns_parse__all_that_a_message_holds__is_there(void **state)
{
    struct message message;
    size_t count = 0;
    (void)state;
    begin(&message, "b", DNS_A);
    for (; message.len + 17 <= sizeof message.at; count++)
        put_record(&message, "b", DNS_A, "\xc0\0\2\1", 4);
    struct dns_answer answer = parse(&message, DNS_A);
    assert_int_equal(answer.count, count);
    assert_false(answer.cut);
    dns_answer_done(&answer);
}

static void dns_parse__part_of_a_message__is_no_answer(void **state)
{
    static const enum dns_type types[] = {DNS_A,  DNS_SOA, DNS_PTR,
                                          DNS_MX, DNS_TXT, DNS_AAAA};
    struct message message;
    struct dns_answer answer;
    (void)state;
    begin(&message, "b.example", DNS_A);
    put_record(&message, "b.example", DNS_A, "\xc0\0\2\1", 4);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        for (size_t len = 0; len < message.len; len++) {
            /* of just that size, so that reading on is seen */
            unsigned char *part = xcalloc(len + 1, 1);
            memcpy(part + 1, message.at, len);
            dns_parse(ARES_SUCCESS, types[i], part + 1, (int)len, &answer);
            free(part);
            assert_false(dns_said(answer.status));
            assert_int_equal(answer.count, 0);
        }
    memset(message.at, 0xc0, 512); /* pointers to themselves */
    message.len = 512;
    answer = parse(&message, DNS_TXT);
    assert_false(dns_said(answer.status));
}

static void dns_parse__status__says_why(void **state)
{
    static const struct {
        int from;
        enum dns_status to;
    } rows[] = {
        {ARES_ENODATA, DNS_NO_DATA},    {ARES_ENOTFOUND, DNS_NO_NAME},
        {ARES_ESERVFAIL, DNS_SERVFAIL}, {ARES_EREFUSED, DNS_REFUSED},
        {ARES_ETIMEOUT, DNS_TIMEOUT},   {ARES_ECONNREFUSED, DNS_TIMEOUT},
        {ARES_EBADRESP, DNS_BROKEN},    {ARES_SUCCESS, DNS_BROKEN},
    };
    struct dns_answer answer;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dns_parse(rows[i].from, DNS_A, NULL, 0, &answer);
        assert_int_equal(answer.status, rows[i].to);
        assert_int_equal(answer.count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dns_parse__addresses__behind_aliases_too),
        cmocka_unit_test(dns_parse__several_names__are_all_there),
        cmocka_unit_test(dns_parse__mail_servers__have_their_preference),
        cmocka_unit_test(dns_parse__strings_of_a_text__are_joined),
        cmocka_unit_test(dns_parse__too_much__is_cut),
        cmocka_unit_test(dns_parse__all_that_a_message_holds__is_there),
        cmocka_unit_test(dns_parse__part_of_a_message__is_no_answer),
        cmocka_unit_test(dns_parse__status__says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
