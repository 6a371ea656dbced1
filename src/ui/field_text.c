/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Text: a line (most questions; examples may stand below it), and a block of
 * many lines, where Enter is a newline and Tab leaves. */
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/field.h"

#define BLOCK_ROWS       8
#define BLOCK_ROWS_LEAST 2

static void load(struct field_view *view)
{
    lineedit_set(&view->edit, value_text(field_view_value(view)), false);
}

static void put(struct field_view *view, enum answers_step step)
{
    ui_answer(view->ui, view->field, value_of_text(view->edit.text), step);
}

static unsigned line_place(const struct field_view *view)
{
    (void)view;
    return PLACE_LINE;
}

static enum field_did line_key(struct field_view *view, const struct input *key)
{
    switch ((int)key->kind) {
    case INPUT_ENTER:
    case INPUT_DOWN:
        return FIELD_NEXT;
    case INPUT_UP:
        return FIELD_PREVIOUS;
    default:
        return field_view_edit(view, key, put);
    }
}

static bool paste(struct field_view *view, const char *text, size_t len)
{
    return field_view_insert(view, text, len, put);
}

static int line_rows(const struct field_view *view, int cols, int *ret_least)
{
    (void)cols;
    const struct field *field = field_view_def(view);
    *ret_least = 1;
    return field->option_count || field->example ? 3 : 1;
}

/* "for instance: 1 hour, 24 hours"; new. */
static char *examples(const struct field *field)
{
    if (field->option_count == 0)
        return xasprintf(_("for instance: %s"), field->example);
    char *line = xstrdup(_(field->options[0].label));
    for (size_t i = 1; i < field->option_count; i++) {
        char *longer = xasprintf("%s, %s", line, _(field->options[i].label));
        free(line);
        line = longer;
    }
    char *all = xasprintf(_("for instance: %s"), line);
    free(line);
    return all;
}

static void draw_examples(const struct field_view *view,
                          const struct canvas *canvas, int row)
{
    unsigned long long key =
        hash_mix(hash_mix(HASH_START, view->field), (unsigned)canvas->cols);
    if (ui_keeps(view->ui, UI_EXAMPLE, key, canvas->top + row, 1))
        return;
    autofree char *line = examples(field_view_def(view));
    canvas_clip(canvas, row, 2, canvas->cols - 2, STYLE_DIM, line);
}

static void line_draw(struct field_view *view, const struct canvas *canvas)
{
    const struct field *field = field_view_def(view);
    canvas_text(canvas, 0, 0, STYLE_FOCUS, canvas_mark(canvas, MARK_POINTER));
    field_draw_line(canvas, 0, 2, canvas->cols - 3, &view->edit, true);
    if (canvas->rows > 2 && (field->option_count || field->example))
        draw_examples(view, canvas, 2);
}

const struct field_ops field_line_ops = {
    .load = load,
    .place = line_place,
    .key = line_key,
    .paste = paste,
    .rows = line_rows,
    .draw = line_draw,
};

static unsigned block_place(const struct field_view *view)
{
    (void)view;
    return PLACE_BLOCK;
}

/* Up from the first line and down from the last leave the text. */
static enum field_did block_key(struct field_view *view,
                                const struct input *key)
{
    enum field_did did = field_view_edit(view, key, put);
    if (did == FIELD_IGNORED && key->kind == INPUT_UP)
        return FIELD_PREVIOUS;
    if (did == FIELD_IGNORED && key->kind == INPUT_DOWN)
        return FIELD_NEXT;
    return did;
}

static int block_rows(const struct field_view *view, int cols, int *ret_least)
{
    (void)view;
    (void)cols;
    *ret_least = BLOCK_ROWS_LEAST;
    return BLOCK_ROWS;
}

static void block_draw_line(const struct field_view *view,
                            const struct canvas *canvas, int row,
                            struct text_line line)
{
    size_t len = line.len;
    if (len > 0 && view->edit.text[line.start + len - 1] == '\n')
        len--;
    canvas_text(canvas, row, 0, STYLE_DIM, canvas_mark(canvas, MARK_BAR));
    canvas_textn(canvas, row, 2, STYLE_TEXT, view->edit.text + line.start, len);
}

static void block_draw(struct field_view *view, const struct canvas *canvas)
{
    autofree struct text_line *lines = NULL;
    view->edit.cols = canvas->cols > 4 ? (size_t)canvas->cols - 3 : 1;
    size_t count = lineedit_lines(&view->edit, &lines);
    size_t now = lineedit_cursor_line(&view->edit, lines, count);
    view->scroll = field_scroll(view->scroll, now, count, (size_t)canvas->rows);
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = view->scroll + (size_t)row;
        struct text_line none = {view->edit.len, 0};
        block_draw_line(view, canvas, row, i < count ? lines[i] : none);
        if (i == now)
            canvas_cursor(
                canvas, row,
                2 + (int)text_cols(view->edit.text + lines[i].start,
                                   view->edit.cursor - lines[i].start));
    }
}

const struct field_ops field_block_ops = {
    .load = load,
    .place = block_place,
    .key = block_key,
    .paste = paste,
    .rows = block_rows,
    .draw = block_draw,
};
