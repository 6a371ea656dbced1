/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The inside of a run, for run.c, run_request.c and ask.c alone.
 */
#include "probe/ask.h"
#include "probe/run.h"

struct run_settings {
    bool offline, outside, lists;
    int timeout_ms; /* 0: none */
};

struct run {
    struct loop *loop;
    struct run_settings settings;
    struct dns *dns;
    struct transfers *transfers;
    struct language *language; /* NULL: not installed */
    struct charsets *charsets;
    struct host_reading *host;
    struct ask *asks; /* those under way, the newest first */
    size_t count, asked;
    bool timed_out;
    unsigned deadline; /* from the first ask on */
    unsigned sweeping; /* the timer that frees asks that are over */
};

/* Starts it, or says at once why not. */
void run_ask(struct run *run, const struct probe *probe, const char *subject);
/* Calls stop() and lets nothing reach it any more; freed a turn later. */
void run_end(struct ask *ask);
