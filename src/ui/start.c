/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/start.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/help.h"
#include "ui/mail_page.h"
#include "ui/paper.h"
#include "ui/pasted.h"
#include "ui/question.h"

#include <string.h>

#define NAME_COLS_MOST 24

struct start {
    struct view view;
    size_t at, scroll;
};

static struct start *start_of(struct view *view)
{
    return (struct start *)view;
}

static size_t drafts_of(struct view *view, const struct host_draft **ret)
{
    return view->ui->host->drafts(view->ui->host->ctx, ret);
}

static int name_cols(const struct host_draft *drafts, size_t count)
{
    size_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t cols = text_cols(drafts[i].name, strlen(drafts[i].name));
        widest = cols > widest ? cols : widest;
    }
    return widest > NAME_COLS_MOST ? NAME_COLS_MOST : (int)widest;
}

static void draw_draft(const struct canvas *canvas, int row,
                       const struct host_draft *draft, int wide, bool here)
{
    enum style style = here ? STYLE_FOCUS : STYLE_TEXT;
    int col = 5 + wide + 2;
    canvas_clip(canvas, row, 5, wide, style, draft->name);
    canvas_clip(canvas, row, col, canvas->cols - col - 1,
                draft->in_use ? STYLE_WARNING : STYLE_DIM,
                draft->in_use ? draft->in_use : draft->about);
}

static void draw_list(struct start *start, const struct canvas *canvas)
{
    const struct host_draft *drafts;
    size_t count = drafts_of(&start->view, &drafts);
    int wide = name_cols(drafts, count);
    if (start->at > count)
        start->at = count;
    start->scroll =
        field_scroll(start->scroll, start->at, count + 1, (size_t)canvas->rows);
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = start->scroll + (size_t)row;
        bool here = i == start->at;
        if (i > count)
            return;
        if (here) {
            canvas_text(canvas, row, 3, STYLE_FOCUS,
                        canvas_mark(canvas, MARK_POINTER));
            canvas_cursor(canvas, row, 5);
        }
        if (i < count)
            draw_draft(canvas, row, &drafts[i], wide, here);
        else
            canvas_clip(canvas, row, 5, canvas->cols - 6,
                        here ? STYLE_FOCUS : STYLE_TEXT,
                        _("+ start a new one"));
    }
}

/* The draft shall answer a mail: one that was named already and waits, or one
 * that is asked for next. */
static bool is_for_mail(const struct ui *ui)
{
    return ui->wants_mail ||
           (!ui->work &&
            ui->host->mail.look(ui->host->ctx).state != HOST_MAIL_NONE);
}

static void start_draw(struct view *view, const struct canvas *canvas)
{
    struct ui *ui = view->ui;
    canvas_text(canvas, 0, 1, STYLE_BOLD, "senderform");
    canvas_rule(canvas, 1);
    struct paper paper;
    paper_init(&paper, canvas->cols - 3);
    paper_add(&paper, STYLE_TEXT, 3, NULL, false,
              is_for_mail(ui)
                  ? _("Which draft holds the answers to the mail?")
                  : _("There are drafts from before. Which one do you want to "
                      "go on with?"));
    int gap = canvas->rows > 12 ? 1 : 0;
    struct canvas text = canvas_part(canvas, 2 + gap, 0, 4, canvas->cols);
    paper_draw(&paper, &text, 0, NULL);
    int top = 2 + 2 * gap + (int)paper.count;
    struct canvas list =
        canvas_part(canvas, top, 0,
                    canvas->rows - top - footer_rows(ui, canvas), canvas->cols);
    draw_list(start_of(view), &list);
    footer_draw(ui, canvas, view->ops->place(view));
    paper_done(&paper);
}

static void open_draft(struct view *view, const char *name)
{
    struct err err = {0};
    struct ui *ui = view->ui;
    const struct host *host = ui->host;
    if (ui->wants_mail && name && host->mail.has_kept(host->ctx, name)) {
        ui->wants_mail = false;
        mail_go_on(ui, name);
        return;
    }
    if (!host->open(host->ctx, name, &err)) {
        ui_say(ui, true, "%s", err.text);
        return;
    }
    if (ui->wants_mail)
        mail_ask(ui, NULL);
    ui->wants_mail = false;
}

static void enter(struct view *view)
{
    const struct host_draft *drafts;
    size_t count = drafts_of(view, &drafts), at = start_of(view)->at;
    open_draft(view, at < count ? drafts[at].name : NULL);
}

static void start_key(struct view *view, const struct input *key)
{
    struct start *start = start_of(view);
    const struct host_draft *drafts;
    size_t count = drafts_of(view, &drafts);
    if (key->kind == INPUT_UP || key->kind == INPUT_BACKTAB)
        start->at -= start->at > 0;
    else if (key->kind == INPUT_DOWN || key->kind == INPUT_TAB)
        start->at += start->at < count;
    else if (key->kind == INPUT_ENTER)
        enter(view);
    else if (key->kind == INPUT_PASTE)
        pasted_ask_start(
            view->ui, start->at < count ? drafts[start->at].name : NULL, key);
}

static void remove_draft(struct view *view)
{
    const struct host_draft *drafts;
    size_t count = drafts_of(view, &drafts), at = start_of(view)->at;
    struct ui *ui = view->ui;
    struct err err = {0};
    if (at >= count)
        return;
    autofree char *name = xstrdup(drafts[at].name);
    if (ui->host->remove(ui->host->ctx, name, &err))
        ui_say(ui, false,
               _("Removed. “senderform drafts restore %s” brings it back."),
               name);
    else
        ui_say(ui, true, "%s", err.text);
}

static void reply(struct view *view)
{
    const struct host_draft *drafts;
    size_t count = drafts_of(view, &drafts), at = start_of(view)->at;
    struct ui *ui = view->ui;
    bool waits = is_for_mail(ui) && !ui->wants_mail;
    ui->wants_mail = false;
    if (at >= count)
        ui_say(ui, false, _("First the draft that holds the answers."));
    else if (waits)
        mail_ask(ui, drafts[at].name); /* another one than that */
    else
        mail_go_on(ui, drafts[at].name);
}

static unsigned start_place(struct view *view)
{
    return view->ui->work ? PLACE_START | PLACE_OVER : PLACE_START;
}

static bool start_command(struct view *view, enum command_id id)
{
    switch ((int)id) {
    case COMMAND_BACK:
        ui_show_map(view->ui, false);
        return true;
    case COMMAND_ADD:
        open_draft(view, NULL);
        return true;
    case COMMAND_REMOVE:
        remove_draft(view);
        return true;
    case COMMAND_REPLY:
        reply(view);
        return true;
    case COMMAND_HELP:
        help_push(view->ui, view->ops->place(view), FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void start_free(struct view *view)
{
    free(start_of(view));
}

static const struct view_ops start_ops = {
    .draw = start_draw,
    .key = start_key,
    .place = start_place,
    .command = start_command,
    .free = start_free,
};

struct view *start_new(struct ui *ui)
{
    struct start *start = xcalloc(1, sizeof *start);
    start->view.ops = &start_ops;
    start->view.ui = ui;
    start->view.covers = true;
    return &start->view;
}
