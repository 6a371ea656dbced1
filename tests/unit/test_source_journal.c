/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The journal, written by systemd's own program and read by its library, also
 * once the process has locked itself in. */
#include "base/sandbox.h"
#include "scan/logs.h"
#include "scan/source_journal.h"
#include "source_scene.h"

#include <limits.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define WRITER "/usr/lib/systemd/systemd-journal-remote"
#define T0     1762000000 /* 2025-11-01 12:26:40 */
#define FOLDER "root/var/log/journal/0123456789abcdef0123456789abcdef"
#define FOUND  FOLDER "/system.journal"

static bool has_writer(void)
{
    return access(WRITER, X_OK) == 0;
}

static void put_entry(FILE *file, long second, const char *fields)
{
    fprintf(file,
            "__REALTIME_TIMESTAMP=%ld000042\n__MONOTONIC_TIMESTAMP=%ld\n"
            "_BOOT_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=mx\n%s\n",
            T0 + second, second + 1, fields);
}

/* A mail of Postfix each second. */
static void put_mails(FILE *file, long from, long to)
{
    for (long second = from; second <= to; second++) {
        autofree char *fields = xasprintf(
            "SYSLOG_FACILITY=2\nSYSLOG_IDENTIFIER=postfix/smtp\n"
            "SYSLOG_PID=%ld\n_COMM=smtp\nMESSAGE=%ld: to=<u%ld@yahoo.com>\n",
            second + 100, second, second * 7919 % 100000);
        put_entry(file, second, fields);
    }
}

static void write_journal(const char *path)
{
    autofree char *command = xasprintf(
        "rm -f %s; " WRITER " -o %s export >said 2>&1 || cat said", path, path);
    scene_sh(command);
}

static void make_mails(const char *path, long from, long to)
{
    FILE *file = fopen("export", "w");
    assert_non_null(file);
    put_mails(file, from, to);
    assert_int_equal(fclose(file), 0);
    write_journal(path);
}

static void make_odd(void)
{
    FILE *file = fopen("export", "w");
    autofree char *length = xcalloc(1, 3000);
    memset(length, 'x', 2999);
    assert_non_null(file);
    put_entry(file, 0,
              "SYSLOG_FACILITY=2\nSYSLOG_IDENTIFIER=exim\n_PID=7\n"
              "MESSAGE=with its process\n");
    put_entry(file, 1, "SYSLOG_FACILITY=3\nMESSAGE=no mail\n");
    put_entry(file, 2, "SYSLOG_FACILITY=2\n_COMM=smtp\nMESSAGE=no name\n");
    fprintf(file,
            "__REALTIME_TIMESTAMP=%ld999999\n"
            "_BOOT_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=mx\n"
            "SYSLOG_FACILITY=2\nMESSAGE\n%c%c%c%c%c%c%c%ctwo\nlines\n\n",
            T0 + 3L, 9, 0, 0, 0, 0, 0, 0, 0);
    autofree char *fields = xasprintf(
        "SYSLOG_FACILITY=2\nSYSLOG_IDENTIFIER=long\nMESSAGE=%s\n", length);
    put_entry(file, 4, fields);
    put_entry(file, 5, "SYSLOG_FACILITY=2\nSYSLOG_IDENTIFIER=none\n");
    assert_int_equal(fclose(file), 0);
    write_journal("odd.journal");
}

static struct source *open_file(const char *path, int64_t since)
{
    struct err err = {0};
    struct source *source = source_journal_file(path, since, &err);
    if (!source)
        fail_msg("%s", err.text);
    return source;
}

static void journal__entries__are_lines(void **state)
{
    static const char front[] =
        "2025-11-01T12:26:40.000042+00:00 mx exim[7]: with its process\n"
        "2025-11-01T12:26:42.000042+00:00 mx smtp: no name\n"
        "2025-11-01T12:26:43.999999+00:00 mx : two#012lines\n"
        "2025-11-01T12:26:44.000042+00:00 mx long: xxxxxxx";
    static const char back[] =
        "xxxxxx\n2025-11-01T12:26:45.000042+00:00 mx none: \n";
    (void)state;
    make_odd();
    struct scene_got got = scene_drain(open_file("odd.journal", 0), 100);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.kind, SOURCE_JOURNAL);
    assert_memory_equal(got.bytes, front, strlen(front));
    assert_memory_equal(got.bytes + got.len - strlen(back), back, strlen(back));
    assert_in_range(got.len, 3200, 3300);
    free(got.bytes);
}

