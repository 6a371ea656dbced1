/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* One of the threads that read. */
#include "base/mem.h"
#include "scan/reading_parts.h"

#include <string.h>

void worker_init(struct worker *worker, struct reading *reading,
                 const struct reading_settings *settings, size_t exact)
{
    worker->reading = reading;
    worker->tally = tally_new(settings->keys, settings->since, exact);
    worker->block = block_new();
    worker->block->seek = reading->seek;
    worker->block->reader = line_reader_new(settings->keys, &worker->stamps);
    worker->block->tally = worker->tally;
    worker->seen = xcalloc(reading->source_count + 1, sizeof *worker->seen);
}

static void count(struct worker *worker, struct seen *seen, size_t bytes,
                  uint64_t on_disk)
{
    seen->bytes += bytes;
    atomic_fetch_add_explicit(&worker->reading->taken, on_disk,
                              memory_order_relaxed);
}

/* From one end to the other. */
static void read_whole(struct worker *worker, struct source *source,
                       struct seen *seen)
{
    struct err err = {0};
    enum source_end end = SOURCE_MORE;
    while (end == SOURCE_MORE) {
        size_t max;
        uint64_t before = source_taken(source);
        char *room = block_room(worker->block, &max);
        size_t len = source_read(source, room, max, &end, &err);
        count(worker, seen, len, source_taken(source) - before);
        block_take(worker->block, len);
    }
    if (end == SOURCE_BROKEN) {
        seen->broken = true;
        seen->why = xstrdup(err.text);
    }
}

/* Does it begin in a line? That belongs to the piece before. In a hole no line
 * can be cut. */
static bool begins_in_line(const struct piece *piece)
{
    char before;
    return piece->from > 0 &&
           source_read_at(piece->source, &before, 1, piece->from - 1) == 1 &&
           before != '\n' && before != '\0';
}

static size_t part_of(size_t max, uint64_t left)
{
    return left < max ? (size_t)left : max;
}

/* The next bytes of the line that the piece ends in: false at its end. */
static bool read_on(struct block *block, const struct piece *piece,
                    uint64_t *at)
{
    size_t max;
    char *room = block_room(block, &max);
    size_t size = part_of(LINE_READ_MAX, source_size(piece->source) - *at);
    size_t len = source_read_at(piece->source, room, size, *at);
    const char *newline = memchr(room, '\n', len);
    *at += len;
    block_take(block, newline ? (size_t)(newline + 1 - room) : len);
    return len > 0 && !newline;
}

/* The last line may end in the next piece. */
static void read_last_line(struct block *block, const struct piece *piece)
{
    uint64_t at = piece->to;
    while (block->kept > 0 && read_on(block, piece, &at))
        ;
}

/* From begins of pages, which the kernel copies faster. */
static void read_part(struct worker *worker, const struct piece *piece,
                      struct seen *seen)
{
    uint64_t at = piece->from;
    worker->block->cut = begins_in_line(piece);
    while (at < piece->to) {
        size_t max;
        char *room = block_room(worker->block, &max);
        size_t len = source_read_at(piece->source, room,
                                    part_of(max, piece->to - at), at);
        if (len == 0)
            break;
        at += len;
        block_take(worker->block, len);
    }
    count(worker, seen, (size_t)(at - piece->from), at - piece->from);
    read_last_line(worker->block, piece);
}

static void note_times(struct seen *seen, int64_t first, int64_t last)
{
    if (first && (!seen->first || first < seen->first))
        seen->first = first;
    if (last > seen->last)
        seen->last = last;
}

void worker_read(struct worker *worker, const struct piece *piece)
{
    struct seen *seen = &worker->seen[piece->index];
    struct block *block = worker->block;
    worker->stamps = (struct stamp_frame){.latest = piece->latest,
                                          .now = worker->reading->now};
    line_reader_begin(block->reader, &worker->stamps);
    block_begin(block);
    reading_take_memory(worker->reading, piece->source);
    if (piece->whole)
        read_whole(worker, piece->source, seen);
    else
        read_part(worker, piece, seen);
    reading_give_memory(worker->reading, piece->source);
    block_end(block);
    note_times(seen, block->first, block->last);
    seen->by_mta[line_reader_mta(block->reader)] += block->sightings;
    worker->lines += block->sightings;
}

static const char *state_of(const struct source *source,
                            const struct seen *seen)
{
    static const char *const states[] = {
        [SOURCE_SAME] = "read",
        [SOURCE_GREW] = "grew",
        [SOURCE_CUT] = "cut",
    };
    enum source_change change = source_change(source);
    return change != SOURCE_CUT && seen->broken ? "damaged" : states[change];
}

static enum line_mta most(const uint64_t by_mta[MTA_COUNT])
{
    enum line_mta most = MTA_NONE;
    for (int mta = MTA_NONE; mta < MTA_COUNT; mta++)
        if (by_mta[mta] > by_mta[most])
            most = (enum line_mta)mta;
    return most;
}

static uint64_t sum(const uint64_t by_mta[MTA_COUNT])
{
    uint64_t lines = 0;
    for (int mta = MTA_NONE; mta < MTA_COUNT; mta++)
        lines += by_mta[mta];
    return lines;
}

static void add_seen(struct seen *all, struct seen *seen)
{
    all->bytes += seen->bytes;
    for (int mta = MTA_NONE; mta < MTA_COUNT; mta++)
        all->by_mta[mta] += seen->by_mta[mta];
    note_times(all, seen->first, seen->last);
    if (!seen->broken)
        return;
    all->broken = true;
    free(all->why);
    all->why = steal(&seen->why);
}

void worker_add(struct worker *worker, struct worker *other)
{
    worker->lines += other->lines;
    tally_merge(worker->tally, other->tally);
    for (size_t i = 0; i < worker->reading->source_count; i++)
        add_seen(&worker->seen[i], &other->seen[i]);
}

void worker_tell(struct worker *worker, struct reading_source *ret)
{
    for (size_t i = 0; i < worker->reading->source_count; i++) {
        struct seen *seen = &worker->seen[i];
        ret[i] = (struct reading_source){
            .state = state_of(worker->reading->sources[i], seen),
            .why = seen->why ? steal(&seen->why) : xstrdup(""),
            .bytes = seen->bytes,
            .lines = sum(seen->by_mta),
            .first = seen->first,
            .last = seen->last,
            .mta = most(seen->by_mta),
        };
    }
}

void worker_done(struct worker *worker)
{
    for (size_t i = 0; i < worker->reading->source_count; i++)
        free(worker->seen[i].why);
    free(worker->seen);
    line_reader_free(worker->block->reader);
    block_free(worker->block);
    tally_free(worker->tally);
}
