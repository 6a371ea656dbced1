/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Finds the places of a text where one of many byte strings may stand, letters
 * without case, at the speed of memory: vectors of the processor this runs on
 * throw nearly everything away. Twelve bytes are compared at most; whoever asks
 * looks at the rest anyway.
 */
#include "base/span.h"
#include "scan/seek_filter.h"

#include <stddef.h>
#include <stdint.h>

struct seek;

/* From a NULL-terminated list of lower-case strings. `sample`: some of the text
 * that will be searched, where it is known; what is rare in it is looked for.
 * NULL: a needle is too short or too long, or there are too many. New.
 */
struct seek *seek_new(const char *const *needles, struct span sample);
void seek_free(struct seek *seek);
/* The fastest that this processor has is taken, unless another is set. */
void seek_set_filter(struct seek *seek, seek_filter_fn *filter);

/* A way through a text, from needle to needle. */
struct seek_walk {
    const struct seek *seek;
    const char *begin, *end;  /* of all */
    const char *at;           /* what the map is of */
    uint64_t some;            /* words of the map that are not 0 */
    uint64_t map[SEEK_WORDS]; /* places that are not looked at yet */
};

/* All borrowed until the last of the walk. */
void seek_begin(struct seek_walk *walk, const struct seek *seek, const char *at,
                const char *end);
/* The next place at `from` or behind it that lies in what may be a needle, or
 * NULL; no needle ends between `from` and there. `from` never goes back. */
const char *seek_next(struct seek_walk *walk, const char *from);
