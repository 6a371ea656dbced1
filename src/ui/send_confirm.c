/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/send_confirm.h"

#include "base/mem.h"
#include "base/text.h"
#include "ui/paper.h"
#include "ui/scroll.h"
#include "ui/ui.h"

#include "base/i18n.h"
#include <string.h>

struct send_confirm {
    struct view view;
    char *question;
    char *message;
    struct paper paper;
    struct scroll scroll;
    send_confirm_fn *fn;
    void *ctx;
};

static struct send_confirm *confirm_of(struct view *view)
{
    return (struct send_confirm *)view;
}

/* The header's lines stand out; the text below is as it is read. */
static void need_paper(struct send_confirm *confirm, int cols)
{
    struct paper *paper = &confirm->paper;
    bool head = true;
    if (paper->cols == cols)
        return;
    paper_done(paper);
    paper_init(paper, cols);
    for (const char *at = confirm->message; *at;) {
        size_t len = strcspn(at, "\n");
        autofree char *line = text_clean(at, len, TEXT_LINE);
        head = head && len > 0;
        paper_add(paper, head ? STYLE_BOLD : STYLE_TEXT, 1, NULL, false, line);
        at += len + (at[len] == '\n');
    }
}

static void confirm_draw(struct view *view, const struct canvas *canvas)
{
    struct send_confirm *confirm = confirm_of(view);
    struct paper question;
    paper_init(&question, canvas->cols - 2);
    paper_add(&question, STYLE_BOLD, 1, NULL, false, confirm->question);
    need_paper(confirm, canvas->cols - 2);
    int below = (int)question.count + 2;
    struct canvas area =
        canvas_part(canvas, 0, 0, canvas->rows - below, canvas->cols);
    scroll_fit(&confirm->scroll, confirm->paper.count, area.rows);
    paper_draw(&confirm->paper, &area, confirm->scroll.from,
               _("more below: Down, PgDn"));
    struct canvas foot = canvas_part(canvas, area.rows, 0, below, canvas->cols);
    canvas_rule(&foot, 0);
    struct canvas asked = canvas_part(&foot, 1, 0, below - 2, foot.cols);
    paper_draw(&question, &asked, 0, NULL);
    canvas_cursor(&asked, 0, 1);
    canvas_text(&foot, below - 1, 1, STYLE_DIM,
                ui_hints(view->ui, PLACE_CONFIRM, foot.cols - 2));
    paper_done(&question);
}

static void confirm_key(struct view *view, const struct input *key)
{
    scroll_key(&confirm_of(view)->scroll, key);
}

static unsigned confirm_place(struct view *view)
{
    (void)view;
    return PLACE_CONFIRM;
}

static bool confirm_command(struct view *view, enum command_id id)
{
    struct send_confirm *confirm = confirm_of(view);
    struct ui *ui = view->ui;
    send_confirm_fn *fn = confirm->fn;
    if (id != COMMAND_BACK && id != COMMAND_YES)
        return false;
    autofree void *ctx = steal(&confirm->ctx);
    ui_pop(ui);
    if (id == COMMAND_YES)
        fn(ui, ctx);
    return true;
}

static void confirm_free(struct view *view)
{
    struct send_confirm *confirm = confirm_of(view);
    paper_done(&confirm->paper);
    free(confirm->question);
    free(confirm->message);
    free(confirm->ctx);
    free(confirm);
}

static const struct view_ops confirm_ops = {
    .draw = confirm_draw,
    .key = confirm_key,
    .place = confirm_place,
    .command = confirm_command,
    .free = confirm_free,
};

void send_confirm_push(struct ui *ui, const char *question, const char *message,
                       send_confirm_fn *fn, void *ctx)
{
    struct send_confirm *confirm = xcalloc(1, sizeof *confirm);
    confirm->view.ops = &confirm_ops;
    confirm->view.covers = true;
    confirm->question = xstrdup(question);
    confirm->message = xstrdup(message);
    confirm->fn = fn;
    confirm->ctx = ctx;
    ui_push(ui, &confirm->view);
}
