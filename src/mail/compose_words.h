/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Words of a header field: as they are while they are ASCII, else as encoded
 * words of UTF-8 (RFC 2047), in lines of at most 76 columns. GMime's own
 * encoded words can be longer than the 75 that are allowed.
 */
#include "base/buf.h"

struct compose_line {
    struct buf *out;
    size_t column; /* of the line that out ends in */
};

/* Free text, a blank in front: clean, without blanks around it. What stands
 * before the first and behind the last word that is not ASCII stays as it
 * is. */
void compose_words(struct compose_line *line, const char *text);
/* A name before an address (RFC 5322 3.2.5), a blank in front: quoted where it
 * must be. */
void compose_phrase(struct compose_line *line, const char *name);
/* One word, a blank in front; on the next line where it does not fit. */
void compose_word(struct compose_line *line, const char *word, size_t len);
/* What follows is on the next line. */
void compose_break(struct compose_line *line);
