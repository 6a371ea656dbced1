/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which four bytes of each needle are looked for, its gram: shared by as many
 * needles as possible, and rare in logs. Needles with the same gram share a
 * bucket; with more than SEEK_BUCKETS grams, those that are alike do, too.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEEK_NEEDLES_MAX    8192
#define SEEK_NEEDLE_MIN     4 /* bytes */
#define SEEK_NEEDLE_LONGEST 64

#define SEEK_BUCKETS 8
#define SEEK_GRAM    4 /* bytes */

struct seek_chances;

struct seek_needle {
    const char *text; /* borrowed */
    size_t len;
    size_t offset; /* of its gram */
    unsigned bucket;
    bool placed;
};

struct seek_plan {
    struct seek_needle *needles;
    size_t count;
};

/* How often any four bytes stand in logs, as far as is known from some typical
 * lines and the sample. New. */
struct seek_chances *seek_chances_new(struct span sample);
void seek_chances_free(struct seek_chances *chances);

/* There are several ways to weigh rare grams against few; `which` of
 * SEEK_PLANS. The first is the one for texts nothing is known of. False: more
 * needles than SEEK_NEEDLES_MAX, or one that is shorter than SEEK_NEEDLE_MIN or
 * longer than SEEK_NEEDLE_LONGEST. */
#define SEEK_PLANS 4
bool seek_plan_make(struct seek_plan *plan, const char *const *needles,
                    struct seek_chances *chances, size_t which);
void seek_plan_done(struct seek_plan *plan);
