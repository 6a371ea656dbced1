/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek_plan.h"

#include "base/mem.h"
#include "scan/seek.h"

#include <ctype.h>
#include <string.h>

/* How often a byte stands in mail logs, in 10,000: measured over the logs of
 * four mail servers, rounded. */
static unsigned frequency(unsigned char c)
{
    static const unsigned short letters[26] = {
        420, 100, 230, 260, 560, 110, 110, 120, 430, 10, 40,  250, 260,
        330, 420, 210, 10,  330, 430, 460, 160, 60,  60, 110, 70,  10,
    };
    if (c >= 'a' && c <= 'z')
        return letters[c - 'a'];
    if (isdigit(c))
        return 250;
    return c == ' ' || c == '.' ? 600 : 150;
}

/* A pair of bytes, and how often both stand where they should by chance. */
struct pair {
    char first, second;
    double chance;
};

static struct pair pair_at(const struct seek_needle *needle, size_t offset,
                           size_t apart)
{
    const unsigned char *text = (const unsigned char *)needle->text;
    unsigned char first = text[offset], second = text[offset + apart];
    return (struct pair){
        .first = (char)first,
        .second = (char)second,
        .chance = (double)frequency(first) * frequency(second) / 1e8,
    };
}

/* Where the pair stands in the needle; its length: nowhere. */
static size_t find_pair(const struct seek_needle *needle, struct pair pair,
                        size_t apart)
{
    for (size_t i = 0; i + apart < needle->len; i++)
        if (needle->text[i] == pair.first &&
            needle->text[i + apart] == pair.second)
            return i;
    return needle->len;
}

static size_t count_open(const struct seek_plan *plan, struct pair pair,
                         size_t apart)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        if (!needle->placed && find_pair(needle, pair, apart) < needle->len)
            count++;
    }
    return count;
}

/* The pair that costs the least for each needle it serves. */
static struct pair best_pair(const struct seek_plan *plan, size_t apart)
{
    struct pair best = {.chance = 0};
    double least = 1e9;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        if (needle->placed)
            continue;
        for (size_t at = 0; at + apart < needle->len; at++) {
            struct pair pair = pair_at(needle, at, apart);
            double cost = pair.chance / (double)count_open(plan, pair, apart);
            if (cost >= least)
                continue;
            least = cost;
            best = pair;
        }
    }
    return best;
}

static void place_all(struct seek_plan *plan, struct pair pair, size_t apart,
                      unsigned bucket)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct seek_needle *needle = &plan->needles[i];
        size_t offset = find_pair(needle, pair, apart);
        if (needle->placed || offset == needle->len)
            continue;
        needle->offset = offset;
        needle->bucket = bucket;
        needle->placed = true;
    }
}

/* Every needle gets its two bytes; how often those stand in a log by chance. */
static double place(struct seek_plan *plan, size_t apart)
{
    double cost = 0;
    unsigned pairs = 0;
    size_t open = plan->count;
    for (size_t i = 0; i < plan->count; i++)
        plan->needles[i].placed = false;
    for (; open > 0; pairs++) {
        struct pair pair = best_pair(plan, apart);
        open -= count_open(plan, pair, apart);
        cost += pair.chance;
        place_all(plan, pair, apart, pairs % SEEK_BUCKETS);
    }
    /* Buckets that are shared let more through. */
    return pairs > SEEK_BUCKETS ? cost * 4 : cost;
}

static void fill_buckets(struct seek_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct seek_needle *needle = &plan->needles[i];
        needle->next = plan->bucket[needle->bucket];
        plan->bucket[needle->bucket] = needle;
    }
}

static bool take(struct seek_plan *plan, const char *const *needles)
{
    while (needles[plan->count])
        plan->count++;
    if (plan->count > SEEK_NEEDLES_MAX)
        return false;
    plan->needles = xcalloc(plan->count + 1, sizeof *plan->needles);
    for (size_t i = 0; i < plan->count; i++) {
        size_t len = strlen(needles[i]);
        if (len < SEEK_NEEDLE_MIN || len > SEEK_NEEDLE_LONGEST)
            return false;
        plan->needles[i] = (struct seek_needle){.text = needles[i], .len = len};
    }
    return true;
}

bool seek_plan_make(struct seek_plan *plan, const char *const *needles)
{
    double least = 1e9;
    size_t best = 1;
    *plan = (struct seek_plan){.count = 0};
    if (!take(plan, needles))
        return false;
    for (size_t apart = 1; apart < SEEK_NEEDLE_MIN; apart++) {
        double cost = place(plan, apart);
        if (cost < least) {
            least = cost;
            best = apart;
        }
    }
    plan->apart = best;
    place(plan, best);
    fill_buckets(plan);
    return true;
}

void seek_plan_done(struct seek_plan *plan)
{
    free(plan->needles);
    plan->needles = NULL;
}
