/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/private_page.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/private_text.h"
#include "ui/help.h"
#include "ui/lines_answer.h"
#include "ui/paper.h"
#include "ui/question.h"
#include "ui/scroll.h"

#include <string.h>

#define MARGIN     3
#define LOW        14 /* rows of a screen on which gaps are left out */
#define TEXT_LEAST 2  /* rows for the text, below the kinds */

struct private_page {
    struct view view;
    char *text; /* nothing masked */
    char *ip;
    struct private_found found;
    enum private_kind kind[PRIVATE_KINDS]; /* those that are in it */
    size_t count, at;
    unsigned masked;    /* PRIVATE_BIT */
    struct paper paper; /* of the text as it would be */
    unsigned shown;     /* `masked` of what is on the paper */
    struct scroll scroll;
};

static struct private_page *page_of(struct view *view)
{
    return (struct private_page *)view;
}

static void need_paper(struct private_page *page, const struct canvas *canvas)
{
    struct paper *paper = &page->paper;
    if (paper->cols == canvas->cols - 1 && page->shown == page->masked)
        return;
    autofree char *text = private_mask(page->text, page->masked);
    paper_done(paper);
    paper_init(paper, canvas->cols - 1);
    paper_add(paper, STYLE_TEXT, MARGIN, NULL, false, text);
    page->shown = page->masked;
}

static void draw_kind(const struct private_page *page,
                      const struct canvas *canvas, int row, size_t i)
{
    enum private_kind kind = page->kind[i];
    bool here = i == page->at;
    bool masked = page->masked & PRIVATE_BIT(kind);
    autofree char *words = private_found_words(&page->found, kind);
    autofree char *line =
        xasprintf("%zu  %s  %s", i + 1, masked ? "[x]" : "[ ]", words);
    if (here) {
        canvas_text(canvas, row, 1, STYLE_FOCUS,
                    canvas_mark(canvas, MARK_POINTER));
        canvas_cursor(canvas, row, MARGIN);
    }
    canvas_clip(canvas, row, MARGIN, canvas->cols - MARGIN - 1,
                here ? STYLE_FOCUS : STYLE_TEXT, line);
}

/* The kinds, scrolled so that the one with the cursor is seen, where there is
 * no room for all. */
static int draw_kinds(const struct private_page *page,
                      const struct canvas *canvas, int top)
{
    int room = canvas->rows - top - TEXT_LEAST - 1;
    size_t rows = room > 1 ? (size_t)room : 1;
    size_t from = page->at >= rows ? page->at - rows + 1 : 0;
    for (size_t i = from; i < page->count && i - from < rows; i++)
        draw_kind(page, canvas, top + (int)(i - from), i);
    return (int)(page->count < rows ? page->count : rows);
}

static const char *heading(const struct private_page *page)
{
    return page->count > 0 ? _("Private in these lines; [x] is masked:")
                           : _("Nothing private was found in these lines.");
}

static void page_draw(struct view *view, const struct canvas *canvas)
{
    struct private_page *page = page_of(view);
    struct ui *ui = view->ui;
    int gap = canvas->rows >= LOW;
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    need_paper(page, canvas);
    canvas_clip(&area, 0, 1, area.cols - 2, STYLE_BOLD, heading(page));
    int row = 1 + draw_kinds(page, &area, 1) + gap;
    canvas_clip(&area, row, 1, area.cols - 2, STYLE_BOLD,
                _("The text as it would be:"));
    row++;
    area = canvas_part(&area, row, 0, area.rows - row, area.cols);
    scroll_fit(&page->scroll, page->paper.count, area.rows);
    paper_draw(&page->paper, &area, page->scroll.from, _("more below: PgDn"));
    if (page->count == 0)
        canvas_cursor(&area, 0, MARGIN);
    footer_draw(ui, canvas, view->ops->place(view));
}

static void toggle(struct private_page *page, size_t i)
{
    if (i >= page->count)
        return;
    page->at = i;
    page->masked ^= PRIVATE_BIT(page->kind[i]);
}

/* Up and down go through the kinds, and behind the last one through the text.
 */
static void page_key(struct view *view, const struct input *key)
{
    struct private_page *page = page_of(view);
    bool letter = key->kind == INPUT_CHAR && !key->alt;
    bool up = key->kind == INPUT_UP || (letter && key->ucs == 'k');
    bool down = key->kind == INPUT_DOWN || (letter && key->ucs == 'j');
    if (letter && key->ucs >= '1' && key->ucs <= '9')
        toggle(page, key->ucs - '1');
    else if (down && page->at + 1 < page->count)
        page->at++;
    else if (up && page->scroll.from == 0)
        page->at -= page->at > 0;
    else
        scroll_key(&page->scroll, key);
}

static unsigned page_place(struct view *view)
{
    (void)view;
    return PLACE_PRIVATE;
}

static bool page_command(struct view *view, enum command_id id)
{
    struct private_page *page = page_of(view);
    struct ui *ui = view->ui;
    switch ((int)id) {
    case COMMAND_BACK:
        ui_pop(ui);
        return true;
    case COMMAND_TICK:
        toggle(page, page->at);
        return true;
    case COMMAND_PUT: {
        autofree char *text = private_mask(page->text, page->masked);
        autofree char *ip = xstrdup(page->ip);
        lines_answer_ask(ui, text, ip);
        return true;
    }
    case COMMAND_HELP:
        help_push(ui, PLACE_PRIVATE, FORM_NONE);
        return true;
    default:
        return false;
    }
}

static void page_free(struct view *view)
{
    struct private_page *page = page_of(view);
    paper_done(&page->paper);
    private_found_done(&page->found);
    free(page->text);
    free(page->ip);
    free(page);
}

static const struct view_ops page_ops = {
    .draw = page_draw,
    .key = page_key,
    .place = page_place,
    .command = page_command,
    .free = page_free,
};

void private_page_push(struct ui *ui, const char *text, const char *ip)
{
    struct private_page *page = xcalloc(1, sizeof *page);
    page->view.ops = &page_ops;
    page->view.covers = true;
    page->text = xstrdup(text);
    page->ip = xstrdup(ip);
    page->masked = PRIVATE_BY_DEFAULT;
    private_find(text, &page->found);
    for (int kind = 0; kind < PRIVATE_KINDS; kind++)
        if (page->found.count[kind] > 0)
            page->kind[page->count++] = (enum private_kind)kind;
    ui_push(ui, &page->view);
}