static size_t count_lines(const struct scene_got *got)
{
    size_t count = 0;
    for (size_t i = 0; i < got->len; i++)
        count += got->bytes[i] == '\n';
    return count;
}

static void journal__since__begins_there(void **state)
{
    (void)state;
    make_mails("a.journal", 0, 99);
    struct scene_got got = scene_drain(open_file("a.journal", T0 + 90), 4096);
    assert_int_equal(count_lines(&got), 10);
    free(got.bytes);
    got = scene_drain(open_file("a.journal", T0 + 100), 4096);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.len, 0);
    free(got.bytes);
}

/* As "-", or with a name that says nothing. */
static void journal__descriptor__is_known_by_its_bytes(void **state)
{
    (void)state;
    make_mails("a.journal", 0, 99);
    assert_int_equal(rename("a.journal", "a"), 0);
    struct scene_got got = scene_drain(scene_open("a"), 4096);
    assert_int_equal(got.kind, SOURCE_JOURNAL);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(count_lines(&got), 100);
    free(got.bytes);
}

/* The child's code: bits of what went wrong. */
static int read_locked_in(const char *path, size_t lines, long *ret_rss)
{
    struct sandbox_limits limits = {.files = 64, .looking = true};
    struct source *source = open_file(path, 0);
    if (!sandbox_lock(&limits, NULL))
        return 1;
    struct scene_got got = scene_drain(source, 65536);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    *ret_rss = usage.ru_maxrss;
    return (got.end != SOURCE_ALL) << 1 | (count_lines(&got) != lines) << 2;
}

static void check_locked_in(const char *path, size_t lines, long max_rss)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        long rss = 0;
        int code = read_locked_in(path, lines, &rss);
        _exit(code | (rss > max_rss) << 3);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void journal__locked_in__is_read(void **state)
{
    (void)state;
    make_odd();
    check_locked_in("odd.journal", 5, LONG_MAX);
}

/* 38 MiB of file; what is told is 4 MiB. Sanitizers take more themselves. */
static void journal__large__is_read_in_bounded_memory(void **state)
{
    bool sanitized = strstr(sandbox_about(), "sanitizers");
    (void)state;
    make_mails("a.journal", 0, 59999);
    check_locked_in("a.journal", 60000, sanitized ? LONG_MAX : 24 * 1024);
}

static void journal__damaged__is_said(void **state)
{
    (void)state;
    make_mails("a.journal", 0, 99);
    assert_int_equal(truncate("a.journal", 4096), 0);
    struct scene_got got = scene_drain(open_file("a.journal", 0), 4096);
    assert_int_equal(got.end, SOURCE_BROKEN);
    assert_string_equal(got.err.text, "a file of the journal is damaged");
    free(got.bytes);
    scratch_puts("a.journal", "LPKSHHRH");
    got = scene_drain(scene_open("a.journal"), 4096);
    assert_int_equal(got.end, SOURCE_BROKEN);
    free(got.bytes);
}

static void journal__missing__is_said(void **state)
{
    struct err err = {0};
    (void)state;
    assert_null(source_journal_file("none", 0, &err));
    assert_string_equal(err.text, "there is no such file");
}

/* What is found below the root with a mail log beside the journal: lines of
 * the journal, and what is said of it. */
static void check_found(size_t lines, const char *state, const char *why)
{
    struct logs logs;
    size_t got_lines = 0;
    logs_find("root", T0 - 1000, true, &logs);
    for (size_t i = 0; i < logs.count; i++) {
        if (source_kind(logs.items[i]) != SOURCE_JOURNAL)
            continue;
        assert_string_equal(source_name(logs.items[i]), "journal");
        struct scene_got got = scene_drain(logs.items[i], 4096);
        logs.items[i] = NULL;
        got_lines += count_lines(&got);
        free(got.bytes);
    }
    assert_int_equal(got_lines, lines);
    assert_int_equal(logs.skipped_count, state ? 1 : 0);
    if (state) {
        assert_string_equal(logs.skipped[0].name, "journal");
        assert_string_equal(logs.skipped[0].state, state);
        assert_string_equal(logs.skipped[0].why, why);
    }
    logs_done(&logs);
}

