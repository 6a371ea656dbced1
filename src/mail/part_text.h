/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The text of one part of a mail, in lines. What a part says of its encoding
 * and its charset is believed only as far as its bytes agree.
 */
#include "base/charsets.h"
#include "model/mail_told.h"

struct _GMimePart; /* of GMime */

enum part_kind { PART_PLAIN, PART_HTML, PART_OTHER };

enum part_kind part_kind(struct _GMimePart *part);
/* Is it plain text or HTML? */
bool part_is_text(struct _GMimePart *part);

/* Its lines are added; what is too long is cut, and told->cut set. */
void part_text_read(struct _GMimePart *part, struct charsets *charsets,
                    struct mail_told *told);
/* The same of bytes of which nothing is known. */
void bare_text_read(const char *bytes, size_t len, struct charsets *charsets,
                    struct mail_told *told);
