/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Lists that commands print for people. On a terminal an item is wrapped to
 * its width; to a file or a pipe it is one line, however long.
 */
#include <stddef.h>

/* lead: what stands before the text, such as "  warning: "; indent: columns
 * before each further line, at least the blanks the lead begins with. */
void print_item(const char *lead, size_t indent, const char *text);
/* Columns of the terminal that standard output is; 0: it is none. */
size_t print_cols(void);
/* Its rows; 0 likewise. */
size_t print_rows(void);
