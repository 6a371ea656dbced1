/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Logs as they lie there and as they come through a pipe. */
#include "scan/source.h"

#include "source_scene.h"

#include <pthread.h>

static int set_up(void **state)
{
    int got = scratch_enter(state);
    scene_make_log();
    return got;
}

static void source__plain__is_read_as_it_lies(void **state)
{
    (void)state;
    struct source *source = scene_open(SCENE_LOG);
    struct stat st;
    assert_int_equal(stat(SCENE_LOG, &st), 0);
    assert_string_equal(source_name(source), SCENE_LOG);
    assert_int_equal(source_kind(source), SOURCE_PLAIN);
    assert_int_equal(source_size(source), st.st_size);
    assert_int_equal(source_written(source), st.st_mtime);
    assert_int_equal(source_taken(source), 0);
    struct scene_got got = scene_drain(source, 10000);
    scene_check_log(&got, SOURCE_PLAIN, 1);
    free(got.bytes);
}

/* A clock was wrong. */
static void source__written_in_the_future__is_written_now(void **state)
{
    (void)state;
    time_t now = time(NULL);
    scene_sh("touch -d 2200-01-01 " SCENE_LOG);
    struct source *source = scene_open(SCENE_LOG);
    assert_in_range(source_written(source), now, now + 3600);
    source_free(source);
}

static void source__plain__is_read_in_parts(void **state)
{
    (void)state;
    autofree char *log = scratch_get(SCENE_LOG);
    struct source *source = scene_open(SCENE_LOG);
    size_t size = (size_t)source_size(source);
    char part[100];
    assert_int_equal(source_read_at(source, part, 100, 5000), 100);
    assert_memory_equal(part, log + 5000, 100);
    assert_int_equal(source_read_at(source, part, 100, size - 10), 10);
    assert_memory_equal(part, log + size - 10, 10);
    assert_int_equal(source_read_at(source, part, 100, size), 0);
    assert_int_equal(source_read_at(source, part, 100, UINT64_MAX), 0);
    source_free(source);
}

static void source__empty__is_at_its_end(void **state)
{
    (void)state;
    scratch_puts("empty", "");
    struct scene_got got = scene_drain(scene_open("empty"), 100);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.len, 0);
    assert_int_equal(got.kind, SOURCE_PLAIN);
    free(got.bytes);
}

/* { read -r line; senderform evidence -; } <log */
static void source__descriptor__begins_where_it_stands(void **state)
{
    (void)state;
    scratch_puts("two", "first\nsecond\n");
    int fd = open("two", O_RDONLY);
    assert_int_equal(lseek(fd, 6, SEEK_SET), 6);
    struct source *source = source_new(fd, "-");
    char part[100];
    assert_int_equal(source_size(source), 7);
    assert_int_equal(source_read_at(source, part, 100, 3), 4);
    assert_memory_equal(part, "ond\n", 4);
    struct scene_got got = scene_drain(source, 100);
    assert_int_equal(got.len, 7);
    assert_memory_equal(got.bytes, "second\n", 7);
    assert_int_equal(got.change, SOURCE_SAME);
    free(got.bytes);
}

static void append(const char *path, const char *text)
{
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void source__growing__is_read_to_its_first_size(void **state)
{
    (void)state;
    struct source *source = scene_open(SCENE_LOG);
    uint64_t size = source_size(source);
    char part[100];
    enum source_end end;
    assert_int_equal(source_change(source), SOURCE_SAME);
    assert_int_equal(source_read(source, part, 100, &end, NULL), 100);
    append(SCENE_LOG, "one more line\n");
    assert_int_equal(source_read_at(source, part, 100, size), 0);
    struct scene_got got = scene_drain(source, 10000);
    assert_int_equal(got.len, size - 100);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.change, SOURCE_GREW);
    free(got.bytes);
}

static void source__shortened__is_cut(void **state)
{
    (void)state;
    struct source *source = scene_open(SCENE_LOG);
    char part[100];
    enum source_end end;
    assert_int_equal(source_read(source, part, 100, &end, NULL), 100);
    assert_int_equal(truncate(SCENE_LOG, 150), 0);
    assert_int_equal(source_read_at(source, part, 100, 90), 60);
    assert_int_equal(source_read_at(source, part, 100, 1000), 0);
    struct scene_got got = scene_drain(source, 10000);
    assert_int_equal(got.len, 50);
    assert_int_equal(got.end, SOURCE_BROKEN);
    assert_string_equal(got.err.text, "it became shorter while it was read");
    assert_int_equal(got.change, SOURCE_CUT);
    free(got.bytes);
}

