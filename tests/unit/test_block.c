/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/block.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PROVIDERS                                                              \
    "[{\"id\": \"yahoo\", \"hosts\": [\"yahoodns.net\"]},"                     \
    " {\"id\": \"other\", \"hosts\": [\"protection.example.net\"]}]"

#define BEGIN "Nov 20 10:00:00 mx1 postfix/smtp[1]: 2E901122F931: "
#define MTA5  "mta5.am0.yahoodns.net[67.195.204.72]"
#define RELAYED                                                                \
    BEGIN "to=<anna@yahoo.com>, relay=" MTA5 ":25, delay=2, dsn=2.0.0, "       \
          "status=sent "
#define SENT    RELAYED "(250 ok"
#define REFUSED "host " MTA5 " said: 421 4.7.0 [TSS04] Messages from 192.0.2.1"

struct fixture {
    struct keys *keys;
    struct stamp_frame stamps;
    struct block *block;
    struct seek *seek;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    json_t *providers = json_loads(PROVIDERS, 0, NULL);
    fixture->keys = keys_new(providers);
    fixture->stamps.latest = 1795608000;
    fixture->seek = seek_new(keys_needles(fixture->keys), span_of("", 0));
    fixture->block = block_new();
    fixture->block->seek = fixture->seek;
    fixture->block->reader = line_reader_new(fixture->keys, &fixture->stamps);
    fixture->block->tally = tally_new(fixture->keys, 0, 1000);
    json_decref(providers);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    tally_free(fixture->block->tally);
    line_reader_free(fixture->block->reader);
    block_free(fixture->block);
    seek_free(fixture->seek);
    keys_free(fixture->keys);
    free(fixture);
    return 0;
}

/* As it comes, so many bytes at a time. */
static uint64_t count_in_parts(struct block *block, const char *text,
                               size_t part)
{
    size_t len = strlen(text), max;
    block_begin(block);
    for (size_t at = 0; at < len; at += part) {
        size_t count = len - at < part ? len - at : part;
        char *room = block_room(block, &max);
        assert_true(count <= max);
        memcpy(room, text + at, count);
        block_take(block, count);
    }
    block_end(block);
    return block->sightings;
}

/* However it is cut, and by the short way as well as by the long one. */
static void counts(struct fixture *fixture, const char *text, uint64_t expected)
{
    static const size_t parts[] = {100000, 4096, 333, 64, 7, 1};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_int_equal(count_in_parts(fixture->block, text, parts[i]),
                         expected);
}

/* The rest of a line that was told says nothing more, whomever it names. */
static void block__names_in_a_reply__are_no_line_of_their_own(void **state)
{
    counts(*state,
           SENT ")\n" SENT ", queued by a.protection.example.net)\r\n" SENT
                "; " REFUSED " and mta7.am0.yahoodns.net[67.195.204.77])\n"
                "\n" BEGIN REFUSED "\n",
           4);
    /* By itself, its rest would be a line of a queue. */
    counts(*state, RELAYED "(" REFUSED ")\n", 1);
}

static void block__no_newline_at_the_end__is_a_line(void **state)
{
    counts(*state, BEGIN REFUSED "\n" SENT, 2);
    counts(*state, SENT "\n" BEGIN REFUSED, 2);
    counts(*state, "\n" SENT " " MTA5, 1);
}

static void block__nothing_that_counts__is_passed_over(void **state)
{
    counts(*state,
           "Nov 20 10:00:00 mx1 postfix/smtp[1]: Trusted TLS connection "
           "established to " MTA5 ":25: TLSv1.3, " MTA5 "\n" BEGIN
           "to=<x@example.org>, relay=mx.example.org[192.0.2.9]:25, delay=2, "
           "dsn=2.0.0, status=sent (250 ok " MTA5 " " MTA5 ")\n" SENT ")\n",
           1);
}

/* What was read of it is told, and nothing that stands behind that. */
static void block__line_longer_than_is_read__is_one_line(void **state)
{
    autofree char *text = xcalloc(40000, 1);
    char *at = stpcpy(text, SENT " ");
    at = memset(at, 'x', 10000);
    at = stpcpy(at + 10000, " " BEGIN REFUSED " " MTA5 "\n");
    at = memset(at, 'y', 10000);
    at = stpcpy(at + 10000, " " BEGIN REFUSED "\n" BEGIN REFUSED " ");
    at = memset(at, 'z', 10000);
    stpcpy(at + 10000, " " MTA5 "\n" SENT ")\n");
    counts(*state, text, 3);
}

int main(void)
{
#define IN_FIXTURE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        IN_FIXTURE(block__names_in_a_reply__are_no_line_of_their_own),
        IN_FIXTURE(block__no_newline_at_the_end__is_a_line),
        IN_FIXTURE(block__nothing_that_counts__is_passed_over),
        IN_FIXTURE(block__line_longer_than_is_read__is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
