/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/grid.h"

#include "base/mem.h"

#include <curses.h>
#include <string.h>

#define RUN_MAX 256 /* cells handed over at once */

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
    *grid = (struct grid){0};
}

static size_t cell_count(const struct grid *grid)
{
    return (size_t)grid->rows * (size_t)grid->cols;
}

/* Nothing is shown yet, so everything differs. */
static void resize(struct grid *grid, int rows, int cols)
{
    grid_done(grid);
    grid->rows = rows;
    grid->cols = cols;
    grid->now = xcalloc(cell_count(grid), sizeof *grid->now);
    grid->shown = xcalloc(cell_count(grid), sizeof *grid->shown);
    erase();
}

bool grid_begin(struct grid *grid)
{
    int rows = getmaxy(stdscr), cols = getmaxx(stdscr);
    bool resized = rows != grid->rows || cols != grid->cols;
    if (resized)
        resize(grid, rows, cols);
    static const struct cell blank = {.base = L' ', .cols = 1};
    size_t row_size = (size_t)cols * sizeof *grid->now;
    for (int col = 0; col < cols; col++)
        grid->now[col] = blank;
    for (int row = 1; row < rows; row++)
        memcpy(&grid->now[row * cols], grid->now, row_size);
    return resized;
}

struct cell *grid_cell(struct grid *grid, int row, int col)
{
    return &grid->now[row * grid->cols + col];
}

void grid_keep(struct grid *grid, int row, int rows)
{
    size_t cols = (size_t)grid->cols;
    size_t at = (size_t)row * cols;
    memcpy(&grid->now[at], &grid->shown[at],
           (size_t)rows * cols * sizeof *grid->now);
}

static bool same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Draws cells from..to of a row: runs of one style at a time. */
static void draw_cells(const struct cell *cells, int row, int from, int to)
{
    move(row, from);
    for (int col = from; col < to;) {
        wchar_t run[RUN_MAX];
        int len = 0;
        unsigned char style = cells[col].style;
        for (; col < to && cells[col].style == style &&
               len < RUN_MAX - 1 - CELL_MARKS;
             col++) {
            if (!cells[col].base)
                continue;
            run[len++] = cells[col].base;
            for (size_t i = 0; i < CELL_MARKS && cells[col].mark[i]; i++)
                run[len++] = cells[col].mark[i];
        }
        attrset(attributes(style));
        addnwstr(run, len);
    }
    attrset(A_NORMAL);
}

static void draw_row(struct grid *grid, int row)
{
    const struct cell *now = &grid->now[row * grid->cols];
    const struct cell *shown = &grid->shown[row * grid->cols];
    int from = 0, to = grid->cols;
    if (memcmp(now, shown, (size_t)to * sizeof *now) == 0)
        return;
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

void grid_end(struct grid *grid, int row, int col)
{
    for (int i = 0; i < grid->rows; i++)
        draw_row(grid, i);
    struct cell *shown = grid->shown;
    grid->shown = grid->now;
    grid->now = shown;
    curs_set(row >= 0 ? 1 : 0);
    if (row >= 0)
        move(row, col);
    wnoutrefresh(stdscr);
    doupdate();
}
