/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/ask.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/lineedit.h"
#include "ui/paper.h"
#include "ui/scroll.h"
#include "ui/ui.h"

#include <string.h>

#define CHOICES_MAX  9
#define ASK_TEXT_MAX 4096 /* bytes of a line that is asked for */
#define HIDDEN       "*"  /* each character of a secret */

struct ask {
    struct view view;
    char *text;
    char *label[CHOICES_MAX];
    int value[CHOICES_MAX];
    size_t count, at;
    struct scroll scroll; /* of the text */
    ask_fn *fn;
    struct lineedit edit; /* of a line that is asked for */
    ask_text_fn *text_fn;
    ask_lines_fn *lines_fn; /* may be NULL */
    void *ctx;
};

static struct ask *ask_of(struct view *view)
{
    return (struct ask *)view;
}

static void ask_free(struct view *view)
{
    struct ask *ask = ask_of(view);
    for (size_t i = 0; i < ask->count; i++)
        free(ask->label[i]);
    if (ask->text_fn)
        lineedit_done(&ask->edit);
    free(ask->text);
    free(ask->ctx);
    free(ask);
}

/* The view goes first, so that the callback can push another. */
static void answer(struct ask *ask, int choice, const char *text)
{
    struct ui *ui = ask->view.ui;
    ask_fn *fn = ask->fn;
    ask_text_fn *text_fn = ask->text_fn;
    void *ctx = steal(&ask->ctx);
    bool secret = text && ask->edit.secret;
    autofree char *copy = text ? xstrdup(text) : NULL;
    ui_pop(ui);
    if (text_fn)
        text_fn(ui, ctx, copy);
    else
        fn(ui, ctx, choice);
    if (secret)
        explicit_bzero(copy, strlen(copy));
    free(ctx);
}

static void answer_lines(struct ask *ask, const struct input *paste)
{
    struct ui *ui = ask->view.ui;
    ask_lines_fn *fn = ask->lines_fn;
    void *ctx = steal(&ask->ctx);
    ui_pop(ui);
    fn(ui, ctx, paste);
    free(ctx);
}

/* The question stands at the bottom, over what it is about. */
static struct canvas box(const struct canvas *canvas, int rows)
{
    int top = canvas->rows - rows - 2;
    if (top < 0)
        top = 0;
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top, canvas->cols);
    for (int row = 0; row < area.rows; row++)
        canvas_blank(&area, row, 0, area.cols, STYLE_TEXT);
    canvas_rule(&area, 0);
    return area;
}

static void draw_hints(const struct canvas *area, unsigned place)
{
    autofree char *hints =
        command_hints(place, (size_t)(area->cols > 2 ? area->cols - 2 : 0));
    canvas_text(area, area->rows - 1, 1, STYLE_DIM, hints);
}

static void draw_choices(struct ask *ask, const struct canvas *area, int row)
{
    for (size_t i = 0; i < ask->count; i++, row++) {
        bool here = i == ask->at;
        autofree char *line = xasprintf("%zu  %s", i + 1, ask->label[i]);
        if (here)
            canvas_text(area, row, 2, STYLE_FOCUS,
                        canvas_mark(area, MARK_POINTER));
        canvas_clip(area, row, 4, area->cols - 4,
                    here ? STYLE_FOCUS : STYLE_TEXT, line);
        if (here)
            canvas_cursor(area, row, 4);
    }
}

/* As many stars as there are characters. */
static void draw_secret(const struct ask *ask, const struct canvas *area,
                        int row)
{
    int col = 4, cursor = 4;
    canvas_text(area, row, 2, STYLE_FOCUS, canvas_mark(area, MARK_POINTER));
    for (size_t at = 0; at < ask->edit.len && col + 2 < area->cols; col++) {
        canvas_text(area, row, col, STYLE_TEXT, HIDDEN);
        at = text_next(ask->edit.text, ask->edit.len, at);
        if (at <= ask->edit.cursor)
            cursor = col + 1;
    }
    canvas_cursor(area, row, cursor);
}

static void draw_edit(struct ask *ask, const struct canvas *area, int row)
{
    int cols = area->cols - 6;
    if (cols < 1)
        return;
    size_t before = text_cols(ask->edit.text, ask->edit.cursor);
    size_t from =
        before >= (size_t)cols
            ? text_fit(ask->edit.text, ask->edit.len, before - (size_t)cols + 1)
            : 0;
    canvas_text(area, row, 2, STYLE_FOCUS, canvas_mark(area, MARK_POINTER));
    struct canvas line = canvas_part(area, row, 4, 1, cols);
    canvas_textn(&line, 0, 0, STYLE_TEXT, ask->edit.text + from,
                 ask->edit.len - from);
    canvas_cursor(
        &line, 0,
        (int)text_cols(ask->edit.text + from, ask->edit.cursor - from));
}

