/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Everything that is counted, in bounded memory: one a thread, merged at the
 * end. Which thread has seen a line makes no difference to what is told.
 */
#include "scan/line.h"

#include <jansson.h>

#define TALLY_EXACT_MAX ((size_t)1 << 19) /* of all threads together */

struct tally;

/* keys are borrowed. `exact`: how many distinct mails and recipients of all
 * refusals are counted exactly; beyond that they are estimated. New. */
struct tally *tally_new(const struct keys *keys, int64_t since, size_t exact);
void tally_free(struct tally *tally);

/* Borrows the sighting, which is always the same reader's, until it returns.
 * One that is older than `since` is not counted. */
void tally_add(struct tally *tally, const struct sighting *sighting);
/* Adds what `other` has; other counts the same as before. */
void tally_merge(struct tally *tally, const struct tally *other);

typedef void tally_say_fn(void *ctx, json_t *value);
/* Calls say() with each value of model/evidence.h's "delivery", "refusal" and
 * "raw", which say() does not keep; the most frequent refusal first. */
void tally_tell(const struct tally *tally, tally_say_fn *say, void *ctx);
