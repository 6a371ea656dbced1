/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/store.h"

#include "out/lock.h"
#include "scratch.h"

#include <fcntl.h>
#include <time.h>

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

static void store_name_ok__tells__names_from_paths(void **state)
{
    (void)state;
    static const char *const good[] = {
        "a", "mx1.example.org", "A_b-2", "M\xC3\xBCnchen", "-",
    };
    static const char *const bad[] = {
        "",       ".",    "..",     ".a",         "a/b",  "a b",
        "a\nb",   "a~",   "a\x1B[", "a\xFF",      "a*",   ("a\xE2\x80\xAE"
                                                           "b"),
    };
    struct err err = {.code = ERR_NONE};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(store_name_ok(good[i], &err));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(store_name_ok(bad[i], &err));
    autofree char *name = xcalloc(STORE_NAME_MAX + 2, 1);
    memset(name, 'x', STORE_NAME_MAX);
    assert_true(store_name_ok(name, &err));
    name[STORE_NAME_MAX] = 'x';
    assert_false(store_name_ok(name, &err));
    assert_string_equal(err.text, "the name of a draft has at most 64 bytes");
}

static void expect_new_name(struct fixture *it, const char *wish,
                            const char *wanted)
{
    autofree char *name = store_new_name(it->store, wish);
    assert_string_equal(name, wanted);
    assert_true(store_name_ok(name, NULL));
}

static void store_new_name__makes_fit__what_is_wished(void **state)
{
    struct fixture *it = *state;
    expect_new_name(it, "mx1", "mx1");
    expect_new_name(it, "../mail server/", "mail-server");
    expect_new_name(it, " - ", "draft");
    expect_new_name(it, "", "draft");
    expect_new_name(it, "a\x1B[31m\nb", "a-31m-b");
    expect_new_name(it, "M\xC3\xBCnchen 1", "M\xC3\xBCnchen-1");
    autofree char *wish = xcalloc(201, 1);
    for (size_t i = 0; i < 200; i += 2)
        memcpy(wish + i, "\xC3\xBC", 2);
    autofree char *name = store_new_name(it->store, wish);
    assert_true(store_name_ok(name, NULL));
    save(it, name, "{}", false);
    autofree char *next = store_new_name(it->store, wish);
    assert_true(store_name_ok(next, NULL));
    assert_string_not_equal(next, name);
}

static void store_new_name__counts__beyond_what_is_there(void **state)
{
    struct fixture *it = *state;
    save(it, "mx1", "{}", false);
    expect_new_name(it, "mx1", "mx1-2");
    scratch_puts("drafts/mx1-2.journal", "x");
    expect_new_name(it, "mx1", "mx1-3");
    struct lock *lock = NULL;
    assert_true(lock_take("drafts/mx1-3.lock", &lock, NULL, NULL));
    expect_new_name(it, "mx1", "mx1-4");
    lock_free(lock);
    expect_new_name(it, "mx1", "mx1-3");
}

static void store__rights__are_private_whatever_the_umask(void **state)
{
    struct fixture *it = *state;
    umask(0);
    save(it, "mx1", "one", true);
    save(it, "mx1", "two", true);
    assert_int_equal(scratch_mode("drafts"), 0700);
    assert_int_equal(scratch_mode("drafts/mx1.json"), 0600);
    assert_int_equal(scratch_mode("drafts/mx1.json.~1~"), 0600);
    assert_int_equal(chmod("drafts", 0755), 0);
    assert_true(store_make(it->store, NULL));
    assert_int_equal(scratch_mode("drafts"), 0700);
}

static void store_save__keeps__five_generations(void **state)
{
    struct fixture *it = *state;
    for (int i = 1; i <= 8; i++) {
        autofree char *text = xasprintf("save %d", i);
        save(it, "mx1", text, true);
    }
    expect("drafts/mx1.json", "save 8");
    expect("drafts/mx1.json.~1~", "save 7");
    expect("drafts/mx1.json.~5~", "save 3");
    assert_false(scratch_has("drafts/mx1.json.~6~"));
    save(it, "mx1", "save 9", false);
    expect("drafts/mx1.json.~1~", "save 7");
}

/* Attempts that fail come again; the generations must outlive them. */
static void store_save__rotates_once__however_often_it_is_tried(void **state)
{
    struct fixture *it = *state;
    save(it, "mx1", "one", true);
    save(it, "mx1", "two", true);
    save(it, "mx1", "three", true);
    assert_int_equal(unlink("drafts/mx1.json"), 0);
    assert_int_equal(link("drafts/mx1.json.~1~", "drafts/mx1.json"), 0);
    save(it, "mx1", "four", true);
    expect("drafts/mx1.json.~1~", "two");
    expect("drafts/mx1.json.~2~", "one");
    assert_false(scratch_has("drafts/mx1.json.~3~"));
}

