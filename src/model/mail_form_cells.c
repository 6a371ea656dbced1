/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A table that is asked cell by cell, in a block for each row. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

enum { CELL_LINES_MAX = 2000 }; /* below a table's label */

/* Cells stand below the table's label; other fields' labels may stand among
 * them, but not after an empty line. */
static size_t cells_end(const struct scan *scan, const struct hits *hits,
                        size_t rows)
{
    size_t limit = hits->hit[rows].label_line + CELL_LINES_MAX;
    if (limit > scan->lines->count)
        limit = scan->lines->count;
    for (size_t i = rows + 1; i < hits->count; i++)
        if (hits->hit[i].line < limit && hits->hit[i].lead != LEAD_BULLET)
            return hits->hit[i].line;
    return limit;
}

/* A block of cells ends where one of its labels comes again. */
static void number_blocks(struct hits *cells, struct hits *hits, size_t rows,
                          size_t end)
{
    size_t block = 0, from = 0;
    for (size_t i = 0; i < cells->count; i++) {
        bool again = i == 0;
        for (size_t k = from; k < i && !again; k++)
            again = cells->hit[k].label->column == cells->hit[i].label->column;
        if (again) {
            block++;
            from = i;
        }
        cells->hit[i].block = block;
    }
    for (size_t i = rows + 1; i < hits->count && hits->hit[i].line < end; i++)
        for (size_t k = 0; k < cells->count; k++)
            if (cells->hit[k].line < hits->hit[i].line)
                hits->hit[i].block = cells->hit[k].block;
}

static int by_line(const void *a, const void *b)
{
    const struct hit *one = a, *other = b;
    return (one->line > other->line) - (one->line < other->line);
}

static void add_cells(const struct scan *scan, struct hits *hits, size_t rows)
{
    const struct hit label = hits->hit[rows];
    size_t end = cells_end(scan, hits, rows);
    struct hits cells = {0};
    struct hit cell = {0}, other;
    for (size_t i = label.label_line + 1; i < end; i++)
        if (hit_at(scan, i, label.field, &cell) && cell.depth == label.depth &&
            cell.marked)
            hits_add(&cells, &cell);
        else if (hit_at(scan, i, FORM_NONE, &other))
            i = other.label_line; /* where it was wrapped is no cell */
    number_blocks(&cells, hits, rows, end);
    for (size_t i = 0; i < cells.count; i++)
        hits_add(hits, &cells.hit[i]);
    free(cells.hit);
}

void hits_add_cells(const struct scan *scan, struct hits *hits)
{
    size_t count = hits->count;
    for (size_t i = 0; i < count; i++)
        if (scan->form->fields[hits->hit[i].field].column_count > 0)
            add_cells(scan, hits, i);
    if (hits->count > count)
        qsort(hits->hit, hits->count, sizeof *hits->hit, by_line);
}
