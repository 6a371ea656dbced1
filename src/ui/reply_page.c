/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/reply_page.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/help.h"
#include "ui/mail_page.h"
#include "ui/pasted.h"
#include "ui/question.h"
#include "ui/reply_rows.h"
#include "ui/send_page.h"
#include "ui/ui.h"

#include <string.h>

#define ROWS_FOR_LEGEND 16

struct reply_page {
    struct view view;
    struct reply_rows rows;
    unsigned long rev; /* of the reply in them */
    size_t at, from;   /* the row one is at, and the first one drawn */
    int lines;         /* of the screen, drawn last */
};

static struct reply_page *page_of(struct view *view)
{
    return (struct reply_page *)view;
}

static const struct host_reply *reply_of(const struct ui *ui)
{
    return ui->host->mail.reply(ui->host->ctx);
}

static void remember(struct reply_page *page)
{
    page->view.ui->mail_line = page->rows.row[page->at].mail;
}

/* At first one is at what there is to do. */
static size_t first_row(const struct reply_rows *rows)
{
    size_t row = reply_rows_find(rows, 0, HOST_OPEN);
    if (row == FORM_NONE)
        row = reply_rows_find(rows, 0, HOST_DIFFERS);
    return row == FORM_NONE ? 0 : row;
}

/* The row where the question of a field begins, FORM_NONE: none does. */
static size_t row_of_field(const struct reply_rows *rows, size_t field)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->row[i].begins &&
            rows->reply->question[rows->row[i].question].field == field)
            return i;
    return FORM_NONE;
}

/* Before anything else each time: the rows are those of the newest answers. */
static void sync_rows(struct reply_page *page)
{
    struct ui *ui = page->view.ui;
    const struct host_reply *reply = reply_of(ui);
    if (page->rows.row && page->rev == reply->rev)
        return;
    bool first = !page->rows.row;
    struct host_mail mail = ui->host->mail.look(ui->host->ctx);
    reply_rows_build(&page->rows, reply, mail.left_out);
    page->rev = reply->rev;
    page->at = ui->mail_line == FORM_NONE
                   ? first_row(&page->rows)
                   : reply_rows_at(&page->rows, ui->mail_line);
    if (first && ui->walking) {
        size_t row = row_of_field(&page->rows, ui->here);
        page->at = row == FORM_NONE ? page->at : row;
    }
    if (first)
        ui->walking = false;
    remember(page);
}

static char *counts_line(const struct host_reply *reply, bool sent_before)
{
    if (reply->open == 0 && reply->differ == 0)
        return xstrdup(
            sent_before ? _("All that the mail asks is answered.")
                        : _("All that the mail asks is answered: s sends it."));
    autofree char *open = xasprintf(_("%zu open"), reply->open);
    autofree char *differ =
        xasprintf(P_("%zu answer differs from the mail",
                     "%zu answers differ from the mail", reply->differ),
                  reply->differ);
    if (reply->open == 0)
        return steal(&differ);
    return reply->differ == 0 ? steal(&open)
                              : xasprintf("%s, %s", open, differ);
}

static void draw_legend(const struct canvas *canvas)
{
    const struct {
        enum style style;
        const char *sign, *word;
    } legend[] = {
        {STYLE_FINE, "+", _("added")},      {STYLE_FINE, "~", _("filled in")},
        {STYLE_ERROR, "-", _("taken out")}, {STYLE_BOLD, "?", _("still open")},
        {STYLE_WARNING, "!", _("differs")},
    };
    int col = 2;
    canvas_rule(canvas, 0);
    for (size_t i = 0; i < sizeof legend / sizeof *legend; i++) {
        int wide = (int)text_cols(legend[i].word, strlen(legend[i].word)) + 5;
        if (col + wide > canvas->cols)
            return;
        canvas_text(canvas, 1, col, legend[i].style, legend[i].sign);
        canvas_text(canvas, 1, col + 2, STYLE_DIM, legend[i].word);
        col += wide;
    }
}

/* How many lines of the screen the row with the cursor takes, with some of
 * those below it: the answer stands there. */
