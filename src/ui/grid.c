/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/grid.h"

#include "base/mem.h"

#include <curses.h>
#include <string.h>

#define RUN_MAX 64 /* cells handed over at once */

static attr_t attributes(unsigned char style)
{
    switch ((enum style)style) {
    case STYLE_TEXT:
        return A_NORMAL;
    case STYLE_BOLD:
    case STYLE_FOCUS:
        return A_BOLD;
    case STYLE_DIM:
        return A_DIM;
    case STYLE_GUIDE:
        return COLOR_PAIR(COLOR_YELLOW);
    case STYLE_FACT:
        return COLOR_PAIR(COLOR_CYAN);
    case STYLE_FIELD:
        return A_UNDERLINE;
    case STYLE_ERROR:
        return A_BOLD | COLOR_PAIR(COLOR_RED);
    case STYLE_WARNING:
        return A_BOLD | COLOR_PAIR(COLOR_YELLOW);
    case STYLE_FINE:
        return COLOR_PAIR(COLOR_GREEN);
    }
    return A_NORMAL;
}

void grid_done(struct grid *grid)
{
    free(grid->now);
    free(grid->shown);
    free(grid->row);
    free(grid->blank);
    *grid = (struct grid){0};
}

/* Nothing is shown yet, so everything differs. */
static void resize(struct grid *grid, int rows, int cols)
{
    size_t count = (size_t)rows * (size_t)cols;
    grid_done(grid);
    grid->rows = rows;
    grid->cols = cols;
    grid->now = xcalloc(count, sizeof *grid->now);
    grid->shown = xcalloc(count, sizeof *grid->shown);
    grid->row = xcalloc((size_t)rows, 1);
    grid->blank = xcalloc((size_t)rows, 1);
    grid->cursor = -1;
    erase();
}

bool grid_begin(struct grid *grid)
{
    int rows = getmaxy(stdscr), cols = getmaxx(stdscr);
    bool resized = rows != grid->rows || cols != grid->cols;
    if (resized)
        resize(grid, rows, cols);
    memset(grid->row, GRID_EMPTY, (size_t)rows);
    return resized;
}

static size_t row_size(const struct grid *grid)
{
    return (size_t)grid->cols * sizeof *grid->now;
}

static void blank_row(struct cell *row, int cols)
{
    static const struct cell blank = {.base = L' ', .cols = 1};
    for (int col = 0; col < cols; col++)
        row[col] = blank;
}

struct cell *grid_cell(struct grid *grid, int row, int col)
{
    struct cell *now = &grid->now[row * grid->cols];
    if (grid->row[row] == GRID_EMPTY)
        blank_row(now, grid->cols);
    else if (grid->row[row] == GRID_KEPT)
        memcpy(now, &grid->shown[row * grid->cols], row_size(grid));
    grid->row[row] = GRID_DRAWN;
    return &now[col];
}

void grid_keep(struct grid *grid, int row, int rows)
{
    memset(&grid->row[row], GRID_KEPT, (size_t)rows);
}

static bool same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Draws cells from..to of a row: curses is given cells, not text, which it
 * would take apart again. */
static void draw_cells(const struct cell *cells, int row, int from, int to)
{
    for (int col = from; col < to;) {
        cchar_t run[RUN_MAX];
        int len = 0, start = col;
        for (; col < to && len < RUN_MAX; col++) {
            const struct cell *cell = &cells[col];
            if (!cell->base)
                continue;
            wchar_t text[1 + CELL_MARKS + 1] = {cell->base};
            memcpy(text + 1, cell->mark, sizeof cell->mark);
            attr_t attr = attributes(cell->style);
            setcchar(&run[len++], text, attr, (short)PAIR_NUMBER(attr), NULL);
        }
        mvadd_wchnstr(row, start, run, len);
    }
}

static void draw_row(const struct grid *grid, int row)
{
    const struct cell *now = &grid->now[row * grid->cols];
    const struct cell *shown = &grid->shown[row * grid->cols];
    int from = 0, to = grid->cols;
    while (from < to && same(&now[from], &shown[from]))
        from++;
    while (to > from && same(&now[to - 1], &shown[to - 1]))
        to--;
    /* Wide characters are drawn whole, the old ones' halves over. */
    while (from > 0 && from < to && (!now[from].base || !shown[from].base))
        from--;
    while (to < grid->cols && from < to && (!now[to].base || !shown[to].base))
        to++;
    if (from < to)
        draw_cells(now, row, from, to);
}

static void show_row(struct grid *grid, int row)
{
    bool empty = grid->row[row] == GRID_EMPTY;
    if (grid->row[row] == GRID_KEPT || (empty && grid->blank[row]))
        return;
    struct cell *now = &grid->now[row * grid->cols];
    struct cell *shown = &grid->shown[row * grid->cols];
    if (empty)
        blank_row(now, grid->cols);
    if (memcmp(now, shown, row_size(grid)) != 0) {
        draw_row(grid, row);
        memcpy(shown, now, row_size(grid));
    }
    grid->blank[row] = empty;
}

void grid_end(struct grid *grid, int row, int col)
{
    for (int i = 0; i < grid->rows; i++)
        show_row(grid, i);
    int cursor = row >= 0 ? 1 : 0;
    if (cursor != grid->cursor)
        curs_set(cursor);
    grid->cursor = cursor;
    if (row >= 0)
        move(row, col);
    wnoutrefresh(stdscr);
    doupdate();
}