static void store_save__sweeps__what_a_killed_saver_left(void **state)
{
    struct fixture *it = *state;
    save(it, "mx1", "one", true);
    scratch_puts("drafts/.mx1.json.abc234", "half");
    scratch_puts("drafts/.mx1.json.keep", "other");
    scratch_puts("drafts/.mx2.json.abc234", "other");
    save(it, "mx1", "two", true);
    assert_false(scratch_has("drafts/.mx1.json.abc234"));
    assert_true(scratch_has("drafts/.mx1.json.keep"));
    assert_true(scratch_has("drafts/.mx2.json.abc234"));
}

static void store_read__follows_no_link(void **state)
{
    struct fixture *it = *state;
    char *text = NULL;
    size_t len;
    struct err err = {.code = ERR_NONE};
    assert_true(store_make(it->store, NULL));
    scratch_puts("precious", "precious");
    assert_int_equal(symlink("../precious", "drafts/mx1.json"), 0);
    assert_false(store_read(it->store, "mx1", ".json", 100, &text, &len, NULL,
                            &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.text, "drafts/mx1.json: this is a symbolic link, "
                                  "which is not followed");
    save(it, "mx1", "mine", true);
    expect("precious", "precious");
    expect("drafts/mx1.json", "mine");
    assert_false(store_read(it->store, "mx2", ".json", 100, &text, &len, NULL,
                            &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_false(
        store_read(it->store, "mx1", ".json", 3, &text, &len, NULL, &err));
    assert_int_equal(err.code, ERR_LIMIT);
}

static void store_keep_damaged__gives__a_further_name(void **state)
{
    struct fixture *it = *state;
    save(it, "mx1", "damaged", false);
    for (int i = 0; i < 2; i++)
        assert_true(
            store_keep_damaged(it->store, "mx1", ".json", 1700000000, NULL));
    save(it, "mx1", "fine", false);
    expect("drafts/mx1.json.damaged-20231114-221320", "damaged");
    assert_true(
        store_keep_damaged(it->store, "mx1", ".json", 1700000000, NULL));
    expect("drafts/mx1.json.damaged-20231114-221320", "damaged");
    expect("drafts/mx1.json.damaged-20231114-221320-2", "fine");
    assert_true(
        store_keep_damaged(it->store, "mx9", ".json", 1700000000, NULL));
}

static void set_age(const char *path, time_t at)
{
    struct timespec times[2] = {{.tv_sec = at}, {.tv_sec = at}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void store_find__lists__newest_first(void **state)
{
    struct fixture *it = *state;
    struct store_list list;
    assert_true(store_find(it->store, true, &list, NULL));
    assert_int_equal(list.count, 0);
    store_list_done(&list);
    save(it, "old", "{}", false);
    save(it, "new", "{}", false);
    save(it, "a.json", "{}", false);
    scratch_puts("drafts/killed.journal", "x");
    scratch_puts("drafts/empty.journal", "");
    scratch_puts("drafts/left.lock", "");
    scratch_puts("drafts/.hidden.json", "{}");
    scratch_puts("drafts/bad name.json", "{}");
    scratch_puts("drafts/apart.json.damaged-20231114", "{}");
    set_age("drafts/old.json", 1000);
    set_age("drafts/a.json.json", 2000);
    set_age("drafts/killed.journal", 3000);
    struct lock *lock = NULL;
    assert_true(lock_take("drafts/new.lock", &lock, NULL, NULL));
    assert_true(store_find(it->store, false, &list, NULL));
    assert_int_equal(list.count, 4);
    assert_string_equal(list.entry[0].name, "new");
    assert_string_equal(list.entry[1].name, "killed");
    assert_string_equal(list.entry[2].name, "a.json");
    assert_string_equal(list.entry[3].name, "old");
    assert_int_equal(list.entry[1].changed, 3000);
    autofree char *use = xasprintf(", process %d, since ", (int)getpid());
    assert_non_null(strstr(list.entry[0].in_use, use));
    assert_null(list.entry[1].in_use);
    store_list_done(&list);
    lock_free(lock);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(store_name_ok__tells__names_from_paths),
        TEST(store_new_name__makes_fit__what_is_wished),
        TEST(store_new_name__counts__beyond_what_is_there),
        TEST(store__rights__are_private_whatever_the_umask),
        TEST(store_save__keeps__five_generations),
        TEST(store_save__rotates_once__however_often_it_is_tried),
        TEST(store_save__sweeps__what_a_killed_saver_left),
        TEST(store_read__follows_no_link),
        TEST(store_keep_damaged__gives__a_further_name),
        TEST(store_find__lists__newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
