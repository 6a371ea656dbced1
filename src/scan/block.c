/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/block.h"

#include "base/mem.h"

#include <stdint.h>
#include <string.h>

static void note_time(struct block *block, int64_t at)
{
    if (at == 0)
        return;
    int64_t first = block->first, last = block->last;
    block->first = first == 0 || at < first ? at : first;
    block->last = at > last ? at : last;
}

/* Returns where it was left, at its newline or before. */
static const char *read_line(struct block *block, const char *start,
                             const char *end, const char *hit)
{
    struct sighting sighting;
    struct span text = span_of(start, (size_t)(end - start));
    if (line_read(block->reader, text, (size_t)(hit - start), &sighting)) {
        block->sightings++;
        note_time(block, sighting.at);
        tally_add(block->tally, &sighting);
    }
    return start + sighting.read;
}

/* A hole in a file that was cut while it was written to: NULs stand before a
 * line, any number of them, and belong to none. */
static const char *pass_hole(const char *at, const char *end)
{
    while (at < end && *at == '\0')
        at++;
    return at;
}

static const char *behind_line(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline + 1 : end;
}

/* Whole lines, the last one with or without its newline. Flat: what is done for
 * each line of a log is one piece of code, but for what is marked as seldom. */
__attribute__((flatten)) static void read_lines(struct block *block,
                                                const char *at, const char *end)
{
    const char *hit;
    bool in_line = false; /* at lies in one that was read */
    struct seek_walk walk;
    seek_begin(&walk, block->seek, at, end);
    while (at < end && (hit = seek_next(&walk, at))) {
        const char *before = memrchr(at, '\n', (size_t)(hit - at));
        if (in_line && !before) {
            at = behind_line(hit, end);
            in_line = false;
            continue;
        }
        const char *start = pass_hole(before ? before + 1 : at, hit);
        at = read_line(block, start, end, hit);
        in_line = at < end && *at != '\n';
        at += !in_line;
    }
}

struct block *block_new(void)
{
    struct block *block = xcalloc(1, sizeof *block);
    uintptr_t first = (uintptr_t)block->bytes + BLOCK_SIZE;
    size_t short_of = (size_t)(-first & (BLOCK_ALIGN - 1));
    block->room = block->bytes + BLOCK_SIZE + short_of;
    return block;
}

void block_free(struct block *block)
{
    free(block);
}

void block_begin(struct block *block)
{
    block->sightings = 0;
    block->first = block->last = 0;
    block->cut = false;
    block->kept = 0;
}

char *block_room(struct block *block, size_t *ret_max)
{
    *ret_max = BLOCK_SIZE;
    return block->room;
}

/* Of a line that was cut nothing is kept but that it was. */
static const char *pass_rest(struct block *block, const char *at,
                             const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    if (!newline)
        return end;
    block->cut = false;
    return newline + 1;
}

void block_take(struct block *block, size_t len)
{
    const char *at = block->room - block->kept, *end = block->room + len;
    if (block->cut)
        at = pass_rest(block, at, end);
    const char *newline = memrchr(at, '\n', (size_t)(end - at));
    const char *stop = pass_hole(newline ? newline + 1 : at, end);
    if (!newline && (size_t)(end - stop) >= BLOCK_SIZE) {
        block->cut = true;
        at = stop;
        stop = end;
    }
    if (newline || block->cut)
        read_lines(block, at, stop);
    block->kept = (size_t)(end - stop);
    memmove(block->room - block->kept, stop, block->kept);
}

void block_end(struct block *block)
{
    if (!block->cut)
        read_lines(block, block->room - block->kept, block->room);
    block->kept = 0;
    block->cut = false;
}
