/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Drawing into a rectangle of the screen. What does not fit is not drawn;
 * nothing here can fail.
 *
 * Text is given in UTF-8 and shown as the terminal can: in Unicode or in
 * ASCII of the same width. Joiners and variation selectors are not drawn (the
 * screen is never the data), so that columns are the same on every terminal.
 */
#include "ui/grid.h"

#include <stdbool.h>
#include <stddef.h>

enum mark { /* state is always also a character */
            MARK_ERROR,
            MARK_WARNING,
            MARK_ADVICE,
            MARK_FINE,
            MARK_EMPTY,
            MARK_OPEN,
            MARK_DOT_DONE,
            MARK_DOT_PART,
            MARK_DOT_OPEN,
            MARK_BAR,
            MARK_POINTER,
            MARK_MORE,  /* text goes on */
            MARK_PARTS, /* between parts of a line */
            MARK_RULE,  /* a horizontal line's cell */
            MARK_FULL,  /* a cell of a bar */
};

struct screen { /* what all canvases share */
    struct grid grid;
    bool utf8;                  /* the terminal shows Unicode */
    bool ascii;                 /* lines and marks in ASCII all the same */
    int cursor_row, cursor_col; /* where the hardware cursor goes, -1: away */
};

struct canvas {
    struct screen *screen;
    int top, left, rows, cols; /* never negative in size */
};

/* The whole screen; its grid has been begun. */
struct canvas canvas_of(struct screen *screen);
/* A part of it; what lies outside is cut off. */
struct canvas canvas_part(const struct canvas *canvas, int top, int left,
                          int rows, int cols);

const char *canvas_mark(const struct canvas *canvas, enum mark mark);
/* Draws up to len bytes; the columns used. */
int canvas_textn(const struct canvas *canvas, int row, int col,
                 enum style style, const char *text, size_t len);
int canvas_text(const struct canvas *canvas, int row, int col, enum style style,
                const char *text);
/* In at most cols columns, ending in MARK_MORE when it is cut. */
int canvas_clip(const struct canvas *canvas, int row, int col, int cols,
                enum style style, const char *text);
/* Ends at the right edge. */
void canvas_right(const struct canvas *canvas, int row, enum style style,
                  const char *text);
/* cols blanks in this style. */
void canvas_blank(const struct canvas *canvas, int row, int col, int cols,
                  enum style style);
void canvas_rule(const struct canvas *canvas, int row);
/* The hardware cursor, which speech, braille and input methods follow. */
void canvas_cursor(const struct canvas *canvas, int row, int col);
