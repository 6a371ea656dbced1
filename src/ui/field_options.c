/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/field_options.h"

#include "base/i18n.h"
#include "base/mem.h"

bool options_have_words(const struct field *field)
{
    return field->free || field->other != FORM_NONE;
}

size_t options_rows(const struct field *field)
{
    return field->option_count + (options_have_words(field) ? 1 : 0);
}

bool options_on_words(const struct field_view *view)
{
    return view->at == field_view_def(view)->option_count;
}

bool options_move(struct field_view *view, const struct input *key)
{
    size_t last = options_rows(field_view_def(view)) - 1;
    if (key->kind == INPUT_UP)
        view->at -= view->at > 0;
    else if (key->kind == INPUT_DOWN)
        view->at += view->at < last;
    else if (key->kind == INPUT_HOME && !options_on_words(view))
        view->at = 0;
    else if (key->kind == INPUT_END && !options_on_words(view))
        view->at = last;
    else
        return false;
    view->joins = false;
    return true;
}

size_t options_numbered(const struct field_view *view, const struct input *key)
{
    if (key->kind != INPUT_CHAR || key->alt || key->ucs < '1' || key->ucs > '9')
        return FORM_NONE;
    size_t option = key->ucs - '1';
    return option < options_rows(field_view_def(view)) ? option : FORM_NONE;
}

static void draw_option(const struct field_view *view,
                        const struct canvas *canvas, int row, size_t i,
                        bool boxes)
{
    const struct option *option = &field_view_def(view)->options[i];
    bool on = value_has(field_view_value(view), option->value);
    enum style style = view->at == i ? STYLE_FOCUS : STYLE_TEXT;
    autofree char *line = xasprintf(boxes ? "[%s] %zu  %s" : "(%s) %zu  %s",
                                    on ? "x" : " ", i + 1, _(option->label));
    int used = canvas_clip(canvas, row, 2, canvas->cols - 2, style, line);
    if (option->guess) /* TRANSLATORS: no source has this option's wording */
        canvas_clip(canvas, row, 4 + used, canvas->cols - 4 - used, STYLE_DIM,
                    _("(our guess)"));
}

static void draw_words(const struct field_view *view,
                       const struct canvas *canvas, int row, bool boxes,
                       const char *words)
{
    bool here = options_on_words(view);
    size_t number = field_view_def(view)->option_count + 1;
    autofree char *line = xasprintf(boxes ? "[%s] %zu  %s" : "(%s) %zu  %s",
                                    view->edit.len ? "x" : " ", number, words);
    int used = canvas_clip(canvas, row, 2, canvas->cols / 2,
                           here ? STYLE_FOCUS : STYLE_TEXT, line);
    field_draw_line(canvas, row, 3 + used, canvas->cols - 4 - used, &view->edit,
                    here);
}

void options_draw(struct field_view *view, const struct canvas *canvas,
                  bool boxes, const char *words)
{
    const struct field *field = field_view_def(view);
    size_t count = options_rows(field);
    view->scroll =
        field_scroll(view->scroll, view->at, count, (size_t)canvas->rows);
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = view->scroll + (size_t)row;
        if (i >= count)
            return;
        if (i == view->at) {
            canvas_text(canvas, row, 0, STYLE_FOCUS,
                        canvas_mark(canvas, MARK_POINTER));
            canvas_cursor(canvas, row, 3);
        }
        if (i < field->option_count)
            draw_option(view, canvas, row, i, boxes);
        else
            draw_words(view, canvas, row, boxes, words);
    }
}

enum field_did options_words_key(struct field_view *view,
                                 const struct input *key, field_put_fn *put)
{
    if (key->kind == INPUT_ENTER || key->kind == INPUT_TAB ||
        key->kind == INPUT_PAGE_DOWN)
        return FIELD_NEXT;
    if (key->kind == INPUT_BACKTAB || key->kind == INPUT_PAGE_UP)
        return FIELD_PREVIOUS;
    return field_view_edit(view, key, put);
}

bool options_paste(struct field_view *view, const char *text, size_t len,
                   field_put_fn *put)
{
    struct value value;
    if (options_on_words(view))
        return field_view_insert(view, text, len, put);
    if (!answer_parse(field_view_def(view), text, &value, NULL))
        return false;
    ui_answer(view->ui, view->field, value, STEP_NEW);
    return true;
}

int options_wanted(const struct field_view *view, int cols, int *ret_least)
{
    (void)cols;
    int count = (int)options_rows(field_view_def(view));
    *ret_least = count < 3 ? count : 3;
    return count;
}
