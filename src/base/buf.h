/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A byte string that grows, up to a maximum given at birth.
 *
 * `data` is always NUL-terminated once anything was added, and may be NULL
 * before. What does not fit is not added, and `full` is set for good, so that
 * a caller can check once at the end.
 */
#include <stdbool.h>
#include <stddef.h>

struct buf {
    char *data;
    size_t len;  /* bytes, without the NUL */
    size_t size; /* bytes allocated */
    size_t max;  /* len never passes it */
    bool full;   /* something did not fit */
};

void buf_init(struct buf *buf, size_t max);
void buf_done(struct buf *buf);
/* Empties it and keeps the memory. */
void buf_clear(struct buf *buf);
/* Overwrites what lies behind its text: what was taken out of it. */
void buf_wipe_rest(struct buf *buf);

bool buf_add(struct buf *buf, const void *bytes, size_t len);
bool buf_puts(struct buf *buf, const char *text);
bool buf_putc(struct buf *buf, char c);
/* In decimal; much cheaper than buf_printf(). */
bool buf_number(struct buf *buf, unsigned long long number);
bool buf_printf(struct buf *buf, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Removes del bytes at pos and puts len new ones there; false (and nothing
 * changed) when the result would be too long. */
bool buf_splice(struct buf *buf, size_t pos, size_t del, const void *bytes,
                size_t len);

/* The text, never NULL; new. The buffer is empty afterwards. */
char *buf_steal(struct buf *buf);
/* The text so far, never NULL; borrowed until the next change. */
const char *buf_text(const struct buf *buf);
