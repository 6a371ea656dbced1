/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What a source is made of; for source*.c alone. */
#include "scan/source_codec.h"

struct source {
    enum source_kind kind;
    char *name;
    int fd;         /* owned; -1: it has none of its own */
    uint64_t start; /* where the descriptor stood */
    uint64_t size;  /* from there; 0: not known */
    uint64_t taken; /* from there, into `bytes` or the reader's room */
    int64_t written;
    bool met;                  /* a pipe that was read from already */
    const struct codec *codec; /* NULL: it is not packed */
    void *decoder;             /* NULL until the first byte is wanted */
    unsigned char *bytes;      /* the same; what `in` is a piece of */
    struct packed in;
    enum source_end end; /* how it went on so far */
    const char *why;     /* N_(), static: it ends where it should not */
};

/* New, with nothing to read. */
struct source *source_blank(enum source_kind kind, const char *name);
/* There is nothing more: what was needed for reading alone is given back. */
void source_stop(struct source *source, enum source_end end);
/* From now on it is a journal; takes the reader of source_journal.h. */
void source_read_journal(struct source *source, void *reader);
/* A pipe tells only now what is packed in it. */
void source_meet(struct source *source);
/* The next bytes, as they are or by source->codec. 0: it has stopped. */
size_t source_copy(struct source *source, char *bytes, size_t max);
size_t source_unpack(struct source *source, char *bytes, size_t max);
