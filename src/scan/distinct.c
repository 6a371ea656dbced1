/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/distinct.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/*
 * A text is known by 54 bits of its hash and its group, in one word. Half a
 * million texts have two with the same word once in some thousand logs; then
 * one is not counted.
 */
#define GROUP_BITS 10 /* DISTINCT_GROUPS_MAX */

/*
 * Beyond that: HyperLogLog (Flajolet and others, 2007). 2048 registers are
 * wrong by 2.3 % in two of three cases. Once there is no room any more, the
 * words that are there go into them, too.
 */
#define REGISTER_BITS 11
#define REGISTERS     (1u << REGISTER_BITS)

#define WAITING 64

struct group {
    uint64_t count;     /* of those that are known by themselves */
    uint8_t *registers; /* NULL: all zero */
    bool about;         /* there was no room for some */
};

struct distinct {
    uint64_t *slots; /* open addressing; 0: free */
    size_t slot_count, used, most;
    bool outgrown; /* registers are kept */
    /* Words that wait until the processor has fetched their places. */
    uint64_t waiting[WAITING];
    size_t waiting_count;
    struct group group[DISTINCT_GROUPS_MAX];
};

/* Three of four places are taken at most. */
static size_t slots_for(size_t words)
{
    size_t count = 1024;
    while (words * 4 > count * 3)
        count *= 2;
    return count;
}

/* Zeros. Pages that nobody touches take no memory; to touch one after the other
 * takes longer than what is done with them, so that huge ones are asked for. */
