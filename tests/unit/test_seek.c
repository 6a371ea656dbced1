/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek.h"

#include "scan/seek_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const hosts[] = {
    "yahoodns.net",
    "mail.yahoo.com",
    "postmaster.yahoo.com",
    "postmaster.verizonmedia.com",
    "protection.outlook.com",
    "gmail-smtp-in.l.google.com",
    "delivery ",
    NULL,
};

/* More grams than there are buckets. */
static const char *const many[] = {
    "abcd", "efgh", "ijkl", "mnop", "qrst", "uvwx",
    "yzab", "0123", "4567", "89-.", "b.bb", NULL,
};

/* Pages that may be read, and one behind them that must not. */
struct guarded {
    char *start;
    size_t size;
};

static int set_up(void **state)
{
    static struct guarded guarded;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    guarded.size = 4 * page;
    guarded.start = mmap(NULL, 5 * page, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(guarded.start, MAP_FAILED);
    assert_int_equal(mprotect(guarded.start + 4 * page, page, PROT_NONE), 0);
    *state = &guarded;
    return 0;
}

static int tear_down(void **state)
{
    struct guarded *guarded = *state;
    return munmap(guarded->start, guarded->size / 4 * 5);
}

static bool stands(const char *const *needles, const char *at, const char *end)
{
    for (; *needles; needles++) {
        size_t len = strlen(*needles);
        if ((size_t)(end - at) >= len && strncasecmp(at, *needles, len) == 0)
            return true;
    }
    return false;
}

static bool any_between(const char *const *needles, const char *at,
                        const char *end)
{
    for (; at < end; at++)
        if (stands(needles, at, end))
            return true;
    return false;
}

/* Places are told and passed over, as lines are: no needle between lies there
 * untold. Returns how many were told. */
static size_t walk(const struct seek *seek, const char *const *needles,
                   const char *at, const char *end)
{
    size_t count = 0;
    struct seek_walk walk;
    seek_begin(&walk, seek, at, end);
    for (const char *found; (found = seek_next(&walk, at)); count++) {
        assert_true(found >= at && found < end);
        assert_false(any_between(needles, at, found));
        size_t passed = (size_t)(rand() % 3 * (rand() % 300)) + 1;
        at = (size_t)(end - found) > passed ? found + passed : end;
    }
    assert_false(any_between(needles, at, end));
    return count;
}

static const char *first_of(const struct seek *seek, const char *at,
                            const char *end)
{
    struct seek_walk walk;
    seek_begin(&walk, seek, at, end);
    return seek_next(&walk, at);
}

static void fill(char *text, size_t len, const char *const *needles)
{
    for (size_t i = 0; i < len; i++)
        text[i] = (char)(rand() % 4 ? 'a' + rand() % 26 : rand() % 256);
    for (int i = 0; i < 12; i++) {
        const char *needle = needles[rand() % 6];
        size_t size = strlen(needle);
        size_t at = (size_t)rand() % (len + size);
        for (size_t j = 0; j < size && at + j < len; j++)
            text[at + j] =
                (char)(rand() % 3 || needle[j] < 'a' ? needle[j]
                                                     : needle[j] - 0x20);
    }
}

static size_t try_filter(const struct guarded *guarded,
                         const char *const *needles, seek_filter_fn *filter)
{
    size_t told = 0;
    struct seek *seek = seek_new(needles, span_of("", 0));
    assert_non_null(seek);
    seek_set_filter(seek, filter);
    srand(1);
    for (int round = 0; round < 2000; round++) {
        size_t len = round % 50 ? (size_t)rand() % 400 + 1 : guarded->size;
        char *text = guarded->start + guarded->size - len;
        fill(text, len, needles);
        told += walk(seek, needles, text, text + len);
    }
    seek_free(seek);
    return told;
}

/* Each way tells the same; most of the text is nothing. */
static void seek__random_text__leaves_no_needle_out(void **state)
{
    struct seek_filter filters[SEEK_FILTERS + 1];
    seek_filters(filters);
    size_t told = 0;
    for (size_t i = 0; filters[i].name; i++) {
        print_message("# by %s\n", filters[i].name);
        size_t few = try_filter(*state, hosts, filters[i].run);
        size_t more = try_filter(*state, many, filters[i].run);
        assert_in_range(few, 1000, 100000);
        assert_in_range(more, 1000, 100000);
        assert_true(i == 0 || told == few + more);
        told = few + more;
    }
}

static void seek__nothing_there__is_null(void **state)
{
    struct guarded *guarded = *state;
    const char *start = guarded->start;
    struct seek *seek = seek_new(hosts, span_of("", 0));
    memset(guarded->start, 'y', guarded->size);
    assert_null(first_of(seek, start, start));
    assert_null(first_of(seek, start, start + guarded->size));
    seek_free(seek);
}

static void seek__at_the_very_end__is_found(void **state)
{
    struct guarded *guarded = *state;
    struct seek *seek = seek_new(hosts, span_of("", 0));
    const char *end = guarded->start + guarded->size;
    memset(guarded->start, '.', guarded->size);
    memcpy(guarded->start + guarded->size - 12, "YahooDNS.net", 12);
    const char *found = first_of(seek, guarded->start, end);
    assert_true(found >= end - 12 && found < end);
    assert_ptr_equal(first_of(seek, end - 12, end), found);
    seek_free(seek);
}

static void seek__as_many_as_there_may_be__are_found(void **state)
{
    static char text[SEEK_NEEDLES_MAX][SEEK_NEEDLE_LONGEST + 1];
    static const char *needles[SEEK_NEEDLES_MAX + 1];
    struct guarded *guarded = *state;
    const char *end = guarded->start + guarded->size;
    for (int i = 0; i < SEEK_NEEDLES_MAX; i++) {
        memset(text[i], i % 2 ? 'a' : '-', SEEK_NEEDLE_LONGEST);
        int len = snprintf(text[i], sizeof text[i], "mx%d", i);
        text[i][len] = '.';
        needles[i] = text[i];
    }
    struct seek *seek = seek_new(needles, span_of("", 0));
    for (int i = 0; i < SEEK_NEEDLES_MAX; i += 501) {
        memset(guarded->start, ' ', guarded->size);
        memcpy(guarded->start + 5000 + i % 64, text[i], SEEK_NEEDLE_LONGEST);
        const char *found = first_of(seek, guarded->start, end);
        assert_in_range(found - guarded->start, 5000, 5063 + i % 64);
    }
    seek_free(seek);
}

static void seek__needles_that_do_not_fit__are_refused(void **state)
{
    static const char *const little[] = {"net", NULL};
    static const char *const large[] = {
        "0123456789012345678901234567890123456789"
        "0123456789012345678901234",
        NULL,
    };
    (void)state;
    assert_null(seek_new(little, span_of("", 0)));
    assert_null(seek_new(large, span_of("", 0)));
}

/* Whichever way is chosen, each needle is let through around its gram. */
static void lets_all_through(const char *const *needles,
                             struct seek_chances *chances, size_t which)
{
    struct seek_plan plan;
    struct seek_tables tables;
    char text[SEEK_BEFORE + SEEK_NEEDLE_LONGEST + SEEK_AROUND] = {0};
    assert_true(seek_plan_make(&plan, needles, chances, which));
    seek_tables_fill(&tables, &plan);
    for (size_t i = 0; i < plan.count; i++) {
        const struct seek_needle *needle = &plan.needles[i];
        assert_true(needle->offset + SEEK_GRAM <= needle->len);
        memcpy(text + SEEK_BEFORE, needle->text, needle->len);
        assert_int_not_equal(
            seek_buckets(&tables, text + needle->offset, 0, SEEK_AROUND), 0);
    }
    seek_plan_done(&plan);
}

static void seek_plan__any_way__leaves_no_needle_out(void **state)
{
    struct seek_chances *chances = seek_chances_new(span_of("abcdabcd", 8));
    (void)state;
    for (size_t which = 0; which < SEEK_PLANS; which++) {
        lets_all_through(hosts, chances, which);
        lets_all_through(many, chances, which);
    }
    seek_chances_free(chances);
}

static size_t offset_by(const char *sample, size_t which)
{
    static const char *const needles[] = {"abcdefgh.com", NULL};
    struct seek_plan plan;
    struct seek_chances *chances =
        seek_chances_new(span_of(sample, strlen(sample)));
    assert_true(seek_plan_make(&plan, needles, chances, which));
    size_t offset = plan.needles[0].offset;
    seek_plan_done(&plan);
    seek_chances_free(chances);
    return offset;
}

static void seek_plan__sample__what_is_frequent_is_not_looked_for(void **state)
{
    (void)state;
    for (size_t which = 0; which < SEEK_PLANS; which++) {
        assert_true(offset_by("abcdefgh, abcdefgh, abcdefgh", which) > 4);
        assert_true(offset_by("fgh.com fgh.com fgh.com efgh", which) < 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seek__random_text__leaves_no_needle_out),
        cmocka_unit_test(seek__nothing_there__is_null),
        cmocka_unit_test(seek__at_the_very_end__is_found),
        cmocka_unit_test(seek__as_many_as_there_may_be__are_found),
        cmocka_unit_test(seek__needles_that_do_not_fit__are_refused),
        cmocka_unit_test(seek_plan__any_way__leaves_no_needle_out),
        cmocka_unit_test(seek_plan__sample__what_is_frequent_is_not_looked_for),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
