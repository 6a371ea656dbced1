/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What senderform-scan is told and what is made of what it says; a script
 * stands in its place. */
#include "app/scanning.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>

#include "scratch.h"
#include "turning.h"

#define OF(text) ((char[]){text})

static char *hosts[] = {OF("yahoodns.net"), OF("mail.yahoo.com"), NULL};
static char *pages[] = {OF("postmaster.yahooinc.com"), NULL};
static struct provider yahoo = {
    .id = OF("yahoo"), .name = OF("Yahoo"), .hosts = hosts, .pages = pages};
static struct provider *items[] = {&yahoo};
static const struct providers providers = {.items = items, .count = 1};

struct fixture {
    struct turning turning;
    struct scanning *scanning;
};

/* The script that stands for senderform-scan, and what it is asked. */
static void begin(struct fixture *fixture, const char *script,
                  const struct scanning_request *request)
{
    struct err err;
    const struct scanning_calls calls = {turning_changed, &fixture->turning};
    autofree char *text = xasprintf("#!/bin/sh\n%s\n", script);
    assert_true(
        file_replace("senderform-scan", text, strlen(text), 0700, NULL));
    setenv("SENDERFORM_HELPERS", ".", 1);
    turning_begin(&fixture->turning);
    fixture->scanning =
        scanning_new(fixture->turning.loop, fixture->turning.children,
                     &providers, request, &calls, &err);
    if (!fixture->scanning)
        fail_msg("%s", err.text);
}

static void finish(struct fixture *fixture)
{
    scanning_free(fixture->scanning);
    turning_end(&fixture->turning);
}

static void wait_for_end(struct fixture *fixture)
{
    while (!scanning_over(fixture->scanning))
        loop_turn(fixture->turning.loop);
}

static void expect_trouble(const char *script, const char *text)
{
    struct fixture fixture;
    const struct scanning_request request = {.lent = -1, .quiet_ms = 200};
    begin(&fixture, script, &request);
    wait_for_end(&fixture);
    const char *trouble = scanning_trouble(fixture.scanning);
    assert_non_null(trouble);
    if (!strstr(trouble, text))
        fail_msg("%s: %s", script, trouble);
    finish(&fixture);
}

static void scanning__logs__are_asked_for_in_a_line(void **state)
{
    struct fixture fixture;
    const char *const paths[] = {"/a b", "-", NULL};
    const struct scanning_request request = {
        .paths = paths, .lent = -1, .since = 5, .now = 9, .threads = 2};
    (void)state;
    begin(&fixture, "cat >asked; echo '{\"end\": {\"lines\": 3}}'", &request);
    wait_for_end(&fixture);
    assert_null(scanning_trouble(fixture.scanning));
    assert_int_equal(scanning_evidence(fixture.scanning)->lines, 3);
    assert_int_equal(scanning_evidence(fixture.scanning)->since, 5);
    assert_int_equal(scanning_evidence(fixture.scanning)->until, 9);
    assert_int_equal(fixture.turning.changes, 1);
    autofree char *asked = scratch_get("asked");
    assert_string_equal(
        asked,
        "{\"scan\":{\"providers\":[{\"id\":\"yahoo\",\"hosts\":"
        "[\"yahoodns.net\",\"mail.yahoo.com\"],\"not_hosts\":[],\"pages\":"
        "[\"postmaster.yahooinc.com\"],\"domains\":[]}],\"since\":5,\"now\":9,"
        "\"threads\":2,\"paths\":[\"/a b\",\"-\"]}}\n");
    finish(&fixture);
}

static void scanning__no_paths__are_searched(void **state)
{
    struct fixture fixture;
    const struct scanning_request request = {.lent = -1, .since = 5, .now = 9};
    (void)state;
    begin(&fixture, "cat >asked; echo '{\"end\": {}}'", &request);
    wait_for_end(&fixture);
    autofree char *asked = scratch_get("asked");
    assert_non_null(strstr(asked, "\"journal\":true"));
    assert_null(strstr(asked, "\"paths\""));
    assert_null(strstr(asked, "\"threads\":0"));
    finish(&fixture);
}

static void scanning__paste__is_descriptor_3(void **state)
{
    struct fixture fixture;
    const struct scanning_request request = {
        .paste = "a line\nanother\n", .lent = -1, .now = 9};
    (void)state;
    begin(&fixture, "cat >asked; cat <&3 >pasted; echo '{\"end\": {}}'",
          &request);
    wait_for_end(&fixture);
    autofree char *asked = scratch_get("asked");
    autofree char *pasted = scratch_get("pasted");
    assert_int_equal(strncmp(asked, "{\"paste\":", 9), 0);
    assert_null(strstr(asked, "since"));
    assert_string_equal(pasted, "a line\nanother\n");
    finish(&fixture);
}

