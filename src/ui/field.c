/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/field.h"

#include "base/i18n.h"
#include "base/mem.h"

const struct field_ops *field_ops_find(enum field_shape shape)
{
    switch (shape) {
    case SHAPE_LINE:
        return &field_line_ops;
    case SHAPE_BLOCK:
        return &field_block_ops;
    case SHAPE_CHOICE:
        return &field_pick_ops;
    case SHAPE_MANY:
        return &field_tick_ops;
    case SHAPE_ROWS:
        return &field_rows_ops;
    }
    return NULL;
}

const struct field *field_view_def(const struct field_view *view)
{
    return &view->ui->work->form->fields[view->field];
}

const struct value *field_view_value(const struct field_view *view)
{
    return answers_value(view->ui->work->answers, view->field);
}

void field_view_init(struct field_view *view, struct ui *ui, size_t field)
{
    *view = (struct field_view){
        .ui = ui,
        .field = field,
        .column = FORM_NONE,
        .ops = field_ops_find(ui->work->form->fields[field].kind->shape),
        .seen = answers_rev(ui->work->answers),
    };
    bool block = view->ops == &field_block_ops;
    lineedit_init(&view->edit, block, VALUE_TEXT_MAX);
    view->ops->load(view);
    view->edit.cursor = view->edit.len;
}

void field_view_done(struct field_view *view)
{
    lineedit_done(&view->edit);
    *view = (struct field_view){0};
}

void field_view_sync(struct field_view *view)
{
    unsigned long rev = answers_rev(view->ui->work->answers);
    if (rev == view->seen)
        return;
    view->seen = rev;
    view->joins = false;
    view->ops->load(view);
}

enum field_did field_view_edit(struct field_view *view, const struct input *key,
                               field_put_fn *put)
{
    switch (lineedit_key(&view->edit, key)) {
    case EDIT_IGNORED:
        return FIELD_IGNORED;
    case EDIT_MOVED:
        view->joins = false;
        return FIELD_DONE;
    case EDIT_TYPED:
        put(view, view->joins ? STEP_JOIN : STEP_NEW);
        view->joins = true;
        break;
    case EDIT_CHANGED:
        put(view, STEP_NEW);
        view->joins = false;
        break;
    case EDIT_FULL:
        ui_say(view->ui, true, _("An answer holds %u bytes at most."),
               (unsigned)view->edit.max);
        return FIELD_DONE;
    }
    view->seen = answers_rev(view->ui->work->answers);
    return FIELD_DONE;
}

bool field_view_insert(struct field_view *view, const char *text, size_t len,
                       field_put_fn *put)
{
    enum lineedit_did did = lineedit_insert(&view->edit, text, len);
    if (did == EDIT_FULL)
        return false;
    if (did == EDIT_CHANGED)
        put(view, STEP_NEW);
    view->joins = false;
    view->seen = answers_rev(view->ui->work->answers);
    return true;
}

void field_draw_line(const struct canvas *canvas, int row, int col, int cols,
                     const struct lineedit *edit, bool focus)
{
    struct canvas line = canvas_part(canvas, row, col, 1, cols);
    if (line.cols < 2)
        return;
    size_t room = (size_t)line.cols - 1; /* one for the cursor behind */
    size_t before = text_cols(edit->text, edit->cursor), from = 0;
    if (focus && before > room) { /* by halves, not at every key */
        size_t half = room / 2 + 1;
        size_t hidden = (before - room + half - 1) / half * half;
        from = text_fit(edit->text, edit->len, hidden);
    }
    canvas_textn(&line, 0, 0, STYLE_TEXT, edit->text + from, edit->len - from);
    if (from > 0)
        canvas_text(&line, 0, 0, STYLE_DIM, canvas_mark(canvas, MARK_BAR));
    if (focus)
        canvas_cursor(&line, 0,
                      (int)text_cols(edit->text + from, edit->cursor - from));
}

size_t field_scroll(size_t scroll, size_t at, size_t count, size_t rows)
{
    if (rows == 0 || count <= rows)
        return 0;
    if (at < scroll)
        scroll = at;
    if (at >= scroll + rows)
        scroll = at - rows + 1;
    return scroll > count - rows ? count - rows : scroll;
}
