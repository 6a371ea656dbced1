/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The work there is to do: logs as a whole, or pieces of them that threads can
 * read side by side, with what their stamps mean.
 */
#include "scan/line.h"
#include "scan/source.h"

struct piece {
    struct source *source; /* borrowed */
    size_t index;          /* of the source */
    bool whole;            /* read from one end to the other, in order */
    uint64_t from, to;     /* the lines that begin there, unless it is whole */
    int64_t latest; /* stamps without a year are not later, see stamp.h */
};

struct pieces {
    struct piece *items; /* in the order they are to be taken */
    size_t count;
};

/* Sources are borrowed. What must be read in one go comes first, the largest
 * before all: threads would wait for it at the end. */
void pieces_make(struct source *const *sources, size_t count,
                 struct pieces *ret);
void pieces_done(struct pieces *pieces);
