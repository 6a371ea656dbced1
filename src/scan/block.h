/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Bytes of a log as they come, cut into lines, of which those are read that
 * could say anything.
 */
#include "scan/line.h"
#include "scan/seek.h"
#include "scan/tally.h"

/* Bytes that are read at a time: they stay in the processor's own memory. */
#define BLOCK_SIZE  ((size_t)256 * 1024)
#define BLOCK_ALIGN ((size_t)4096)

struct block {
    const struct seek *seek; /* borrowed, all three */
    struct line_reader *reader;
    struct tally *tally;
    uint64_t sightings;
    int64_t first, last; /* times of what was seen; 0: none */
    bool cut;            /* the rest of a line that was too long comes */
    size_t kept;         /* bytes before `room`: a line that has not ended */
    char *room;          /* at the begin of a page: the kernel copies faster */
    char bytes[2 * BLOCK_SIZE + BLOCK_ALIGN];
};

/* New; all that is borrowed is the caller's to fill in. */
struct block *block_new(void);
void block_free(struct block *block);
/* Forgets what it has. */
void block_begin(struct block *block);

/* Where the next bytes belong, and how many fit. */
char *block_room(struct block *block, size_t *ret_max);
/* `len` bytes were put there: all whole lines are read. A line that is longer
 * than the room is read as far as it goes, and its rest passed over. */
void block_take(struct block *block, size_t len);
/* There are no more: the last line ends without a newline. */
void block_end(struct block *block);
