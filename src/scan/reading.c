/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/reading.h"

#include "base/mem.h"
#include "scan/reading_parts.h"
#include "scan/seek.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <time.h>

enum {
    PROGRESS_NS = 200 * 1000 * 1000,
    SAMPLE = 8 * 1024, /* bytes */
    SAMPLES = 16,      /* places they are taken from */
};

static unsigned processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return (unsigned)CPU_COUNT(&set);
}

static unsigned thread_count(const struct reading *reading, unsigned wanted)
{
    size_t count = wanted ? wanted : processors();
    if (count > READING_THREADS_MAX)
        count = READING_THREADS_MAX;
    if (count > reading->pieces.count)
        count = reading->pieces.count;
    return count ? (unsigned)count : 1;
}

static void *work(void *ctx)
{
    struct worker *worker = ctx;
    struct reading *reading = worker->reading;
    size_t next;
    while ((next = atomic_fetch_add(&reading->next, 1)) <
           reading->pieces.count) {
        const struct piece *piece = &reading->pieces.items[next];
        atomic_store(&reading->newest, piece->index);
        worker_read(worker, piece);
    }
    pthread_mutex_lock(&reading->lock);
    reading->working--;
    pthread_cond_signal(&reading->ended);
    pthread_mutex_unlock(&reading->lock);
    return NULL;
}

static void tell_progress(struct reading *reading,
                          const struct reading_settings *settings)
{
    size_t newest = atomic_load(&reading->newest);
    struct reading_progress progress = {
        .bytes = atomic_load(&reading->taken),
        .size = reading->size,
        .file = newest + 1,
        .files = reading->source_count,
        .name = source_name(reading->sources[newest]),
    };
    if (settings->progress)
        settings->progress(settings->ctx, &progress);
}

static struct timespec soon(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_nsec += PROGRESS_NS;
    at.tv_sec += at.tv_nsec / 1000000000;
    at.tv_nsec %= 1000000000;
    return at;
}

static void wait_for_all(struct reading *reading,
                         const struct reading_settings *settings)
{
    struct timespec at = soon();
    pthread_mutex_lock(&reading->lock);
    while (reading->working > 0) {
        int failed = pthread_cond_clockwait(&reading->ended, &reading->lock,
                                            CLOCK_MONOTONIC, &at);
        if (failed != ETIMEDOUT)
            continue;
        pthread_mutex_unlock(&reading->lock);
        tell_progress(reading, settings);
        at = soon();
        pthread_mutex_lock(&reading->lock);
    }
    pthread_mutex_unlock(&reading->lock);
}

/* Where no thread can be had the work is done here, one after the other. */
static void run_workers(struct reading *reading, struct worker *workers,
                        unsigned count, const struct reading_settings *settings)
{
    unsigned started = 0;
    reading->working = count;
    for (; started < count; started++)
        if (pthread_create(&workers[started].thread, NULL, work,
                           &workers[started]) != 0)
            break;
    for (unsigned i = started; i < count; i++)
        work(&workers[i]);
    wait_for_all(reading, settings);
    for (unsigned i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

/* The first takes what all others have. */
static void add_up(struct worker *workers, unsigned count,
                   struct reading_result *ret)
{
    for (unsigned i = 1; i < count; i++) {
        worker_add(&workers[0], &workers[i]);
        worker_done(&workers[i]);
    }
    worker_tell(&workers[0], ret->sources);
    ret->tally = steal(&workers[0].tally);
    ret->lines = workers[0].lines;
    worker_done(&workers[0]);
    for (size_t i = 0; i < ret->source_count; i++)
        ret->bytes += ret->sources[i].bytes;
}

static void start(struct reading *reading, struct source *const *sources,
                  size_t count)
{
    *reading = (struct reading){.sources = sources, .source_count = count};
    pieces_make(sources, count, &reading->pieces);
    pthread_mutex_init(&reading->lock, NULL);
    pthread_cond_init(&reading->ended, NULL);
    pthread_cond_init(&reading->freed, NULL);
    for (size_t i = 0; i < count; i++)
        reading->size += source_size(sources[i]);
}

static void finish(struct reading *reading)
{
    pieces_done(&reading->pieces);
    pthread_cond_destroy(&reading->ended);
    pthread_cond_destroy(&reading->freed);
    pthread_mutex_destroy(&reading->lock);
}

static const struct source *largest_plain(const struct reading *reading)
{
    const struct source *found = NULL;
    for (size_t i = 0; i < reading->source_count; i++) {
        const struct source *source = reading->sources[i];
        if (source_kind(source) == SOURCE_PLAIN &&
            (!found || source_size(source) > source_size(found)))
            found = source;
    }
    return found;
}

/* From all over the log: what is rare differs from hour to hour. */
static size_t read_samples(const struct source *source, char *room)
{
    uint64_t size = source_size(source), apart = size / SAMPLES;
    size_t len = 0;
    if (size <= (uint64_t)SAMPLES * SAMPLE)
        return source_read_at(source, room, (size_t)size, 0);
    for (size_t i = 0; i < SAMPLES; i++)
        len += source_read_at(source, room + len, SAMPLE, i * apart);
    return len;
}

/* A compressed log is not looked at before it is read. */
static struct seek *make_seek(const struct reading *reading,
                              const struct keys *keys)
{
    const struct source *source = largest_plain(reading);
    autofree char *sample = xcalloc(SAMPLES, SAMPLE);
    size_t len = source ? read_samples(source, sample) : 0;
    return seek_new(keys_needles(keys), span_of(sample, len));
}

void reading_run(struct source *const *sources, size_t count,
                 const struct reading_settings *settings,
                 struct reading_result *ret)
{
    struct reading reading;
    *ret = (struct reading_result){.source_count = count};
    start(&reading, sources, count);
    reading.now = settings->now;
    reading.seek = make_seek(&reading, settings->keys);
    unsigned threads = thread_count(&reading, settings->threads);
    struct worker *workers = xcalloc(threads, sizeof *workers);
    for (unsigned i = 0; i < threads; i++)
        worker_init(&workers[i], &reading, settings, TALLY_EXACT_MAX / threads);
    ret->sources = xcalloc(count + 1, sizeof *ret->sources);
    run_workers(&reading, workers, threads, settings);
    add_up(workers, threads, ret);
    free(workers);
    seek_free(reading.seek);
    finish(&reading);
}

void reading_done(struct reading_result *result)
{
    for (size_t i = 0; i < result->source_count; i++)
        free(result->sources[i].why);
    free(result->sources);
    tally_free(result->tally);
    *result = (struct reading_result){.tally = NULL};
}
