/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/demand_list.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/demands.h"
#include "ui/help.h"
#include "ui/paper.h"
#include "ui/question.h"
#include "ui/scroll.h"
#include "ui/ui.h"
#include "ui/verdict.h"

struct demand_list {
    struct view view;
    struct paper paper;
    unsigned long rev; /* of the facts it was judged by */
    struct scroll scroll;
};

static struct demand_list *list_of(struct view *view)
{
    return (struct demand_list *)view;
}

static void add_demand(struct paper *paper, const struct canvas *canvas,
                       const struct check_in *in, size_t demand)
{
    static const enum fact_verdict verdicts[] = {
        [DEMAND_MET] = VERDICT_GOOD,
        [DEMAND_MISSED] = VERDICT_BAD,
        [DEMAND_UNKNOWN] = VERDICT_UNKNOWN,
        [DEMAND_ELSEWHERE] = VERDICT_PLAIN,
    };
    enum demand_state state;
    enum style style;
    autofree char *line = demand_sentence(in, demand, &state);
    enum mark mark = verdict_mark(verdicts[state], &style);
    size_t first = paper->count;
    paper_add(paper, STYLE_TEXT, 5, canvas_mark(canvas, mark), false, line);
    if (first < paper->count)
        paper->line[first].lead_style = style;
}

static void write_paper(struct demand_list *list, const struct canvas *canvas)
{
    const struct work *work = list->view.ui->work;
    const struct form *form = work->form;
    struct check_in in = work_check(work);
    autofree char *head =
        form->demand_count > 0
            ? xasprintf(_("What %s demands of senders"), form->provider)
            : xasprintf(_("What %s demands of senders is not in this form."),
                        form->provider);
    paper_add(&list->paper, STYLE_BOLD, 1, NULL, false, head);
    for (size_t i = 0; i < form->demand_count; i++)
        add_demand(&list->paper, canvas, &in, i);
}

static void need_paper(struct demand_list *list, const struct canvas *canvas)
{
    unsigned long rev = facts_rev(list->view.ui->work->facts);
    if (list->paper.cols == canvas->cols - 2 && list->rev == rev)
        return;
    paper_done(&list->paper);
    paper_init(&list->paper, canvas->cols - 2);
    write_paper(list, canvas);
    list->rev = rev;
}

static void demand_list_draw(struct view *view, const struct canvas *canvas)
{
    struct demand_list *list = list_of(view);
    struct ui *ui = view->ui;
    need_paper(list, canvas);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    scroll_fit(&list->scroll, list->paper.count, area.rows);
    paper_draw(&list->paper, &area, list->scroll.from,
               _("more below: Down, PgDn"));
    canvas_cursor(&area, 0, 1);
    footer_draw(ui, canvas, PLACE_PAGE);
}

static void demand_list_key(struct view *view, const struct input *key)
{
    struct demand_list *list = list_of(view);
    if (!scroll_key(&list->scroll, key) &&
        (key->kind == INPUT_ENTER || key->kind == INPUT_F))
        ui_pop(view->ui);
}

static unsigned demand_list_place(struct view *view)
{
    (void)view;
    return PLACE_PAGE;
}

static bool demand_list_command(struct view *view, enum command_id id)
{
    if (id != COMMAND_BACK)
        return false;
    ui_pop(view->ui);
    return true;
}

static void demand_list_free(struct view *view)
{
    struct demand_list *list = list_of(view);
    paper_done(&list->paper);
    free(list);
}

static const struct view_ops demand_list_ops = {
    .draw = demand_list_draw,
    .key = demand_list_key,
    .place = demand_list_place,
    .command = demand_list_command,
    .free = demand_list_free,
};

void demand_list_push(struct ui *ui)
{
    struct demand_list *list = xcalloc(1, sizeof *list);
    list->view.ops = &demand_list_ops;
    list->view.covers = true;
    ui_push(ui, &list->view);
}
