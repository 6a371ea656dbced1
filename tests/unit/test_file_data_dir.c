/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/file.h"

#include "base/mem.h"

#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { SOMEBODY = 54321 }; /* a user id that is not ours */

static int enter_folder(void **state)
{
    char *dir = xstrdup("/tmp/senderform-home-XXXXXX");
    *state = dir;
    return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    char *dir = *state;
    autofree char *command = xasprintf("rm -rf %s", dir);
    int got = chdir("/") == 0 ? system(command) : -1;
    free(dir);
    return got;
}

static void expect_dir(const char *wanted)
{
    autofree char *dir = NULL;
    assert_true(file_data_dir(&dir, NULL));
    assert_string_equal(dir, wanted);
}

/* Where the user database says that we live. */
static void expect_own_home(void)
{
    const struct passwd *user = getpwuid(geteuid());
    if (!user)
        return;
    autofree char *wanted =
        xasprintf("%s/.local/share/senderform", user->pw_dir);
    expect_dir(wanted);
}

static void expect_typed(const char *text, const char *wanted)
{
    autofree char *path = file_typed_path(text);
    assert_string_equal(path, wanted);
}

static void file_typed_path__has__home_for_a_tilde(void **state)
{
    (void)state;
    setenv("HOME", "/home/ottilie", 1);
    expect_typed(" ~/Maildir ", "/home/ottilie/Maildir");
    expect_typed("~", "/home/ottilie");
    expect_typed("~ottilie/mail", "~ottilie/mail");
    expect_typed("./~/mail", "./~/mail");
    expect_typed("", "");
    setenv("HOME", "", 1);
    expect_typed("~/mail", "~/mail");
}

static void file_data_dir__is__what_the_environment_names(void **state)
{
    const char *dir = *state;
    autofree char *data = xasprintf("%s/data", dir);
    autofree char *below_data = xasprintf("%s/data/senderform", dir);
    autofree char *below_home = xasprintf("%s/.local/share/senderform", dir);
    setenv("HOME", dir, 1);
    setenv("XDG_DATA_HOME", data, 1);
    expect_dir(below_data);
    unsetenv("XDG_DATA_HOME");
    expect_dir(below_home);
    setenv("XDG_DATA_HOME", "", 1);
    expect_dir(below_home);
    /* "All paths must be absolute. If ... relative ... ignore it." */
    setenv("XDG_DATA_HOME", "data", 1);
    expect_dir(below_home);
    assert_int_equal(access(below_home, F_OK), -1);
}

static void file_data_dir__asks__the_user_database_without_home(void **state)
{
    (void)state;
    unsetenv("XDG_DATA_HOME");
    unsetenv("HOME");
    expect_own_home();
    setenv("HOME", "relative", 1);
    expect_own_home();
}

static void file_data_dir__keeps__root_out_of_others_homes(void **state)
{
    if (geteuid() != 0)
        return;
    const char *dir = *state;
    assert_int_equal(chown(dir, SOMEBODY, SOMEBODY), 0);
    setenv("HOME", dir, 1);
    unsetenv("XDG_DATA_HOME");
    expect_own_home();
    autofree char *data = xasprintf("%s/share", dir);
    setenv("XDG_DATA_HOME", data, 1);
    expect_own_home();
    assert_int_equal(mkdir(".local", 0700), 0);
    assert_int_equal(mkdir(".local/share", 0700), 0);
    unsetenv("XDG_DATA_HOME");
    expect_own_home();
}

static void file_data_dir__leaves__users_their_home(void **state)
{
    if (geteuid() != 0)
        return;
    const char *dir = *state;
    assert_int_equal(chmod(dir, 0755), 0);
    setenv("HOME", dir, 1);
    unsetenv("XDG_DATA_HOME");
    assert_int_equal(seteuid(SOMEBODY), 0);
    autofree char *wanted = xasprintf("%s/.local/share/senderform", dir);
    autofree char *got = NULL;
    bool ok = file_data_dir(&got, NULL);
    unsetenv("HOME");
    autofree char *none = NULL;
    struct err err = {0};
    bool homeless = !file_data_dir(&none, &err);
    assert_int_equal(seteuid(0), 0);
    assert_true(ok);
    assert_string_equal(got, wanted);
    assert_true(homeless);
    assert_int_equal(err.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_typed_path__has__home_for_a_tilde),
        cmocka_unit_test_setup_teardown(
            file_data_dir__is__what_the_environment_names, enter_folder,
            leave_folder),
        cmocka_unit_test_setup_teardown(
            file_data_dir__asks__the_user_database_without_home, enter_folder,
            leave_folder),
        cmocka_unit_test_setup_teardown(
            file_data_dir__keeps__root_out_of_others_homes, enter_folder,
            leave_folder),
        cmocka_unit_test_setup_teardown(file_data_dir__leaves__users_their_home,
                                        enter_folder, leave_folder),
    };
    return cmocka_run_group_tests_name("file_data_dir", tests, NULL, NULL);
}
