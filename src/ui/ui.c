/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/ui.h"

#include "base/hash.h"
#include "base/i18n.h"
#include "base/loop.h"
#include "base/mem.h"
#include "ui/finish.h"
#include "ui/mail_page.h"
#include "ui/map.h"
#include "ui/question.h"
#include "ui/reply_page.h"
#include "ui/start.h"
#include "ui/terminal.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LEAST_ROWS 10
#define LEAST_COLS 40
#define PAUSE_MS   300 /* without a key, after which findings are reworded */

/* How long a lone Esc waits: $ESCDELAY, which ncurses knows too. */
static int esc_ms(void)
{
    const char *value = getenv("ESCDELAY");
    long ms = value ? strtol(value, NULL, 10) : 0;
    return ms > 0 && ms <= 2000 ? (int)ms : 150;
}

bool ui_open(struct ui **ret, struct loop *loop, struct children *children,
             const struct host *host, struct ui_options options,
             struct err *err)
{
    struct ui *ui = xcalloc(1, sizeof *ui);
    if (!terminal_open(options.terminal, &ui->terminal, err)) {
        free(ui);
        return false;
    }
    ui->input = input_new(esc_ms());
    terminal_define_keys(ui->terminal, ui->input);
    ui->screen.utf8 = terminal_utf8(ui->terminal);
    ui->screen.ascii = options.ascii;
    ui->loop = loop;
    ui->children = children;
    ui->host = host;
    ui->here = FORM_NONE;
    ui->dirty = true;
    loop_watch(loop, terminal_fd(ui->terminal), POLLIN, ui_on_tty, ui);
    *ret = ui;
    return true;
}

static void drop_views(struct ui *ui)
{
    while (ui->top) {
        struct view *view = ui->top;
        ui->top = view->below;
        view->ops->free(view);
    }
}

void ui_close(struct ui *ui)
{
    if (!ui)
        return;
    drop_views(ui);
    loop_cancel(ui->loop, ui->words_timer);
    loop_cancel(ui->loop, ui->input_timer);
    loop_unwatch(ui->loop, terminal_fd(ui->terminal));
    terminal_close(ui->terminal, ui->end == UI_GONE);
    input_free(ui->input);
    grid_done(&ui->screen.grid);
    free(ui->hints);
    free(ui->flash);
    free(ui);
}

void ui_push(struct ui *ui, struct view *view)
{
    view->ui = ui;
    view->below = ui->top;
    ui->top = view;
    ui->dirty = true;
}

void ui_pop(struct ui *ui)
{
    struct view *view = ui->top;
    ui->top = view->below;
    view->ops->free(view);
    ui->dirty = true;
}

void ui_replace(struct ui *ui, struct view *view)
{
    drop_views(ui);
    ui_push(ui, view);
}

void ui_unsay(struct ui *ui)
{
    free(ui->flash);
    ui->flash = NULL;
}

void ui_say(struct ui *ui, bool bad, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    ui_unsay(ui);
    if (vasprintf(&ui->flash, fmt, args) < 0)
        ui->flash = NULL;
    va_end(args);
    ui->flash_bad = bad;
    ui->dirty = true;
}

bool ui_keeps(struct ui *ui, enum ui_region region, unsigned long long key,
              int row, int rows)
{
    key = hash_mix(hash_mix(key, (unsigned)row), (unsigned)rows) | 1;
    ui->drawn[region] = key;
    if (ui->shown[region] != key || rows <= 0)
        return false;
    grid_keep(&ui->screen.grid, row, rows);
    return true;
}

const char *ui_hints(struct ui *ui, unsigned place, int cols)
{
    if (ui->hints && ui->hints_place == place && ui->hints_cols == cols)
        return ui->hints;
    free(ui->hints);
    ui->hints = command_hints(place, cols > 0 ? (size_t)cols : 0);
    ui->hints_place = place;
    ui->hints_cols = cols;
    return ui->hints;
}

void ui_go(struct ui *ui, size_t field)
{
    if (field == FORM_NONE || !answers_asked(ui->work->answers, field))
        field = answers_next(ui->work->answers, FORM_NONE, 1);
    answers_break(ui->work->answers);
    ui->here = field;
    ui->host->went_to(ui->host->ctx, field);
    ui_replace(ui, question_new(ui, field));
}

void ui_begin(struct ui *ui, struct work *work, size_t here, const char *notice)
{
    drop_views(ui); /* they know the draft that was */
    ui_unsay(ui);
    ui->work = work;
    ui->walking = false;
    ui->mail_line = FORM_NONE;
    ui->words_rev++;
    memset(ui->shown, 0, sizeof ui->shown);
    ui_go(ui, here);
    if (notice)
        ui_say(ui, false, "%s", notice);
}

void ui_start_page(struct ui *ui)
{
    ui->host->look(ui->host->ctx);
    ui_replace(ui, start_new(ui));
}

void ui_show_mail(struct ui *ui)
{
    switch (ui->host->mail.look(ui->host->ctx).state) {
    case HOST_MAIL_NONE:
        return;
    case HOST_MAIL_READING:
    case HOST_MAIL_FAILED:
    case HOST_MAIL_NO_FORM:
        ui->mail_line = FORM_NONE;
        ui_replace(ui, mail_page_new(ui));
        return;
    case HOST_MAIL_FORM:
        answers_break(ui->work->answers);
        ui_replace(ui, reply_page_new(ui));
        return;
    }
}

