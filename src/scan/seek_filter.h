/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which places of a text could belong to a needle, as a map of bits: by tables
 * of the bytes that may stand there, a vector of the processor at a time.
 */
#include "scan/seek_plan.h"

#include <stddef.h>
#include <stdint.h>

#define SEEK_WORDS    64 /* of a map */
#define SEEK_MAP_SIZE ((size_t)SEEK_WORDS * 64)

#define SEEK_BEFORE 2 /* bytes before a gram that are known as well */
#define SEEK_AROUND (SEEK_BEFORE + SEEK_GRAM + 2) /* with some behind it */

/* A bucket is a bit: of a place of the text, the bits in the tables of its
 * bytes are those of the needles whose gram could stand there. */
struct seek_tables {
    uint8_t whole[SEEK_AROUND][256];
    uint8_t low[SEEK_GRAM][16], high[SEEK_GRAM][16]; /* by half bytes */
};

/* A bit for each of the first SEEK_MAP_SIZE bytes of [at, end). Returns a bit
 * for each word that is not 0. */
typedef uint64_t seek_filter_fn(const struct seek_tables *tables,
                                const char *at, const char *end,
                                uint64_t map[SEEK_WORDS]);

struct seek_filter {
    const char *name;
    seek_filter_fn *run;
};

/* Those that this processor can run, the fastest first; ends with one without
 * a name. */
#define SEEK_FILTERS 3
void seek_filters(struct seek_filter ret[SEEK_FILTERS + 1]);

void seek_tables_fill(struct seek_tables *tables, const struct seek_plan *plan);

/* Buckets of the needles that could stand around a gram, by so many of the
 * bytes that begin at `first`. */
static inline unsigned seek_buckets(const struct seek_tables *tables,
                                    const char *at, size_t first, size_t count)
{
    unsigned buckets = ~0u;
    for (size_t i = first; i < first + count; i++)
        buckets &= tables->whole[i][(unsigned char)*at++];
    return buckets;
}
