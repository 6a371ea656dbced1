/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Which logs are read, in which order, and what is said of the others. */
#include "logs_place.h"

#include <sys/resource.h>
#include <sys/wait.h>

static void logs__nowhere__is_nothing(void **state)
{
    (void)state;
    check_found("", "");
}

static void logs__debian__newest_first(void **state)
{
    (void)state;
    put("/var/log/mail.log.10.gz", 200);
    put("/var/log/mail.log.2.gz", 150);
    put("/var/log/mail.log.1", 100);
    put("/var/log/mail.log", 1);
    put("/var/log/mail.info", 1);
    put("/var/log/syslog", 1);
    put("/var/log/auth.log", 1);
    put("/var/log/exim4/mainlog", 2);
    put("/var/log/exim4/mainlog.1", 100);
    put("/var/log/exim4/rejectlog", 1);
    check_found("/var/log/mail.log\n/var/log/exim4/mainlog\n"
                "/var/log/exim4/mainlog.1\n/var/log/mail.log.1\n"
                "/var/log/mail.log.2.gz\n/var/log/mail.log.10.gz\n",
                "");
}

/* Of the same second: by their names, numbers as such. */
static void logs__same_time__by_name(void **state)
{
    (void)state;
    put("/var/log/maillog.10", 5);
    put("/var/log/maillog.9", 5);
    put("/var/log/maillog", 5);
    check_found("/var/log/maillog\n/var/log/maillog.9\n/var/log/maillog.10\n",
                "");
}

static void logs__every_place__is_known(void **state)
{
    static const char *const paths[] = {
        "/var/log/mail.log",
        "/var/log/maillog-20251101.gz",
        "/var/log/mail/mail.log",
        "/var/log/mail/info.log.1.xz",
        "/var/log/mail-20251101.xz",
        "/var/log/exim/mainlog.01.gz",
        "/var/log/exim/main.log-20251101",
        "/var/log/exim_mainlog-20251101.gz",
        "/var/log/qmail/current",
        "/var/log/qmail/send/@4000000052fafd8d38754cec.s",
        "/var/log/qmail/qmail-send/current",
        "/var/log/pmta/log",
        "/var/log/pmta/pmta.log.2",
        "/opt/postal/log/worker.log",
        "/var/log/socklog/mail/current",
    };
    size_t count = sizeof paths / sizeof *paths;
    char wanted[4096] = "";
    (void)state;
    for (size_t i = 0; i < count; i++) {
        put(paths[i], (long)i);
        strcat(strcat(wanted, paths[i]), "\n");
    }
    check_found(wanted, "");
}

/* SUSE has a file where others have a folder. */
static void logs__suse__is_a_file(void **state)
{
    (void)state;
    put("/var/log/mail", 1);
    put("/var/log/mail.1.gz", 30);
    check_found("/var/log/mail\n/var/log/mail.1.gz\n", "");
}

static void logs__older__is_said(void **state)
{
    (void)state;
    put("/var/log/mail.log", 1);
    put("/var/log/mail.log.1", 30 * 24);
    put("/var/log/mail.log.2", 30 * 24 + 1);
    check_found("/var/log/mail.log\n/var/log/mail.log.1\n",
                "/var/log/mail.log.2: older: \n");
    check_opened(ROOT "/var/log/mail.log.2", "",
                 "/var/log/mail.log.2: older: \n");
}

static void logs__two_names__are_read_once(void **state)
{
    (void)state;
    put("/var/log/mail.log", 1);
    assert_int_equal(symlink("mail.log", ROOT "/var/log/maillog"), 0);
    assert_int_equal(link(ROOT "/var/log/mail.log", ROOT "/var/log/mail.log.1"),
                     0);
    check_found("/var/log/mail.log\n",
                "/var/log/mail.log.1: skipped: it is read under another name\n"
                "/var/log/maillog: skipped: it is read under another name\n");
}

/* A container's log leads to its own output. */
static void logs__links_to_no_file__are_said(void **state)
{
    (void)state;
    put("/var/log/exim4/mainlog", 1);
    assert_int_equal(mkfifo(ROOT "/var/log/maillog", 0600), 0);
    assert_int_equal(symlink("/dev/null", ROOT "/var/log/mail.log"), 0);
    assert_int_equal(symlink("exim4", ROOT "/var/log/mail.log.1"), 0);
    check_found("/var/log/exim4/mainlog\n",
                "/var/log/mail.log: skipped: it is no file\n"
                "/var/log/mail.log.1: skipped: it is a folder\n"
                "/var/log/maillog: skipped: it is no file\n");
}

static void logs__being_packed__is_read_once(void **state)
{
    (void)state;
    put("/var/log/mail.log.1", 10);
    put("/var/log/mail.log.1.gz", 9);
    put("/var/log/mail.log.2", 21);
    put("/var/log/mail.log.2.xz", 21);
    check_found("/var/log/mail.log.1\n/var/log/mail.log.2\n",
                "/var/log/mail.log.1.gz: skipped: the same lines stand in the "
                "file that is not packed\n"
                "/var/log/mail.log.2.xz: skipped: the same lines stand in the "
                "file that is not packed\n");
}

/* gzip -c mail.log >mail.log.gz; : >mail.log */
static void logs__packed_long_ago__is_another(void **state)
{
    (void)state;
    put("/var/log/mail.log", 1);
    put("/var/log/mail.log.gz", 9);
    check_found("/var/log/mail.log\n/var/log/mail.log.gz\n", "");
}

