/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The inside of struct journal; for journal*.c only.
 */
#include "base/buf.h"
#include "base/file_tail.h"
#include "out/journal.h"

#include <sys/types.h>

struct seen {         /* a field, as the journal has it */
    unsigned long rev;
    enum answer_origin origin;
    char *text; /* what edits are told against; NULL: the next is whole */
};

struct journal {
    char *path;
    const struct form *form;
    unsigned long long number;
    int fd;      /* -1: not opened yet */
    size_t size; /* up to the last whole line; NULs may follow */
    size_t mark; /* what is before it is in the save that is being made */
    bool cut;    /* there may be bytes behind `size` that must go first */
    struct file_tail tail;
    struct buf lines; /* that are written at once; kept for its memory */
    unsigned long rev; /* of the answers, for which `seen` holds */
    struct seen *seen; /* one a field */
};

/* The record of how a field differs from what was seen, with its newline. */
void journal_add_record(struct buf *out, unsigned long long number,
                        const struct answers *answers, size_t field,
                        const struct seen *seen);
/* The first line. */
void journal_add_header(struct buf *out, const struct form *form);
