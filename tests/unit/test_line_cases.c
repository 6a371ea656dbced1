/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * tests/cases/log: lines of mail logs, each with what it says: null, or the
 * record. What is empty, 0, or usual (one repeat, the text is the line) is
 * left out of a record. Time is UTC.
 */
#include "base/mem.h"
#include "scan/line.h"
#include "scan/seek.h"

#include <dirent.h>
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define LATEST 1795608000 /* 2026-11-25 12:00 */

static struct keys *keys;
static struct seek *seek;

static json_t *load(const char *file)
{
    json_error_t error;
    autofree char *path =
        xasprintf("%s/tests/cases/log/%s", getenv("SOURCE_ROOT"), file);
    json_t *root = json_load_file(path, JSON_ALLOW_NUL, &error);
    if (!root)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return root;
}

static bool stands_at(struct span line, size_t pos, const char *needle)
{
    size_t len = strlen(needle);
    return pos + len <= line.len &&
           strncasecmp(line.at + pos, needle, len) == 0;
}

/* Where a name begins. */
static bool find_name(struct span line, size_t *ret)
{
    const char *const *needles = keys_needles(keys);
    for (*ret = 0; *ret < line.len; (*ret)++)
        for (size_t i = 0; needles[i]; i++)
            if (stands_at(line, *ret, needles[i]))
                return true;
    return false;
}

/* As it is found in a log: somewhere in a name, and in every line that has
 * one. */
static size_t find_hit(struct span line)
{
    struct seek_walk walk;
    seek_begin(&walk, seek, line.at, line.at + line.len);
    const char *hit = seek_next(&walk, line.at);
    assert_non_null(hit);
    return (size_t)(hit - line.at);
}

static void set_span(json_t *object, const char *name, struct span span)
{
    if (span.len)
        json_object_set_new(object, name, json_stringn(span.at, span.len));
}

static void set_time(json_t *object, int64_t at)
{
    char text[40];
    time_t time = at;
    struct tm tm;
    if (!at)
        return;
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", gmtime_r(&time, &tm));
    json_object_set_new(object, "at", json_string(text));
}

static json_t *record(const struct sighting *said, struct span line)
{
    static const char *const outcomes[] = {"tried", "sent", "deferred",
                                           "bounced"};
    json_t *object = json_object();
    json_object_set_new(object, "provider",
                        json_string(keys_id(keys, said->provider)));
    json_object_set_new(object, "mta", json_string(line_mta_name(said->mta)));
    json_object_set_new(object, "outcome",
                        json_string(outcomes[said->outcome]));
    set_time(object, said->at);
    if (said->repeats != 1)
        json_object_set_new(object, "repeats",
                            json_integer((json_int_t)said->repeats));
    if (said->reply)
        json_object_set_new(object, "reply", json_integer(said->reply));
    set_span(object, "enhanced", said->enhanced);
    set_span(object, "tag", said->tag);
    set_span(object, "host", said->host);
    set_span(object, "own", said->own);
    set_span(object, "queue", said->queue);
    set_span(object, "recipient", said->recipient);
    if (said->outcome == LINE_SENT)
        assert_int_equal(said->text.len, 0);
    else if (said->text.len != line.len ||
             memcmp(said->text.at, line.at, line.len) != 0)
        set_span(object, "text", said->text);
    return object;
}

/* Where reading begins, and whether more follows the line. */
enum how { FROM_NAME, FROM_HIT, FROM_HIT_IN_TEXT };

/* In memory of its very size, so that a byte too far is found. */
static json_t *read_line(struct line_reader *reader, struct span given,
                         enum how how)
{
    size_t more = how == FROM_HIT_IN_TEXT ? 1 + given.len : 0, name;
    autofree char *bytes = xcalloc(given.len + more + 1, 1);
    struct span line = span_of(bytes + 1, given.len);
    memcpy(bytes + 1, given.at, given.len);
    if (!find_name(line, &name))
        return json_null();
    if (more) {
        bytes[1 + line.len] = '\n';
        memcpy(bytes + 1 + line.len + 1, given.at, given.len);
    }
    struct sighting said;
    size_t hit = how == FROM_NAME ? name : find_hit(line);
    bool counts =
        line_read(reader, span_of(line.at, line.len + more), hit, &said);
    assert_true(said.read <= line.len);
    return counts ? record(&said, line) : json_null();
}

/* Again, with the hour remembered: by the short way, if it has one. */
static json_t *read_line_often(struct line_reader *reader, struct span line)
{
    json_t *first = read_line(reader, line, FROM_NAME);
    for (enum how how = FROM_HIT; how <= FROM_HIT_IN_TEXT; how++) {
        json_t *again = read_line(reader, line, how);
        if (!json_equal(first, again)) {
            autofree char *text = json_dumps(again, JSON_ENCODE_ANY);
            fail_msg("%.*s: another time %s", (int)line.len, line.at, text);
        }
        json_decref(again);
    }
    return first;
}

/* The case's "line", or all "lines" one after the other. */
static json_t *read_case(const json_t *item)
{
    struct stamp_frame frame = {.latest = LATEST};
    struct line_reader *reader = line_reader_new(keys, &frame);
    json_t *line = json_object_get(item, "line"), *got;
    json_t *lines = json_object_get(item, "lines");
    if (lines) {
        size_t i;
        got = json_array();
        json_array_foreach(lines, i, line) json_array_append_new(
            got, read_line(
                     reader,
                     span_of(json_string_value(line), json_string_length(line)),
                     FROM_HIT));
    } else {
        got = read_line_often(
            reader, span_of(json_string_value(line), json_string_length(line)));
    }
    line_reader_free(reader);
    return got;
}

/* How many are wrong; all are told. */
static size_t compare_file(const char *file, bool print, size_t *ret_count)
{
    json_t *root = load(file), *cases = json_object_get(root, "cases");
    size_t i, wrong = 0;
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        json_t *got = read_case(item), *want = json_object_get(item, "expect");
        if (!json_equal(got, want)) {
            autofree char *text = json_dumps(got, JSON_ENCODE_ANY);
            print_message("# %s: %s: got %s\n", file,
                          json_string_value(json_object_get(item, "id")), text);
            wrong++;
        }
        if (print)
            json_object_set(item, "expect", got);
        json_decref(got);
    }
    if (print)
        json_dumpf(root, stdout, JSON_INDENT(1));
    *ret_count += json_array_size(cases);
    json_decref(root);
    return wrong;
}

static int is_case_file(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".json") == 0 &&
           strcmp(entry->d_name, "providers.json") != 0;
}

static void line_read__lines_of_all_mtas__say_what_they_say(void **state)
{
    struct dirent **entries;
    size_t count = 0, wrong = 0;
    (void)state;
    autofree char *folder =
        xasprintf("%s/tests/cases/log", getenv("SOURCE_ROOT"));
    int files = scandir(folder, &entries, is_case_file, alphasort);
    assert_true(files > 0);
    for (int i = 0; i < files; i++) {
        wrong += compare_file(entries[i]->d_name, false, &count);
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(wrong, 0);
    assert_true(count >= 300);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_read__lines_of_all_mtas__say_what_they_say),
    };
    setenv("TZ", "UTC", 1);
    json_t *providers = load("providers.json");
    keys = keys_new(providers);
    json_decref(providers);
    seek = seek_new(keys_needles(keys), span_of("", 0));
    int result = 0;
    size_t count = 0;
    if (argc > 1)
        compare_file(argv[1], true, &count);
    else
        result = cmocka_run_group_tests(tests, NULL, NULL);
    seek_free(seek);
    keys_free(keys);
    return result;
}
