/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* A log of several pieces is read the same by one thread and by many. */
#include "scan/reading.h"
#include "source_scene.h"

#include <sys/stat.h>
#include <time.h>

#define LINES    60000u         /* some 18 MiB */
#define OLD_YEAR 20000u         /* lines of January, a year before */
#define NEW_YEAR 50000u         /* the first line of January */
#define FIRST    1735725600     /* 2025-01-01 10:00 UTC */
#define LAST     1767348000     /* 2026-01-02 10:00 UTC */
#define LONG     (700u * 1024u) /* bytes of a line that is cut */

static const char *date_of(unsigned n)
{
    if (n < OLD_YEAR)
        return "Jan  1";
    return n < NEW_YEAR ? "Dec 30" : "Jan  2";
}

static void write_line(FILE *file, unsigned n)
{
    fprintf(file,
            "%s 10:00:00 mx postfix/smtp[9]: %08X: to=<u%u@yahoo.com>, "
            "relay=mta5.am0.yahoodns.net[203.0.113.5]:25, delay=1, "
            "delays=0/0/1/0, dsn=4.7.0, status=deferred (host "
            "mta5.am0.yahoodns.net[203.0.113.5] said: 421 4.7.0 [TSS04] "
            "Messages from 192.0.2.1 temporarily deferred (in reply to MAIL "
            "FROM command))\n",
            date_of(n), 0xA0000000u + n, n % 1000);
}

static void write_log(bool long_line)
{
    struct timespec times[2] = {{.tv_sec = LAST + 60}, {.tv_sec = LAST + 60}};
    FILE *file = fopen(SCENE_LOG, "w");
    assert_non_null(file);
    for (unsigned n = 0; n < LINES; n++) {
        write_line(file, n);
        for (unsigned i = 0; long_line && n == LINES / 2 && i < LONG; i++)
            fputc('x', file);
        if (long_line && n == LINES / 2)
            fputc('\n', file);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(utimensat(AT_FDCWD, SCENE_LOG, times, 0), 0);
}

static void keep(void *ctx, json_t *value)
{
    json_array_append((json_t *)ctx, value);
}

/* All that is told of the log, an array. */
static json_t *read_by(unsigned threads, struct reading_result *ret)
{
    json_t *providers = json_pack("[{ss s[s] s[s]}]", "id", "yahoo", "hosts",
                                  "yahoodns.net", "domains", "yahoo.com");
    struct keys *keys = keys_new(providers);
    struct reading_settings settings = {.keys = keys, .threads = threads};
    struct source *source =
        source_new(open(SCENE_LOG, O_RDONLY | O_CLOEXEC), SCENE_LOG);
    json_t *all = json_array();
    reading_run(&source, 1, &settings, ret);
    tally_tell(ret->tally, keep, all);
    source_free(source);
    keys_free(keys);
    json_decref(providers);
    return all;
}

static json_int_t counted(json_t *all, const char *name, const char *key)
{
    size_t i;
    json_t *value;
    json_array_foreach(all, i, value)
    {
        json_t *found = json_object_get(value, name);
        if (found)
            return json_integer_value(json_object_get(found, key));
    }
    return -1;
}

static void look(unsigned threads, uint64_t size)
{
    struct reading_result result;
    json_t *all = read_by(threads, &result);
    assert_int_equal(result.lines, LINES);
    assert_int_equal(result.bytes, size);
    assert_string_equal(result.sources[0].state, "read");
    assert_int_equal(result.sources[0].mta, MTA_POSTFIX);
    assert_int_equal(counted(all, "refusal", "lines"), LINES);
    assert_int_equal(counted(all, "refusal", "mails"), LINES);
    assert_int_equal(counted(all, "refusal", "recipients"), 1000);
    assert_int_equal(counted(all, "refusal", "first"), FIRST);
    assert_int_equal(counted(all, "refusal", "last"), LAST);
    json_decref(all);
    reading_done(&result);
}

static void look_all(void)
{
    struct stat st;
    assert_int_equal(stat(SCENE_LOG, &st), 0);
    look(1, (uint64_t)st.st_size);
    look(2, (uint64_t)st.st_size);
    look(7, (uint64_t)st.st_size);
}

static void reading__pieces__count_each_line_once_in_its_year(void **state)
{
    (void)state;
    write_log(false);
    look_all();
}

static void reading__a_line_beyond_all_limits__hides_no_other(void **state)
{
    (void)state;
    write_log(true);
    look_all();
}

static void reading__by_one_or_many__is_told_the_same(void **state)
{
    struct reading_result one, many;
    (void)state;
    write_log(false);
    json_t *expected = read_by(1, &one), *got = read_by(3, &many);
    assert_true(json_equal(expected, got));
    json_decref(expected);
    json_decref(got);
    reading_done(&one);
    reading_done(&many);
}

/* qmail's lines among many others, and the two of one delivery in two pieces.
 */
static void write_mixed(void)
{
    FILE *file = fopen(SCENE_LOG, "w");
    assert_non_null(file);
    for (unsigned n = 0; n < 3 * LINES; n++) {
        if (n % 500 == 250)
            fprintf(file,
                    "Jan  2 10:00:00 mx qmail: 1767348000.1 starting delivery "
                    "%u: msg 7 to remote u%u@yahoo.com\n",
                    n, n);
        if (n >= LINES * 2 && n % 500 == 251)
            fprintf(file,
                    "Jan  2 10:00:00 mx qmail: 1767348000.2 delivery %u: "
                    "deferral: Remote_host_said:_421_4.7.0_[TSS04]_Messages_"
                    "from_192.0.2.1_temporarily_deferred/\n",
                    n - LINES * 2 - 1);
        fprintf(file,
                "Jan  2 10:00:00 mx dovecot: imap-login: Login: user=<u%u"
                "@example.org>, method=PLAIN, rip=198.51.100.4, TLS\n",
                n);
    }
    assert_int_equal(fclose(file), 0);
}

static void reading__qmail_among_others__is_joined(void **state)
{
    struct reading_result result;
    (void)state;
    write_mixed();
    json_t *all = read_by(3, &result);
    assert_int_equal(counted(all, "refusal", "recipients"), LINES / 500);
    json_decref(all);
    reading_done(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            reading__pieces__count_each_line_once_in_its_year, scratch_enter,
            scratch_leave),
        cmocka_unit_test_setup_teardown(
            reading__a_line_beyond_all_limits__hides_no_other, scratch_enter,
            scratch_leave),
        cmocka_unit_test_setup_teardown(
            reading__by_one_or_many__is_told_the_same, scratch_enter,
            scratch_leave),
        cmocka_unit_test_setup_teardown(reading__qmail_among_others__is_joined,
                                        scratch_enter, scratch_leave),
    };
    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
