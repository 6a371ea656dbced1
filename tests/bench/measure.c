/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "measure.h"

#include "base/mem.h"
#include "vt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    START_MS = 10000,       /* a program that takes longer is left out */
    START_QUIET_MS = 250,   /* silence that ends a start */
    KEY_QUIET_MS = 15,      /* silence that ends the answer to a key */
    KEY_MS = 400,           /* a key without any answer */
    REST_MS = 3000,         /* until a program has saved what it wants to */
    IDLE_MS = 1000,
    CHUNKS_MAX = 4096,
    KEYS_MAX = 1024,
};

struct chunk {
    long long ns;
    unsigned long long bytes; /* of all output until here */
};

/* Takes in output until quiet_ms without any; how many chunks. */
static size_t collect(struct vt *vt, int first_ms, int quiet_ms,
                      struct chunk chunks[CHUNKS_MAX])
{
    size_t count = 0;
    unsigned long long before = vt_bytes(vt);
    int wait_ms = first_ms;
    while (vt_turn(vt, wait_ms) && !vt_has_ended(vt)) {
        if (vt_bytes(vt) == before)
            continue;
        before = vt_bytes(vt);
        if (count < CHUNKS_MAX)
            chunks[count++] = (struct chunk){vt_last_output_ns(vt), before};
        wait_ms = quiet_ms;
    }
    return count;
}

static double cpu_us(const struct vt *vt)
{
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(vt_pid(vt), &clock) != 0 ||
        clock_gettime(clock, &used) < 0)
        return 0;
    return (double)used.tv_sec * 1e6 + (double)used.tv_nsec / 1e3;
}

static bool measure_start(struct vt *vt, const char *ready, struct visit *ret)
{
    static const size_t size = CHUNKS_MAX * sizeof(struct chunk);
    autofree struct chunk *chunks = xcalloc(1, size);
    size_t count = collect(vt, START_MS, START_QUIET_MS, chunks);
    long long start = vt_exec_ns(vt);
    ret->first_frame_ms = -1;
    for (size_t i = 0; i < count && ret->first_frame_ms < 0; i++) {
        vt_draw(vt, chunks[i].bytes);
        if (vt_shows(vt, ready))
            ret->first_frame_ms = (double)(chunks[i].ns - start) / 1e6;
    }
    if (count > 0)
        ret->settled_ms = (double)(chunks[count - 1].ns - start) / 1e6;
    ret->start_cpu_ms = cpu_us(vt) / 1e3;
    return ret->first_frame_ms >= 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The n-th letter of what is typed: words, as people write. */
static char letter(int n)
{
    static const char text[] = "the quick brown fox jumps over a lazy dog ";
    return text[(size_t)n % (sizeof text - 1)];
}

static bool measure_keys(struct vt *vt, int keys, struct visit *ret)
{
    autofree struct chunk *chunks = xcalloc(CHUNKS_MAX, sizeof *chunks);
    autofree double *times = xcalloc(KEYS_MAX, sizeof *times);
    unsigned long long bytes = vt_bytes(vt);
    double cpu = cpu_us(vt);
    for (int i = 0; i < keys && i < KEYS_MAX; i++) {
        char key = letter(i);
        long long sent = vt_now_ns();
        vt_send(vt, &key, 1);
        size_t count = collect(vt, KEY_MS, KEY_QUIET_MS, chunks);
        if (count == 0)
            return false;
        times[i] = (double)(chunks[count - 1].ns - sent) / 1e3;
    }
    ret->key_cpu_us = (cpu_us(vt) - cpu) / keys;
    ret->key_bytes = (double)(vt_bytes(vt) - bytes) / keys;
    qsort(times, (size_t)keys, sizeof *times, by_value);
    ret->key_us = times[keys / 2];
    vt_draw(vt, vt_bytes(vt));
    return vt_shows(vt, "brown fox");
}

static double count_wake_ups(struct vt *vt)
{
    vt_wait_quiet(vt, REST_MS, 2 * REST_MS);
    long before = vt_proc_status(vt, "voluntary_ctxt_switches");
    vt_wait_quiet(vt, IDLE_MS, IDLE_MS + 100);
    long after = vt_proc_status(vt, "voluntary_ctxt_switches");
    return before >= 0 && after >= 0 ? (double)(after - before) : -1;
}

static struct vt *start(const struct program *program, const char *home)
{
    size_t count = 0;
    while (program->argv[count])
        count++;
    char **argv = xcalloc(count + 1, sizeof *argv);
    for (size_t i = 0; i < count; i++)
        argv[i] = xstrdup(program->argv[i]);
    struct vt *vt =
        vt_start(&(struct vt_setup){.home = home, .late = true}, argv);
    vt_env_free(argv);
    return vt;
}

bool measure(const struct program *program, int keys, bool idle,
             struct visit *ret)
{
    char *home = vt_home_new();
    if (program->prepare)
        program->prepare(home);
    struct vt *vt = start(program, home);
    *ret = (struct visit){.wake_ups = -1};
    bool ok = measure_start(vt, program->ready, ret) &&
              measure_keys(vt, keys, ret);
    if (ok && idle)
        ret->wake_ups = count_wake_ups(vt);
    ret->peak_kib = (double)vt_proc_status(vt, "VmHWM");
    if (!ok) {
        vt_draw(vt, vt_bytes(vt));
        autofree char *screen = vt_screen(vt);
        fprintf(stderr, "%s shows:\n%s", program->name, screen);
    }
    vt_free(vt);
    vt_home_free(home);
    return ok;
}