static int lines_wanted(const struct reply_page *page,
                        const struct canvas *area)
{
    int lines = reply_row_height(&page->rows, page->at, area->cols);
    int most = lines + area->rows / 3;
    for (size_t i = page->at + 1; i < page->rows.count && lines < most; i++)
        lines += reply_row_height(&page->rows, i, area->cols);
    return lines < area->rows ? lines : area->rows;
}

/* The first row to draw: as before, unless the cursor or what is below it
 * would not be seen. */
static void place(struct reply_page *page, const struct canvas *area)
{
    int room = area->rows - lines_wanted(page, area);
    size_t from = page->at;
    if (page->from >= page->at)
        page->from = page->at > 0 ? page->at - 1 : 0;
    while (from > page->from) {
        room -= reply_row_height(&page->rows, from - 1, area->cols);
        if (room < 0)
            break;
        from--;
    }
    page->from = from;
}

static void draw_rows(struct reply_page *page, const struct canvas *area)
{
    int line = 0;
    place(page, area);
    for (size_t i = page->from; i < page->rows.count && line < area->rows;
         i++) {
        reply_row_draw(&page->rows, i, area, line, i == page->at);
        line += reply_row_height(&page->rows, i, area->cols);
    }
    page->lines = area->rows;
}

/* Has the mail another answer where one is? */
static bool is_at_theirs(const struct reply_page *page)
{
    const struct host_reply *reply = page->rows.reply;
    size_t question = page->rows.row[page->at].question;
    if (question >= reply->question_count)
        return false;
    enum host_standing standing = reply->question[question].standing;
    return standing == HOST_DIFFERS || standing == HOST_THEIRS;
}

static unsigned page_place(struct view *view)
{
    struct reply_page *page = page_of(view);
    sync_rows(page);
    return is_at_theirs(page) ? PLACE_REPLY | PLACE_THEIRS : PLACE_REPLY;
}

static void page_draw(struct view *view, const struct canvas *canvas)
{
    struct reply_page *page = page_of(view);
    struct ui *ui = view->ui;
    bool roomy = canvas->rows >= ROWS_FOR_LEGEND;
    sync_rows(page);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas) + (roomy ? 2 : 0);
    autofree char *counts =
        counts_line(page->rows.reply,
                    ui->host->mail.sending(ui->host->ctx).sent_before != NULL);
    canvas_clip(canvas, top, 1, canvas->cols - 2, STYLE_BOLD, counts);
    top += roomy ? 2 : 1;
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    draw_rows(page, &area);
    if (roomy) {
        struct canvas legend =
            canvas_part(canvas, top + area.rows, 0, 2, canvas->cols);
        draw_legend(&legend);
    }
    footer_draw(ui, canvas, page_place(view));
}

bool reply_walk_to(struct ui *ui, size_t field)
{
    if (field == FORM_NONE || field >= ui->work->form->field_count) {
        ui_say(ui, true, _("This question cannot be answered here."));
        return false;
    }
    if (!answers_asked(ui->work->answers, field)) {
        ui_say(ui, true, _("Question %zu is not asked with these answers."),
               field + 1);
        return false;
    }
    ui->walking = true;
    ui_go(ui, field);
    return true;
}

/* The question of the mail that stands for a field. */
static size_t question_of_field(const struct host_reply *reply, size_t field)
{
    for (size_t i = 0; i < reply->question_count; i++)
        if (reply->question[i].field == field)
            return i;
    return FORM_NONE;
}

static bool can_walk_to(const struct ui *ui,
                        const struct host_question *question, size_t field)
{
    return question->standing == HOST_OPEN && question->field != field &&
           question->field < ui->work->form->field_count &&
           answers_asked(ui->work->answers, question->field);
}

void reply_walk(struct ui *ui, size_t field, int step)
{
    const struct host_reply *reply = reply_of(ui);
    size_t i = reply ? question_of_field(reply, field) : FORM_NONE;
    while (i != FORM_NONE &&
           (step < 0 ? i > 0 : i + 1 < reply->question_count)) {
        i = step < 0 ? i - 1 : i + 1;
        if (can_walk_to(ui, &reply->question[i], field)) {
            ui_go(ui, reply->question[i].field);
            return;
        }
    }
    ui_show_mail(ui);
    if (reply && reply->open == 0)
        ui_say(ui, false, _("Nothing is open any more: s sends the reply."));
}

