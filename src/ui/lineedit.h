/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Editing one UTF-8 line or block: a text, a cursor, keys in. No curses.
 *
 * Moves and deletes by grapheme and by word; the text is always clean. The
 * owner takes the text when a key has changed it and puts it back by
 * lineedit_set() when it changed elsewhere.
 */
#include "base/text.h"
#include "ui/input.h"

struct lineedit {
    char *text;
    size_t len, size; /* bytes used and allocated */
    size_t cursor;    /* a grapheme boundary */
    size_t max;       /* bytes */
    bool block;       /* Enter is a newline, up and down move */
    size_t cols;      /* width that a block's lines are broken at */
    size_t goal;      /* column that up and down keep to */
    char *killed;     /* what Ctrl-K, Ctrl-U, Ctrl-W took, for Ctrl-Y */
    bool secret;      /* lineedit_hide() */
};

enum lineedit_did {
    EDIT_IGNORED, /* not a key of the editor */
    EDIT_MOVED,
    EDIT_TYPED,   /* one character in, or one out, within a word */
    EDIT_CHANGED, /* anything else: an undo step of its own */
    EDIT_FULL,    /* nothing changed: max would be passed */
};

void lineedit_init(struct lineedit *edit, bool block, size_t max);
/* What will be typed is a secret: no copy of it is left behind, and
 * lineedit_done() wipes it. */
void lineedit_hide(struct lineedit *edit);
void lineedit_done(struct lineedit *edit);
/* Another text; the cursor stays where it can, or goes to the end. */
void lineedit_set(struct lineedit *edit, const char *text, bool to_end);

enum lineedit_did lineedit_key(struct lineedit *edit, const struct input *key);
/* Puts text at the cursor; newlines become blanks in a line. */
enum lineedit_did lineedit_insert(struct lineedit *edit, const char *text,
                                  size_t len);
/* The lines of a block at its width; new. */
size_t lineedit_lines(const struct lineedit *edit, struct text_line **ret);
/* Which of them has the cursor. */
size_t lineedit_cursor_line(const struct lineedit *edit,
                            const struct text_line *lines, size_t count);
