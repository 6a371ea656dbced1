/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/loop.h"

#include "base/loop_signals.h"
#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>

enum { BUSY_TURNS = 8 };
enum { NS_A_MS = 1000 * 1000, NS_A_SECOND = 1000 * NS_A_MS };

struct watch {
    int fd;
    short events;
    bool removed; /* swept before the next wait */
    loop_fd_fn *fn;
    void *ctx;
};

struct timer {
    unsigned id;
    unsigned long long serial; /* grows, so it tells which came first */
    long long due_ns;
    loop_timer_fn *fn;
    void *ctx;
};

struct loop {
    struct loop_signals signals;
    loop_signal_fn *on_signal;
    void *signal_ctx;

    struct watch *watches;
    size_t watch_count, watch_size;
    struct pollfd *polls; /* as the watches were when the turn began */
    size_t poll_size;

    struct timer *timers; /* a handful, in no order */
    size_t timer_count, timer_size;
    unsigned last_id;
    unsigned long long last_serial;
    unsigned busy; /* turns one after the other that found something ready */
    bool turning;
};

static long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * NS_A_SECOND + now.tv_nsec;
}

long long loop_now_ms(void)
{
    return now_ns() / NS_A_MS;
}

struct loop *loop_new(const sigset_t *signals, loop_signal_fn *fn, void *ctx)
{
    struct loop *loop = xcalloc(1, sizeof *loop);
    loop->on_signal = fn;
    loop->signal_ctx = ctx;
    loop_signals_start(&loop->signals, signals);
    return loop;
}

void loop_free(struct loop *loop)
{
    if (!loop)
        return;
    assert(!loop->turning);
    loop_signals_stop(&loop->signals);
    free(loop->watches);
    free(loop->polls);
    free(loop->timers);
    free(loop);
}

void loop_unwatch(struct loop *loop, int fd)
{
    for (size_t i = 0; i < loop->watch_count; i++)
        if (loop->watches[i].fd == fd)
            loop->watches[i].removed = true;
}

/* A replaced watch is not changed in place: what this turn's wait has found
 * was found for the old one. */
void loop_watch(struct loop *loop, int fd, short events, loop_fd_fn *fn,
                void *ctx)
{
    assert(fd >= 0 && fn);
    loop_unwatch(loop, fd);
    if (loop->watch_count == loop->watch_size) {
        loop->watch_size = loop->watch_size ? loop->watch_size * 2 : 8;
        loop->watches = xreallocarray(loop->watches, loop->watch_size,
                                      sizeof *loop->watches);
    }
    loop->watches[loop->watch_count++] =
        (struct watch){.fd = fd, .events = events, .fn = fn, .ctx = ctx};
}

static struct timer *find_timer(struct loop *loop, unsigned id)
{
    for (size_t i = 0; i < loop->timer_count; i++)
        if (loop->timers[i].id == id)
            return &loop->timers[i];
    return NULL;
}

unsigned loop_timer(struct loop *loop, int ms, loop_timer_fn *fn, void *ctx)
{
    assert(fn);
    if (loop->timer_count == loop->timer_size) {
        loop->timer_size = loop->timer_size ? loop->timer_size * 2 : 8;
        loop->timers =
            xreallocarray(loop->timers, loop->timer_size, sizeof *loop->timers);
    }
    do
        loop->last_id++;
    while (loop->last_id == 0 || find_timer(loop, loop->last_id));
    loop->timers[loop->timer_count++] = (struct timer){
        .id = loop->last_id,
        .serial = ++loop->last_serial,
        .due_ns = now_ns() + (ms > 0 ? ms : 0) * (long long)NS_A_MS,
        .fn = fn,
        .ctx = ctx,
    };
    return loop->last_id;
}

void loop_cancel(struct loop *loop, unsigned timer)
{
    struct timer *found = find_timer(loop, timer);
    if (found)
        *found = loop->timers[--loop->timer_count];
}

/* The next of the timers up to this serial. */
static struct timer *next_timer(struct loop *loop, unsigned long long upto)
{
    struct timer *next = NULL;
    for (size_t i = 0; i < loop->timer_count; i++) {
        struct timer *timer = &loop->timers[i];
        if (timer->serial > upto)
            continue;
        if (!next || timer->due_ns < next->due_ns ||
            (timer->due_ns == next->due_ns && timer->serial < next->serial))
            next = timer;
    }
    return next;
}

static void sweep(struct loop *loop)
{
    size_t kept = 0;
    for (size_t i = 0; i < loop->watch_count; i++)
        if (!loop->watches[i].removed)
            loop->watches[kept++] = loop->watches[i];
    loop->watch_count = kept;
}

static void fill_polls(struct loop *loop)
{
    if (loop->poll_size < loop->watch_size) {
        loop->poll_size = loop->watch_size;
        loop->polls =
            xreallocarray(loop->polls, loop->poll_size, sizeof *loop->polls);
    }
    for (size_t i = 0; i < loop->watch_count; i++)
        loop->polls[i] = (struct pollfd){.fd = loop->watches[i].fd,
                                         .events = loop->watches[i].events};
}

/* How many of the first watch_count descriptors are to be looked at. */
static size_t wait_for_something(struct loop *loop)
{
    struct timespec left = {0}, *timeout = NULL;
    const struct timer *timer = next_timer(loop, loop->last_serial);
    if (timer) {
        long long ns = timer->due_ns - now_ns();
        if (ns > 0)
            left = (struct timespec){ns / NS_A_SECOND, ns % NS_A_SECOND};
        timeout = &left;
    }
    int ready = ppoll(loop->polls, loop->watch_count, timeout,
                      &loop->signals.wait_mask);
    if (ready < 0 && errno != EINTR)
        abort(); /* out of kernel memory, or more watches than descriptors */
    /* Linux does not deliver a signal when a descriptor is ready already: one
     * that is always ready would keep all signals out. */
    loop->busy = ready > 0 ? loop->busy + 1 : 0;
    if (loop->busy == BUSY_TURNS) {
        loop_signals_let_in(&loop->signals);
        loop->busy = 0;
    }
    return ready > 0 ? loop->watch_count : 0;
}

static void call_signals(struct loop *loop)
{
    uint64_t arrived = loop_signals_take();
    for (int signum = 1; arrived; signum++, arrived >>= 1)
        if (arrived & 1 && loop->on_signal)
            loop->on_signal(loop->signal_ctx, signum);
}

static void call_watches(struct loop *loop, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        short events = loop->polls[i].revents;
        const struct watch watch = loop->watches[i];
        if (!events || watch.removed)
            continue;
        if (events & POLLNVAL) /* closed: it would be ready for ever */
            loop->watches[i].removed = true;
        watch.fn(watch.ctx, events);
    }
}

/* New timers and those that came due meanwhile wait for the next turn, so
 * that timers which set timers keep nothing else waiting. */
static void call_timers(struct loop *loop, unsigned long long upto)
{
    long long now = now_ns();
    struct timer *next;
    while ((next = next_timer(loop, upto)) && next->due_ns <= now) {
        const struct timer timer = *next;
        loop_cancel(loop, timer.id);
        timer.fn(timer.ctx);
    }
}

void loop_turn(struct loop *loop)
{
    assert(!loop->turning);
    loop->turning = true;
    sweep(loop);
    fill_polls(loop);
    unsigned long long upto = loop->last_serial;
    size_t count = wait_for_something(loop);
    call_signals(loop);
    call_watches(loop, count);
    call_timers(loop, upto);
    loop->turning = false;
}
