/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * codecs [--rounds N] FILE...: how long a packed log takes to be unpacked by
 * src/scan, beside a bare loop around the decompressor that its format is
 * known by: zlib's inflate(), liblzma, libzstd, libbz2.
 *
 * Both take turns in each round, in CPU time of this process. A ratio is taken
 * within its round, and the median over the rounds is printed.
 */
#include "base/mem.h"
#include "scan/source.h"

#include <bzlib.h>
#include <fcntl.h>
#include <lzma.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum {
    ROUNDS = 9,
    ROUNDS_MAX = 99,
    BLOCK = 256 * 1024, /* bytes, of both */
};

static unsigned char input[BLOCK];
static char output[BLOCK];

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static size_t take(int fd)
{
    ssize_t len = read(fd, input, sizeof input);
    return len > 0 ? (size_t)len : 0;
}

/* All count the bytes that come out. */
static uint64_t by_zlib(int fd)
{
    z_stream stream = {0};
    uint64_t total = 0;
    int status = inflateInit2(&stream, 15 + 16);
    while (status == Z_OK && (stream.avail_in = (uInt)take(fd))) {
        stream.next_in = input;
        do {
            stream.next_out = (Bytef *)output;
            stream.avail_out = sizeof output;
            status = inflate(&stream, Z_NO_FLUSH);
            total += sizeof output - stream.avail_out;
            if (status == Z_STREAM_END && stream.avail_in)
                status = inflateReset(&stream);
        } while (status == Z_OK && (stream.avail_in || !stream.avail_out));
        if (status == Z_BUF_ERROR)
            status = Z_OK;
    }
    inflateEnd(&stream);
    return total;
}

static uint64_t by_lzma(int fd)
{
    lzma_stream stream = LZMA_STREAM_INIT;
    uint64_t total = 0;
    lzma_ret status = lzma_stream_decoder(&stream, UINT64_MAX, 0);
    while (status == LZMA_OK && (stream.avail_in = take(fd))) {
        stream.next_in = input;
        do {
            stream.next_out = (uint8_t *)output;
            stream.avail_out = sizeof output;
            status = lzma_code(&stream, LZMA_RUN);
            total += sizeof output - stream.avail_out;
        } while (status == LZMA_OK && (stream.avail_in || !stream.avail_out));
    }
    lzma_end(&stream);
    return total;
}

static uint64_t by_zstd(int fd)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_inBuffer from = {input, 0, 0};
    uint64_t total = 0;
    while ((from.size = take(fd))) {
        ZSTD_outBuffer to = {output, sizeof output, sizeof output};
        for (from.pos = 0; from.pos < from.size || to.pos == to.size;
             total += to.pos) {
            to.pos = 0;
            if (ZSTD_isError(ZSTD_decompressStream(context, &to, &from)))
                return 0;
        }
    }
    ZSTD_freeDCtx(context);
    return total;
}

static uint64_t by_bzip2(int fd)
{
    bz_stream stream = {0};
    uint64_t total = 0;
    int status = BZ2_bzDecompressInit(&stream, 0, 0);
    while (status == BZ_OK && (stream.avail_in = (unsigned)take(fd))) {
        stream.next_in = (char *)input;
        do {
            stream.next_out = output;
            stream.avail_out = sizeof output;
            status = BZ2_bzDecompress(&stream);
            total += sizeof output - stream.avail_out;
        } while (status == BZ_OK && (stream.avail_in || !stream.avail_out));
    }
    BZ2_bzDecompressEnd(&stream);
    return total;
}

static uint64_t by_read(int fd)
{
    uint64_t total = 0;
    for (size_t len; (len = take(fd)) > 0;)
        total += len;
    return total;
}

static const struct peer {
    const char *name;
    uint64_t (*run)(int fd);
} peers[] = {
    [SOURCE_PLAIN] = {"read()", by_read},  [SOURCE_GZIP] = {"zlib", by_zlib},
    [SOURCE_XZ] = {"liblzma", by_lzma},    [SOURCE_ZSTD] = {"libzstd", by_zstd},
    [SOURCE_BZIP2] = {"libbz2", by_bzip2},
};

static uint64_t by_source(struct source *source)
{
    enum source_end end;
    uint64_t total = 0;
    for (size_t len;
         (len = source_read(source, output, sizeof output, &end, NULL)) > 0;)
        total += len;
    return total;
}

static int compare(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static bool one_round(const char *path, const struct peer *peer,
                      double *ret_ours, double *ret_theirs)
{
    struct source *source = source_new(open(path, O_RDONLY), path);
    double begin = now_ms();
    uint64_t ours = by_source(source);
    *ret_ours = now_ms() - begin;
    source_free(source);
    int fd = open(path, O_RDONLY);
    begin = now_ms();
    uint64_t theirs = peer->run(fd);
    *ret_theirs = now_ms() - begin;
    close(fd);
    return ours == theirs && ours > 0;
}

static bool measure_file(const char *path, int rounds)
{
    double ours, theirs, ratios[ROUNDS_MAX];
    struct source *source = source_new(open(path, O_RDONLY), path);
    enum source_kind kind = source_kind(source);
    source_free(source);
    if (kind >= sizeof peers / sizeof *peers || !peers[kind].run)
        return false;
    for (int round = -1; round < rounds; round++) { /* one to warm up */
        if (!one_round(path, &peers[kind], &ours, &theirs))
            return false;
        ratios[round < 0 ? 0 : round] = ours / theirs;
    }
    qsort(ratios, (size_t)rounds, sizeof *ratios, compare);
    printf("%-24s %.2f x %s (%.2f to %.2f)\n", path, ratios[rounds / 2],
           peers[kind].name, ratios[0], ratios[rounds - 1]);
    return true;
}

int main(int argc, char **argv)
{
    int rounds = ROUNDS, failed = 0, first = 1;
    if (argc > 2 && strcmp(argv[1], "--rounds") == 0) {
        rounds = atoi(argv[2]);
        first = 3;
    }
    if (rounds < 1 || rounds > ROUNDS_MAX)
        return 2;
    for (int i = first; i < argc; i++) {
        if (measure_file(argv[i], rounds))
            continue;
        fprintf(stderr, "%s: cannot be measured\n", argv[i]);
        failed = 1;
    }
    return failed;
}
