/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A table, one row a server: letters are commands until a row is edited, and
 * then its cells are typed one after the other below the table. */
#include "ui/field_rows.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <string.h>

bool rows_editing(const struct field_view *view)
{
    return view->column != FORM_NONE;
}

static size_t columns(const struct field_view *view)
{
    return field_view_def(view)->column_count;
}

static void load_cell(struct field_view *view, bool to_end)
{
    lineedit_set(&view->edit,
                 value_cell(field_view_value(view), view->at, view->column),
                 to_end);
}

static void load(struct field_view *view)
{
    size_t count = value_rows(field_view_value(view));
    if (view->at > count)
        view->at = count;
    if (view->at == count)
        view->column = FORM_NONE;
    if (rows_editing(view))
        load_cell(view, false);
}

static unsigned place(const struct field_view *view)
{
    if (rows_editing(view))
        return PLACE_CELL;
    bool on_row = view->at < value_rows(field_view_value(view));
    return on_row ? PLACE_ROWS : PLACE_ADD;
}

static void put_cell(struct field_view *view, enum answers_step step)
{
    struct value value = value_copy(field_view_value(view));
    value_set_cell(&value, view->at, view->column, view->edit.text);
    ui_answer(view->ui, view->field, value, step);
}

static void edit_cell(struct field_view *view, size_t column)
{
    view->column = column;
    view->joins = false;
    load_cell(view, true);
}

static void add_row(struct field_view *view, size_t at)
{
    if (value_rows(field_view_value(view)) >= VALUE_ROWS_MAX) {
        ui_say(view->ui, true, _("A table holds %u rows at most."),
               VALUE_ROWS_MAX);
        return;
    }
    struct value value = value_copy(field_view_value(view));
    value_insert_row(&value, at, columns(view));
    ui_answer(view->ui, view->field, value, STEP_NEW);
    view->at = at;
    edit_cell(view, 0);
}

/* Ends editing; a row that was added and never filled in goes away. */
static void finish_row(struct field_view *view)
{
    view->column = FORM_NONE;
    if (!value_row_is_empty(field_view_value(view), view->at))
        return;
    struct value value = value_copy(field_view_value(view));
    value_remove_row(&value, view->at);
    ui_answer(view->ui, view->field, value, STEP_WITH);
}

static void remove_row(struct field_view *view)
{
    struct value value = value_copy(field_view_value(view));
    value_remove_row(&value, view->at);
    ui_answer(view->ui, view->field, value, STEP_NEW);
    ui_say(view->ui, false, _("Removed; u brings it back."));
}

static void move_row(struct field_view *view, size_t to)
{
    struct value value = value_copy(field_view_value(view));
    value_move_row(&value, view->at, to);
    ui_answer(view->ui, view->field, value, STEP_NEW);
    view->at = to;
}

static enum field_did key_cell(struct field_view *view, const struct input *key)
{
    switch ((int)key->kind) {
    case INPUT_ENTER:
    case INPUT_TAB:
    case INPUT_DOWN:
        if (view->column + 1 < columns(view))
            edit_cell(view, view->column + 1);
        else
            finish_row(view);
        return FIELD_DONE;
    case INPUT_BACKTAB:
    case INPUT_UP:
        if (view->column > 0)
            edit_cell(view, view->column - 1);
        return FIELD_DONE;
    default:
        return field_view_edit(view, key, put_cell);
    }
}

static enum field_did key_table(struct field_view *view,
                                const struct input *key)
{
    size_t count = value_rows(field_view_value(view));
    switch ((int)key->kind) {
    case INPUT_UP:
        if (view->at == 0)
            return FIELD_PREVIOUS;
        view->at--;
        return FIELD_DONE;
    case INPUT_DOWN:
        if (view->at == count)
            return FIELD_NEXT;
        view->at++;
        return FIELD_DONE;
    case INPUT_ENTER:
    case INPUT_RIGHT:
        if (view->at == count)
            add_row(view, count);
        else
            edit_cell(view, 0);
        return FIELD_DONE;
    default:
        return FIELD_IGNORED;
    }
}

static enum field_did key(struct field_view *view, const struct input *key)
{
    return rows_editing(view) ? key_cell(view, key) : key_table(view, key);
}

/* Esc leaves the row before it leaves the question. */
static bool command(struct field_view *view, enum command_id id)
{
    size_t count = value_rows(field_view_value(view));
    bool on_row = view->at < count;
    switch ((int)id) {
    case COMMAND_MAP:
        if (!rows_editing(view))
            return false;
        finish_row(view);
        return true;
    case COMMAND_ADD:
        add_row(view, on_row ? view->at + 1 : count);
        return true;
    case COMMAND_REMOVE:
        if (on_row)
            remove_row(view);
        return true;
    case COMMAND_UP:
        if (on_row && view->at > 0)
            move_row(view, view->at - 1);
        return true;
    case COMMAND_DOWN:
        if (view->at + 1 < count)
            move_row(view, view->at + 1);
        return true;
    default:
        return false;
    }
}

/* Many rows at once; into a cell that is being edited, a single word. */
static bool paste(struct field_view *view, const char *text, size_t len)
{
    if (rows_editing(view) && !strpbrk(text, "\n\t ,;"))
        return field_view_insert(view, text, len, put_cell);
    struct value more;
    struct err err = {0};
    if (!answer_parse(field_view_def(view), text, &more, &err)) {
        ui_say(view->ui, true, "%s", err.text);
        return false;
    }
    if (rows_editing(view))
        finish_row(view);
    struct value value = value_copy(field_view_value(view));
    size_t count = value_rows(&more);
    bool fits = value_append_rows(&value, &more);
    value_done(&more);
    if (!fits) {
        value_done(&value);
        return false;
    }
    ui_answer(view->ui, view->field, value, STEP_NEW);
    view->at = value_rows(field_view_value(view));
    ui_say(view->ui, false,
           P_("%zu row added; u takes it back.",
              "%zu rows added; u takes them back.", count),
           count);
    return true;
}

const struct field_ops field_rows_ops = {
    .load = load,
    .place = place,
    .key = key,
    .command = command,
    .paste = paste,
    .rows = rows_wanted,
    .draw = rows_draw,
};
