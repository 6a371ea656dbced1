/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Room behind the end of a file, written to through memory: no system call,
 * and what was put there survives a kill as written bytes do (not a power
 * cut).
 *
 * Blocks are reserved before, so that a full disk shows at the reserving and
 * not as SIGBUS; only file systems that keep such a promise (ext4, XFS, tmpfs)
 * are taken, on others there never is room. The room is NUL bytes: readers
 * end at the first one. A file that somebody has shortened has no room.
 */
#include <stdbool.h>
#include <stddef.h>

#define FILE_TAIL_ROOM (64u * 1024u) /* bytes */

struct file_tail { /* zero: no room */
    char *map;     /* the file from its start */
    size_t size;   /* of map, all of it reserved */
    int fd;        /* borrowed */
};

/* Makes room of FILE_TAIL_ROOM behind the first `len` bytes of the file;
 * without success there is none, which is no error. The file is longer
 * afterwards. */
void file_tail_reserve(struct file_tail *tail, int fd, size_t len);
/* Puts bytes at `at`, the first of them last, so that one who is killed in
 * between leaves a NUL there. False: they have no room; nothing was done. */
bool file_tail_put(const struct file_tail *tail, size_t at, const char *bytes,
                   size_t len);
/* Before the file is shortened or closed. */
void file_tail_drop(struct file_tail *tail);