void ui_lost(struct ui *ui, const char *why)
{
    ui->work = NULL;
    ui_start_page(ui);
    ui_say(ui, true, "%s", why);
}

void ui_show_map(struct ui *ui, bool search)
{
    ui->walking = false;
    answers_break(ui->work->answers);
    ui_replace(ui, map_new(ui, ui->here, search));
}

void ui_answer(struct ui *ui, size_t field, struct value value,
               enum answers_step step)
{
    answers_set(ui->work->answers, field, value, ORIGIN_TYPED, step);
    ui->dirty = true;
}

void ui_quit(struct ui *ui, enum ui_end end)
{
    ui->end = end;
}

enum ui_end ui_ended(const struct ui *ui)
{
    return ui->end;
}

void ui_copy(struct ui *ui, size_t field)
{
    const struct field *def = &ui->work->form->fields[field];
    autofree char *text =
        answer_print(def, answers_value(ui->work->answers, field), NULL);
    if (!*text)
        ui_say(ui, false, _("There is no answer to copy yet."));
    else if (!terminal_copy(ui->terminal, text))
        ui_say(ui, true, _("That is too long for a terminal's clipboard."));
    else
        ui_say(ui, false,
               _("Sent to your terminal's clipboard; if pasting gives nothing, "
                 "use "
                 "the mouse."));
}

void ui_undo(struct ui *ui, int step)
{
    size_t field = step < 0 ? answers_undo(ui->work->answers)
                            : answers_redo(ui->work->answers);
    if (field == FORM_NONE) {
        ui_say(ui, false,
               step < 0 ? _("There is nothing to undo.")
                        : _("There is nothing to do again."));
        return;
    }
    bool shown = ui->here == field && ui->top->ops->draw == question_draw;
    bool on_map = ui->top->ops->place(ui->top) & (PLACE_MAP | PLACE_REPLY);
    if (!shown && !on_map && answers_asked(ui->work->answers, field))
        ui_go(ui, field);
    ui_say(ui, false,
           step < 0 ? _("Undone in question %zu.")
                    : _("Done again in question %zu."),
           field + 1);
}

void ui_touch(struct ui *ui)
{
    ui->dirty = true;
}

void ui_gone(struct ui *ui)
{
    ui->end = UI_GONE;
}

void ui_resized(struct ui *ui)
{
    terminal_resize(ui->terminal);
    ui->dirty = true;
}

void ui_lend(struct ui *ui)
{
    loop_unwatch(ui->loop, terminal_fd(ui->terminal));
    terminal_lend(ui->terminal);
    ui->lent = true;
}

void ui_take_back(struct ui *ui)
{
    terminal_take_back(ui->terminal);
    ui->lent = false;
    ui->dirty = true;
    loop_watch(ui->loop, terminal_fd(ui->terminal), POLLIN, ui_on_tty, ui);
}

static void draw_views(struct view *view, const struct canvas *canvas)
{
    if (!view->covers && view->below)
        draw_views(view->below, canvas);
    view->ops->draw(view, canvas);
}

bool ui_too_small(const struct ui *ui)
{
    return terminal_rows(ui->terminal) < LEAST_ROWS ||
           terminal_cols(ui->terminal) < LEAST_COLS;
}

static void draw_too_small(const struct ui *ui, const struct canvas *canvas)
{
    autofree char *text = xasprintf(
        _("needs %dx%d, has %dx%d; all is kept"), LEAST_COLS, LEAST_ROWS,
        terminal_cols(ui->terminal), terminal_rows(ui->terminal));
    canvas_clip(canvas, 0, 0, canvas->cols, STYLE_TEXT, text);
    canvas_cursor(canvas, 0, 0);
}

static void on_pause(void *ctx)
{
    struct ui *ui = ctx;
    ui->words_timer = 0;
    ui->words_rev++;
    ui->dirty = true;
}

void ui_settle(struct ui *ui)
{
    unsigned long long said = ui->work ? ui->work->said : 0;
    if (!ui->work || !work_settle(ui->work, time(NULL)))
        return;
    loop_cancel(ui->loop, ui->words_timer);
    ui->words_timer = 0;
    if (said == ui->work->said && ui->work->findings.count > 0)
        ui->words_timer = loop_timer(ui->loop, PAUSE_MS, on_pause, ui);
    else if (said != ui->work->said)
        on_pause(ui);
}

static void paint(struct ui *ui)
{
    if (grid_begin(&ui->screen.grid))
        memset(ui->shown, 0, sizeof ui->shown);
    memset(ui->drawn, 0, sizeof ui->drawn);
    struct canvas canvas = canvas_of(&ui->screen);
    if (ui_too_small(ui))
        draw_too_small(ui, &canvas);
    else
        draw_views(ui->top, &canvas);
    grid_end(&ui->screen.grid, ui->screen.cursor_row, ui->screen.cursor_col);
    memcpy(ui->shown, ui->drawn, sizeof ui->shown);
    ui->dirty = false;
}

/* The echo of a key first, then what is to be said of it: nobody waits for a
 * rule to see a letter. */
void ui_paint(struct ui *ui)
{
    for (int i = 0; i < 2; i++) {
        if (ui->dirty && !ui->lent && ui->end == UI_RUNS)
            paint(ui);
        ui_settle(ui);
    }
}
