/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* How a session goes when its files are damaged, gone or links, or when its
 * saving child dies. */
#include "session_fixture.h"

#include "out/session_parts.h"

#include <dirent.h>
#include <sys/resource.h>

static void save_text(struct fixture *it, const char *contact)
{
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", contact);
    close_draft(session);
}

/* Whether the folder has a file whose name begins so; its content, new. */
static char *find_file(const char *prefix)
{
    DIR *folder = opendir("drafts");
    char *text = NULL;
    assert_non_null(folder);
    for (struct dirent *file; (file = readdir(folder));)
        if (!text && strncmp(file->d_name, prefix, strlen(prefix)) == 0) {
            autofree char *path = xasprintf("drafts/%s", file->d_name);
            text = scratch_get(path);
        }
    closedir(folder);
    return text;
}

static void session__damaged_newest__falls_back_and_keeps_it(void **state)
{
    struct fixture *it = *state;
    save_text(it, "older");
    save_text(it, "newer");
    autofree char *older = scratch_get("drafts/mx1.json.~1~");
    scratch_puts("drafts/mx1.json", "{\"answers\": {\"cont");
    struct session *session = open_draft(it, "mx1");
    assert_string_equal(get(session, "contact"), "older");
    const char *notice = session_notice(session);
    assert_non_null(strstr(notice, "The newest save cannot be read (drafts/"
                                   "mx1.json:1:15: the file ends too early"));
    autofree char *untouched = scratch_get("drafts/mx1.json");
    assert_string_equal(untouched, "{\"answers\": {\"cont");
    set(session, "ship", "Erika");
    close_draft(session);
    autofree char *kept = find_file("mx1.json.damaged-");
    assert_string_equal(kept, "{\"answers\": {\"cont");
    autofree char *generation = scratch_get("drafts/mx1.json.~1~");
    assert_string_equal(generation, older);
    session = open_draft(it, "mx1");
    assert_null(session_notice(session));
    assert_string_equal(get(session, "contact"), "older");
    assert_string_equal(get(session, "ship"), "Erika");
    close_draft(session);
}

static void session__damaged_newest__stays_when_only_looked_at(void **state)
{
    struct fixture *it = *state;
    save_text(it, "older");
    save_text(it, "newer");
    scratch_puts("drafts/mx1.json", "");
    struct session *session = open_draft(it, "mx1");
    draft_set_here(session_draft(session), 3);
    close_draft(session);
    autofree char *text = scratch_get("drafts/mx1.json");
    assert_string_equal(text, "");
    assert_null(find_file("mx1.json.damaged-"));
}

/* Of another program, or of an older one that had no limit. */
static void session__huge_newest__falls_back(void **state)
{
    struct fixture *it = *state;
    save_text(it, "Ottilie");
    save_text(it, "Ottilie H");
    assert_int_equal(truncate("drafts/mx1.json", DRAFT_FILE_MAX + 1), 0);
    struct session *session = open_draft(it, "mx1");
    assert_non_null(strstr(session_notice(session), "larger than"));
    assert_non_null(strstr(get(session, "contact"), "Ottilie"));
    close_draft(session);
}

static void session__missing_newest__falls_back(void **state)
{
    struct fixture *it = *state;
    save_text(it, "older");
    save_text(it, "newer");
    assert_int_equal(unlink("drafts/mx1.json"), 0);
    struct session *session = open_draft(it, "mx1");
    assert_string_equal(get(session, "contact"), "older");
    assert_non_null(
        strstr(session_notice(session), "The newest save is gone."));
    close_draft(session);
}

