/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The journal in pieces of time; for source*.c and logs*.c. */
#include "scan/source_private.h"

struct source_span { /* Unix seconds, both are part of it */
    int64_t from, to;
};

#define SOURCE_SPANS_MAX   2
#define SOURCE_JOURNAL_ALL "journal" /* its name as a source */

/* As source_journal(), below root ("" but in tests), and only what lies in the
 * spans, one behind the other. NULL: ERR_MISSING is "nothing does"; without
 * err there is no journal. */
struct source *source_journal_spans(const char *root,
                                    const struct source_span *spans,
                                    size_t count, struct err *err);

/* What reads the entries of files, the one after the other; takes the
 * descriptors and the array. New. */
void *journal_reader(int *fds, size_t count, const struct source_span *spans,
                     size_t span_count);
/* Is there anything to tell? It stays where it is. */
bool journal_has_any(void *reader);
extern const struct codec codec_journal;

struct buf;
struct sd_journal;
#define JOURNAL_LINE_MAX (64u * 1024) /* bytes; longer ones are cut */
/* Adds the line of the entry that is looked at. */
void journal_line(struct sd_journal *entry, struct buf *ret);
