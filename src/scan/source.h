/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The bytes of a log, whatever it is packed in. What it is tells its first
 * bytes, never its name: gzip (RFC 1952, also several members), xz, zstd,
 * bzip2; all else is plain. Opened before the program locks itself in.
 */
#include "base/err.h"

#include <stdint.h>
#include <sys/types.h>

enum source_kind {
    SOURCE_PLAIN, /* a regular file that can be read in parts, side by side */
    SOURCE_PIPE,
    SOURCE_GZIP,
    SOURCE_XZ,
    SOURCE_ZSTD,
    SOURCE_BZIP2,
    SOURCE_JOURNAL,
    SOURCE_UNKNOWN, /* packed in a way that is not read: the first
                       source_read() says so */
};

enum source_end {
    SOURCE_MORE,
    SOURCE_ALL,
    SOURCE_BROKEN, /* err says it, N_(): what came before it stands */
};

enum source_change {
    SOURCE_SAME,
    SOURCE_GREW,
    SOURCE_CUT,
};

struct source;

/* Takes the descriptor. New; never NULL. */
struct source *source_new(int fd, const char *name);
void source_free(struct source *source);

const char *source_name(const struct source *source); /* borrowed */
enum source_kind source_kind(const struct source *source);
/* As it lies on the disk; 0: not known. What is appended later is not read. */
uint64_t source_size(const struct source *source);
/* How much of that was taken so far. */
uint64_t source_taken(const struct source *source);
/* When it was last written, Unix seconds; for a pipe, now. */
int64_t source_written(const struct source *source);
/* About how many bytes of memory are needed while it is read, besides the
 * reader's own. */
size_t source_memory(const struct source *source);
/* What has become of the file since it was opened; to be asked when it was
 * read. A damaged one that is also cut is cut. */
enum source_change source_change(const struct source *source);

/* The next bytes, unpacked; 0 with *ret_end set at the end, else *ret_end is
 * SOURCE_MORE. Blocks. What it needs of memory it takes at the first call and
 * gives back at the end. Parts of a SOURCE_PLAIN are read by it too. */
size_t source_read(struct source *source, char *bytes, size_t max,
                   enum source_end *ret_end, struct err *err);
/* Of SOURCE_PLAIN alone: bytes at a place; threads may call it side by side.
 * Short: the file has become shorter. */
size_t source_read_at(const struct source *source, char *bytes, size_t max,
                      uint64_t offset);

/* The system journal since a time, an entry a line as rsyslog would write it
 * ("2026-11-25T10:00:00.000000+00:00 host ident[1]: message"). NULL: there is
 * none, or err says why it cannot be read (ERR_MISSING: it has no mail of that
 * time). New. */
struct source *source_journal(int64_t since, struct err *err);
/* The same of one journal file. */
struct source *source_journal_file(const char *path, int64_t since,
                                   struct err *err);