static void session__all_damaged__is_an_error_that_changes_nothing(void **state)
{
    struct fixture *it = *state;
    save_text(it, "older");
    save_text(it, "newer");
    scratch_puts("drafts/mx1.json", "{\"answers\": 3}");
    scratch_puts("drafts/mx1.json.~1~", "rubbish");
    struct session *session = NULL;
    struct err err = {.code = ERR_NONE};
    assert_false(session_open(it->store, "mx1", it->form, it->loop,
                              it->children, &session, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.text, "drafts/mx1.json:1:13: this must be an "
                                  "object: { ... }");
    autofree char *text = scratch_get("drafts/mx1.json.~1~");
    assert_string_equal(text, "rubbish");
    assert_false(lock_held("drafts/mx1.lock", NULL));
}

/* An older save is no remedy against a newer program's draft. */
static void session__newer_version__is_no_damage(void **state)
{
    struct fixture *it = *state;
    save_text(it, "older");
    save_text(it, "newer");
    scratch_puts("drafts/mx1.json", "{\"senderform\": 2}");
    struct draft *draft = NULL;
    struct err err = {.code = ERR_NONE};
    assert_false(session_read(it->store, "mx1", it->form, &draft, NULL, &err));
    assert_int_equal(err.code, ERR_LIMIT);
}

static void session__damaged_journal__is_kept_and_goes_on(void **state)
{
    struct fixture *it = *state;
    save_text(it, "saved");
    const char journal[] =
        "{\"n\":100,\"field\":\"ship\",\"value\":\"typed\"}\n"
        "{\"n\":101,\"fie\0\0\0\n"
        "{\"n\":102,\"field\":\"ship\",\"value\":\"lost\"}\n";
    scratch_put("drafts/mx1.journal", journal, sizeof journal - 1);
    struct session *session = open_draft(it, "mx1");
    assert_string_equal(get(session, "ship"), "typed");
    assert_non_null(strstr(session_notice(session),
                           "cannot be read (drafts/mx1.journal: line 2 "
                           "cannot be read)"));
    set(session, "contact", "goes on");
    expect_found(it, "mx1", "contact", "goes on");
    expect_found(it, "mx1", "ship", "typed");
    autofree char *kept = find_file("mx1.journal.damaged-");
    assert_string_equal(kept, journal);
    close_draft(session);
    expect_found(it, "mx1", "ship", "typed");
}

/* Without a change the damaged journal's good part is saved all the same. */
static void session__damaged_journal__is_saved_without_typing(void **state)
{
    struct fixture *it = *state;
    scratch_puts("journal", "{\"n\":1,\"field\":\"ship\",\"value\":\"x\"}\n"
                            "rubbish\n");
    assert_true(store_make(it->store, NULL));
    assert_int_equal(rename("journal", "drafts/mx1.journal"), 0);
    close_draft(open_draft(it, "mx1"));
    expect_found(it, "mx1", "ship", "x");
    autofree char *kept = find_file("mx1.journal.damaged-");
    assert_non_null(strstr(kept, "rubbish"));
    assert_false(scratch_has("drafts/mx1.journal"));
}

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* The saving child dies of a file that grows too large: its signals have
 * their default actions. The journal is smaller. */
static void session__killed_saver__is_followed_by_another(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "Ottilie");
    limit_files(150);
    session_save_now(session);
    wait_for(it, session, SAVE_FAILED);
    assert_string_equal(session_status(session).why,
                        "Not saved: the saving process was stopped; "
                        "senderform tries again every two seconds");
    expect_found(it, "mx1", "contact", "Ottilie");
    limit_files(0);
    autofree char *left = find_file(".mx1.json.");
    assert_non_null(left);
    wait_for(it, session, SAVE_SAVED);
    assert_null(find_file(".mx1.json."));
    close_draft(session);
    expect_found(it, "mx1", "contact", "Ottilie");
}

/* As one that waits for a disk that is gone: leaving does not wait for it. */
static void session__stopped_saver__is_killed_on_leaving(void **state)
{
    struct fixture *it = *state;
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "Ottilie");
    session_save_now(session);
    assert_true(session->saving);
    kill(session->saver, SIGSTOP);
    close_draft(session);
    expect_found(it, "mx1", "contact", "Ottilie");
}

static void session__link__is_never_followed(void **state)
{
    struct fixture *it = *state;
    assert_true(store_make(it->store, NULL));
    scratch_puts("precious", "{}");
    assert_int_equal(symlink("../precious", "drafts/mx1.json"), 0);
    struct session *session = NULL;
    struct err err = {.code = ERR_NONE};
    assert_false(session_open(it->store, "mx1", it->form, it->loop,
                              it->children, &session, NULL, &err));
    assert_non_null(strstr(err.text, "symbolic link"));
    assert_int_equal(unlink("drafts/mx1.json"), 0);
    session = open_draft(it, "mx1");
    assert_int_equal(symlink("../precious", "drafts/mx1.json"), 0);
    set(session, "contact", "mine");
    close_draft(session);
    autofree char *text = scratch_get("precious");
    assert_string_equal(text, "{}");
    expect_found(it, "mx1", "contact", "mine");
}

static void session__rights__are_private_whatever_the_umask(void **state)
{
    struct fixture *it = *state;
    umask(0);
    struct session *session = open_draft(it, "mx1");
    set(session, "contact", "x");
    assert_int_equal(scratch_mode("drafts"), 0700);
    assert_int_equal(scratch_mode("drafts/mx1.journal"), 0600);
    assert_int_equal(scratch_mode("drafts/mx1.lock"), 0600);
    save_now(it, session);
    assert_int_equal(scratch_mode("drafts/mx1.json"), 0600);
    close_draft(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(session__damaged_newest__falls_back_and_keeps_it),
        TEST(session__damaged_newest__stays_when_only_looked_at),
        TEST(session__huge_newest__falls_back),
        TEST(session__missing_newest__falls_back),
        TEST(session__all_damaged__is_an_error_that_changes_nothing),
        TEST(session__newer_version__is_no_damage),
        TEST(session__damaged_journal__is_kept_and_goes_on),
        TEST(session__damaged_journal__is_saved_without_typing),
        TEST(session__killed_saver__is_followed_by_another),
        TEST(session__stopped_saver__is_killed_on_leaving),
        TEST(session__link__is_never_followed),
        TEST(session__rights__are_private_whatever_the_umask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