/* logrotate renames and removes: the descriptor holds what was opened. */
static void source__rotated__is_read_all_the_same(void **state)
{
    (void)state;
    struct source *source = scene_open(SCENE_LOG);
    scene_sh("cp " SCENE_LOG " kept; gzip -c " SCENE_LOG " >log.1.gz; "
             "rm " SCENE_LOG "; echo new >" SCENE_LOG);
    struct scene_got got = scene_drain(source, 10000);
    scene_sh("mv kept " SCENE_LOG);
    scene_check_log(&got, SOURCE_PLAIN, 1);
    assert_int_equal(got.change, SOURCE_SAME);
    free(got.bytes);
}

static struct scene_got read_pipe(const char *command)
{
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    struct source *source = source_new(dup(fileno(pipe)), "-");
    assert_int_equal(source_kind(source), SOURCE_PIPE);
    assert_int_equal(source_size(source), 0);
    struct scene_got got = scene_drain(source, 10000);
    pclose(pipe);
    return got;
}

static void source__pipe__is_read_to_its_end(void **state)
{
    (void)state;
    struct scene_got got = read_pipe("cat " SCENE_LOG);
    scene_check_log(&got, SOURCE_PIPE, 1);
    free(got.bytes);
    got = read_pipe("printf abc");
    assert_int_equal(got.len, 3);
    assert_memory_equal(got.bytes, "abc", 3);
    free(got.bytes);
    got = read_pipe("true");
    assert_int_equal(got.len, 0);
    assert_int_equal(got.end, SOURCE_ALL);
    free(got.bytes);
}

/* Also when it comes byte by byte at first. */
static void source__pipe__may_be_packed(void **state)
{
    (void)state;
    struct scene_got got =
        read_pipe("gzip -c " SCENE_LOG " >p.gz; for i in 1 2 3; do "
                  "dd if=p.gz bs=1 count=1 skip=$((i - 1)) status=none; done; "
                  "tail -c +4 p.gz");
    scene_check_log(&got, SOURCE_PIPE, 1);
    free(got.bytes);
}

static void *write_late(void *path)
{
    int fd = open(path, O_WRONLY);
    if (fd < 0 || write(fd, "late\n", 5) != 5)
        return NULL;
    close(fd);
    return path;
}

/* As logs_open() opens it, before anybody writes. */
static void source__fifo__waits_for_its_writer(void **state)
{
    (void)state;
    char path[] = "fifo";
    pthread_t writer;
    void *wrote;
    assert_int_equal(mkfifo(path, 0600), 0);
    struct source *source = source_new(open(path, O_RDONLY | O_NONBLOCK), path);
    assert_int_equal(pthread_create(&writer, NULL, write_late, path), 0);
    struct scene_got got = scene_drain(source, 10000);
    assert_int_equal(pthread_join(writer, &wrote), 0);
    assert_non_null(wrote);
    assert_int_equal(got.end, SOURCE_ALL);
    assert_int_equal(got.len, 5);
    free(got.bytes);
}

static void source__unreadable__is_said(void **state)
{
    (void)state;
    struct source *source = source_new(open(SCENE_LOG, O_WRONLY), SCENE_LOG);
    struct scene_got got = scene_drain(source, 100);
    assert_int_equal(got.end, SOURCE_BROKEN);
    assert_string_equal(got.err.text, "it cannot be read any further");
    free(got.bytes);
}

static void source__packed_in_unknown_ways__is_said(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
    } strange[] = {{"\x1f\x9d\x90", 3},
                   {"PK\x03\x04rest", 8},
                   {"LZIP\x01", 5},
                   {"\x04\x22\x4d\x18xyz", 7}};
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        scratch_put("strange", strange[i].bytes, strange[i].len);
        struct scene_got got = scene_drain(scene_open("strange"), 100);
        assert_int_equal(got.kind, SOURCE_UNKNOWN);
        assert_int_equal(got.end, SOURCE_BROKEN);
        assert_string_equal(got.err.text, "it is packed in a way that is not "
                                          "read here: unpack it first");
        free(got.bytes);
    }
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(source__plain__is_read_as_it_lies),
        CASE(source__written_in_the_future__is_written_now),
        CASE(source__plain__is_read_in_parts),
        CASE(source__empty__is_at_its_end),
        CASE(source__descriptor__begins_where_it_stands),
        CASE(source__growing__is_read_to_its_first_size),
        CASE(source__shortened__is_cut),
        CASE(source__rotated__is_read_all_the_same),
        CASE(source__pipe__is_read_to_its_end),
        CASE(source__pipe__may_be_packed),
        CASE(source__fifo__waits_for_its_writer),
        CASE(source__unreadable__is_said),
        CASE(source__packed_in_unknown_ways__is_said),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