static void put_log(const char *path, long written, const char *text)
{
    struct timespec times[2] = {{.tv_sec = T0 + written},
                                {.tv_sec = T0 + written}};
    scratch_puts(path, text);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void journal__alone__is_read(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    make_mails(FOUND, 0, 99);
    check_found(100, NULL, NULL);
}

/* And not twice, where a log has the same lines. */
static void journal__covered__is_skipped(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    make_mails(FOUND, 0, 99);
    put_log("root/var/log/mail.log", 99, "2025-11-01T12:26:40+00:00 mx x: y\n");
    check_found(0, "skipped", "the same lines stand in the logs of syslog");
}

/* rsyslog came later and left earlier. */
static void journal__before_and_after__is_read(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    make_mails(FOUND, 0, 99);
    put_log("root/var/log/mail.log.1", 50,
            "cut off\n2025-11-01T12:27:00+00:00 mx x: y\n");
    put_log("root/var/log/mail.log", 70, "2025-11-01T12:27:40+00:00 mx x: y\n");
    check_found(20 + 29, NULL, NULL);
    scene_sh("gzip root/var/log/mail.log.1");
    check_found(20 + 29, NULL, NULL);
}

/* It is Exim's own and no copy of what is in the journal. */
static void journal__beside_other_logs__is_read(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    assert_true(file_make_dirs("root/var/log/exim4", 0755, NULL));
    make_mails(FOUND, 0, 99);
    put_log("root/var/log/exim4/mainlog", 99, "2025-11-01 12:26:40 x\n");
    put_log("root/var/log/mail.log", 99, "");
    check_found(100, NULL, NULL);
}

static void journal__other_files__are_not_read(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    assert_true(file_make_dirs("root/var/log/journal/remote", 0755, NULL));
    make_mails(FOLDER "/user-1000.journal", 0, 9);
    make_mails("root/var/log/journal/remote/system.journal", 0, 9);
    check_found(0, NULL, NULL);
    make_mails(FOLDER "/system@1.journal", 0, 9);
    make_mails(FOUND, 10, 19);
    check_found(20, NULL, NULL);
}

static void journal__without_mail__is_said(void **state)
{
    (void)state;
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    scratch_puts("export", "__REALTIME_TIMESTAMP=1762000000000000\n"
                           "SYSLOG_FACILITY=3\nMESSAGE=no mail\n\n");
    write_journal(FOUND);
    check_found(0, "skipped", "it has no mail of that time");
}

static int check_as_nobody(void)
{
    struct source_span span = {0, INT64_MAX};
    struct err err = {0};
    if (!sandbox_give_up_root(NULL) ||
        source_journal_spans("root", &span, 1, &err))
        return 1;
    return strncmp(err.text, "you may not read it", 19) != 0;
}

static void journal__not_permitted__is_said(void **state)
{
    int status;
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_true(file_make_dirs(FOLDER, 0755, NULL));
    make_mails(FOUND, 0, 9);
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod(FOUND, 0640), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(check_as_nobody());
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(journal__entries__are_lines),
        CASE(journal__since__begins_there),
        CASE(journal__descriptor__is_known_by_its_bytes),
        CASE(journal__locked_in__is_read),
        CASE(journal__large__is_read_in_bounded_memory),
        CASE(journal__damaged__is_said),
        CASE(journal__missing__is_said),
        CASE(journal__alone__is_read),
        CASE(journal__covered__is_skipped),
        CASE(journal__before_and_after__is_read),
        CASE(journal__beside_other_logs__is_read),
        CASE(journal__other_files__are_not_read),
        CASE(journal__without_mail__is_said),
        CASE(journal__not_permitted__is_said),
    };
    if (has_writer())
        return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
    puts("1..0 # SKIP there is no systemd-journal-remote to write one");
    return 0;
}
