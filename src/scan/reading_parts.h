/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What the thread that waits and those that read share. */
#include "scan/block.h"
#include "scan/pieces.h"
#include "scan/reading.h"

#include <pthread.h>
#include <stdatomic.h>

struct reading {
    struct source *const *sources; /* borrowed */
    size_t source_count;
    struct pieces pieces;
    struct seek *seek;
    uint64_t size;
    int64_t now;
    atomic_size_t next;   /* piece that nobody has taken */
    atomic_size_t newest; /* source that was begun last */
    _Atomic uint64_t taken;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t ended, freed;
    unsigned working;
    size_t memory; /* that sources take which are being read */
};

/* Waits until there is memory to read this source, or no other is read that
 * needs any. */
void reading_take_memory(struct reading *reading, const struct source *source);
void reading_give_memory(struct reading *reading, const struct source *source);

struct seen { /* of a source, by one worker */
    uint64_t bytes;
    int64_t first, last;
    uint64_t by_mta[MTA_COUNT]; /* lines that counted */
    bool broken;
    char *why; /* owned, or NULL */
};

struct worker {
    pthread_t thread;
    struct reading *reading;
    struct tally *tally;
    struct block *block;
    struct stamp_frame stamps; /* of the piece that is read */
    struct seen *seen;         /* a source each */
    uint64_t lines;
};

void worker_init(struct worker *worker, struct reading *reading,
                 const struct reading_settings *settings, size_t exact);
void worker_read(struct worker *worker, const struct piece *piece);
/* Adds what another has seen and counted. */
void worker_add(struct worker *worker, struct worker *other);
/* What became of the sources, in as many places. */
void worker_tell(struct worker *worker, struct reading_source *ret);
void worker_done(struct worker *worker);
