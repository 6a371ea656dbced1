/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/mail_page.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/ask.h"
#include "ui/help.h"
#include "ui/paper.h"
#include "ui/pasted.h"
#include "ui/question.h"
#include "ui/scroll.h"
#include "ui/ui.h"

#include <string.h>

#define LINES_MOST 2000u /* of the mail that are shown */

struct mail_page {
    struct view view;
    struct paper paper;
    enum host_mail_state shown; /* on the paper */
    struct scroll scroll;
};

static struct mail_page *page_of(struct view *view)
{
    return (struct mail_page *)view;
}

static struct host_mail mail_of(const struct ui *ui)
{
    return ui->host->mail.look(ui->host->ctx);
}

static void add_text(struct paper *paper, enum style style, const char *text)
{
    paper_add(paper, style, 1, NULL, false, text);
}

static void add_reading(struct paper *paper, const struct host_mail *mail)
{
    autofree char *line = *mail->name
                              ? xasprintf(_("Reading the mail: %s"), mail->name)
                              : xstrdup(_("Reading the pasted mail."));
    add_text(paper, STYLE_TEXT, line);
}

static void add_failed(struct paper *paper, const struct host_mail *mail)
{
    autofree char *line =
        *mail->name
            ? xasprintf(_("%s could not be read: %s"), mail->name, mail->why)
            : xasprintf(_("The mail could not be read: %s"), mail->why);
    add_text(paper, STYLE_BOLD, line);
    add_text(paper, STYLE_TEXT, _("r takes another one."));
}

/* What the mail is, then what to do. */
static void add_advice(struct paper *paper, char *const *advice)
{
    for (size_t i = 0; advice && advice[i]; i++)
        paper_add(paper, i == 0 ? STYLE_BOLD : STYLE_TEXT, i == 0 ? 1 : 3, NULL,
                  false, advice[i]);
}

static void add_head(struct paper *paper, const struct host_mail *mail)
{
    paper_gap(paper);
    if (*mail->from) {
        autofree char *from = xasprintf("From: %s", mail->from);
        add_text(paper, STYLE_DIM, from);
    }
    if (*mail->subject) {
        autofree char *subject = xasprintf("Subject: %s", mail->subject);
        add_text(paper, STYLE_DIM, subject);
    }
    paper_gap(paper);
}

/* All of it, so that a text that was pasted here by mistake is not lost. */
static void add_lines(struct paper *paper, const struct host_mail *mail)
{
    add_head(paper, mail);
    for (size_t i = 0; i < mail->line_count && i < LINES_MOST; i++)
        add_text(paper, STYLE_TEXT, mail->line[i]);
    if (mail->line_count > LINES_MOST)
        add_text(paper, STYLE_DIM, _("(only its beginning is shown here)"));
}

static void add_no_form(struct paper *paper, const struct host_mail *mail)
{
    add_advice(paper, mail->advice);
    for (size_t i = 0; mail->left_out && mail->left_out[i]; i++)
        add_text(paper, STYLE_WARNING, mail->left_out[i]);
    add_lines(paper, mail);
}

static void need_paper(struct mail_page *page, const struct canvas *canvas)
{
    struct host_mail mail = mail_of(page->view.ui);
    struct paper *paper = &page->paper;
    if (paper->cols == canvas->cols - 2 && page->shown == mail.state)
        return;
    paper_done(paper);
    paper_init(paper, canvas->cols - 2);
    if (mail.state == HOST_MAIL_READING)
        add_reading(paper, &mail);
    else if (mail.state == HOST_MAIL_FAILED)
        add_failed(paper, &mail);
    else if (mail.state == HOST_MAIL_NO_FORM)
        add_no_form(paper, &mail);
    page->shown = mail.state;
}

static unsigned page_place(struct view *view)
{
    bool busy = mail_of(view->ui).state == HOST_MAIL_READING;
    return busy ? PLACE_BUSY : PLACE_MAIL;
}

