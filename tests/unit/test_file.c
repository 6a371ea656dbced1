/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Each test works in an empty folder, which is removed behind it. */
static int enter_folder(void **state)
{
    char *dir = xstrdup("/tmp/senderform-file-XXXXXX");
    *state = dir;
    umask(022);
    return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    char *dir = *state;
    autofree char *command = xasprintf("chmod -R u+w %s; rm -rf %s", dir, dir);
    int got = chdir("/") == 0 ? system(command) : -1;
    free(dir);
    return got;
}

static void put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_true(file_write_all(fd, text, strlen(text), NULL));
    close(fd);
}

static void expect_content(const char *path, const char *wanted)
{
    autofree char *text = NULL;
    size_t len = 0;
    assert_true(file_read(path, 1000, &text, &len, NULL));
    assert_string_equal(text, wanted);
    assert_int_equal(len, strlen(wanted));
}

static int count_entries(const char *path)
{
    int count = 0;
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir));)
        count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    closedir(dir);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat st;
    assert_int_equal(lstat(path, &st), 0);
    return st.st_mode & 07777;
}

static void file__read__has_a_limit(void **state)
{
    (void)state;
    put("five", "12345");
    char *text = NULL;
    size_t len = 0;
    struct err err = {0};
    assert_true(file_read("five", 5, &text, &len, &err));
    assert_int_equal(len, 5);
    free(text);
    text = NULL;
    assert_false(file_read("five", 4, &text, &len, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_string_equal(err.text, "five: larger than the allowed 4 bytes");
    assert_null(text);
    put("none", "");
    assert_true(file_read("none", 0, &text, NULL, NULL));
    assert_string_equal(text, "");
    free(text);
}

static void file__read__says_what_is_no_file(void **state)
{
    (void)state;
    char *text = NULL;
    struct err err = {0};
    assert_false(file_read("absent", 10, &text, NULL, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_string_equal(err.text, "absent: No such file or directory");
    assert_false(file_read(".", 10, &text, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(file_read("/dev/zero", 10, &text, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(file_read("absent", 10, &text, NULL, NULL));
}

static void file__read__takes_standard_input_and_pipes(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(file_write_all(ends[1], "through\0pipe", 12, NULL));
    close(ends[1]);
    int old = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    char *text = NULL;
    size_t len = 0;
    assert_true(file_read("-", 100, &text, &len, NULL));
    assert_int_equal(len, 12);
    assert_memory_equal(text, "through\0pipe", 13);
    free(text);
    expect_content("/dev/stdin", "");
    dup2(old, STDIN_FILENO);
    close(old);
    expect_content("/dev/null", "");
}

static void file__replace__puts_content_and_mode(void **state)
{
    (void)state;
    umask(0777);
    assert_true(file_replace("draft", "one", 3, 0640, NULL));
    umask(022);
    assert_int_equal(mode_of("draft"), 0640);
    expect_content("draft", "one");
    assert_true(file_replace("./draft", "second", 6, 0600, NULL));
    assert_int_equal(mode_of("draft"), 0600);
    expect_content("draft", "second");
    assert_true(file_replace("draft", "", 0, 0600, NULL));
    expect_content("draft", "");
    assert_int_equal(count_entries("."), 1);
}

static void file__replace__does_not_follow_links(void **state)
{
    (void)state;
    put("target", "untouched");
    assert_int_equal(symlink("target", "link"), 0);
    assert_true(file_replace("link", "new", 3, 0600, NULL));
    expect_content("target", "untouched");
    expect_content("link", "new");
    struct stat st;
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISREG(st.st_mode));
}

static void file__replace__takes_the_longest_name(void **state)
{
    (void)state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    assert_true(file_replace(name, "x", 1, 0600, NULL));
    expect_content(name, "x");
}

static void file__replace__fails_without_traces(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(file_replace("no/such", "x", 1, 0600, &err));
    assert_string_equal(err.text, "no/such: No such file or directory");
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(err.errnum, ENOENT);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_false(file_replace("folder", "x", 1, 0600, &err));
    assert_int_equal(err.errnum, EISDIR);
    assert_int_equal(count_entries("."), 1);
}

static void file__create__never_overwrites(void **state)
{
    (void)state;
    struct err err = {0};
    assert_true(file_create("form", "first", 5, 0644, &err));
    assert_int_equal(mode_of("form"), 0644);
    assert_false(file_create("form", "second", 6, 0644, &err));
    assert_int_equal(err.code, ERR_EXISTS);
    expect_content("form", "first");
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_false(file_create("dangling", "x", 1, 0644, &err));
    assert_int_equal(err.code, ERR_EXISTS);
    assert_int_equal(count_entries("."), 2);
}

/* Eight at once: one wins, and its whole content is there. */
static void file__create__lets_one_of_many_win(void **state)
{
    (void)state;
    enum { MANY = 8 };
    for (int round = 0; round < 10; round++) {
        autofree char *name = xasprintf("race%d", round);
        for (int i = 0; i < MANY; i++) {
            if (fork() == 0) {
                char mine[2] = {(char)('0' + i), '\0'};
                _exit(file_create(name, mine, 1, 0600, NULL) ? i : 99);
            }
        }
        char winner[2] = "";
        int winners = 0, status;
        while (wait(&status) > 0) {
            if (WEXITSTATUS(status) == 99)
                continue;
            winners++;
            winner[0] = (char)('0' + WEXITSTATUS(status));
        }
        assert_int_equal(winners, 1);
        expect_content(name, winner);
        assert_int_equal(count_entries("."), round + 1);
    }
}

static void file__make_dirs__makes_all(void **state)
{
    (void)state;
    struct err err = {0};
    assert_true(file_make_dirs("a/b//c/", 0700, &err));
    assert_int_equal(mode_of("a"), 0700);
    assert_int_equal(mode_of("a/b/c"), 0700);
    assert_true(file_make_dirs("a/b/c", 0700, &err));
    autofree char *absolute = xasprintf("%s/x/y", (char *)*state);
    assert_true(file_make_dirs(absolute, 0700, &err));
    assert_true(file_make_dirs("/", 0700, &err));
    put("file", "");
    assert_false(file_make_dirs("file/below", 0700, &err));
    assert_string_equal(err.text, "file: this is not a folder");
    assert_false(file_make_dirs("", 0700, &err));
    assert_true(file_sync_dir("a/b", &err));
    assert_false(file_sync_dir("absent", &err));
}

/* A mount in a name space of our own; false where that is not allowed. */
static bool mount_small_disk(const char *path)
{
    return mkdir(path, 0700) == 0 && unshare(CLONE_NEWNS) == 0 &&
           mount("", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", path, "tmpfs", 0, "size=32k") == 0;
}

static void file__replace__keeps_the_old_one_on_a_full_disk(void **state)
{
    (void)state;
    if (!mount_small_disk("disk"))
        return;
    autofree char *large = xcalloc(100 * 1000, 1);
    struct err err = {0};
    assert_true(file_replace("disk/draft", "old", 3, 0600, &err));
    assert_false(file_replace("disk/draft", large, 100 * 1000, 0600, &err));
    assert_int_equal(err.errnum, ENOSPC);
    assert_string_equal(err.text,
                        "disk/draft: cannot write: No space left on device");
    expect_content("disk/draft", "old");
    assert_int_equal(count_entries("disk"), 1);
    assert_true(file_replace("disk/draft", "new", 3, 0600, &err));
    assert_int_equal(
        mount("", "disk", NULL, MS_REMOUNT | MS_RDONLY, "size=32k"), 0);
    assert_false(file_replace("disk/draft", "x", 1, 0600, &err));
    assert_int_equal(err.errnum, EROFS);
    assert_true(file_make_dirs("disk", 0700, &err));
    assert_int_equal(umount("disk"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file__read__has_a_limit),
        cmocka_unit_test(file__read__says_what_is_no_file),
        cmocka_unit_test(file__read__takes_standard_input_and_pipes),
        cmocka_unit_test(file__replace__puts_content_and_mode),
        cmocka_unit_test(file__replace__does_not_follow_links),
        cmocka_unit_test(file__replace__takes_the_longest_name),
        cmocka_unit_test(file__replace__fails_without_traces),
        cmocka_unit_test(file__create__never_overwrites),
        cmocka_unit_test(file__create__lets_one_of_many_win),
        cmocka_unit_test(file__make_dirs__makes_all),
        cmocka_unit_test(file__replace__keeps_the_old_one_on_a_full_disk),
    };
    size_t count = sizeof tests / sizeof *tests;
    struct CMUnitTest foldered[sizeof tests / sizeof *tests];
    for (size_t i = 0; i < count; i++) {
        foldered[i] = tests[i];
        foldered[i].setup_func = enter_folder;
        foldered[i].teardown_func = leave_folder;
    }
    return cmocka_run_group_tests_name("file", foldered, NULL, NULL);
}
