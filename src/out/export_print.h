/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The formats behind the table of export.c, and how text is laid out in them.
 */
#include "out/export.h"

#define EXPORT_COLS 72 /* what mails were wrapped at when the form was made */

void export_print_text(const struct export_in *in, struct buf *out);
void export_print_json(const struct export_in *in, struct buf *out);

/* Adds text wrapped at blanks, ends it with a newline. `used` columns of the
 * first line are taken. A word that is too long, such as a URL, stays whole
 * on a line of its own. */
void export_wrap(struct buf *out, const char *text, size_t used);
/* Adds lines as they are; those of prose that are longer than cols are wrapped.
 * Empty lines at the end are left out. */
void export_block(struct buf *out, const char *text, size_t cols);
/* The answer in the form's words and plain punctuation: a line each for what
 * is ticked and for rows; new. */
char *export_value(const struct field *field, const struct value *value);
/* Does such an answer stand below its label, whatever its length? */
bool export_goes_below(const struct field *field);
/* Is this a line of a log, of a mail's header, a quotation or an SMTP reply?
 * Then its breaks say something, and it stays as it is. */
bool export_is_verbatim(const char *line);
