/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A choice of many: Space or a number ticks. The words of "other" belong to a
 * field of their own and can be typed here too. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/field_options.h"

static void load(struct field_view *view)
{
    size_t other = field_view_def(view)->other;
    const struct answers *answers = view->ui->work->answers;
    lineedit_set(&view->edit,
                 other == FORM_NONE ? "" : answers_text(answers, other), false);
}

static void put(struct field_view *view, enum answers_step step)
{
    ui_answer(view->ui, field_view_def(view)->other,
              value_of_text(view->edit.text), step);
}

static unsigned place(const struct field_view *view)
{
    return options_on_words(view) ? PLACE_WORDS : PLACE_TICK;
}

static void tick(struct field_view *view, size_t option)
{
    const struct field *field = field_view_def(view);
    view->at = option;
    if (option >= field->option_count)
        return;
    struct value value = value_copy(field_view_value(view));
    value_toggle(&value, field->options[option].value);
    ui_answer(view->ui, view->field, value, STEP_NEW);
}

/* Enter on an untouched list says so once, and never skips in silence. */
static enum field_did enter(struct field_view *view)
{
    bool empty = value_is_empty(field_view_value(view)) && !view->edit.len;
    if (!empty || view->asked_empty)
        return FIELD_NEXT;
    view->asked_empty = true;
    ui_say(view->ui, false,
           _("Nothing is ticked. Space ticks; Enter again leaves it so."));
    return FIELD_DONE;
}

static enum field_did key(struct field_view *view, const struct input *key)
{
    if (options_move(view, key))
        return FIELD_DONE;
    if (options_on_words(view) && key->kind == INPUT_ENTER)
        return enter(view);
    if (options_on_words(view))
        return options_words_key(view, key, put);
    size_t number = options_numbered(view, key);
    if (number != FORM_NONE) {
        tick(view, number);
        return FIELD_DONE;
    }
    if (key->kind == INPUT_CHAR && key->ucs == ' ' && !key->alt) {
        tick(view, view->at);
        return FIELD_DONE;
    }
    return key->kind == INPUT_ENTER ? enter(view) : FIELD_IGNORED;
}

static bool paste(struct field_view *view, const char *text, size_t len)
{
    return options_paste(view, text, len, put);
}

static void draw(struct field_view *view, const struct canvas *canvas)
{
    const struct field *field = field_view_def(view);
    const struct form *form = view->ui->work->form;
    options_draw(
        view, canvas, true,
        field->other == FORM_NONE ? "" : _(form->fields[field->other].label));
}

const struct field_ops field_tick_ops = {
    .load = load,
    .place = place,
    .key = key,
    .paste = paste,
    .rows = options_wanted,
    .draw = draw,
};
