/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Logs are read by several threads, each with a tally of its own; one thread
 * waits, says how far they are, and adds it all up.
 */
#include "scan/keys.h"
#include "scan/source.h"
#include "scan/tally.h"

#define READING_THREADS_MAX 16u

struct reading_progress {
    uint64_t bytes, size; /* as they lie on the disk; of pipes, none */
    size_t file, files;   /* the one that was begun last, from 1 */
    const char *name;
};

struct reading_settings {
    const struct keys *keys; /* borrowed */
    int64_t since, now;      /* now: 0, not known */
    unsigned threads;        /* 0: as many as there are processors */
    /* Called five times a second; may be NULL. */
    void (*progress)(void *ctx, const struct reading_progress *progress);
    void *ctx;
};

struct reading_source {  /* what became of a source */
    const char *state;   /* of model/evidence.h; static */
    char *why;           /* owned, "" where nothing is to be said */
    uint64_t bytes;      /* of text, unpacked */
    uint64_t lines;      /* that counted */
    int64_t first, last; /* of these; 0: none */
    enum line_mta mta;   /* that most of them are of */
};

struct reading_result {
    struct tally *tally;
    struct reading_source *sources; /* as they were given */
    size_t source_count;
    uint64_t lines, bytes; /* that counted; that were read */
};

/* Reads all of them; sources are borrowed. */
void reading_run(struct source *const *sources, size_t count,
                 const struct reading_settings *settings,
                 struct reading_result *ret);
void reading_done(struct reading_result *result);
