/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/pieces.h"

#include "base/mem.h"
#include "scan/stamp.h"

#include <stdlib.h>
#include <string.h>

enum {
    PIECE = 8 * 1024 * 1024, /* bytes: a few thousandths of a second */
    SAMPLE = 16 * 1024,      /* bytes that are looked at for a time */
    SAMPLES = 64,            /* places that are looked at for what is joined */
    SAMPLE_JOINED = 4 * 1024,
};

static struct piece *add(struct pieces *pieces, struct source *source,
                         size_t index)
{
    pieces->items =
        xreallocarray(pieces->items, pieces->count + 1, sizeof *pieces->items);
    struct piece *piece = &pieces->items[pieces->count++];
    *piece = (struct piece){
        .source = source,
        .index = index,
        .latest = source_written(source),
    };
    return piece;
}

/* The time of the first whole line from there on; 0: none is to be found. */
static int64_t time_at(const struct source *source, uint64_t offset,
                       int64_t latest)
{
    char sample[SAMPLE];
    struct stamp_frame frame = {.latest = latest};
    size_t len = source_read_at(source, sample, sizeof sample, offset);
    struct span rest = span_of(sample, len), line;
    if (offset > 0)
        span_line(&rest, &line);
    while (span_line(&rest, &line)) {
        int64_t at = stamp_take(&frame, &line);
        if (at)
            return at;
    }
    return 0;
}

/* A log goes forward: what stands before the begin of the next piece is not
 * later than that, so that years are found from the end on. */
static void set_latest(struct piece *pieces, size_t count)
{
    for (size_t i = count - 1; i > 0; i--) {
        int64_t at =
            time_at(pieces[i].source, pieces[i].from, pieces[i].latest);
        pieces[i - 1].latest = at ? at : pieces[i].latest;
    }
}

/* qmail says in one line whom a delivery is for, and in a later one what became
 * of it. A log that others write to as well is looked at in many places. */
static bool is_joined(const struct source *source)
{
    static const char begins[] = "starting delivery ";
    char sample[SAMPLE_JOINED];
    uint64_t size = source_size(source), apart = size / SAMPLES + 1;
    if (apart < sizeof sample)
        apart = sizeof sample;
    for (uint64_t at = 0; at < size; at += apart) {
        size_t len = source_read_at(source, sample, sizeof sample, at);
        if (memmem(sample, len, begins, sizeof begins - 1))
            return true;
    }
    return false;
}

static void add_parts(struct pieces *pieces, struct source *source,
                      size_t index)
{
    uint64_t size = source_size(source);
    size_t first = pieces->count;
    for (uint64_t from = 0; from < size; from += PIECE) {
        struct piece *piece = add(pieces, source, index);
        piece->from = from;
        piece->to = size - from > PIECE ? from + PIECE : size;
    }
    if (pieces->count > first)
        set_latest(pieces->items + first, pieces->count - first);
}

static int in_order(const void *a, const void *b)
{
    const struct piece *one = a, *other = b;
    uint64_t size = source_size(one->source);
    uint64_t other_size = source_size(other->source);
    if (one->whole != other->whole)
        return one->whole ? -1 : 1;
    if (one->whole && size != other_size)
        return size > other_size ? -1 : 1;
    if (one->index != other->index)
        return one->index < other->index ? -1 : 1;
    return one->from < other->from ? -1 : one->from > other->from;
}

void pieces_make(struct source *const *sources, size_t count,
                 struct pieces *ret)
{
    *ret = (struct pieces){.count = 0};
    for (size_t i = 0; i < count; i++) {
        if (source_kind(sources[i]) == SOURCE_PLAIN && !is_joined(sources[i]))
            add_parts(ret, sources[i], i);
        else
            add(ret, sources[i], i)->whole = true;
    }
    if (ret->count)
        qsort(ret->items, ret->count, sizeof *ret->items, in_order);
}

void pieces_done(struct pieces *pieces)
{
    free(pieces->items);
    pieces->items = NULL;
    pieces->count = 0;
}
