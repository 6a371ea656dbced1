/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* What the two shapes with options have in common: rows of options and, for
 * some, one more row where own words are typed. */
#include "ui/field.h"

/* Has the list a last row for own words? */
bool options_have_words(const struct field *field);
size_t options_rows(const struct field *field);
/* Is the cursor where words are typed? */
bool options_on_words(const struct field_view *view);
/* Moves the cursor by a key; false when it is not one that moves. */
bool options_move(struct field_view *view, const struct input *key);
/* The option with this number (the key of a digit), FORM_NONE for none. */
size_t options_numbered(const struct field_view *view, const struct input *key);
/* Draws the rows; `boxes`: "[x]" instead of "(x)". `words` is the label of
 * the last row, translated. */
void options_draw(struct field_view *view, const struct canvas *canvas,
                  bool boxes, const char *words);
/* A key on the row where words are typed. */
enum field_did options_words_key(struct field_view *view,
                                 const struct input *key, field_put_fn *put);
/* field_ops.paste: words where they are typed, else one or more options. */
bool options_paste(struct field_view *view, const char *text, size_t len,
                   field_put_fn *put);
/* field_ops.rows: all, and three at the least. */
int options_wanted(const struct field_view *view, int cols, int *ret_least);
