/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/journal.h"

#include "base/file_tail.h"
#include "scratch.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

#define PATH "NAME.journal"

struct fixture {
    void *dir;
    struct form *form;
    struct answers *answers;
    struct journal *journal;
};

static int set_up(void **state)
{
    struct fixture *it = xcalloc(1, sizeof *it);
    *state = it;
    it->form = scratch_full_form();
    it->answers = answers_new(it->form);
    it->journal = journal_new(PATH, it->form, 0, it->answers);
    return scratch_enter(&it->dir);
}

static int tear_down(void **state)
{
    struct fixture *it = *state;
    journal_free(it->journal);
    answers_free(it->answers);
    form_free(it->form);
    int got = scratch_leave(&it->dir);
    free(it);
    return got;
}

static void set(struct fixture *it, const char *id, const char *text)
{
    answers_set(it->answers, form_field(it->form, id), value_of_text(text),
                ORIGIN_TYPED, STEP_NEW);
}

static void add_row(struct fixture *it, const char *light)
{
    size_t field = form_field(it->form, "buoys");
    struct value value = value_copy(answers_value(it->answers, field));
    value_insert_row(&value, value_rows(&value), 4);
    value_set_cell(&value, value_rows(&value) - 1, 0, light);
    answers_set(it->answers, field, value, ORIGIN_TYPED, STEP_NEW);
}

static void write_it(struct fixture *it)
{
    struct err err = {.code = ERR_NONE};
    if (!journal_write(it->journal, it->answers, &err))
        fail_msg("%s", err.text);
}

static bool same_answers(const struct answers *a, const struct answers *b)
{
    for (size_t i = 0; i < answers_form(a)->field_count; i++)
        if (!value_equal(answers_value(a, i), answers_value(b, i)) ||
            answers_origin(a, i) != answers_origin(b, i))
            return false;
    return true;
}

/* What a journal's text makes of nothing; new. */
static struct draft *apply(const struct form *form, const char *text,
                           size_t len, unsigned long long *ret_number)
{
    struct draft *draft = draft_new(form);
    size_t good;
    struct err err = {.code = ERR_NONE};
    if (!journal_apply(text, len, 0, draft, ret_number, &good, &err))
        fail_msg("%s", err.text);
    return draft;
}

static void expect_all_written(struct fixture *it)
{
    autofree char *text = scratch_get(PATH);
    unsigned long long number;
    struct draft *again = apply(it->form, text, strlen(text), &number);
    assert_int_equal(number, journal_number(it->journal));
    assert_true(same_answers(draft_answers(again), it->answers));
    draft_free(again);
}

static void journal__writes__one_line_a_change(void **state)
{
    struct fixture *it = *state;
    write_it(it);
    assert_false(scratch_has(PATH));
    set(it, "contact", "Ott");
    write_it(it);
    set(it, "contact", "Otti");
    write_it(it);
    write_it(it);
    set(it, "contact", "\xC3\x96tti");
    set(it, "berth", "south");
    write_it(it);
    set(it, "contact", "\xC3\x84tti");
    write_it(it);
    autofree char *text = scratch_get(PATH);
    assert_string_equal(
        text,
        "{\"senderform\":1,\"form\":\"harbour-post_2\"}\n"
        "{\"n\":1,\"field\":\"contact\",\"value\":\"Ott\","
        "\"origin\":\"typed\"}\n"
        "{\"n\":2,\"field\":\"contact\",\"at\":3,\"cut\":0,\"put\":\"i\"}\n"
        "{\"n\":3,\"field\":\"contact\",\"at\":0,\"cut\":1,"
        "\"put\":\"\xC3\x96\"}\n"
        "{\"n\":4,\"field\":\"berth\",\"value\":\"south\","
        "\"origin\":\"typed\"}\n"
        "{\"n\":5,\"field\":\"contact\",\"at\":0,\"cut\":2,"
        "\"put\":\"\xC3\x84\"}\n");
    assert_int_equal(scratch_mode(PATH), 0600);
    expect_all_written(it);
}

static void journal__origin__is_kept(void **state)
{
    struct fixture *it = *state;
    size_t ship = form_field(it->form, "ship");
    answers_set(it->answers, ship, value_of_text("Erika"), ORIGIN_MEASURED,
                STEP_NEW);
    write_it(it);
    expect_all_written(it);
    set(it, "ship", "Erika 2");
    write_it(it);
    expect_all_written(it);
    answers_undo(it->answers);
    write_it(it);
    expect_all_written(it);
    answers_undo(it->answers);
    write_it(it);
    expect_all_written(it);
}

/* Some typing over several fields, with a line of the journal a step. */
static void type_something(struct fixture *it, struct draft **snapshots)
{
    static const char *const texts[] = {
        "4", "42", "421", "421\n", "421\n\xE2\x82\xAC", "42\xE2\x82\xAD", "",
        "back \"again\" \\ ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        set(it, "log", texts[i]);
        write_it(it);
        if (i % 3 == 0)
            add_row(it, "red");
        write_it(it);
        unsigned long long number = journal_number(it->journal);
        autofree char *text = scratch_get(PATH);
        snapshots[number] = apply(it->form, text, strlen(text), &number);
        assert_true(same_answers(draft_answers(snapshots[number]),
                                 it->answers));
    }
}

