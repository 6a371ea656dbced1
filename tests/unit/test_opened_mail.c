/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Mails opened by senderform-mail, and by programs in its place that hang, die
 * or lie. */
#include "app/opened_mail.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "scratch.h"
#include "turning.h"

#define MAIL                                                                   \
    "From: a@b.example\nTo: c@d.example\nSubject: x\n"                         \
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nYour Name:\n"         \
    "--b\nContent-Type: application/pdf; name=form.pdf\n\nxx\n--b--\n"

struct fixture {
    struct turning turning;
    struct opened_mail *mail;
};

static void begin(struct fixture *fixture)
{
    turning_begin(&fixture->turning);
    fixture->mail =
        opened_mail_new(fixture->turning.loop, fixture->turning.children,
                        turning_changed, &fixture->turning);
    assert_int_equal(opened_mail_state(fixture->mail), OPENED_NOTHING);
    assert_null(*opened_mail_left_out(fixture->mail));
}

static void finish(struct fixture *fixture)
{
    opened_mail_free(fixture->mail);
    turning_end(&fixture->turning);
}

static void wait_for(struct fixture *fixture, enum opened_state wanted)
{
    while (opened_mail_state(fixture->mail) == OPENED_READING)
        loop_turn(fixture->turning.loop);
    if (opened_mail_state(fixture->mail) != wanted)
        fail_msg("%s", opened_mail_why(fixture->mail));
    assert_int_equal(fixture->turning.changes, 1);
}

static void expect_mail(struct fixture *fixture)
{
    wait_for(fixture, OPENED_READ);
    const struct mail_lines *lines = opened_mail_lines(fixture->mail);
    assert_int_equal(lines->count, 1);
    assert_string_equal(lines->line[0], "Your Name:");
    assert_string_equal(opened_mail_head(fixture->mail)->from, "a@b.example");
    char *const *left_out = opened_mail_left_out(fixture->mail);
    assert_non_null(strstr(left_out[0], "form.pdf"));
    assert_null(left_out[1]);
    assert_string_equal(opened_mail_why(fixture->mail), "");
}

static void put(const char *path, const char *text, mode_t mode)
{
    assert_true(file_replace(path, text, strlen(text), mode, NULL));
}

static void opened_mail__file_or_paste__is_read(void **state)
{
    struct fixture fixture;
    (void)state;
    setenv("SENDERFORM_HELPERS", getenv("MAIL_FOLDER"), 1);
    begin(&fixture);
    put("mail", MAIL, 0600);
    assert_true(opened_mail_open(fixture.mail, "mail", NULL));
    assert_int_equal(opened_mail_state(fixture.mail), OPENED_READING);
    expect_mail(&fixture);
    fixture.turning.changes = 0;
    assert_true(opened_mail_paste(fixture.mail, MAIL, sizeof MAIL - 1, NULL));
    expect_mail(&fixture);
    fixture.turning.changes = 0;
    assert_true(opened_mail_paste(fixture.mail, "text", 4, NULL));
    wait_for(&fixture, OPENED_READ);
    assert_true(opened_mail_head(fixture.mail)->bare);
    assert_null(*opened_mail_left_out(fixture.mail));
    finish(&fixture);
}

