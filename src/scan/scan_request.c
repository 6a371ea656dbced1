/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "scan/logs.h"
#include "scan/paste.h"
#include "scan/reading.h"
#include "scan/requests.h"
#include "scan/tell.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct scan_job {
    struct keys *keys;
    int64_t since, now;
    unsigned threads;
    struct logs logs;
};

static int64_t integer(const json_t *request, const char *key)
{
    return (int64_t)json_integer_value(json_object_get(request, key));
}

/* Its file cannot be opened later; without a name for it the C library would
 * look at it again each time, and take UTC. */
static void keep_time_zone(void)
{
    setenv("TZ", ":/etc/localtime", 0);
    tzset();
}

static struct scan_job *job_new(const json_t *request)
{
    struct keys *keys = keys_new(json_object_get(request, "providers"));
    if (!keys)
        return NULL;
    struct scan_job *job = xcalloc(1, sizeof *job);
    job->keys = keys;
    job->since = integer(request, "since");
    job->now = integer(request, "now");
    job->threads = (unsigned)integer(request, "threads");
    keep_time_zone();
    return job;
}

void scan_close(struct scan_job *job)
{
    if (!job)
        return;
    logs_done(&job->logs);
    keys_free(job->keys);
    free(job);
}

static void open_named(struct scan_job *job, const json_t *paths)
{
    size_t count = json_array_size(paths);
    const char **names = xcalloc(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        const char *name = json_string_value(json_array_get(paths, i));
        names[i] = name ? name : "";
    }
    logs_open(names, count, job->since, &job->logs);
    free(names);
}

const char *scan_open(const json_t *request, struct scan_job **ret)
{
    const json_t *paths = json_object_get(request, "paths");
    bool journal = json_is_true(json_object_get(request, "journal"));
    *ret = job_new(request);
    if (!*ret)
        return N_("the request names providers in a way that is not known");
    if (paths)
        open_named(*ret, paths);
    else
        logs_find("", (*ret)->since, journal, &(*ret)->logs);
    return NULL;
}

static void tell_sources(const struct scan_job *job,
                         const struct reading_result *result)
{
    for (size_t i = 0; i < result->source_count; i++)
        tell_source(source_name(job->logs.items[i]), &result->sources[i]);
    for (size_t i = 0; i < job->logs.skipped_count; i++)
        tell_skipped(&job->logs.skipped[i]);
}

const char *scan_run(struct scan_job *job)
{
    struct reading_result result;
    const struct reading_settings settings = {
        .keys = job->keys,
        .since = job->since,
        .now = job->now,
        .threads = job->threads,
        .progress = tell_progress,
    };
    reading_run(job->logs.items, job->logs.count, &settings, &result);
    tell_sources(job, &result);
    tally_tell(result.tally, tell_value, NULL);
    tell_end(result.lines, result.bytes);
    reading_done(&result);
    return NULL;
}

const char *paste_open(const json_t *request, struct scan_job **ret)
{
    *ret = job_new(request);
    return *ret ? NULL
                : N_("the request names providers in a way that is not known");
}

const char *paste_run(struct scan_job *job)
{
    autofree char *text = xcalloc(PASTE_MAX, 1);
    size_t len = 0;
    ssize_t got;
    while (len < PASTE_MAX &&
           (got = read(SCAN_FD, text + len, PASTE_MAX - len)) > 0)
        len += (size_t)got;
    struct tally *tally = tally_new(job->keys, 0, TALLY_EXACT_MAX);
    size_t lines = paste_read(text, len, job->keys, job->now, tally);
    tally_tell(tally, tell_value, NULL);
    tell_end(lines, len);
    tally_free(tally);
    return NULL;
}