static void ask_draw(struct view *view, const struct canvas *canvas)
{
    struct ask *ask = ask_of(view);
    struct paper paper;
    paper_init(&paper, canvas->cols > 4 ? canvas->cols - 2 : 2);
    paper_add(&paper, STYLE_BOLD, 2, NULL, false, ask->text);
    int rows = (int)(paper.count + (ask->text_fn ? 1 : ask->count));
    struct canvas area = box(canvas, rows);
    int text_rows = area.rows - 2 - (rows - (int)paper.count);
    struct canvas text = canvas_part(&area, 1, 0, text_rows, area.cols);
    scroll_fit(&ask->scroll, paper.count, text.rows);
    paper_draw(&paper, &text, ask->scroll.from, _("... more: PgDn"));
    int row = 1 + text.rows;
    if (ask->edit.secret)
        draw_secret(ask, &area, row);
    else if (ask->text_fn)
        draw_edit(ask, &area, row);
    else
        draw_choices(ask, &area, row);
    draw_hints(&area, view->ops->place(view));
    memset(view->ui->drawn, 0, sizeof view->ui->drawn); /* drawn over */
    paper_done(&paper);
}

static unsigned ask_place(struct view *view)
{
    (void)view;
    return PLACE_ASK;
}

static bool ask_command(struct view *view, enum command_id id)
{
    if (id != COMMAND_BACK)
        return false;
    answer(ask_of(view), ASK_BACK, NULL);
    return true;
}

static void key_choice(struct ask *ask, const struct input *key)
{
    if (key->kind == INPUT_UP && ask->at > 0)
        ask->at--;
    else if ((key->kind == INPUT_DOWN || key->kind == INPUT_TAB) &&
             ask->at + 1 < ask->count)
        ask->at++;
    else if (key->kind == INPUT_ENTER)
        answer(ask, ask->value[ask->at], NULL);
    else if (key->kind == INPUT_CHAR && !key->alt && key->ucs >= '1' &&
             key->ucs < '1' + ask->count)
        answer(ask, ask->value[key->ucs - '1'], NULL);
}

/* A newline at the end comes with a copied line. */
static bool has_lines(const struct input *paste)
{
    const char *newline = memchr(paste->paste, '\n', paste->paste_len);
    return newline && newline + 1 < paste->paste + paste->paste_len;
}

static void ask_key(struct view *view, const struct input *key)
{
    struct ask *ask = ask_of(view);
    if (key->kind == INPUT_PAGE_UP || key->kind == INPUT_PAGE_DOWN) {
        scroll_key(&ask->scroll, key);
        return;
    }
    if (!ask->text_fn) {
        key_choice(ask, key);
        return;
    }
    if (key->kind == INPUT_ENTER)
        answer(ask, 0, ask->edit.text);
    else if (key->kind == INPUT_PASTE && ask->lines_fn && has_lines(key))
        answer_lines(ask, key);
    else if (key->kind == INPUT_PASTE)
        lineedit_insert(&ask->edit, key->paste, key->paste_len);
    else
        lineedit_key(&ask->edit, key);
}

static const struct view_ops ask_ops = {
    .draw = ask_draw,
    .key = ask_key,
    .place = ask_place,
    .command = ask_command,
    .free = ask_free,
};

static struct ask *new_ask(const char *text, void *ctx)
{
    struct ask *ask = xcalloc(1, sizeof *ask);
    ask->view.ops = &ask_ops;
    ask->text = xstrdup(text);
    ask->ctx = ctx;
    return ask;
}

void ask_push(struct ui *ui, const char *text, const struct ask_choice *choices,
              size_t count, ask_fn *fn, void *ctx)
{
    struct ask *ask = new_ask(text, ctx);
    ask->fn = fn;
    for (size_t i = 0; i < count && i < CHOICES_MAX; i++) {
        ask->value[i] = choices[i].value;
        ask->label[i] = xstrdup(choices[i].label);
        ask->count++;
    }
    ui_push(ui, &ask->view);
}

bool ask_reword(struct ui *ui, ask_fn *fn, const char *text)
{
    struct ask *ask = ui->top ? ask_of(ui->top) : NULL;
    if (!ask || ask->view.ops != &ask_ops || ask->fn != fn)
        return false;
    free(ask->text);
    ask->text = xstrdup(text);
    ask->scroll.from = 0;
    ui_touch(ui);
    return true;
}

static struct ask *push_text(struct ui *ui, const char *text, ask_text_fn *fn,
                             void *ctx)
{
    struct ask *ask = new_ask(text, ctx);
    ask->text_fn = fn;
    lineedit_init(&ask->edit, false, ASK_TEXT_MAX);
    ui_push(ui, &ask->view);
    return ask;
}

void ask_text_push(struct ui *ui, const char *text, const char *initial,
                   ask_text_fn *fn, void *ctx)
{
    struct ask *ask = push_text(ui, text, fn, ctx);
    lineedit_set(&ask->edit, initial, true);
}

void ask_lines_push(struct ui *ui, const char *text, const char *initial,
                    ask_text_fn *fn, ask_lines_fn *lines_fn, void *ctx)
{
    struct ask *ask = push_text(ui, text, fn, ctx);
    lineedit_set(&ask->edit, initial, true);
    ask->lines_fn = lines_fn;
}

void ask_secret_push(struct ui *ui, const char *text, ask_text_fn *fn,
                     void *ctx)
{
    lineedit_hide(&push_text(ui, text, fn, ctx)->edit);
}
