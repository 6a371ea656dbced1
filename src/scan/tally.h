/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Everything that is counted, in bounded memory: one a thread, merged at the
 * end. Distinct mails and recipients are counted exactly up to
 * TALLY_EXACT_MAX of all together, and estimated beyond (HyperLogLog).
 */
#include "scan/line.h"

#include <jansson.h>

#define TALLY_EXACT_MAX (1u << 19) /* 64-bit hashes, 8 MiB at most */

struct tally;

struct tally *tally_new(const struct keys *keys); /* borrowed; new */
void tally_free(struct tally *tally);

/* Older than since: not counted. */
void tally_since(struct tally *tally, int64_t since);
/* Borrows the sighting until it returns. */
void tally_add(struct tally *tally, const struct sighting *sighting);
/* Adds what `other` has; other is unchanged. */
void tally_merge(struct tally *tally, const struct tally *other);

/* Calls say() with each value of model/evidence.h's "delivery", "refusal" and
 * "raw", which say() does not keep; the most frequent refusal first. */
void tally_tell(const struct tally *tally,
                void (*say)(void *ctx, json_t *value), void *ctx);
