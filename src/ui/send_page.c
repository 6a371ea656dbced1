/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/send_page.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/ask.h"
#include "ui/help.h"
#include "ui/reply_page.h"
#include "ui/send_parts.h"

static struct send_page *page_of(struct view *view)
{
    return (struct send_page *)view;
}

static struct host_sending sending_of(const struct ui *ui)
{
    return ui->host->mail.sending(ui->host->ctx);
}

/* What there is to choose from now. */
void send_page_need_rows(struct send_page *page)
{
    struct host_sending now = sending_of(page->view.ui);
    const bool has[SEND_ROW_KINDS] = {
        [SEND_ROW_SENDER] = now.from_field != FORM_NONE,
        [SEND_ROW_TO] = now.asks_head,
        [SEND_ROW_SUBJECT] = now.asks_subject,
        [SEND_ROW_FILE] = true,
        [SEND_ROW_CLIPBOARD] = true,
        [SEND_ROW_SENDMAIL] = now.sendmail != NULL,
        [SEND_ROW_SUBMIT] = true,
        [SEND_ROW_SHOW] = true,
    };
    enum send_row at = page->count ? page->row[page->at] : SEND_ROW_FILE;
    bool kept = page->count > 0;
    page->count = page->at = 0;
    for (int kind = 0; kind < SEND_ROW_KINDS; kind++) {
        if (!has[kind])
            continue;
        if (kept && kind == (int)at)
            page->at = page->count;
        page->row[page->count++] = (enum send_row)kind;
    }
}

unsigned send_page_place(struct view *view)
{
    bool busy = sending_of(view->ui).state == HOST_SENDING;
    return busy ? PLACE_BUSY : PLACE_SEND;
}

/* Everything but the clipboard needs the whole message. */
static bool is_ready(struct ui *ui, const struct host_sending *now)
{
    if (now->message)
        return true;
    if (now->from_field != FORM_NONE)
        ui_say(ui, true,
               _("First answer question %zu, the address it comes from."),
               now->from_field + 1);
    else if (!*now->to)
        ui_say(ui, true, _("First say whom it goes to."));
    else
        ui_say(ui, true, "%s",
               *now->said ? now->said : _("The mail is not ready yet."));
    return false;
}

static void to_given(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    if (!text)
        return;
    struct err err = {0};
    autofree char *to = text_trim(text);
    if (ui->host->mail.set_to(ui->host->ctx, to, &err))
        ui->host->mail.compose(ui->host->ctx);
    else
        ask_text_push(ui, err.text, to, to_given, NULL);
}

static void subject_given(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    if (!text)
        return;
    autofree char *subject = text_trim(text);
    ui->host->mail.set_subject(ui->host->ctx, subject);
    ui->host->mail.compose(ui->host->ctx);
}

static void enter(struct send_page *page)
{
    struct ui *ui = page->view.ui;
    struct host_sending now = sending_of(ui);
    enum send_row kind = page->row[page->at];
    switch (kind) {
    case SEND_ROW_SENDER:
        reply_walk_to(ui, now.from_field);
        return;
    case SEND_ROW_TO:
        ask_text_push(ui, _("Address that it goes to"), now.to, to_given, NULL);
        return;
    case SEND_ROW_SUBJECT:
        ask_text_push(ui, _("Subject"), now.subject, subject_given, NULL);
        return;
    case SEND_ROW_CLIPBOARD:
        send_to_clipboard(ui);
        return;
    case SEND_ROW_FILE:
    case SEND_ROW_SENDMAIL:
    case SEND_ROW_SUBMIT:
    case SEND_ROW_SHOW:
    case SEND_ROW_KINDS:
        break;
    }
    if (!is_ready(ui, &now))
        return;
    if (kind == SEND_ROW_FILE)
        send_to_file(ui, &now);
    else if (kind == SEND_ROW_SENDMAIL)
        send_by_sendmail(ui, &now);
    else if (kind == SEND_ROW_SUBMIT)
        send_by_server(ui, &now);
    else
        text_page_push(ui, _("The mail as it would be sent"), now.message);
}

static void page_key(struct view *view, const struct input *key)
{
    struct send_page *page = page_of(view);
    if (send_page_place(view) == PLACE_BUSY)
        return;
    send_page_need_rows(page);
    if (key->kind == INPUT_UP || key->kind == INPUT_BACKTAB)
        page->at -= page->at > 0;
    else if (key->kind == INPUT_DOWN || key->kind == INPUT_TAB)
        page->at += page->at + 1 < page->count;
    else if (key->kind == INPUT_PAGE_UP || key->kind == INPUT_PAGE_DOWN)
        scroll_key(&page->outcome, key);
    else if (key->kind == INPUT_ENTER)
        enter(page);
}

static bool page_command(struct view *view, enum command_id id)
{
    struct ui *ui = view->ui;
    if (id == COMMAND_BACK && send_page_place(view) == PLACE_BUSY)
        ui->host->mail.cancel(ui->host->ctx);
    else if (id == COMMAND_BACK)
        ui_pop(ui);
    else if (id == COMMAND_HELP)
        help_push(ui, PLACE_SEND, FORM_NONE);
    else
        return false;
    return true;
}

static void page_free(struct view *view)
{
    free(page_of(view)->written);
    free(page_of(view));
}

static const struct view_ops page_ops = {
    .draw = send_page_draw,
    .key = page_key,
    .place = send_page_place,
    .command = page_command,
    .free = page_free,
};

void send_page_push(struct ui *ui)
{
    struct send_page *page = xcalloc(1, sizeof *page);
    page->view.ops = &page_ops;
    page->view.covers = true;
    ui_push(ui, &page->view);
    ui->host->mail.compose(ui->host->ctx);
}
