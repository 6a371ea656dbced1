/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which two bytes of each needle are looked for: the same distance apart in
 * all, shared by as many needles as possible, and rare in logs. Needles with
 * the same two bytes share a bucket; with more than SEEK_BUCKETS pairs of
 * bytes, others do, too.
 */
#include "scan/seek.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEEK_BUCKETS 8

#define SEEK_STEPS (SEEK_NEEDLE_LONGEST / 8)

/* Eight bytes of a needle, and 0x20 where they are letters: then the same bit
 * of a text makes no difference. */
struct seek_step {
    size_t offset;
    uint64_t word, letters;
};

struct seek_needle {
    const char *text; /* borrowed */
    size_t len;
    struct seek_step steps[SEEK_STEPS];
    size_t step_count; /* 0: it has less than eight bytes */
    size_t offset;     /* of the first of the two bytes */
    unsigned bucket;
    bool placed;
    struct seek_needle *next; /* in its bucket */
};

struct seek_plan {
    struct seek_needle *needles;
    size_t count;
    size_t apart; /* from the first byte to the second */
    size_t third; /* from there to one that says most of what is left */
    struct seek_needle *bucket[SEEK_BUCKETS]; /* lists */
};

/* Does a third byte say anything of the needle? Else any may stand there. */
static inline bool seek_has_third(const struct seek_plan *plan,
                                  const struct seek_needle *needle)
{
    return needle->offset + plan->third < needle->len;
}

/* False: more than SEEK_NEEDLES_MAX, or one that is shorter than
 * SEEK_NEEDLE_MIN or longer than SEEK_NEEDLE_LONGEST. */
bool seek_plan_make(struct seek_plan *plan, const char *const *needles,
                    struct span sample);
void seek_plan_done(struct seek_plan *plan);
