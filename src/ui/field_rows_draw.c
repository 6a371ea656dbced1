/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/field_rows.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <string.h>

#define COLUMNS_DRAWN 8
#define VERDICT_COLS  16
#define LEFT          2 /* room for the pointer */

int rows_wanted(const struct field_view *view, int cols, int *ret_least)
{
    (void)cols;
    int rows = (int)value_rows(field_view_value(view));
    int cells = (int)field_view_def(view)->column_count;
    *ret_least = rows_editing(view) ? cells + 1 : 2;
    return rows + 2 + (rows_editing(view) ? cells + 1 : 0);
}

static int widest_cell(const struct field_view *view, size_t column)
{
    const struct value *value = field_view_value(view);
    const char *label = _(field_view_def(view)->columns[column].label);
    size_t cols = text_cols(label, strlen(label));
    for (size_t row = 0; row < value_rows(value); row++) {
        const char *cell = value_cell(value, row, column);
        size_t now = text_cols(cell, strlen(cell));
        cols = now > cols ? now : cols;
    }
    return (int)cols;
}

/* The widest column gives until all have room. */
static void fit_columns(int width[], size_t count, int room)
{
    int wanted = 0;
    for (size_t i = 0; i < count; i++)
        wanted += width[i];
    for (; wanted > room; wanted--) {
        size_t widest = 0;
        for (size_t i = 1; i < count; i++)
            if (width[i] > width[widest])
                widest = i;
        if (width[widest] <= 2)
            return;
        width[widest]--;
    }
}

/* Each as wide as its widest cell, as far as there is room. */
static size_t place_columns(const struct field_view *view, int cols,
                            int at[COLUMNS_DRAWN + 1])
{
    size_t count = field_view_def(view)->column_count;
    int width[COLUMNS_DRAWN] = {0};
    if (count > COLUMNS_DRAWN)
        count = COLUMNS_DRAWN;
    for (size_t i = 0; i < count; i++)
        width[i] = widest_cell(view, i) + 2;
    fit_columns(width, count, cols - LEFT - (cols > 60 ? VERDICT_COLS : 4));
    at[0] = LEFT;
    for (size_t i = 0; i < count; i++)
        at[i + 1] = at[i] + width[i];
    return count;
}

static void draw_header(const struct field_view *view,
                        const struct canvas *canvas, const int at[],
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        canvas_clip(canvas, 0, at[i], at[i + 1] - at[i] - 1, STYLE_DIM,
                    _(field_view_def(view)->columns[i].label));
}

/* One verdict a row, as a mark and a word. */
static void draw_verdict(const struct field_view *view,
                         const struct canvas *canvas, int row, int col,
                         size_t index)
{
    const struct finding *worst =
        findings_of_row(&view->ui->work->findings, view->field, index);
    if (value_row_is_empty(field_view_value(view), index))
        return;
    enum mark mark = MARK_FINE;
    enum style style = STYLE_FINE;
    /* TRANSLATORS: verdict on one row of a table */
    const char *word = _("fine");
    if (worst && worst->severity == SEVERITY_ERROR) {
        mark = MARK_ERROR;
        style = STYLE_ERROR;
        word = _("to be mended");
    } else if (worst && worst->severity == SEVERITY_WARNING) {
        mark = MARK_WARNING;
        style = STYLE_WARNING;
        word = _("look again");
    }
    canvas_text(canvas, row, col, style, canvas_mark(canvas, mark));
    if ((int)text_cols(word, strlen(word)) <= canvas->cols - col - 2)
        canvas_text(canvas, row, col + 2, style, word);
}

static void draw_row(const struct field_view *view, const struct canvas *canvas,
                     int row, size_t index, const int at[], size_t count)
{
    const struct value *value = field_view_value(view);
    bool here = index == view->at;
    enum style style = here ? STYLE_FOCUS : STYLE_TEXT;
    if (here)
        canvas_text(canvas, row, 0, STYLE_FOCUS,
                    canvas_mark(canvas, MARK_POINTER));
    for (size_t i = 0; i < count; i++) {
        const char *cell = value_cell(value, index, i);
        canvas_clip(canvas, row, at[i], at[i + 1] - at[i] - 1, style,
                    *cell ? cell : canvas_mark(canvas, MARK_EMPTY));
    }
    draw_verdict(view, canvas, row, at[count], index);
}

static void draw_add(const struct field_view *view, const struct canvas *canvas,
                     int row, bool here)
{
    (void)view;
    if (here)
        canvas_text(canvas, row, 0, STYLE_FOCUS,
                    canvas_mark(canvas, MARK_POINTER));
    canvas_clip(canvas, row, LEFT, canvas->cols - LEFT,
                here ? STYLE_FOCUS : STYLE_DIM, _("+ add a row"));
}

static void draw_table(struct field_view *view, const struct canvas *canvas)
{
    int at[COLUMNS_DRAWN + 1];
    size_t count = place_columns(view, canvas->cols, at);
    size_t rows = value_rows(field_view_value(view)) + 1;
    int header = canvas->rows > 2 ? 1 : 0;
    if (header)
        draw_header(view, canvas, at, count);
    view->scroll = field_scroll(view->scroll, view->at, rows,
                                (size_t)(canvas->rows - header));
    for (int row = header; row < canvas->rows; row++) {
        size_t i = view->scroll + (size_t)(row - header);
        if (i >= rows)
            return;
        if (i == view->at)
            canvas_cursor(canvas, row, LEFT);
        if (i + 1 < rows)
            draw_row(view, canvas, row, i, at, count);
        else
            draw_add(view, canvas, row, i == view->at);
    }
}

/* The row under work, a cell a line, so that a long name has room. */
static void draw_cells(struct field_view *view, const struct canvas *canvas)
{
    const struct field *field = field_view_def(view);
    const struct value *value = field_view_value(view);
    size_t widest = 0;
    for (size_t i = 0; i < field->column_count; i++) {
        size_t cols = text_cols(_(field->columns[i].label),
                                strlen(_(field->columns[i].label)));
        widest = cols > widest ? cols : widest;
    }
    int col = LEFT + (int)widest + 2;
    for (size_t i = 0; i < field->column_count; i++) {
        int row = (int)i;
        bool here = i == view->column;
        const char *cell = value_cell(value, view->at, i);
        canvas_text(canvas, row, LEFT, here ? STYLE_FOCUS : STYLE_DIM,
                    _(field->columns[i].label));
        if (here)
            field_draw_line(canvas, row, col, canvas->cols - col, &view->edit,
                            true);
        else if (*cell || !field->columns[i].example)
            canvas_clip(canvas, row, col, canvas->cols - col, STYLE_TEXT, cell);
        else
            canvas_clip(canvas, row, col, canvas->cols - col, STYLE_DIM,
                        field->columns[i].example);
    }
}

void rows_draw(struct field_view *view, const struct canvas *canvas)
{
    if (!rows_editing(view)) {
        draw_table(view, canvas);
        return;
    }
    int cells = (int)field_view_def(view)->column_count;
    int table = canvas->rows - cells - 1;
    struct canvas above = canvas_part(canvas, 0, 0, table, canvas->cols);
    struct canvas below =
        canvas_part(canvas, canvas->rows - cells, 0, cells, canvas->cols);
    if (above.rows > 0)
        draw_table(view, &above);
    draw_cells(view, &below);
}