static void logs__too_many__are_said(void **state)
{
    struct logs logs;
    struct rlimit few;
    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &few), 0);
    if (few.rlim_max < LOGS_MAX + 100)
        skip();
    few.rlim_cur = 100;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    for (int i = 0; i < LOGS_MAX + 2; i++) {
        autofree char *path = xasprintf("/var/log/mail.log.%d", i);
        put(path, 1);
    }
    logs_find(ROOT, SINCE, false, &logs);
    assert_int_equal(logs.count, LOGS_MAX);
    assert_string_equal(source_name(logs.items[0]), ROOT "/var/log/mail.log.0");
    check_skipped(&logs, "/var/log/mail.log.1000: skipped: there are too many "
                         "logs: name it to have it read\n"
                         "/var/log/mail.log.1001: skipped: there are too many "
                         "logs: name it to have it read\n");
    logs_done(&logs);
}

static void logs__folder__all_logs_in_it(void **state)
{
    (void)state;
    put("/logs/a.log", 1);
    put("/logs/b", 2);
    put("/logs/.hidden", 2);
    put("/logs/below/c.log", 2);
    scratch_put(ROOT "/logs/wtmp", "\7\0\0\0\1\0\0\0", 8);
    scratch_put(ROOT "/logs/zeros", "\0\0\0\0\0\0\0Nov", 10);
    put("/logs/mail.log", 3);
    put("/logs/mail.info.1", 3);
    put("/logs/syslog", 3);
    check_opened(ROOT "/logs/",
                 "/logs/zeros\n/logs/a.log\n/logs/b\n/logs/mail.log\n",
                 "/logs/mail.info.1: skipped: the same lines stand in the mail "
                 "log beside it\n"
                 "/logs/syslog: skipped: the same lines stand in the mail "
                 "log beside it\n"
                 "/logs/wtmp: skipped: it is no text\n");
    put("/empty/below/c.log", 2);
    check_opened(ROOT "/empty", "",
                 "/empty: skipped: there is no file in it\n");
}

static void logs__named__may_be_anything(void **state)
{
    (void)state;
    put("/var/log/mail.info", 1);
    scratch_put(ROOT "/wtmp", "\7\0\0\0\1\0\0\0", 8);
    check_opened(ROOT "/var/log/mail.info", "/var/log/mail.info\n", "");
    check_opened(ROOT "/wtmp", "/wtmp\n", "");
    check_opened("none", "", "none: unreadable: there is no such file\n");
    check_opened("/dev/zero", "", "/dev/zero: skipped: it is no file\n");
    assert_int_equal(symlink("circle", "circle"), 0);
    check_opened("circle", "",
                 "circle: unreadable: its links lead in a circle\n");
    check_opened(ROOT "/wtmp/x", "",
                 "/wtmp/x: unreadable: there is no such folder\n");
}

static void logs__named_twice__is_read_once(void **state)
{
    static const char *const names[] = {"a", "a", "./a", "-", "-"};
    struct logs logs;
    (void)state;
    scratch_puts("a", "text\n");
    scratch_puts("lent", "text\n");
    int lent = open("lent", O_RDONLY);
    if (lent != 3)
        assert_int_equal(dup2(lent, 3), 3);
    logs_open(names, 5, 0, &logs);
    assert_int_equal(logs.count, 2);
    logs_done(&logs);
}

/* Nobody writes to it: opening it must not wait. */
static void logs__fifo__is_opened_at_once(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("fifo", 0600), 0);
    alarm(20);
    check_opened("fifo", "fifo\n", "");
    alarm(0);
}

static void as_nobody(void)
{
    static const char may_not[] =
        "/var/log/exim4: unreadable: you may not read it: try as root, or as a "
        "member of its group (adm, systemd-journal)\n"
        "/var/log/mail.log: unreadable: you may not read it: try as root, or "
        "as a member of its group (adm, systemd-journal)\n";
    if (setresgid(65534, 65534, 65534) < 0 ||
        setresuid(65534, 65534, 65534) < 0)
        _exit(2);
    check_found("/var/log/mail.log.1\n", may_not);
    _exit(0);
}

static void logs__not_permitted__is_said(void **state)
{
    int status;
    (void)state;
    if (geteuid() != 0)
        skip();
    put("/var/log/mail.log", 1);
    put("/var/log/mail.log.1", 2);
    put("/var/log/exim4/mainlog", 1);
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod(ROOT "/var/log/mail.log", 0600), 0);
    assert_int_equal(chmod(ROOT "/var/log/exim4", 0700), 0);
    pid_t child = fork();
    if (child == 0)
        as_nobody();
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(logs__nowhere__is_nothing),
        CASE(logs__debian__newest_first),
        CASE(logs__same_time__by_name),
        CASE(logs__every_place__is_known),
        CASE(logs__suse__is_a_file),
        CASE(logs__older__is_said),
        CASE(logs__two_names__are_read_once),
        CASE(logs__links_to_no_file__are_said),
        CASE(logs__being_packed__is_read_once),
        CASE(logs__packed_long_ago__is_another),
        CASE(logs__too_many__are_said),
        CASE(logs__folder__all_logs_in_it),
        CASE(logs__named__may_be_anything),
        CASE(logs__named_twice__is_read_once),
        CASE(logs__fifo__is_opened_at_once),
        CASE(logs__not_permitted__is_said),
    };
    return cmocka_run_group_tests_name("logs", tests, NULL, NULL);
}
