/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What tests of sources share: a log to be packed by the real programs, and
 * what comes out of a source. */
#include "scan/source.h"
#include "scratch.h"

#include <fcntl.h>

#define SCENE_LOG  "log" /* in the scratch folder */
#define SCENE_SIZE (3u * 1024 * 1024)

struct scene_got {
    char *bytes; /* owned */
    size_t len;
    enum source_end end;
    struct err err;
    enum source_kind kind;
    enum source_change change;
};

static inline void scene_sh(const char *command)
{
    int status = system(command);
    if (status != 0)
        fail_msg("%s: ended with %d", command, status);
}

static inline bool scene_has(const char *program)
{
    autofree char *command = xasprintf("command -v %s >/dev/null", program);
    return system(command) == 0;
}

/* Lines that are alike without being the same. */
static inline void scene_make_log(void)
{
    FILE *file = fopen(SCENE_LOG, "w");
    uint32_t seed = 1;
    assert_non_null(file);
    for (long at = 0, line = 0; at < (long)SCENE_SIZE; line++) {
        seed = seed * 1664525u + 1013904223u;
        at += fprintf(file,
                      "2026-11-%02ldT10:00:00+00:00 mx postfix/smtp[%u]: %08X: "
                      "to=<u%u@yahoo.com>, status=sent\n",
                      1 + line % 28, seed % 30000, seed, seed >> 12);
    }
    assert_int_equal(fclose(file), 0);
}

/* Reads in blocks of `max` bytes to the end; the source is freed. */
static inline struct scene_got scene_drain(struct source *source, size_t max)
{
    struct scene_got got = {.bytes = xcalloc(1, 1)};
    autofree char *block = xcalloc(1, max);
    size_t len, size = 1;
    while ((len = source_read(source, block, max, &got.end, &got.err)) > 0) {
        assert_true(len <= max);
        assert_int_equal(got.end, SOURCE_MORE);
        while (got.len + len > size)
            got.bytes = xreallocarray(got.bytes, size *= 2, 1);
        memcpy(got.bytes + got.len, block, len);
        got.len += len;
    }
    got.kind = source_kind(source);
    got.change = source_change(source);
    assert_int_equal(source_read(source, block, max, &got.end, NULL), 0);
    source_free(source);
    return got;
}

static inline struct source *scene_open(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    return source_new(fd, path);
}

/* What is in it is the log, `times` times, and it ended as it should. */
static inline void scene_check_log(const struct scene_got *got,
                                   enum source_kind kind, size_t times)
{
    autofree char *log = NULL;
    size_t len;
    assert_true(file_read(SCENE_LOG, SCRATCH_FILE_MAX, &log, &len, NULL));
    if (got->end != SOURCE_ALL)
        fail_msg("%s", got->err.text);
    assert_int_equal(got->kind, kind);
    assert_int_equal(got->len, len * times);
    for (size_t i = 0; i < times; i++)
        assert_memory_equal(got->bytes + i * len, log, len);
}

/* Runs the command, which makes `path`, and reads that in blocks of many
 * sizes. */
static inline void scene_unpacks(const char *command, const char *path,
                                 enum source_kind kind, size_t times)
{
    static const size_t blocks[] = {4096, 65537, 1u << 20, 1u << 24};
    scene_sh(command);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct scene_got got = scene_drain(scene_open(path), blocks[i]);
        scene_check_log(&got, kind, times);
        free(got.bytes);
    }
}

/* Runs the command, which makes a damaged `path`: what comes before the damage
 * is the log's begin, at least `least` bytes of it, and `why` is said. */
static inline void scene_breaks(const char *command, const char *path,
                                size_t least, const char *why)
{
    autofree char *log = NULL;
    scene_sh(command);
    struct scene_got got = scene_drain(scene_open(path), 65536);
    assert_true(file_read(SCENE_LOG, SCRATCH_FILE_MAX, &log, NULL, NULL));
    assert_int_equal(got.end, SOURCE_BROKEN);
    assert_string_equal(got.err.text, why);
    assert_in_range(got.len, least, SCENE_SIZE + 200);
    assert_memory_equal(got.bytes, log, least);
    free(got.bytes);
}
