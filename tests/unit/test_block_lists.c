/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What the answers of block lists mean: RFC 5782, and codes of Spamhaus. */
#include "probe/block_lists.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct block_list *list_of(const char *zone)
{
    for (const struct block_list *list = block_lists(); list->zone; list++)
        if (strcmp(list->zone, zone) == 0)
            return list;
    fail_msg("%s: there is no such list", zone);
    return NULL;
}

/* "STATE WORDS" of an answer with these addresses, blanks between; new. */
static char *judged(const char *zone, enum dns_status status,
                    const char *addresses)
{
    static const char *const names[] = {
        [BLOCK_UNKNOWN] = "unknown",
        [BLOCK_CLEAN] = "clean",
        [BLOCK_LISTED] = "listed",
    };
    struct dns_answer answer = {.status = status};
    struct buf words;
    buf_init(&words, BLOCK_WORDS_MAX);
    for (const char *at = addresses; *at;) {
        size_t len = strcspn(at, " ");
        autofree char *address = xstrndup(at, len);
        assert_true(ip_parse(address, &dns_answer_add(&answer)->ip));
        at += len + (at[len] == ' ');
    }
    enum block_state state = block_list_judge(list_of(zone), &answer, &words);
    char *said = xasprintf("%s %s", names[state], buf_text(&words));
    dns_answer_done(&answer);
    buf_done(&words);
    return said;
}

static void says(const char *zone, const char *addresses, const char *wanted)
{
    autofree char *said = judged(zone, DNS_FOUND, addresses);
    assert_string_equal(said, wanted);
}

static void block_list_judge__codes__named(void **state)
{
    static const char zen[] = "zen.spamhaus.org";
    (void)state;
    says(zen, "127.0.0.2", "listed 127.0.0.2 SBL");
    says(zen, "127.0.0.3 127.0.0.4", "listed 127.0.0.3 CSS, 127.0.0.4 XBL");
    says(zen, "127.0.0.7", "listed 127.0.0.7 XBL");
    says(zen, "127.0.0.11 127.0.0.9 127.0.0.10 127.0.0.9",
         "listed 127.0.0.9 DROP, 127.0.0.10 PBL, 127.0.0.11 PBL");
    says(zen, "127.0.0.8", "listed 127.0.0.8");
    says(zen, "127.0.1.2", "listed 127.0.1.2");
    says("bl.spamcop.net", "127.0.0.2", "listed 127.0.0.2");
}

static void block_list_judge__refusals__are_no_listing(void **state)
{
    static const char zen[] = "zen.spamhaus.org";
    (void)state;
    says(zen, "127.255.255.252", "unknown the list's name is misspelt");
    says(zen, "127.255.255.254",
         "unknown the list does not answer public or shared resolvers");
    says(zen, "127.255.255.255",
         "unknown too many questions from this resolver");
    says(zen, "127.255.255.1",
         "unknown the list does not answer this resolver");
    says(zen, "127.0.0.2 127.255.255.254",
         "unknown the list does not answer public or shared resolvers");
}

/* As some providers' resolvers answer for every name there is not. */
static void block_list_judge__other_addresses__are_no_listing(void **state)
{
    static const char no_list[] = "unknown what answers is no block list";
    (void)state;
    says("bl.spamcop.net", "193.46.12.80", no_list);
    says("bl.spamcop.net", "127.0.0.2 193.46.12.80", no_list);
    says("bl.spamcop.net", "126.255.255.255", no_list);
    says("bl.spamcop.net", "128.0.0.0", no_list);
    says("bl.spamcop.net", "::127.0.0.2", no_list);
}

static void block_list_judge__without_entry__by_status(void **state)
{
    static const struct {
        enum dns_status status;
        const char *wanted;
    } rows[] = {
        {DNS_NO_NAME, "clean "},    {DNS_NO_DATA, "clean "},
        {DNS_SERVFAIL, "unknown "}, {DNS_REFUSED, "unknown "},
        {DNS_TIMEOUT, "unknown "},  {DNS_BROKEN, "unknown "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        autofree char *said = judged("bl.spamcop.net", rows[i].status, "");
        size_t len = strlen(rows[i].wanted);
        assert_true(strncmp(said, rows[i].wanted, len) == 0);
        assert_int_equal(said[len] != '\0', rows[i].wanted[0] == 'u');
    }
}

static void block_list_judge__many_codes__bounded(void **state)
{
    struct dns_answer answer = {.status = DNS_FOUND};
    struct buf words;
    (void)state;
    buf_init(&words, BLOCK_WORDS_MAX);
    for (unsigned i = 0; i < DNS_RECORDS_MAX; i++)
        dns_answer_add(&answer)->ip.low = 0x7f010000 + i;
    assert_int_equal(
        block_list_judge(list_of("zen.spamhaus.org"), &answer, &words),
        BLOCK_LISTED);
    assert_true(words.len <= BLOCK_WORDS_MAX);
    dns_answer_done(&answer);
    buf_done(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(block_list_judge__codes__named),
        cmocka_unit_test(block_list_judge__refusals__are_no_listing),
        cmocka_unit_test(block_list_judge__other_addresses__are_no_listing),
        cmocka_unit_test(block_list_judge__without_entry__by_status),
        cmocka_unit_test(block_list_judge__many_codes__bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
