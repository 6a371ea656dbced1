/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek.h"

#include "base/mem.h"
#include "scan/seek_plan.h"

#include <stdlib.h>

struct seek {
    struct seek_tables tables;
    seek_filter_fn *filter;
};

/* Places of the text that would be looked at. */
static size_t count_places(const struct seek *seek, struct span text)
{
    uint64_t map[SEEK_WORDS];
    const char *end = text.at + text.len;
    size_t count = 0;
    for (const char *at = text.at; (size_t)(end - at) > SEEK_MAP_SIZE;
         at += SEEK_MAP_SIZE) {
        uint64_t some = seek->filter(&seek->tables, at, end, map);
        for (; some; some &= some - 1)
            count += (size_t)__builtin_popcountll(map[__builtin_ctzll(some)]);
    }
    return count;
}

static bool make_tables(struct seek_tables *tables, const char *const *needles,
                        struct seek_chances *chances, size_t which)
{
    struct seek_plan plan;
    bool made = seek_plan_make(&plan, needles, chances, which);
    if (made)
        seek_tables_fill(tables, &plan);
    seek_plan_done(&plan);
    return made;
}

/* By the plan that lets the least through. */
static bool choose_tables(struct seek *seek, const char *const *needles,
                          struct span sample)
{
    struct seek other = *seek;
    struct seek_chances *chances = seek_chances_new(sample);
    bool made = make_tables(&seek->tables, needles, chances, 0);
    size_t least = made ? count_places(seek, sample) : 0;
    for (size_t i = 1; i < SEEK_PLANS && least > 0; i++) {
        make_tables(&other.tables, needles, chances, i);
        size_t count = count_places(&other, sample);
        if (count >= least)
            continue;
        least = count;
        seek->tables = other.tables;
    }
    seek_chances_free(chances);
    return made;
}

struct seek *seek_new(const char *const *needles, struct span sample)
{
    struct seek *seek = xcalloc(1, sizeof *seek);
    struct seek_filter filters[SEEK_FILTERS + 1];
    seek_filters(filters);
    seek->filter = filters[0].run;
    if (choose_tables(seek, needles, sample))
        return seek;
    seek_free(seek);
    return NULL;
}

void seek_free(struct seek *seek)
{
    free(seek);
}

void seek_set_filter(struct seek *seek, seek_filter_fn *filter)
{
    seek->filter = filter;
}

/* May a needle stand around this gram? Not all is known at the ends of a
 * text. */
static bool may_stand(const struct seek_walk *walk, const char *gram)
{
    const struct seek_tables *tables = &walk->seek->tables;
    size_t first = SEEK_BEFORE, count = SEEK_GRAM;
    if (gram - walk->begin >= SEEK_BEFORE &&
        walk->end - gram >= SEEK_AROUND - SEEK_BEFORE) {
        first = 0;
        count = SEEK_AROUND;
    }
    return seek_buckets(tables, gram - (SEEK_BEFORE - first), first, count);
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
    walk->begin = at;
    walk->end = end;
    map_on(walk, at);
}

/* Leaves these places of a word; without a branch, which none could foresee. */
static void leave(struct seek_walk *walk, size_t word, uint64_t bits)
{
    walk->map[word] = bits;
    walk->some &= ~((uint64_t)(bits == 0) << word);
}

/* Takes the places before this one, which lies in the map, out of it. */
static void pass(struct seek_walk *walk, const char *from)
{
    size_t passed = from > walk->at ? (size_t)(from - walk->at) : 0;
    size_t word = passed / 64;
    walk->some &= ~(uint64_t)0 << word;
    leave(walk, word, walk->map[word] & ~(uint64_t)0 << passed % 64);
}

/* In what is left of the map. */
static const char *find(struct seek_walk *walk)
{
    while (walk->some) {
        size_t word = (size_t)__builtin_ctzll(walk->some);
        uint64_t bits = walk->map[word];
        const char *place = walk->at + word * 64 + __builtin_ctzll(bits);
        if (may_stand(walk, place))
            return place;
        leave(walk, word, bits & (bits - 1));
    }
    return NULL;
}

/* Vectors that lie across two lines of the processor's memory take longer: maps
 * but the first one begin where such a line does. */
static const char *line_of_memory(const char *at)
{
    return at - (uintptr_t)at % 64;
}

const char *seek_next(struct seek_walk *walk, const char *from)
{
    for (;;) {
        const char *behind = line_of_memory(walk->at + SEEK_MAP_SIZE);
        if (from < behind) {
            pass(walk, from);
            const char *found = find(walk);
            if (found)
                return found;
        }
        if ((size_t)(walk->end - walk->at) <= SEEK_MAP_SIZE)
            return NULL;
        map_on(walk, from > behind ? line_of_memory(from) : behind);
    }
}