static void expect_bytes(struct fixture *fixture)
{
    char *bytes = NULL;
    size_t len;
    struct err err;
    expect_mail(fixture);
    assert_true(
        opened_mail_bytes(fixture->mail, sizeof MAIL, &bytes, &len, NULL));
    assert_int_equal(len, sizeof MAIL - 1);
    assert_memory_equal(bytes, MAIL, len);
    free(bytes);
    assert_false(opened_mail_bytes(fixture->mail, 10, &bytes, &len, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    fixture->turning.changes = 0;
}

static void opened_mail_bytes__are__those_of_the_file(void **state)
{
    struct fixture fixture;
    char *bytes;
    size_t len;
    (void)state;
    setenv("SENDERFORM_HELPERS", getenv("MAIL_FOLDER"), 1);
    begin(&fixture);
    assert_false(opened_mail_bytes(fixture.mail, 10, &bytes, &len, NULL));
    put("mail", MAIL, 0600);
    assert_true(opened_mail_open(fixture.mail, "mail", NULL));
    expect_bytes(&fixture);
    assert_true(opened_mail_paste(fixture.mail, MAIL, sizeof MAIL - 1, NULL));
    expect_bytes(&fixture);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    int writer = open("pipe", O_RDWR | O_CLOEXEC);
    assert_true(opened_mail_open(fixture.mail, "pipe", NULL));
    assert_true(file_write_all(writer, MAIL, sizeof MAIL - 1, NULL));
    close(writer);
    expect_mail(&fixture);
    assert_false(opened_mail_bytes(fixture.mail, 9999, &bytes, &len, NULL));
    finish(&fixture);
}

static void set_age(const char *path, time_t seconds)
{
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void opened_mail__maildir__the_newest_is_meant(void **state)
{
    static const char *const names[] = {"cur/1:2,S", "new/2", "cur/3:2,",
                                        "cur/.hidden"};
    static const time_t times[] = {1000, 3000, 2000, 4000};
    struct fixture fixture;
    struct err err;
    (void)state;
    setenv("SENDERFORM_HELPERS", getenv("MAIL_FOLDER"), 1);
    begin(&fixture);
    assert_false(opened_mail_open(fixture.mail, ".", &err));
    assert_non_null(strstr(err.text, "not a file"));
    mkdir("cur", 0700);
    mkdir("new", 0700);
    for (size_t i = 0; i < 4; i++) {
        put(names[i], i == 1 ? MAIL : "old", 0600);
        set_age(names[i], times[i]);
    }
    assert_true(opened_mail_open(fixture.mail, ".", NULL));
    expect_mail(&fixture);
    finish(&fixture);
}

static void opened_mail__no_file__is_an_error(void **state)
{
    struct fixture fixture;
    struct err err;
    (void)state;
    begin(&fixture);
    assert_false(opened_mail_open(fixture.mail, "/nonexistent", &err));
    assert_int_equal(err.errnum, ENOENT);
    assert_false(opened_mail_open(fixture.mail, "/dev/null", &err));
    setenv("SENDERFORM_HELPERS", "/nonexistent", 1);
    assert_false(opened_mail_paste(fixture.mail, "x", 1, &err));
    assert_int_equal(fixture.turning.changes, 0);
    finish(&fixture);
}

/* With this program in its place. */
static void expect_failure(const char *program, const char *why)
{
    struct fixture fixture;
    setenv("SENDERFORM_HELPERS", ".", 1);
    begin(&fixture);
    put("senderform-mail", program, 0700);
    assert_true(opened_mail_paste(fixture.mail, MAIL, sizeof MAIL - 1, NULL));
    wait_for(&fixture, OPENED_FAILED);
    if (!strstr(opened_mail_why(fixture.mail), why))
        fail_msg("%s", opened_mail_why(fixture.mail));
    finish(&fixture);
}

#define SHELL    "#!/bin/sh\n"
#define SAY_HEAD "echo '{\"head\": {\"bare\": true}}'\n"
#define SAY_LINE "echo '{\"line\": \"x\"}'\n"

static void opened_mail__liars__do_no_harm(void **state)
{
    (void)state;
    expect_failure(SHELL "exit 0\n", "has ended");
    expect_failure(SHELL "kill -SEGV $$\n", "has ended");
    expect_failure(SHELL SAY_HEAD SAY_LINE "exit 0\n", "has ended");
    expect_failure(SHELL SAY_LINE "sleep 60\n", "no sense");
    expect_failure(SHELL SAY_HEAD SAY_HEAD "sleep 60\n", "no sense");
    expect_failure(SHELL SAY_HEAD "while :; do " SAY_LINE "done\n", "no sense");
    expect_failure(SHELL SAY_HEAD "exec tr '\\0' x </dev/zero\n", "has ended");
    expect_failure(SHELL "echo '{\"failed\": \"it \\u001b[31mburns\"}'\n",
                   "it [31mburns");
}

static void opened_mail__forgotten__nobody_is_called(void **state)
{
    struct fixture fixture;
    (void)state;
    setenv("SENDERFORM_HELPERS", ".", 1);
    begin(&fixture);
    put("senderform-mail", SHELL "sleep 60\n", 0700);
    assert_true(opened_mail_paste(fixture.mail, "x", 1, NULL));
    assert_true(opened_mail_paste(fixture.mail, "y", 1, NULL));
    finish(&fixture);
    assert_int_equal(fixture.turning.changes, 0);
    opened_mail_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(opened_mail__file_or_paste__is_read,
                                        scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(
            opened_mail_bytes__are__those_of_the_file, scratch_enter,
            scratch_leave),
        cmocka_unit_test_setup_teardown(
            opened_mail__maildir__the_newest_is_meant, scratch_enter,
            scratch_leave),
        cmocka_unit_test_setup_teardown(opened_mail__no_file__is_an_error,
                                        scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(opened_mail__liars__do_no_harm,
                                        scratch_enter, scratch_leave),
        cmocka_unit_test_setup_teardown(
            opened_mail__forgotten__nobody_is_called, scratch_enter,
            scratch_leave),
    };
    return cmocka_run_group_tests_name("opened_mail", tests, NULL, NULL);
}
