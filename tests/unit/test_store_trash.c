/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Renaming, removing and taking back. */
#include "out/store.h"

#include "out/lock.h"
#include "scratch.h"

struct fixture {
    void *dir;
    struct store *store;
};

static int set_up(void **state)
{
    struct fixture *it = xcalloc(1, sizeof *it);
    *state = it;
    int got = scratch_enter(&it->dir);
    return got || !store_new("drafts", &it->store, NULL);
}

static int tear_down(void **state)
{
    struct fixture *it = *state;
    store_free(it->store);
    int got = scratch_leave(&it->dir);
    free(it);
    return got;
}

static void save(struct fixture *it, const char *name, const char *text,
                 bool keep_previous)
{
    struct err err = {.code = ERR_NONE};
    if (!store_save(it->store, name, text, strlen(text), keep_previous, &err))
        fail_msg("%s", err.text);
}

static void expect(const char *path, const char *wanted)
{
    autofree char *text = scratch_get(path);
    assert_string_equal(text, wanted);
}

static void store_rename__moves__all_files(void **state)
{
    struct fixture *it = *state;
    struct err err = {.code = ERR_NONE};
    save(it, "a", "one", true);
    save(it, "a", "two", true);
    save(it, "a.json", "other", true);
    scratch_puts("drafts/a.journal", "typed");
    scratch_puts("drafts/a.json.damaged-2023", "damaged");
    assert_true(store_rename(it->store, "a", "b", &err));
    expect("drafts/b.json", "two");
    expect("drafts/b.json.~1~", "one");
    expect("drafts/b.journal", "typed");
    expect("drafts/b.json.damaged-2023", "damaged");
    expect("drafts/a.json.json", "other");
    assert_false(store_has(it->store, "a"));
    assert_false(scratch_has("drafts/a.lock"));
    assert_false(store_rename(it->store, "a", "c", &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_false(store_rename(it->store, "b", "a/c", &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(store_rename(it->store, "b", "a.json", &err));
    assert_int_equal(err.code, ERR_EXISTS);
    assert_string_equal(err.text, "there is a draft \"a.json\" already; "
                                  "choose another name");
    assert_false(store_rename(it->store, "b", "b", &err));
}

static void store__in_use__is_left_alone(void **state)
{
    struct fixture *it = *state;
    struct err err = {.code = ERR_NONE};
    struct lock *lock = NULL;
    char *id = NULL;
    save(it, "a", "one", true);
    save(it, "b", "two", true);
    assert_true(lock_take("drafts/a.lock", &lock, NULL, NULL));
    assert_false(store_rename(it->store, "a", "c", &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_false(store_remove(it->store, "a", &id, &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_int_equal(strncmp(err.text, "draft \"a\": it is open on ", 25), 0);
    assert_null(id);
    expect("drafts/a.json", "one");
    lock_free(lock);
    assert_true(lock_take("drafts/c.lock", &lock, NULL, NULL));
    assert_false(store_rename(it->store, "a", "c", &err));
    assert_int_equal(err.code, ERR_BUSY);
    lock_free(lock);
    assert_true(store_rename(it->store, "a", "c", &err));
}

/* A file in the way is found half-way: everything goes back. */
static void store_rename__goes_back__when_it_fails(void **state)
{
    struct fixture *it = *state;
    save(it, "a", "one", true);
    save(it, "a", "two", true);
    scratch_puts("drafts/b.json.damaged-1", "in the way");
    scratch_puts("drafts/a.json.damaged-1", "damaged");
    assert_false(store_rename(it->store, "a", "b", NULL));
    expect("drafts/a.json", "two");
    expect("drafts/a.json.~1~", "one");
    expect("drafts/b.json.damaged-1", "in the way");
    assert_false(scratch_has("drafts/b.json"));
}

static void store_remove__can_be_taken_back(void **state)
{
    struct fixture *it = *state;
    struct err err = {.code = ERR_NONE};
    char *id = NULL;
    save(it, "a", "one", true);
    save(it, "a", "two", true);
    scratch_puts("drafts/a.journal", "typed");
    umask(0);
    assert_true(store_remove(it->store, "a", &id, &err));
    assert_false(store_has(it->store, "a"));
    assert_int_equal(strncmp(id, "a.20", 4), 0);
    assert_int_equal(scratch_mode("drafts/removed"), 0700);
    autofree char *folder = xasprintf("drafts/removed/%s", id);
    assert_int_equal(scratch_mode(folder), 0700);
    struct store_list list;
    assert_true(store_find(it->store, true, &list, NULL));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.entry[0].name, "a");
    assert_string_equal(list.entry[0].removed, id);
    store_list_done(&list);
    autofree char *name = NULL;
    assert_true(store_restore(it->store, id, &name, &err));
    assert_string_equal(name, "a");
    expect("drafts/a.json", "two");
    expect("drafts/a.json.~1~", "one");
    expect("drafts/a.journal", "typed");
    assert_false(scratch_has(folder));
    char *none = NULL;
    assert_false(store_restore(it->store, id, &none, &err));
    assert_int_equal(err.code, ERR_MISSING);
    free(id);
}

static void store_restore__takes__the_last_of_a_name(void **state)
{
    struct fixture *it = *state;
    for (int i = 1; i <= 12; i++) {
        autofree char *text = xasprintf("%d", i);
        autofree char *id = NULL;
        save(it, "a", text, false);
        assert_true(store_remove(it->store, "a", &id, NULL));
    }
    autofree char *first = NULL;
    autofree char *second = NULL;
    assert_true(store_restore(it->store, "a", &first, NULL));
    assert_string_equal(first, "a");
    expect("drafts/a.json", "12");
    assert_true(store_restore(it->store, "a", &second, NULL));
    assert_string_equal(second, "a-2");
    expect("drafts/a-2.json", "11");
    struct store_list list;
    assert_true(store_find(it->store, true, &list, NULL));
    assert_int_equal(list.count, 12);
    assert_null(list.entry[1].removed);
    assert_non_null(list.entry[2].removed);
    store_list_done(&list);
}

static void store_restore__knows__no_paths(void **state)
{
    struct fixture *it = *state;
    static const char *const bad[] = {"", ".", "..", "../x.1", "a/b.1", "x"};
    save(it, "a", "one", true);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char *name = NULL;
        struct err err = {.code = ERR_NONE};
        assert_false(store_restore(it->store, bad[i], &name, &err));
        assert_int_equal(err.code, ERR_MISSING);
    }
}

static char *keep_sent(struct fixture *it, const char *text, time_t at)
{
    struct err err = {.code = ERR_NONE};
    char *path = NULL;
    if (!store_keep_sent(it->store, "a", text, strlen(text), at, &path, &err))
        fail_msg("%s", err.text);
    return path;
}

static void store_keep_sent__goes__where_the_draft_goes(void **state)
{
    struct fixture *it = *state;
    struct stat st;
    char *id = NULL, *name = NULL;
    save(it, "a", "one", true);
    autofree char *one = keep_sent(it, "first", 1000000000);
    autofree char *two = keep_sent(it, "second", 1000000000);
    assert_string_equal(one, "drafts/a.sent-20010909-014640.eml");
    assert_string_equal(two, "drafts/a.sent-20010909-014640-2.eml");
    assert_int_equal(stat(one, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_true(store_rename(it->store, "a", "b", NULL));
    expect("drafts/b.sent-20010909-014640.eml", "first");
    assert_true(store_remove(it->store, "b", &id, NULL));
    assert_false(scratch_has("drafts/b.sent-20010909-014640.eml"));
    assert_true(store_restore(it->store, id, &name, NULL));
    expect("drafts/b.sent-20010909-014640-2.eml", "second");
    free(id);
    free(name);
}

static void store_find__takes__no_sent_mail_for_a_draft(void **state)
{
    struct fixture *it = *state;
    struct store_list list;
    free(keep_sent(it, "sent", 1000000000));
    assert_true(store_find(it->store, false, &list, NULL));
    assert_int_equal(list.count, 0);
    store_list_done(&list);
    assert_false(store_has(it->store, "a"));
}

static void store_sent_for__finds__the_answer(void **state)
{
    struct fixture *it = *state;
    free(keep_sent(it, "To: a@b\nIn-Reply-To: <1@c>\n\nx\n", 1000000000));
    free(keep_sent(it, "To: a@b\nIn-Reply-To: <1@c>\n\nx\n", 1000000100));
    free(keep_sent(it, "To: a@b\nIn-Reply-To:\n <2@c>\n\nx\n", 1000000200));
    free(keep_sent(it, "To: a@b\n\nIn-Reply-To: <3@c>\n", 1000000300));
    assert_int_equal(store_sent_for(it->store, "a", "<1@c>"), 1000000100);
    assert_int_equal(store_sent_for(it->store, "a", "<2@c>"), 1000000200);
    assert_int_equal(store_sent_for(it->store, "a", "<3@c>"), 0);
    assert_int_equal(store_sent_for(it->store, "a", "<1@"), 0);
    assert_int_equal(store_sent_for(it->store, "a", ""), 0);
    assert_int_equal(store_sent_for(it->store, "b", "<1@c>"), 0);
}

static void keep_mail(struct fixture *it, const char *text)
{
    struct err err = {.code = ERR_NONE};
    if (!store_keep_mail(it->store, "a", text, strlen(text), &err))
        fail_msg("%s", err.text);
}

static void store_keep_mail__goes__where_the_draft_goes(void **state)
{
    struct fixture *it = *state;
    struct stat st;
    char *id = NULL, *name = NULL;
    save(it, "a", "one", true);
    assert_false(store_has_mail(it->store, "a"));
    keep_mail(it, "first");
    keep_mail(it, "second");
    assert_true(store_has_mail(it->store, "a"));
    assert_int_equal(stat("drafts/a.mail", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_true(store_rename(it->store, "a", "b", NULL));
    assert_false(store_has_mail(it->store, "a"));
    expect("drafts/b.mail", "second");
    assert_true(store_remove(it->store, "b", &id, NULL));
    assert_false(store_has_mail(it->store, "b"));
    assert_true(store_restore(it->store, id, &name, NULL));
    expect("drafts/b.mail", "second");
    store_drop_mail(it->store, "b");
    assert_false(store_has_mail(it->store, "b"));
    free(id);
    free(name);
}

static void store_find__takes__no_mail_to_answer_for_a_draft(void **state)
{
    struct fixture *it = *state;
    struct store_list list;
    keep_mail(it, "mail");
    assert_true(store_find(it->store, false, &list, NULL));
    assert_int_equal(list.count, 0);
    store_list_done(&list);
    assert_false(store_has(it->store, "a"));
}

static void store_keep_sent__keeps__the_last_ones(void **state)
{
    struct fixture *it = *state;
    for (int i = 0; i < STORE_SENT + 3; i++)
        free(keep_sent(it, "sent", 1000000000 + i));
    assert_false(scratch_has("drafts/a.sent-20010909-014642.eml"));
    assert_true(scratch_has("drafts/a.sent-20010909-014643.eml"));
    assert_true(scratch_has("drafts/a.sent-20010909-014702.eml"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(store_rename__moves__all_files),
        TEST(store__in_use__is_left_alone),
        TEST(store_rename__goes_back__when_it_fails),
        TEST(store_remove__can_be_taken_back),
        TEST(store_restore__takes__the_last_of_a_name),
        TEST(store_restore__knows__no_paths),
        TEST(store_keep_sent__goes__where_the_draft_goes),
        TEST(store_find__takes__no_sent_mail_for_a_draft),
        TEST(store_keep_sent__keeps__the_last_ones),
        TEST(store_sent_for__finds__the_answer),
        TEST(store_keep_mail__goes__where_the_draft_goes),
        TEST(store_find__takes__no_mail_to_answer_for_a_draft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
