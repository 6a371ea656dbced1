/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/host_reading.h"

#include "base/buf.h"
#include "base/mem.h"
#include "model/fact_line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

struct waiting {
    host_read_fn *fn; /* NULL: forgotten */
    void *ctx;
};

struct host_reading {
    struct loop *loop;
    int fd; /* -1 when all is read */
    struct buf bytes;
    struct facts *facts;
    struct waiting *waiting;
    size_t count;
};

static void take_line(struct host_reading *reading, const char *line,
                      size_t len)
{
    struct fact fact;
    if (fact_line_parse(line, len, &fact, NULL, NULL))
        facts_set(reading->facts, fact);
}

static void take_lines(struct host_reading *reading)
{
    const char *at = buf_text(&reading->bytes);
    const char *newline;
    while ((newline = strchr(at, '\n'))) {
        take_line(reading, at, (size_t)(newline - at));
        at = newline + 1;
    }
    buf_done(&reading->bytes);
}

static void finish(struct host_reading *reading)
{
    loop_unwatch(reading->loop, reading->fd);
    close(reading->fd);
    reading->fd = -1;
    take_lines(reading);
    for (size_t i = 0; i < reading->count; i++)
        if (reading->waiting[i].fn)
            reading->waiting[i].fn(reading->waiting[i].ctx);
    reading->count = 0;
}

static void on_input(void *ctx, short events)
{
    struct host_reading *reading = ctx;
    char bytes[4096];
    (void)events;
    ssize_t got = read(reading->fd, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got > 0)
        buf_add(&reading->bytes, bytes, (size_t)got);
    else
        finish(reading);
}

struct host_reading *host_reading_new(struct loop *loop, int fd)
{
    struct host_reading *reading = xcalloc(1, sizeof *reading);
    *reading =
        (struct host_reading){.loop = loop, .fd = fd, .facts = facts_new()};
    buf_init(&reading->bytes, HOST_REPORT_MAX);
    if (fd >= 0)
        loop_watch(loop, fd, POLLIN, on_input, reading);
    return reading;
}

void host_reading_free(struct host_reading *reading)
{
    if (!reading)
        return;
    if (reading->fd >= 0) {
        loop_unwatch(reading->loop, reading->fd);
        close(reading->fd);
    }
    buf_done(&reading->bytes);
    facts_free(reading->facts);
    free(reading->waiting);
    free(reading);
}

const struct facts *host_reading_facts(const struct host_reading *reading)
{
    return reading->fd < 0 ? reading->facts : NULL;
}

void host_reading_wait(struct host_reading *reading, host_read_fn *fn,
                       void *ctx)
{
    reading->waiting = xreallocarray(reading->waiting, reading->count + 1,
                                     sizeof *reading->waiting);
    reading->waiting[reading->count++] = (struct waiting){fn, ctx};
}

void host_reading_forget(struct host_reading *reading, const void *ctx)
{
    for (size_t i = 0; i < reading->count; i++)
        if (reading->waiting[i].ctx == ctx)
            reading->waiting[i].fn = NULL;
}
