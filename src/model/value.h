/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One answer, whatever its field's shape: a flat array of UTF-8 strings.
 *
 *     nothing     count 0
 *     text        count 1, columns 1 (lines, blocks and choices)
 *     list        count n, columns 1 (many choices)
 *     rows        count n * columns, row by row
 *
 * Strings are never NULL and have passed text_clean(). A value that holds
 * only empty strings counts as empty but is kept as it stands.
 */
#include <stdbool.h>
#include <stddef.h>

/* Limits of what a person or a file may put into one answer. */
#define VALUE_TEXT_MAX  (64u * 1024u) /* bytes of one string */
#define VALUE_ITEMS_MAX 64u           /* list entries */
#define VALUE_ROWS_MAX  200u

struct value {
    char **item;
    size_t count;
    size_t columns; /* 1, but for rows */
};

void value_done(struct value *value);
/* All strings copied; the result is new. */
struct value value_copy(const struct value *value);
/* A text; an empty or NULL one is the empty value. New. */
struct value value_of_text(const char *text);
bool value_equal(const struct value *a, const struct value *b);

bool value_is_empty(const struct value *value);
/* The first string, "" when there is none; borrowed. */
const char *value_text(const struct value *value);
bool value_has(const struct value *value, const char *item);
size_t value_rows(const struct value *value);
bool value_row_is_empty(const struct value *value, size_t row);
/* Borrowed; row and column must exist. */
const char *value_cell(const struct value *value, size_t row, size_t column);

/* Changes in place; every string is copied in. */
void value_set_text(struct value *value, const char *text);
void value_set_cell(struct value *value, size_t row, size_t column,
                    const char *text);
/* Puts a row of empty cells before row `at`. */
void value_insert_row(struct value *value, size_t at, size_t columns);
void value_remove_row(struct value *value, size_t at);
void value_move_row(struct value *value, size_t from, size_t to);
/* Puts the rows of `more` behind; false, and nothing changed, when that would
 * pass VALUE_ROWS_MAX. */
bool value_append_rows(struct value *value, const struct value *more);
/* Adds the item, or takes it away when it is there. */
void value_toggle(struct value *value, const char *item);
