/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* How keys find their way: from the terminal through the decoder and the
 * command table to the view on top. */
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "ui/ask.h"
#include "ui/evidence_page.h"
#include "ui/finish.h"
#include "ui/server.h"
#include "ui/terminal.h"
#include "ui/ui.h"

#include <poll.h>

#define READ_MAX 4096 /* bytes taken in one turn */

static void suspend(struct ui *ui)
{
    if (ui->lent)
        return;
    ui->host->save(ui->host->ctx);
    terminal_suspend(ui->terminal);
    ui->dirty = true;
}

void ui_suspend(struct ui *ui)
{
    suspend(ui);
}

/* Commands that mean the same wherever a draft is open. */
static bool draft_command(struct ui *ui, enum command_id id)
{
    if (!ui->work)
        return false;
    switch ((int)id) {
    case COMMAND_UNDO:
        ui_undo(ui, -1);
        return true;
    case COMMAND_REDO:
        ui_undo(ui, 1);
        return true;
    case COMMAND_SAVE:
        ui->host->save(ui->host->ctx);
        ui_say(ui, false, _("Saving; senderform does so by itself too."));
        return true;
    case COMMAND_EXPORT:
        ui_replace(ui, finish_new(ui));
        return true;
    case COMMAND_SERVER:
        server_push(ui);
        return true;
    case COMMAND_EVIDENCE:
        evidence_page_push(ui);
        return true;
    case COMMAND_DRAFTS:
        ui_start_page(ui);
        return true;
    default:
        return false;
    }
}

static void leave_asked(struct ui *ui, void *ctx, int choice)
{
    const enum ui_end *end = ctx;
    if (choice == 1)
        ui_quit(ui, *end);
}

/* Leaving loses nothing, unless nothing can be saved: then it is asked once;
 * a second Ctrl-C or Ctrl-Q leaves. */
static void leave(struct ui *ui, enum ui_end end)
{
    struct host_status status = ui->host->status(ui->host->ctx);
    const struct ask_choice choices[] = {
        {0, _("stay; saving is tried again every two seconds")},
        {1, _("leave; the answers are written to a file in /tmp, if possible")},
    };
    if (status.state != HOST_FAILED ||
        (ui->top->ops->place(ui->top) & PLACE_ASK)) {
        ui_quit(ui, end);
        return;
    }
    ask_push(ui, status.why, choices, 2, leave_asked,
             xmemdup(&end, sizeof end));
}

static void run_command(struct ui *ui, enum command_id id)
{
    switch ((int)id) {
    case COMMAND_QUIT:
        leave(ui, UI_LEFT);
        return;
    case COMMAND_INTERRUPT:
        leave(ui, UI_INTERRUPTED);
        return;
    case COMMAND_SUSPEND:
        suspend(ui);
        return;
    case COMMAND_REDRAW:
        terminal_resize(ui->terminal);
        terminal_redraw_all(ui->terminal);
        return;
    default:
        if (!ui->top->ops->command(ui->top, id))
            draft_command(ui, id);
    }
}

static void handle(struct ui *ui, const struct input *key)
{
    ui_unsay(ui);
    ui->dirty = true;
    bool ctrl_x = key->kind == INPUT_CTRL && key->ucs == 'x' && !key->alt;
    if (ctrl_x && !ui->prefixed) {
        ui->prefixed = true;
        return;
    }
    unsigned place = ui->top->ops->place(ui->top);
    enum command_id id = key->kind == INPUT_PASTE
                             ? COMMAND_NONE
                             : command_find(place, key, ui->prefixed);
    bool prefixed = ui->prefixed;
    ui->prefixed = false;
    /* On a screen too small to see what one does, only leaving works. */
    if (ui_too_small(ui) && id != COMMAND_QUIT && id != COMMAND_INTERRUPT &&
        id != COMMAND_SUSPEND && id != COMMAND_REDRAW)
        return;
    if (id != COMMAND_NONE || !(place & PLACE_TYPING))
        ui_settle(ui); /* it may go by what was found */
    if (id != COMMAND_NONE)
        run_command(ui, id);
    else if (!prefixed)
        ui->top->ops->key(ui->top, key);
}

static void on_input_timer(void *ctx);

static void drain_input(struct ui *ui)
{
    struct input key;
    while (ui->end == UI_RUNS && !ui->lent && input_next(ui->input, &key)) {
        handle(ui, &key);
    }
    loop_cancel(ui->loop, ui->input_timer);
    ui->input_timer = 0;
    int ms = input_wait_ms(ui->input);
    if (ms >= 0)
        ui->input_timer = loop_timer(ui->loop, ms, on_input_timer, ui);
}

static void on_input_timer(void *ctx)
{
    struct ui *ui = ctx;
    ui->input_timer = 0;
    input_timeout(ui->input);
    drain_input(ui);
}

void ui_feed(struct ui *ui, const char *bytes, size_t len)
{
    input_feed(ui->input, bytes, len);
    drain_input(ui);
}

void ui_on_tty(void *ctx, short events)
{
    struct ui *ui = ctx;
    static const short ends = POLLERR | POLLNVAL;
    char bytes[READ_MAX];
    ssize_t got = terminal_read(ui->terminal, bytes, sizeof bytes);
    if (got > 0) {
        ui_feed(ui, bytes, (size_t)got);
    } else if (got < 0 || (events & ends)) {
        ui_gone(ui);
    }
}
