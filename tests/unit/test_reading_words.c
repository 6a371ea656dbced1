/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* How far reading is, and what is said of what was pasted. */
#include "base/mem.h"
#include "ui/pasted_words.h"
#include "ui/reading_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void progress_is(struct host_evidence now, const char *expected)
{
    autofree char *words = reading_progress_words(&now);
    assert_string_equal(words, expected);
}

static void progress__says_no_more_than_is_known(void **state)
{
    (void)state;
    progress_is((struct host_evidence){.bytes = 999, .rate = -1, .left = -1},
                "999 bytes");
    progress_is(
        (struct host_evidence){
            .bytes = 1500, .size = 25000000, .rate = -1, .left = -1},
        "1.5 kB of 25 MB");
    progress_is((struct host_evidence){.bytes = 0, .rate = 0, .left = -1},
                "0 bytes, 0 bytes a second");
}

static void progress__with_rate_and_time(void **state)
{
    (void)state;
    struct host_evidence now = {
        .bytes = 12000000, .size = 480000000, .rate = 210e6, .left = 2};
    progress_is(now, "12 MB of 480 MB, 210 MB a second, 2 seconds left");
    now.left = 1;
    progress_is(now, "12 MB of 480 MB, 210 MB a second, 1 second left");
    now.left = 119;
    progress_is(now, "12 MB of 480 MB, 210 MB a second, 119 seconds left");
    now.left = 150;
    progress_is(now, "12 MB of 480 MB, 210 MB a second, 3 minutes left");
}

static void file__with_its_number(void **state)
{
    (void)state;
    struct host_evidence now = {.name = ""};
    autofree char *none = reading_file_words(&now);
    assert_string_equal(none, "Looking for mail logs");
    now = (struct host_evidence){.name = "mail.log", .file = 1, .files = 1};
    autofree char *only = reading_file_words(&now);
    assert_string_equal(only, "Reading mail.log");
    now.file = 2;
    now.files = 5;
    autofree char *one = reading_file_words(&now);
    assert_string_equal(one, "Reading mail.log (2 of 5)");
}

static void lines__are_counted_without_the_empty_ones_at_the_end(void **state)
{
    (void)state;
    assert_int_equal(pasted_lines(""), 1);
    assert_int_equal(pasted_lines("one\n"), 1);
    assert_int_equal(pasted_lines("one\ntwo"), 2);
    assert_int_equal(pasted_lines("one\n\ntwo\n\n\n"), 3);
}

static void refused__says_what_there_is(void **state)
{
    (void)state;
    const struct host_refused all = {
        .provider = "Yahoo",
        .code = "TSS07 (554 5.7.9)",
        .meaning = "It is listed.",
        .act = "Delist it.",
        .count = 2,
        .ip = "45.1.2.3",
        .host = "mta5.example",
        .queue = "3F2A",
    };
    const struct host_refused bare = {
        .provider = "Gmail",
        .code = "",
        .meaning = "",
        .act = "",
        .count = 1,
        .ip = "",
        .host = "",
        .queue = "",
    };
    autofree char *words = refused_words(&all, 1, "Yahoo");
    assert_string_equal(words,
                        "Refused by Yahoo 2 times: TSS07 (554 5.7.9), our "
                        "address 45.1.2.3, server mta5.example, queue id "
                        "3F2A.\nIt is listed.\nDelist it.");
    autofree char *other = refused_words(&bare, 1, "Yahoo");
    assert_string_equal(other, "Refused by Gmail. This form goes to Yahoo.\n"
                               "What that code means is not known here.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress__says_no_more_than_is_known),
        cmocka_unit_test(progress__with_rate_and_time),
        cmocka_unit_test(file__with_its_number),
        cmocka_unit_test(lines__are_counted_without_the_empty_ones_at_the_end),
        cmocka_unit_test(refused__says_what_there_is),
    };
    return cmocka_run_group_tests_name("reading_words", tests, NULL, NULL);
}
