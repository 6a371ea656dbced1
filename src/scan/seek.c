/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek.h"

#include "base/mem.h"
#include "scan/seek_plan.h"

#include <string.h>
#include <strings.h>

struct seek {
    struct seek_plan plan;
    struct seek_tables tables;
    seek_filter_fn *filter;
};

struct seek *seek_new(const char *const *needles, struct span sample)
{
    struct seek_filter filters[SEEK_FILTERS + 1];
    struct seek *seek = xcalloc(1, sizeof *seek);
    if (!seek_plan_make(&seek->plan, needles, sample)) {
        seek_free(seek);
        return NULL;
    }
    seek_tables_fill(&seek->tables, &seek->plan);
    seek_filters(filters);
    seek->filter = filters[0].run;
    return seek;
}

void seek_free(struct seek *seek)
{
    if (!seek)
        return;
    seek_plan_done(&seek->plan);
    free(seek);
}

void seek_set_filter(struct seek *seek, seek_filter_fn *filter)
{
    seek->filter = filter;
}

/* Eight bytes a step; the last step takes in some that were looked at. */
static bool stands_at(const struct seek_needle *needle, const char *at)
{
    for (size_t i = 0; i < needle->step_count; i++) {
        const struct seek_step *step = &needle->steps[i];
        uint64_t word;
        memcpy(&word, at + step->offset, sizeof word);
        if ((word | step->letters) != step->word)
            return false;
    }
    return true;
}

/* A needle that is shorter than such a step. */
static bool stands_short(const struct seek_needle *needle, const char *at)
{
    return strncasecmp(at, needle->text, needle->len) == 0;
}

/* The needle that stands around the place and not before `from`. */
static const char *around(const struct seek *seek, const char *place,
                          const char *from, const char *end)
{
    unsigned buckets = seek_buckets(&seek->tables, place);
    for (; buckets; buckets &= buckets - 1) {
        unsigned bucket = (unsigned)__builtin_ctz(buckets);
        const struct seek_needle *needle = seek->plan.bucket[bucket];
        for (; needle; needle = needle->next) {
            if ((size_t)(place - from) < needle->offset)
                continue;
            const char *start = place - needle->offset;
            size_t left = (size_t)(end - start);
            if (left >= needle->len &&
                (needle->step_count ? stands_at(needle, start)
                                    : stands_short(needle, start)))
                return start;
        }
    }
    return NULL;
}

static void map_on(struct seek_walk *walk, const char *at)
{
    const struct seek *seek = walk->seek;
    walk->at = at;
    walk->some = seek->filter(&seek->tables, at, walk->end, walk->map);
}

void seek_begin(struct seek_walk *walk, const struct seek *seek, const char *at,
                const char *end)
{
    walk->seek = seek;
    walk->end = end;
    map_on(walk, at);
}

/* Takes the places before this one, which lies in the map, out of it. */
static void pass(struct seek_walk *walk, const char *from)
{
    size_t passed = from > walk->at ? (size_t)(from - walk->at) : 0;
    walk->some &= ~(uint64_t)0 << passed / 64;
    walk->map[passed / 64] &= ~(uint64_t)0 << passed % 64;
}

/* In what is left of the map. */
static const char *find(struct seek_walk *walk, const char *from)
{
    for (; walk->some; walk->some &= walk->some - 1) {
        size_t word = (size_t)__builtin_ctzll(walk->some);
        for (uint64_t *bits = &walk->map[word]; *bits; *bits &= *bits - 1) {
            const char *place = walk->at + word * 64 + __builtin_ctzll(*bits);
            const char *found = around(walk->seek, place, from, walk->end);
            if (found)
                return found;
        }
    }
    return NULL;
}

const char *seek_next(struct seek_walk *walk, const char *from)
{
    for (;;) {
        const char *behind = walk->at + SEEK_MAP_SIZE;
        if (from < behind) {
            pass(walk, from);
            const char *found = find(walk, from);
            if (found)
                return found;
        }
        if ((size_t)(walk->end - walk->at) <= SEEK_MAP_SIZE)
            return NULL;
        map_on(walk, from > behind ? from : behind);
    }
}
