/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The screen as cells: views draw into them whole each time, and only the
 * cells that differ from those shown last are handed to curses. Comparing is
 * much cheaper than letting curses add every character again.
 */
#include <stdbool.h>
#include <wchar.h>

#define CELL_MARKS 2 /* combining marks drawn with a character */

enum style {
    STYLE_TEXT,
    STYLE_BOLD,
    STYLE_DIM,   /* frames, hints, what is not asked */
    STYLE_GUIDE, /* the guide's words: brown, as it wrote them */
    STYLE_FACT,  /* what was measured */
    STYLE_FIELD, /* where one types */
    STYLE_FOCUS, /* the line the cursor is on */
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_FINE,
};

struct cell {
    wchar_t base; /* 0: the right half of the wide one before */
    wchar_t mark[CELL_MARKS];
    unsigned char style; /* enum style */
    unsigned char cols;  /* of base: 1 or 2, or 0 */
    unsigned char unused[2];
};

enum grid_row {
    GRID_EMPTY, /* nothing was drawn there: blank */
    GRID_DRAWN,
    GRID_KEPT, /* as it is shown */
};

struct grid {
    struct cell *now, *shown;
    unsigned char *row;   /* enum grid_row, of now */
    unsigned char *blank; /* is the row shown blank? */
    int rows, cols;
    int cursor; /* shown: 1, hidden: 0, not known: -1 */
};

void grid_done(struct grid *grid);
/* All rows are empty, in the size the terminal has now; has that changed? */
bool grid_begin(struct grid *grid);
/* The cell to draw into, blank at first. Both must lie on the screen; borrowed,
 * with the rest of its row, until the next grid_begin(). */
struct cell *grid_cell(struct grid *grid, int row, int col);
/* Takes rows over from what is shown: for what would be drawn the same. */
void grid_keep(struct grid *grid, int row, int rows);
/* Shows what has changed, the cursor at row and col (row -1: hidden). */
void grid_end(struct grid *grid, int row, int col);