static void enter(struct reply_page *page)
{
    const struct reply_row *row = &page->rows.row[page->at];
    if (row->question < page->rows.reply->question_count)
        reply_walk_to(page->view.ui,
                      page->rows.reply->question[row->question].field);
    else
        ui_say(page->view.ui, false,
               _("There is no question in this line; n goes to the next one "
                 "that is open."));
}

static void take_theirs(struct reply_page *page)
{
    struct err err = {0};
    struct ui *ui = page->view.ui;
    const struct host *host = ui->host;
    if (host->mail.take_theirs(host->ctx, page->rows.row[page->at].question,
                               &err))
        ui_say(ui, false, _("The mail's answer is yours now; u undoes that."));
    else
        ui_say(ui, true, "%s", err.text);
}

static void move(struct reply_page *page, int step)
{
    size_t count = page->rows.count;
    size_t by = (size_t)(step < 0 ? -step : step);
    if (step < 0)
        page->at -= by < page->at ? by : page->at;
    else
        page->at = by < count - page->at ? page->at + by : count - 1;
    remember(page);
}

static void page_key(struct view *view, const struct input *key)
{
    struct reply_page *page = page_of(view);
    bool letter = key->kind == INPUT_CHAR && !key->alt;
    int some = page->lines > 2 ? page->lines - 1 : 1;
    sync_rows(page);
    if (key->kind == INPUT_UP || key->kind == INPUT_BACKTAB ||
        (letter && key->ucs == 'k'))
        move(page, -1);
    else if (key->kind == INPUT_DOWN || key->kind == INPUT_TAB ||
             (letter && key->ucs == 'j'))
        move(page, 1);
    else if (key->kind == INPUT_PAGE_UP || (letter && key->ucs == 'b'))
        move(page, -some);
    else if (key->kind == INPUT_PAGE_DOWN || (letter && key->ucs == ' '))
        move(page, some);
    else if (key->kind == INPUT_HOME)
        move(page, -(int)page->rows.count);
    else if (key->kind == INPUT_END)
        move(page, (int)page->rows.count);
    else if (key->kind == INPUT_ENTER)
        enter(page);
    else if (key->kind == INPUT_PASTE)
        pasted_ask(view->ui, NULL, key);
}

static void jump(struct reply_page *page, enum host_standing standing)
{
    size_t row = reply_rows_find(&page->rows, page->at + 1, standing);
    if (row != FORM_NONE) {
        page->at = row;
        remember(page);
    } else if (standing == HOST_OPEN) {
        ui_say(page->view.ui, false,
               _("Nothing is open any more: s sends the reply."));
    } else {
        ui_say(page->view.ui, false,
               _("No answer differs from the one in the mail."));
    }
}

static bool page_command(struct view *view, enum command_id id)
{
    struct reply_page *page = page_of(view);
    struct ui *ui = view->ui;
    sync_rows(page);
    switch ((int)id) {
    case COMMAND_BACK:
        ui_show_map(ui, false);
        return true;
    case COMMAND_NEXT_OPEN:
        jump(page, HOST_OPEN);
        return true;
    case COMMAND_DIFFERENCE:
        jump(page, HOST_DIFFERS);
        return true;
    case COMMAND_TAKE:
        take_theirs(page);
        return true;
    case COMMAND_SEND:
        send_page_push(ui);
        return true;
    case COMMAND_REPLY:
        mail_ask(ui, NULL);
        return true;
    case COMMAND_HELP:
        help_push(ui, PLACE_REPLY | PLACE_THEIRS, FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void page_free(struct view *view)
{
    reply_rows_done(&page_of(view)->rows);
    free(page_of(view));
}

static const struct view_ops page_ops = {
    .draw = page_draw,
    .key = page_key,
    .place = page_place,
    .command = page_command,
    .free = page_free,
};

struct view *reply_page_new(struct ui *ui)
{
    struct reply_page *page = xcalloc(1, sizeof *page);
    page->view.ops = &page_ops;
    page->view.ui = ui;
    page->view.covers = true;
    return &page->view;
}