static uint64_t *slots_new(size_t count)
{
    size_t len = count * sizeof(uint64_t);
    void *slots = mmap(NULL, len, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (slots == MAP_FAILED)
        abort(); /* as base/mem.h */
    madvise(slots, len, MADV_HUGEPAGE);
    return slots;
}

static void slots_free(uint64_t *slots, size_t count)
{
    munmap(slots, count * sizeof *slots);
}

struct distinct *distinct_new(size_t most)
{
    struct distinct *distinct = xcalloc(1, sizeof *distinct);
    distinct->most = most;
    distinct->slot_count = slots_for(most);
    distinct->slots = slots_new(distinct->slot_count);
    return distinct;
}

void distinct_free(struct distinct *distinct)
{
    if (!distinct)
        return;
    for (size_t i = 0; i < DISTINCT_GROUPS_MAX; i++)
        free(distinct->group[i].registers);
    slots_free(distinct->slots, distinct->slot_count);
    free(distinct);
}

/* The word is a hash already. */
static size_t place_of(uint64_t word, size_t count)
{
    return (size_t)((word >> GROUP_BITS) ^ word) & (count - 1);
}

/* Where the word is, or a free place for it. */
static uint64_t *slot_of(uint64_t *slots, size_t count, uint64_t word)
{
    size_t at = place_of(word, count);
    while (slots[at] && slots[at] != word)
        at = (at + 1) & (count - 1);
    return &slots[at];
}

/* For so many words more. */
static void make_room(struct distinct *distinct, size_t more)
{
    size_t count =
        slots_for(distinct->used + more < distinct->most ? distinct->used + more
                                                         : distinct->most);
    if (count <= distinct->slot_count)
        return;
    uint64_t *slots = slots_new(count);
    for (size_t i = 0; i < distinct->slot_count; i++)
        if (distinct->slots[i])
            *slot_of(slots, count, distinct->slots[i]) = distinct->slots[i];
    slots_free(distinct->slots, distinct->slot_count);
    distinct->slots = slots;
    distinct->slot_count = count;
}

static void note(struct group *group, uint64_t word)
{
    size_t at = (size_t)(word >> (64 - REGISTER_BITS));
    uint64_t rest = word >> GROUP_BITS << (GROUP_BITS + REGISTER_BITS);
    uint8_t rank = rest ? (uint8_t)(__builtin_clzll(rest) + 1)
                        : (uint8_t)(64 - REGISTER_BITS - GROUP_BITS + 1);
    if (!group->registers)
        group->registers = xcalloc(REGISTERS, 1);
    if (group->registers[at] < rank)
        group->registers[at] = rank;
}

static struct group *group_of(struct distinct *distinct, uint64_t word)
{
    return &distinct->group[word & (DISTINCT_GROUPS_MAX - 1)];
}

/* There is no room: from now on registers are kept. */
static void outgrow(struct distinct *distinct)
{
    if (distinct->outgrown)
        return;
    distinct->outgrown = true;
    for (size_t i = 0; i < distinct->slot_count; i++)
        if (distinct->slots[i])
            note(group_of(distinct, distinct->slots[i]), distinct->slots[i]);
}

static void add_word(struct distinct *distinct, uint64_t word)
{
    struct group *group = group_of(distinct, word);
    if (distinct->outgrown)
        note(group, word);
    uint64_t *slot = slot_of(distinct->slots, distinct->slot_count, word);
    if (distinct->used == distinct->most && !*slot) {
        outgrow(distinct);
        note(group, word);
        group->about = true;
        return;
    }
    bool new = *slot == 0; /* nobody can tell: no branch */
    *slot = word;
    group->count += new;
    distinct->used += new;
    if (distinct->used * 4 > distinct->slot_count * 3) /* after a merge only */
        make_room(distinct, distinct->used);
}

static void settle(struct distinct *distinct)
{
    for (size_t i = 0; i < distinct->waiting_count; i++)
        add_word(distinct, distinct->waiting[i]);
    distinct->waiting_count = 0;
}

void distinct_add(struct distinct *distinct, unsigned group, struct span text)
{
    assert(group < DISTINCT_GROUPS_MAX);
    /* Never 0, which is a free place. */
    uint64_t hash = XXH3_64bits(text.at, text.len) | 1u << GROUP_BITS;
    uint64_t word = hash >> GROUP_BITS << GROUP_BITS | group;
    __builtin_prefetch(&distinct->slots[place_of(word, distinct->slot_count)]);
    distinct->waiting[distinct->waiting_count++] = word;
    if (distinct->waiting_count == WAITING)
        settle(distinct);
}

static void merge_registers(struct group *group, const struct group *other)
{
    group->about |= other->about;
    if (!other->registers)
        return;
    if (!group->registers)
        group->registers = xcalloc(REGISTERS, 1);
    for (size_t i = 0; i < REGISTERS; i++)
        if (group->registers[i] < other->registers[i])
            group->registers[i] = other->registers[i];
}

void distinct_merge(struct distinct *distinct, struct distinct *other,
                    const unsigned *group_of_other, size_t count)
{
    const uint64_t mask = DISTINCT_GROUPS_MAX - 1;
    assert(count <= DISTINCT_GROUPS_MAX);
    settle(distinct);
    settle(other);
    if (other->outgrown)
        outgrow(distinct);
    distinct->most += other->most;
    make_room(distinct, other->used);
    for (size_t i = 0; i < count; i++)
        merge_registers(&distinct->group[group_of_other[i]], &other->group[i]);
    for (size_t i = 0; i < other->slot_count; i++) {
        uint64_t word = other->slots[i];
        if (word && (word & mask) < count)
            add_word(distinct, (word & ~mask) | group_of_other[word & mask]);
    }
}

static uint64_t estimate(const uint8_t *registers)
{
    double sum = 0, m = REGISTERS;
    size_t empty = 0;
    for (size_t i = 0; i < REGISTERS; i++) {
        sum += ldexp(1, -registers[i]);
        empty += registers[i] == 0;
    }
    double guess = 0.7213 / (1 + 1.079 / m) * m * m / sum;
    if (guess <= 2.5 * m && empty)
        guess = m * log(m / (double)empty);
    return (uint64_t)(guess + 0.5);
}

uint64_t distinct_count(struct distinct *distinct, unsigned group,
                        bool *ret_about)
{
    settle(distinct);
    const struct group *is = &distinct->group[group];
    *ret_about = is->about;
    if (!is->about)
        return is->count;
    uint64_t guess = estimate(is->registers);
    return guess > is->count ? guess : is->count;
}
