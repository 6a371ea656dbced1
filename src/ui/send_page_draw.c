/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The ways out of a reply: how the page looks. */
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/field.h"
#include "ui/paper.h"
#include "ui/question.h"
#include "ui/send_parts.h"

static char *row_text(const struct host_sending *now, enum send_row kind)
{
    switch (kind) {
    case SEND_ROW_SENDER:
        return xasprintf(_("from: still open, question %zu"),
                         now->from_field + 1);
    case SEND_ROW_TO:
        return xasprintf(_("to: %s"), *now->to ? now->to : _("(still open)"));
    case SEND_ROW_SUBJECT:
        return xasprintf(_("subject: %s"),
                         *now->subject ? now->subject : _("(still open)"));
    case SEND_ROW_FILE:
        return xstrdup(_("write the mail to a file"));
    case SEND_ROW_CLIPBOARD:
        return xstrdup(_("copy its text to the clipboard, for a mail program"));
    case SEND_ROW_SENDMAIL:
        return xasprintf(_("send it by this machine: %s"), now->sendmail);
    case SEND_ROW_SUBMIT:
        return xstrdup(now->offline
                           ? _("send it through a server (not with --offline)")
                           : _("send it through a server, with TLS"));
    case SEND_ROW_SHOW:
    case SEND_ROW_KINDS:
        break;
    }
    return xstrdup(_("show all of it"));
}

static void add(struct paper *paper, enum style style, const char *text)
{
    paper_add(paper, style, 1, NULL, false, text);
}

static void add_open(const struct send_page *page, struct paper *paper)
{
    const struct host *host = page->view.ui->host;
    const struct host_reply *reply = host->mail.reply(host->ctx);
    if (!reply || reply->open == 0) {
        add(paper, STYLE_FINE, _("All that the mail asks is answered."));
        return;
    }
    autofree char *text = xasprintf(
        P_("%zu question of the mail is still open; Esc goes back to it.",
           "%zu questions of the mail are still open; Esc goes back to them.",
           reply->open),
        reply->open);
    add(paper, STYLE_WARNING, text);
}

static void add_sent(const struct send_page *page,
                     const struct host_sending *now, struct paper *paper)
{
    autofree char *said =
        *now->said ? xasprintf(_("Sent: %s"), now->said) : xstrdup(_("Sent."));
    add(paper, STYLE_FINE, said);
    if (now->copy) {
        autofree char *copy = xasprintf(_("A copy is in %s"), now->copy);
        paper_add(paper, STYLE_TEXT, 3, NULL, false, copy);
    }
    if (now->trouble) {
        autofree char *trouble =
            xasprintf(_("There is no copy of it: %s"), now->trouble);
        paper_add(paper, STYLE_WARNING, 3, NULL, false, trouble);
    }
    if (now->hours_most == 0)
        return;
    autofree char *wait = xasprintf(
        _("%s usually needs %u to %u hours for an answer."),
        page->view.ui->work->form->provider, now->hours_least, now->hours_most);
    paper_add(paper, STYLE_TEXT, 3, NULL, false, wait);
}

/* What has come of it. */
static void add_state(const struct send_page *page,
                      const struct host_sending *now, struct paper *paper)
{
    autofree char *line = NULL;
    if (now->sent_before && now->state != HOST_SENT) {
        autofree char *before =
            xasprintf(_("It was sent already (%s)."), now->sent_before);
        add(paper, STYLE_WARNING, before);
    }
    switch (now->state) {
    case HOST_NOT_COMPOSED:
        if (*now->said)
            add(paper, STYLE_WARNING, now->said);
        break;
    case HOST_COMPOSING:
        add(paper, STYLE_DIM, _("Putting the mail together."));
        break;
    case HOST_COMPOSED:
        break;
    case HOST_SENDING:
        line = *now->said ? xasprintf(_("Sending: %s"), now->said)
                          : xstrdup(_("Sending."));
        add(paper, STYLE_BOLD, line);
        break;
    case HOST_SENT:
        add_sent(page, now, paper);
        break;
    case HOST_NOT_SENT:
        line = xasprintf(_("Not sent: %s"), now->said);
        add(paper, STYLE_WARNING, line);
        break;
    }
    if (page->written) {
        autofree char *written = xasprintf(_("Written: %s"), page->written);
        add(paper, STYLE_FINE, written);
    }
}

static void draw_rows(const struct send_page *page,
                      const struct host_sending *now,
                      const struct canvas *canvas)
{
    size_t from = field_scroll(0, page->at, page->count, (size_t)canvas->rows);
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = from + (size_t)row;
        if (i >= page->count)
            return;
        bool here = i == page->at;
        bool open = page->row[i] == SEND_ROW_SENDER ||
                    (page->row[i] == SEND_ROW_TO && !*now->to) ||
                    (page->row[i] == SEND_ROW_SUBJECT && !*now->subject);
        autofree char *text = row_text(now, page->row[i]);
        if (here) {
            canvas_text(canvas, row, 1, STYLE_FOCUS,
                        canvas_mark(canvas, MARK_POINTER));
            canvas_cursor(canvas, row, 3);
        }
        canvas_clip(canvas, row, 3, canvas->cols - 4,
                    here   ? STYLE_FOCUS
                    : open ? STYLE_BOLD
                           : STYLE_TEXT,
                    text);
    }
}

/* From its beginning when it is another one. */
static void draw_outcome(struct send_page *page, const struct host_sending *now,
                         const struct paper *paper, const struct canvas *canvas)
{
    struct scroll *scroll = &page->outcome;
    if (page->state != now->state)
        scroll->from = 0;
    page->state = now->state;
    scroll_fit(scroll, paper->count, canvas->rows);
    paper_draw(paper, canvas, scroll->from, _("... more: PgDn"));
}

void send_page_draw(struct view *view, const struct canvas *canvas)
{
    struct send_page *page = (struct send_page *)view;
    struct ui *ui = view->ui;
    struct host_sending now = ui->host->mail.sending(ui->host->ctx);
    send_page_need_rows(page);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    int gap = area.rows > 12;
    struct paper head, state;
    paper_init(&head, area.cols - 2);
    paper_init(&state, area.cols - 2);
    add_open(page, &head);
    add_state(page, &now, &state);
    paper_draw(&head, &area, 0, NULL);
    int row = (int)head.count + gap;
    int rows = area.rows - row - (int)state.count - gap;
    rows = rows < 2 ? 2 : rows > (int)page->count ? (int)page->count : rows;
    struct canvas part = canvas_part(&area, row, 0, rows, area.cols);
    if (now.state == HOST_SENDING)
        canvas_cursor(&area, row + rows + gap, 1);
    else
        draw_rows(page, &now, &part);
    part = canvas_part(&area, row + rows + gap, 0, area.rows, area.cols);
    draw_outcome(page, &now, &state, &part);
    footer_draw(ui, canvas, send_page_place(view));
    paper_done(&head);
    paper_done(&state);
}
