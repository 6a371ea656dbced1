/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A text somebody has pasted: log lines, a mail that came back, a header,
 * perhaps wrapped by a mail program, indented or quoted on the way.
 */
#include "scan/tally.h"

#define PASTE_MAX ((size_t)1024 * 1024) /* bytes; the rest is not read */

/* Reads its lines, each with what was folded or wrapped below it; where that
 * says nothing, paragraphs as one line. Of a delivery report (RFC 3464) the
 * diagnostic code counts as said by the remote MTA, and once where the words
 * above it say the same; its date and queue id are those of lines without. How
 * many lines counted. `latest`: Unix seconds, for stamps without a year. */
size_t paste_read(const char *text, size_t len, const struct keys *keys,
                  int64_t latest, struct tally *tally);
