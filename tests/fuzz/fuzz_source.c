/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as a log: what it is packed in is found and unpacked, in blocks
 * of a size that the last byte says, from a file and from a pipe, which must
 * give the same (how much comes before damage depends on the size of blocks).
 * Nothing falls, and no more is given than there is room.
 */
#include "scan/source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define OUT_MAX  (4u * 1024 * 1024) /* bytes that are unpacked of each */
#define PIPE_MAX 60000              /* bytes that fit into a pipe */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct got {
    uint64_t hash;
    size_t len;
    enum source_end end;
};

static struct got drain(struct source *source, size_t max)
{
    struct got got = {.hash = 14695981039346656037u};
    char *block = malloc(max); /* its own, so that its end is watched */
    struct err err = {0};
    size_t len;
    while (got.len < OUT_MAX &&
           (len = source_read(source, block, max, &got.end, &err)) > 0) {
        if (len > max)
            abort();
        for (size_t i = 0; i < len; i++)
            got.hash = (got.hash ^ (unsigned char)block[i]) * 1099511628211u;
        got.len += len;
    }
    if (got.end == SOURCE_BROKEN && !err.text[0])
        abort();
    free(block);
    source_free(source);
    return got;
}

static struct source *as_file(const uint8_t *data, size_t size)
{
    int fd = memfd_create("log", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size ||
        lseek(fd, 0, SEEK_SET) != 0)
        abort();
    return source_new(fd, "log");
}

static struct source *as_pipe(const uint8_t *data, size_t size)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0 ||
        write(ends[1], data, size) != (ssize_t)size)
        abort();
    close(ends[1]);
    return source_new(ends[0], "-");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t max = size ? 1 + (size_t)data[size - 1] * 97 : 1;
    struct source *file = as_file(data, size);
    enum source_kind kind = source_kind(file);
    struct got got = drain(file, max);
    if (size > PIPE_MAX || kind == SOURCE_JOURNAL || got.len >= OUT_MAX)
        return 0;
    struct got piped = drain(as_pipe(data, size), 4096);
    if (piped.end != got.end)
        abort();
    if (got.end == SOURCE_ALL &&
        (piped.hash != got.hash || piped.len != got.len))
        abort();
    return 0;
}
