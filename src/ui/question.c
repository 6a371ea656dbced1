/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/question.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/ask.h"
#include "ui/evidence_page.h"
#include "ui/external.h"
#include "ui/help.h"
#include "ui/pasted.h"
#include "ui/reply_page.h"

#include <string.h>

static struct question *question_of(struct view *view)
{
    return (struct question *)view;
}

static void go_by(struct question *question, int step)
{
    struct ui *ui = question->view.ui;
    if (ui->walking) {
        reply_walk(ui, question->field.field, step);
        return;
    }
    size_t to = answers_next(ui->work->answers, question->field.field, step);
    if (to != FORM_NONE)
        ui_go(ui, to);
    else if (step > 0)
        ui_show_map(ui, false); /* behind the last question is the review */
    else
        ui_say(ui, false, _("This is the first question."));
}

static void question_key(struct view *view, const struct input *key)
{
    struct question *question = question_of(view);
    struct field_view *field = &question->field;
    field_view_sync(field);
    if (key->kind == INPUT_PASTE) {
        if (pasted_needs_asking(field, key) ||
            !field->ops->paste(field, key->paste, key->paste_len))
            pasted_ask(view->ui, field, key);
        return;
    }
    switch (field->ops->key(field, key)) {
    case FIELD_NEXT:
        go_by(question, 1);
        break;
    case FIELD_PREVIOUS:
        go_by(question, -1);
        break;
    case FIELD_DONE:
    case FIELD_IGNORED:
        break;
    }
}

/* Esc ends a table's cell first, wherever one came from. */
static unsigned question_place(struct view *view)
{
    const struct question *question = question_of(view);
    unsigned place = question->field.ops->place(&question->field);
    const struct host *host = view->ui->host;
    if (evidence_answers(field_view_def(&question->field)) &&
        host->evidence.look(host->ctx).provider)
        place |= PLACE_LINES;
    return view->ui->walking && !(place & PLACE_CELL) ? place | PLACE_WALK
                                                      : place;
}

static void take_measured(struct question *question)
{
    struct ui *ui = question->view.ui;
    size_t field = question->field.field;
    const struct fact *fact = work_suggestion(ui->work, field);
    struct value value;
    if (!work_suggest(ui->work, field, &value)) {
        ui_say(ui, false, _("Nothing was measured that would fit here."));
        return;
    }
    autofree char *source = xstrdup(fact->source);
    answers_set(ui->work->answers, field, value, ORIGIN_MEASURED, STEP_NEW);
    ui_say(ui, false, _("Taken: %s. Alt-U takes it back."), source);
    ui_touch(ui);
}

static void jump_to(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    if (!text)
        return;
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    if (*end || number < 1 || number > ui->work->form->field_count)
        ui_say(ui, true, _("There is no question “%s”."), text);
    else if (!answers_asked(ui->work->answers, number - 1))
        ui_say(ui, true, _("Question %lu is not asked with these answers."),
               number);
    else
        ui_go(ui, number - 1);
}

static bool question_command(struct view *view, enum command_id id)
{
    struct question *question = question_of(view);
    struct field_view *field = &question->field;
    struct ui *ui = view->ui;
    field_view_sync(field);
    if (field->ops->command && field->ops->command(field, id))
        return true;
    switch ((int)id) {
    case COMMAND_NEXT:
    case COMMAND_PREVIOUS:
        go_by(question, id == COMMAND_NEXT ? 1 : -1);
        return true;
    case COMMAND_MAP:
        ui_show_map(ui, false);
        return true;
    case COMMAND_BACK:
        ui_show_mail(ui);
        return true;
    case COMMAND_SEARCH:
        ui_show_map(ui, true);
        return true;
    case COMMAND_TAKE:
        take_measured(question);
        return true;
    case COMMAND_EDITOR:
        external_edit(ui, field->field);
        return true;
    case COMMAND_COPY:
        ui_copy(ui, field->field);
        return true;
    case COMMAND_JUMP:
        ask_text_push(ui, _("Number of the question"), "", jump_to, NULL);
        return true;
    case COMMAND_HELP:
        help_push(ui, question_place(view), field->field);
        return true;
    default:
        return false;
    }
}

static void question_free(struct view *view)
{
    struct question *question = question_of(view);
    field_view_done(&question->field);
    paper_done(&question->label);
    paper_done(&question->body);
    paper_done(&question->said);
    free(question);
}

static const struct view_ops question_ops = {
    .draw = question_draw,
    .key = question_key,
    .place = question_place,
    .command = question_command,
    .free = question_free,
};

struct view *question_new(struct ui *ui, size_t field)
{
    struct question *question = xcalloc(1, sizeof *question);
    question->view.ops = &question_ops;
    question->view.ui = ui;
    question->said_cols = -1;
    question->view.covers = true;
    question->body_field = FORM_NONE;
    field_view_init(&question->field, ui, field);
    return &question->view;
}
