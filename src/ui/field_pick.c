/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A choice of one: Enter or a number chooses and goes on, Space chooses. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/field_options.h"

/* Own words are whatever the answer holds that is no option. */
static const char *own_words(const struct field_view *view)
{
    const char *text = value_text(field_view_value(view));
    bool option = field_option(field_view_def(view), text) != FORM_NONE;
    return option ? "" : text;
}

static void load(struct field_view *view)
{
    const struct field *field = field_view_def(view);
    lineedit_set(&view->edit, own_words(view), false);
    size_t option = field_option(field, value_text(field_view_value(view)));
    if (option != FORM_NONE)
        view->at = option;
    else if (view->edit.len > 0 && field->free)
        view->at = field->option_count;
}

static void put(struct field_view *view, enum answers_step step)
{
    ui_answer(view->ui, view->field, value_of_text(view->edit.text), step);
}

static unsigned place(const struct field_view *view)
{
    return options_on_words(view) ? PLACE_WORDS : PLACE_PICK;
}

static void choose(struct field_view *view, size_t option)
{
    const struct field *field = field_view_def(view);
    view->at = option;
    if (option < field->option_count)
        ui_answer(view->ui, view->field,
                  value_of_text(field->options[option].value), STEP_NEW);
}

static enum field_did key(struct field_view *view, const struct input *key)
{
    if (options_move(view, key))
        return FIELD_DONE;
    if (options_on_words(view))
        return options_words_key(view, key, put);
    size_t number = options_numbered(view, key);
    if (number != FORM_NONE) {
        choose(view, number);
        return options_on_words(view) ? FIELD_DONE : FIELD_NEXT;
    }
    if (key->kind == INPUT_ENTER || key->kind == INPUT_RIGHT) {
        choose(view, view->at);
        return key->kind == INPUT_ENTER ? FIELD_NEXT : FIELD_DONE;
    }
    if (key->kind == INPUT_CHAR && key->ucs == ' ' && !key->alt) {
        choose(view, view->at);
        return FIELD_DONE;
    }
    if (key->kind == INPUT_BACKSPACE || key->kind == INPUT_DELETE) {
        ui_answer(view->ui, view->field, (struct value){0}, STEP_NEW);
        return FIELD_DONE;
    }
    return FIELD_IGNORED;
}

static bool paste(struct field_view *view, const char *text, size_t len)
{
    return options_paste(view, text, len, put);
}

static void draw(struct field_view *view, const struct canvas *canvas)
{
    /* TRANSLATORS: last row of a list of options, one types behind it */
    options_draw(view, canvas, false, _("in other words:"));
}

const struct field_ops field_pick_ops = {
    .load = load,
    .place = place,
    .key = key,
    .paste = paste,
    .rows = options_wanted,
    .draw = draw,
};
