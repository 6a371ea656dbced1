/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How many different texts were seen, in several groups and bounded memory:
 * exactly as long as there is room, and estimated beyond.
 */
#include "base/span.h"

#include <stdint.h>

#define DISTINCT_GROUPS_MAX 1024u

struct distinct;

/* `most`: texts of all groups together that are known by themselves. New. */
struct distinct *distinct_new(size_t most);
void distinct_free(struct distinct *distinct);

/* Adds a text to a group. */
void distinct_add(struct distinct *distinct, unsigned group, struct span text);
/* Adds what the first `count` groups of another have to the groups named, and
 * its room to that of the first. */
void distinct_merge(struct distinct *distinct, struct distinct *other,
                    const unsigned *group_of_other, size_t count);
/* How many; *ret_about: that is an estimate. */
uint64_t distinct_count(struct distinct *distinct, unsigned group,
                        bool *ret_about);
