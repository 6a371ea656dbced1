/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A piece of somebody else's bytes: borrowed, any octets, NULs too. For taking
 * such bytes apart into lines and words without copies; what is kept of them
 * goes through span_clean(). Letters are compared as ASCII, without case.
 */
#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *at;
    size_t len;
};

static inline struct span span_of(const char *bytes, size_t len)
{
    return (struct span){.at = bytes, .len = len};
}

/* Takes the next line (ended by LF or the end) off rest; the line has no CR
 * and LF at its end. False: there is no more. */
bool span_line(struct span *rest, struct span *ret);
/* Takes the next word off rest; blanks and tabs part words. */
bool span_word(struct span *rest, struct span *ret);
/* Takes what stands before the first `mark` off rest, and the mark; without
 * one, all of it. False: rest was empty. */
bool span_until(struct span *rest, char mark, struct span *ret);
/* Takes the prefix off rest, if it stands there. */
bool span_skip(struct span *rest, const char *prefix);
/* Without blanks and tabs at both ends. */
struct span span_trim(struct span span);
/* Without one pair of quotes (" or ') around it. */
struct span span_unquote(struct span span);
/* The first `mark` and all behind it cut off; without one, as it is. */
struct span span_before(struct span span, char mark);
bool span_is(struct span span, const char *text);
bool span_has(struct span span, char c);
bool span_same(struct span a, struct span b);
/* "name = value", trimmed on all sides; false without "=". */
bool span_setting(struct span line, struct span *ret_name,
                  struct span *ret_value);

/* One clean line (base/text.h), cut between characters to at most max bytes;
 * new. */
char *span_clean(struct span span, size_t max);
