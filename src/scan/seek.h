/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Finds the next place in a block where one of many byte strings stands,
 * letters without case, at the speed of memory: vectors of the processor this
 * runs on throw nearly everything away, the rest is compared.
 */
#include "base/span.h"

#include <stddef.h>

#define SEEK_NEEDLES_MAX    8192
#define SEEK_NEEDLE_MIN     4 /* bytes */
#define SEEK_NEEDLE_LONGEST 64

struct seek;

/* From a NULL-terminated list of lower-case strings, borrowed until it is
 * freed. `sample`: some of the text that will be searched, where it is known;
 * what is rare in it is looked for. NULL: a needle is too short or too long, or
 * there are too many. New.
 */
struct seek *seek_new(const char *const *needles, struct span sample);
void seek_free(struct seek *seek);

/* The first byte of the next one in [at, end), or NULL; of several that
 * overlap, any. */
const char *seek_next(const struct seek *seek, const char *at, const char *end);