/* Cut off anywhere, a journal holds what its whole lines say. */
static void journal__apply__takes_any_prefix(void **state)
{
    struct fixture *it = *state;
    struct draft *snapshots[100] = {NULL};
    type_something(it, snapshots);
    autofree char *text = scratch_get(PATH);
    for (size_t len = 0; len <= strlen(text); len++) {
        unsigned long long number;
        autofree char *prefix = xmemdup(text, len);
        struct draft *cut = apply(it->form, prefix, len, &number);
        if (snapshots[number])
            assert_true(same_answers(draft_answers(cut),
                                     draft_answers(snapshots[number])));
        draft_free(cut);
    }
    for (size_t i = 0; i < 100; i++)
        draft_free(snapshots[i]);
}

/* A run that was cut off in the middle of a line, and the one after it. */
static void journal__write__goes_on_behind_any_prefix(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "Ottilie");
    write_it(it);
    set(it, "contact", "Ottilie H");
    write_it(it);
    autofree char *text = scratch_get(PATH);
    for (size_t len = 0; len <= strlen(text); len++) {
        scratch_put(PATH, text, len);
        unsigned long long number;
        struct draft *draft = apply(it->form, text, len, &number);
        struct answers *answers = draft_answers(draft);
        struct journal *next =
            journal_new(PATH, it->form, number, answers);
        answers_set(answers, 1, value_of_text("Erika"), ORIGIN_TYPED,
                    STEP_NEW);
        assert_true(journal_write(next, answers, NULL));
        autofree char *now = scratch_get(PATH);
        struct draft *again = apply(it->form, now, strlen(now), &number);
        assert_true(same_answers(draft_answers(again), answers));
        assert_int_equal(number, journal_number(next));
        journal_free(next);
        draft_free(draft);
        draft_free(again);
    }
}

static void journal__drop__forgets_what_is_saved(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "one");
    write_it(it);
    journal_mark(it->journal);
    assert_true(journal_drop(it->journal, NULL));
    autofree char *empty = scratch_get(PATH);
    assert_string_equal(empty, "");
    set(it, "contact", "one two");
    write_it(it);
    expect_all_written(it);
    journal_mark(it->journal);
    set(it, "contact", "one two three");
    set(it, "ship", "Erika");
    write_it(it);
    assert_true(journal_drop(it->journal, NULL));
    set(it, "ship", "Erika 2");
    write_it(it);
    autofree char *text = scratch_get(PATH);
    assert_non_null(strstr(text, "\"value\":\"one two three\""));
    assert_null(strstr(text, "\"value\":\"one two\""));
    assert_false(scratch_has(PATH ".new"));
    assert_int_equal(scratch_mode(PATH), 0600);
    expect_all_written(it);
}

/* Opened only while the save was under way. */
static void journal__drop__keeps_what_came_during_the_first_save(void **state)
{
    struct fixture *it = *state;
    scratch_puts(PATH, "{\"n\":1,\"field\":\"ship\",\"value\":\"old\"}\n");
    journal_free(it->journal);
    it->journal = journal_new(PATH, it->form, 1, it->answers);
    journal_mark(it->journal);
    set(it, "contact", "new");
    write_it(it);
    assert_true(journal_drop(it->journal, NULL));
    autofree char *text = scratch_get(PATH);
    assert_null(strstr(text, "old"));
    expect_all_written(it);
}

/* A file that must not grow beyond so many bytes stands for a full disk. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void journal__write__leaves_whole_lines_when_it_fails(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "one");
    write_it(it);
    autofree char *before = scratch_get(PATH);
    struct err err = {.code = ERR_NONE};
    for (size_t room = 0; room < 60; room += 7) {
        limit_files(strlen(before) + room);
        /* More than there is room for behind the end. */
        autofree char *text =
            xasprintf("%0*zu", FILE_TAIL_ROOM / 2 + 1, room);
        set(it, "contact", text);
        set(it, "ship", text);
        assert_false(journal_write(it->journal, it->answers, &err));
        assert_int_equal(err.errnum, EFBIG);
        limit_files(0);
        autofree char *now = scratch_get(PATH);
        assert_string_equal(now, before);
    }
    write_it(it);
    expect_all_written(it);
    set(it, "ship", "three");
    write_it(it);
    expect_all_written(it);
}

static void journal__open__follows_no_link(void **state)
{
    struct fixture *it = *state;
    scratch_puts("precious", "precious");
    assert_int_equal(symlink("precious", PATH), 0);
    set(it, "contact", "one");
    struct err err = {.code = ERR_NONE};
    assert_false(journal_write(it->journal, it->answers, &err));
    assert_int_equal(err.errnum, ELOOP);
    autofree char *text = scratch_get("precious");
    assert_string_equal(text, "precious");
    assert_int_equal(unlink(PATH), 0);
    write_it(it);
    expect_all_written(it);
}

/* Where memory is written through, the file ends in NULs, and behind them may
 * be what a kill has cut off. */
static void journal__open__ends_at_the_first_nul(void **state)
{
    struct fixture *it = *state;
    set(it, "contact", "one");
    write_it(it);
    journal_free(it->journal);
    FILE *file = fopen(PATH, "a");
    fwrite("\0\"n\":2,\"field\":\"ship\",\"value\":\"x\"}\n\0\0", 1, 38, file);
    fclose(file);
    it->journal = journal_new(PATH, it->form, 1, it->answers);
    set(it, "ship", "two");
    write_it(it);
    expect_all_written(it);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(journal__writes__one_line_a_change),
        TEST(journal__origin__is_kept),
        TEST(journal__apply__takes_any_prefix),
        TEST(journal__write__goes_on_behind_any_prefix),
        TEST(journal__drop__forgets_what_is_saved),
        TEST(journal__drop__keeps_what_came_during_the_first_save),
        TEST(journal__write__leaves_whole_lines_when_it_fails),
        TEST(journal__open__follows_no_link),
        TEST(journal__open__ends_at_the_first_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
