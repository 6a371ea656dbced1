/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One visit to a program in a terminal: what its start, its keys and its
 * idling cost.
 */
#include <stdbool.h>

struct program {
    const char *name;
    const char *ready;       /* the first frame has this text */
    const char *const *argv; /* NULL-terminated */
    void (*prepare)(const char *home); /* before the start, not measured */
};

/* -1: could not be measured. */
struct visit {
    double first_frame_ms; /* from execve until `ready` is on the screen */
    double settled_ms;     /* ... until the last output before a long silence */
    double start_cpu_ms;
    double key_us;     /* median, from the write to the last output */
    double key_cpu_us; /* mean */
    double key_bytes;  /* mean */
    double peak_kib;   /* resident memory */
    double wake_ups;   /* in one second without input */
};

/* Types `keys` letters. False: it does not start, or what was typed does not
 * show. */
bool measure(const struct program *program, int keys, bool idle,
             struct visit *ret);
