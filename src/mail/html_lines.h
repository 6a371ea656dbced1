/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * HTML of a mail as lines of text, as a person reads them: paragraphs with an
 * empty line between, items of lists behind "* " or their number, a row of a
 * table in one line where its cells are short, quotations behind "> ",
 * preformatted text as it stands. What nobody sees is left out. By libxml2's
 * HTML parser, without any network or file.
 */
#include "base/buf.h"

#include <stdbool.h>

/* libxml2, once: before the process is locked in; and at its end. */
void html_lines_init(void);
void html_lines_exit(void);

/* Adds the lines, each ended by "\n", not cleaned yet. The HTML is UTF-8,
 * whatever it says of itself, NUL-terminated, and written over. False: its end
 * is missing, for out is full or its elements nest too deep for libxml2. */
bool html_lines(char *html, size_t len, struct buf *out);
