/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/server.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/fact_list.h"
#include "ui/ask.h"
#include "ui/demand_list.h"
#include "ui/help.h"
#include "ui/paper.h"
#include "ui/pasted.h"
#include "ui/question.h"
#include "ui/scroll.h"
#include "ui/ui.h"
#include "ui/verdict.h"

#include <string.h>

enum { RECENT_SECONDS = 600 };

struct server {
    struct view view;
    struct paper paper;
    unsigned long rev; /* of the facts on the paper */
    size_t pending;    /* likewise */
    struct scroll scroll;
};

static struct server *server_of(struct view *view)
{
    return (struct server *)view;
}

static struct host_measuring measuring(const struct server *server)
{
    const struct host *host = server->view.ui->host;
    return host->measuring(host->ctx);
}

/* Only of what is not from just now: when it was. */
static char *age_of(const struct fact *fact)
{
    struct tm when;
    char text[32];
    time_t age = time(NULL) - fact->at;
    if (fact->at == 0 || age < RECENT_SECONDS)
        return xstrdup("");
    localtime_r(&fact->at, &when);
    strftime(text, sizeof text,
             age > 12 * 3600 ? ", %Y-%m-%d %H:%M" : ", %H:%M", &when);
    return xstrdup(text);
}

static char *fact_line(const struct fact *fact, const char *about)
{
    autofree char *sentence = fact_sentence(fact, about);
    autofree char *age = age_of(fact);
    return xasprintf("%s%s", sentence, age);
}

static void add_fact(struct paper *paper, const struct canvas *canvas,
                     const struct fact *fact, const char *about)
{
    enum style style;
    enum mark mark = verdict_mark(fact_verdict(fact), &style);
    autofree char *line = fact_line(fact, about);
    size_t first = paper->count;
    paper_add(paper, style == STYLE_DIM ? STYLE_DIM : STYLE_TEXT, 5,
              canvas_mark(canvas, mark), false, line);
    if (first < paper->count)
        paper->line[first].lead_style = style;
}

static void add_facts(struct server *server, const struct canvas *canvas)
{
    const struct fact **list;
    size_t count = fact_list(server->view.ui->work->facts, &list);
    char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        char *about = fact_about(list[i]);
        if (!last || strcmp(last, about) != 0) {
            paper_gap(&server->paper);
            paper_add(&server->paper, STYLE_BOLD, 1, NULL, false,
                      *about ? about : _("This machine"));
        }
        free(last);
        last = about;
        add_fact(&server->paper, canvas, list[i], about);
    }
    free(last);
    free(list);
}

static void add_state(struct server *server)
{
    struct host_measuring now = measuring(server);
    struct paper *paper = &server->paper;
    autofree char *line = NULL;
    if (now.trouble)
        line = xasprintf(_("Nothing can be measured: %s"), now.trouble);
    else if (now.pending)
        line = xasprintf(_("Measuring: %zu of %zu answered."),
                         now.asked - now.pending, now.asked);
    else if (now.offline)
        line = xstrdup(_("Offline: only this machine was looked at."));
    else
        line = xasprintf(_("%zu questions were asked."), now.asked);
    paper_add(paper, STYLE_TEXT, 1, NULL, false, line);
    if (now.outside || now.offline)
        return;
    autofree char *hint = xasprintf(
        _("Nobody outside was asked for this machine's public address. o asks "
          "%s; they learn the address, nothing else."),
        now.outsiders);
    paper_add(paper, STYLE_TEXT, 1, NULL, false, hint);
}

static void need_paper(struct server *server, const struct canvas *canvas)
{
    unsigned long rev = facts_rev(server->view.ui->work->facts);
    size_t pending = measuring(server).pending;
    if (server->paper.cols == canvas->cols - 2 && server->rev == rev &&
        server->pending == pending)
        return;
    paper_done(&server->paper);
    paper_init(&server->paper, canvas->cols - 2);
    add_state(server);
    add_facts(server, canvas);
    server->rev = rev;
    server->pending = pending;
}

static void server_draw(struct view *view, const struct canvas *canvas)
{
    struct server *server = server_of(view);
    struct ui *ui = view->ui;
    need_paper(server, canvas);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    scroll_fit(&server->scroll, server->paper.count, area.rows);
    paper_draw(&server->paper, &area, server->scroll.from,
               _("more below: Down, PgDn"));
    canvas_cursor(&area, 0, 1);
    footer_draw(ui, canvas, PLACE_SERVER);
}

static void server_key(struct view *view, const struct input *key)
{
    struct server *server = server_of(view);
    if (key->kind == INPUT_PASTE)
        pasted_ask(view->ui, NULL, key);
    else if (!scroll_key(&server->scroll, key) &&
             (key->kind == INPUT_ENTER || key->kind == INPUT_F))
        ui_pop(view->ui);
}

static unsigned server_place(struct view *view)
{
    (void)view;
    return PLACE_SERVER;
}

static void outside_answered(struct ui *ui, void *ctx, int choice)
{
    struct err err = {0};
    (void)ctx;
    if (choice != 1)
        return;
    if (!ui->host->allow_outside(ui->host->ctx, &err))
        ui_say(ui, true, _("Asked, but not remembered: %s"), err.text);
}

static void ask_outside(struct ui *ui)
{
    struct host_measuring now = ui->host->measuring(ui->host->ctx);
    const struct ask_choice choices[] = {
        {1, _("yes, also in future")},
        {0, _("no")},
    };
    if (now.offline || now.outside) {
        ui_say(ui, false,
               now.offline ? _("Offline: nobody is asked.")
                           : _("They are asked already; r asks again."));
        return;
    }
    autofree char *question =
        xasprintf(_("Ask %s for the address they see? That is all they learn."),
                  now.outsiders);
    ask_push(ui, question, choices, 2, outside_answered, NULL);
}

static void message_asked(struct ui *ui, void *ctx, const char *text)
{
    struct err err = {0};
    (void)ctx;
    if (!text || !*text)
        return;
    autofree char *path = file_typed_path(text);
    if (!ui->host->open_message(ui->host->ctx, path, &err))
        ui_say(ui, true, "%s", err.text);
}

static bool server_command(struct view *view, enum command_id id)
{
    struct ui *ui = view->ui;
    switch ((int)id) {
    case COMMAND_BACK:
        ui_pop(ui);
        return true;
    case COMMAND_AGAIN:
        ui->host->measure_again(ui->host->ctx);
        return true;
    case COMMAND_OUTSIDE:
        ask_outside(ui);
        return true;
    case COMMAND_MESSAGE:
        ask_text_push(ui, _("File with a mail you sent, header and all"), "",
                      message_asked, NULL);
        return true;
    case COMMAND_DEMANDS:
        demand_list_push(ui);
        return true;
    case COMMAND_HELP:
        help_push(ui, PLACE_SERVER, FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void server_free(struct view *view)
{
    struct server *server = server_of(view);
    paper_done(&server->paper);
    free(server);
}

static const struct view_ops server_ops = {
    .draw = server_draw,
    .key = server_key,
    .place = server_place,
    .command = server_command,
    .free = server_free,
};

void server_push(struct ui *ui)
{
    struct server *server = xcalloc(1, sizeof *server);
    server->view.ops = &server_ops;
    server->view.covers = true;
    ui_push(ui, &server->view);
}