static void scanning__lent__is_descriptor_3_and_stays(void **state)
{
    struct fixture fixture;
    const char *const paths[] = {"-", NULL};
    (void)state;
    scratch_puts("log", "of somebody");
    int fd = open("log", O_RDONLY | O_CLOEXEC);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    const struct scanning_request request = {.paths = paths,
                                             .lent = STDIN_FILENO};
    begin(&fixture, "cat >asked; cat <&3 >got; echo '{\"end\": {}}'", &request);
    wait_for_end(&fixture);
    autofree char *got = scratch_get("got");
    assert_string_equal(got, "of somebody");
    finish(&fixture);
    assert_int_equal(close(fd), 0);
}

/* Before it is over, there is what has come. */
static void scanning__progress__is_told(void **state)
{
    struct fixture fixture;
    double rate;
    int left;
    const struct scanning_request request = {.lent = -1};
    (void)state;
    begin(&fixture,
          "echo '{\"progress\": {\"bytes\": 5, \"size\": 9, \"files\": 2}}'\n"
          "sleep 60",
          &request);
    scanning_rate(fixture.scanning, &rate, &left);
    assert_true(rate < 0 && left < 0);
    while (fixture.turning.changes == 0)
        loop_turn(fixture.turning.loop);
    assert_false(scanning_over(fixture.scanning));
    assert_null(scanning_trouble(fixture.scanning));
    assert_int_equal(scanning_evidence(fixture.scanning)->progress.bytes, 5);
    finish(&fixture);
}

static void on_late(void *ctx)
{
    *(bool *)ctx = true;
}

/* Cancelled, it is gone, and nobody is called any more. */
static void scanning_free__running__is_ended(void **state)
{
    struct fixture fixture;
    const struct scanning_request request = {.lent = -1};
    bool late = false;
    (void)state;
    begin(&fixture, "echo $$ >pid.new; mv pid.new pid; exec sleep 60",
          &request);
    while (!scratch_has("pid")) {
        loop_timer(fixture.turning.loop, 10, on_late, &late);
        loop_turn(fixture.turning.loop);
    }
    autofree char *text = scratch_get("pid");
    scanning_free(fixture.scanning);
    fixture.scanning = NULL;
    while (children_count(fixture.turning.children) > 0)
        loop_turn(fixture.turning.loop);
    assert_int_equal(kill(atoi(text), 0), -1);
    assert_int_equal(errno, ESRCH);
    assert_int_equal(fixture.turning.changes, 0);
    finish(&fixture);
}

static void scanning__lies__are_trouble(void **state)
{
    (void)state;
    expect_trouble("sleep 60", "does not answer");
    expect_trouble("exit 3", "ended with 3 before");
    expect_trouble("kill -SEGV $$", "was killed by signal 11");
    expect_trouble("echo no", "makes no sense");
    expect_trouble("echo '{\"failed\": \"no luck\"}'; sleep 60", "no luck");
    expect_trouble("yes '{\"progress\": {\"bytes\": 7}}'", "does not answer");
}

/* What comes behind the end is not looked at. */
static void scanning__end__is_the_end(void **state)
{
    struct fixture fixture;
    const struct scanning_request request = {.lent = -1};
    (void)state;
    begin(&fixture, "echo '{\"end\": {\"lines\": 1}}'; yes no", &request);
    wait_for_end(&fixture);
    assert_null(scanning_trouble(fixture.scanning));
    while (children_count(fixture.turning.children) > 0)
        loop_turn(fixture.turning.loop);
    assert_int_equal(fixture.turning.changes, 1);
    finish(&fixture);
}

static void scanning_new__no_program__is_said(void **state)
{
    struct turning turning;
    struct err err = {0};
    const struct scanning_request request = {.lent = -1};
    const struct scanning_calls calls = {0};
    (void)state;
    setenv("SENDERFORM_HELPERS", "/nonexistent", 1);
    turning_begin(&turning);
    assert_null(scanning_new(turning.loop, turning.children, &providers,
                             &request, &calls, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_non_null(strstr(err.text, "/nonexistent/senderform-scan"));
    turning_end(&turning);
}

#define IN_SCRATCH(test)                                                       \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(scanning__logs__are_asked_for_in_a_line),
        IN_SCRATCH(scanning__no_paths__are_searched),
        IN_SCRATCH(scanning__paste__is_descriptor_3),
        IN_SCRATCH(scanning__lent__is_descriptor_3_and_stays),
        IN_SCRATCH(scanning__progress__is_told),
        IN_SCRATCH(scanning_free__running__is_ended),
        IN_SCRATCH(scanning__lies__are_trouble),
        IN_SCRATCH(scanning__end__is_the_end),
        IN_SCRATCH(scanning_new__no_program__is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