static void page_draw(struct view *view, const struct canvas *canvas)
{
    struct mail_page *page = page_of(view);
    struct ui *ui = view->ui;
    need_paper(page, canvas);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    scroll_fit(&page->scroll, page->paper.count, area.rows);
    paper_draw(&page->paper, &area, page->scroll.from,
               _("more below: Down, PgDn"));
    canvas_cursor(&area, 0, 1);
    footer_draw(ui, canvas, page_place(view));
}

static void page_key(struct view *view, const struct input *key)
{
    if (key->kind == INPUT_PASTE && view->ui->work)
        pasted_ask(view->ui, NULL, key);
    else
        scroll_key(&page_of(view)->scroll, key);
}

static bool page_command(struct view *view, enum command_id id)
{
    struct ui *ui = view->ui;
    switch ((int)id) {
    case COMMAND_BACK:
        ui->host->mail.forget(ui->host->ctx);
        ui_show_map(ui, false);
        return true;
    case COMMAND_REPLY:
        mail_ask(ui, NULL);
        return true;
    case COMMAND_HELP:
        help_push(ui, page_place(view), FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void page_free(struct view *view)
{
    paper_done(&page_of(view)->paper);
    free(page_of(view));
}

static const struct view_ops page_ops = {
    .draw = page_draw,
    .key = page_key,
    .place = page_place,
    .command = page_command,
    .free = page_free,
};

struct view *mail_page_new(struct ui *ui)
{
    struct mail_page *page = xcalloc(1, sizeof *page);
    page->view.ops = &page_ops;
    page->view.ui = ui;
    page->view.covers = true;
    page->shown = HOST_MAIL_NONE;
    return &page->view;
}

/* The mail is on its way; now the draft that shall answer it. */
static void go_on(struct ui *ui, const char *draft)
{
    const struct host *host = ui->host;
    struct err err = {0};
    if (*draft && !host->open(host->ctx, draft, &err)) {
        host->mail.forget(host->ctx);
        ui_say(ui, true, "%s", err.text);
        return;
    }
    ui_show_mail(ui);
}

static void ask_mail(struct ui *ui, const char *text, const char *path,
                     const char *draft);

/* What could not be opened is there to be mended. */
static void path_given(struct ui *ui, void *ctx, const char *text)
{
    struct err err = {0};
    autofree char *path = file_typed_path(text ? text : "");
    if (!text && ui->top->ops->place(ui->top) & PLACE_QUESTION)
        ui_say(ui, false, _("No mail was opened; r on the map asks again."));
    if (!*path)
        return;
    if (ui->host->mail.open(ui->host->ctx, path, &err))
        go_on(ui, ctx);
    else
        ask_mail(ui, err.text, path, ctx);
}

static void lines_given(struct ui *ui, void *ctx, const struct input *paste)
{
    struct err err = {0};
    if (paste->paste_cut)
        ui_say(ui, true,
               _("That is too long to be pasted; save the mail to a "
                 "file and give its name here."));
    else if (ui->host->mail.paste(ui->host->ctx, paste->paste, paste->paste_len,
                                  &err))
        go_on(ui, ctx);
    else
        ui_say(ui, true, "%s", err.text);
}

static void ask_mail(struct ui *ui, const char *text, const char *path,
                     const char *draft)
{
    ask_lines_push(ui, text, path, path_given, lines_given,
                   xstrdup(draft ? draft : ""));
}

void mail_ask(struct ui *ui, const char *draft)
{
    ask_mail(ui,
             _("File with the mail they sent back; or paste the mail itself"),
             "", draft);
}

void mail_go_on(struct ui *ui, const char *draft)
{
    const struct host *host = ui->host;
    struct err err = {0};
    autofree char *name = xstrdup(draft);
    if (!host->mail.has_kept(host->ctx, name))
        mail_ask(ui, name);
    else if (host->mail.open_kept(host->ctx, name, &err))
        go_on(ui, name);
    else
        ask_mail(ui, err.text, "", name);
}
