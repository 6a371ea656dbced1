/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/evidence_page.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/evidence_facts.h"
#include "ui/ask.h"
#include "ui/help.h"
#include "ui/paper.h"
#include "ui/pasted.h"
#include "ui/private_page.h"
#include "ui/question.h"
#include "ui/reading_words.h"
#include "ui/scroll.h"

#include <string.h>

#define MARGIN   1
#define BAR_MOST 40 /* columns */

struct evidence_page {
    struct view view;
    struct paper paper;
    enum host_evidence_state shown; /* on the paper, as is the next */
    unsigned long rev;
    struct scroll scroll;
};

static struct evidence_page *page_of(struct view *view)
{
    return (struct evidence_page *)view;
}

static struct host_evidence evidence_of(const struct ui *ui)
{
    return ui->host->evidence.look(ui->host->ctx);
}

static void add_text(struct paper *paper, enum style style, const char *text)
{
    paper_add(paper, style, MARGIN, NULL, false, text);
}

/* Headings stand at the edge; what belongs to one stands further in. */
static void add_report(struct paper *paper, char *report)
{
    for (char *line = report, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        size_t indent = strspn(line, " ");
        if (!line[indent])
            paper_gap(paper);
        else
            paper_add(paper, indent ? STYLE_TEXT : STYLE_BOLD,
                      MARGIN + (int)indent, NULL, false, line + indent);
    }
}

static void add_state(struct paper *paper, const struct host_evidence *now)
{
    autofree char *failed =
        xasprintf(_("The logs could not be read: %s"), now->why);
    if (now->state == HOST_EVIDENCE_CANCELLED)
        add_text(paper, STYLE_WARNING,
                 _("Reading was cancelled; r begins again."));
    else if (now->state == HOST_EVIDENCE_FAILED)
        add_text(paper, STYLE_WARNING, failed);
    paper_gap(paper);
}

static void need_paper(struct evidence_page *page, const struct canvas *canvas,
                       const struct host_evidence *now)
{
    struct paper *paper = &page->paper;
    const struct host *host = page->view.ui->host;
    const struct screen *screen = canvas->screen;
    if (paper->cols == canvas->cols - 2 && page->shown == now->state &&
        page->rev == now->rev)
        return;
    paper_done(paper);
    paper_init(paper, canvas->cols - 2);
    add_state(paper, now);
    autofree char *report = host->evidence.report(
        host->ctx, (size_t)(canvas->cols > 3 ? canvas->cols - 3 : 1),
        screen->ascii || !screen->utf8);
    add_report(paper, report);
    page->shown = now->state;
    page->rev = now->rev;
}

static void draw_bar(const struct canvas *canvas, int row,
                     const struct host_evidence *now)
{
    int cols = canvas->cols - 2 * MARGIN;
    cols = cols > BAR_MOST ? BAR_MOST : cols;
    if (now->size == 0 || cols < 1)
        return;
    double part = (double)now->bytes / (double)now->size;
    int full = (int)((part > 1 ? 1 : part) * cols);
    for (int i = 0; i < cols; i++)
        canvas_text(canvas, row, MARGIN + i, i < full ? STYLE_FINE : STYLE_DIM,
                    canvas_mark(canvas, i < full ? MARK_FULL : MARK_RULE));
}

/* Drawn at each turn of the loop: it is always in step. The rows it takes. */
static int draw_progress(const struct canvas *canvas,
                         const struct host_evidence *now)
{
    if (now->state != HOST_EVIDENCE_READING)
        return 0;
    autofree char *file = reading_file_words(now);
    autofree char *words = reading_progress_words(now);
    canvas_clip(canvas, 0, MARGIN, canvas->cols - 2 * MARGIN, STYLE_TEXT, file);
    canvas_clip(canvas, 1, MARGIN, canvas->cols - 2 * MARGIN, STYLE_TEXT,
                words);
    draw_bar(canvas, 2, now);
    return 4;
}

static unsigned page_place(struct view *view)
{
    struct host_evidence now = evidence_of(view->ui);
    if (now.state == HOST_EVIDENCE_READING)
        return PLACE_READING;
    return now.refusals > 0 ? PLACE_LOGS | PLACE_REFUSED : PLACE_LOGS;
}

static void page_draw(struct view *view, const struct canvas *canvas)
{
    struct evidence_page *page = page_of(view);
    struct ui *ui = view->ui;
    struct host_evidence now = evidence_of(ui);
    need_paper(page, canvas, &now);
    int top = header_draw(ui, canvas, FORM_NONE);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    int used = draw_progress(&area, &now);
    area = canvas_part(&area, used, 0, area.rows - used, area.cols);
    scroll_fit(&page->scroll, page->paper.count, area.rows);
    paper_draw(&page->paper, &area, page->scroll.from,
               _("more below: Down, PgDn"));
    canvas_cursor(&area, 0, MARGIN);
    footer_draw(ui, canvas, page_place(view));
}

static void page_key(struct view *view, const struct input *key)
{
    struct ui *ui = view->ui;
    if (key->kind == INPUT_PASTE)
        pasted_ask(ui, NULL, key);
    else
        scroll_key(&page_of(view)->scroll, key);
}

static void begin(struct ui *ui, const char *path)
{
    struct err err = {0};
    if (!ui->host->evidence.begin(ui->host->ctx, path, &err))
        ui_say(ui, true, "%s", err.text);
}

static void path_given(struct ui *ui, void *ctx, const char *text)
{
    (void)ctx;
    if (!text)
        return;
    autofree char *path = file_typed_path(text);
    begin(ui, *path ? path : NULL);
}

static void use(struct ui *ui)
{
    autofree char *draft = ui->host->evidence.draft(ui->host->ctx);
    if (form_lines_field(ui->work->form) == FORM_NONE)
        ui_say(ui, false, _("This form does not ask what the problem is."));
    else if (!draft)
        ui_say(ui, false, _("There is no refusal to tell of."));
    else
        private_page_push(ui, draft, "");
}

static bool page_command(struct view *view, enum command_id id)
{
    struct ui *ui = view->ui;
    switch ((int)id) {
    case COMMAND_BACK:
        ui_pop(ui);
        return true;
    case COMMAND_CANCEL:
        ui->host->evidence.cancel(ui->host->ctx);
        return true;
    case COMMAND_AGAIN:
        begin(ui, evidence_of(ui).path);
        return true;
    case COMMAND_MESSAGE:
        ask_text_push(ui,
                      _("Mail log, or a folder with some; empty: where they "
                        "usually are"),
                      "", path_given, NULL);
        return true;
    case COMMAND_DRAFT:
        use(ui);
        return true;
    case COMMAND_HELP:
        help_push(ui, PLACE_LOGS | PLACE_READING | PLACE_REFUSED, FORM_NONE);
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

bool evidence_answers(const struct field *field)
{
    for (char **kind = field->suggest; kind && *kind; kind++)
        if (strcmp(*kind, EVIDENCE_VOLUME) == 0)
            return true;
    return field->takes_lines;
}

void evidence_page_push(struct ui *ui)
{
    struct host_evidence now = evidence_of(ui);
    if (!now.provider) {
        ui_say(ui, true, "%s", now.why);
        return;
    }
    struct evidence_page *page = xcalloc(1, sizeof *page);
    page->view.ops = &page_ops;
    page->view.covers = true;
    ui_push(ui, &page->view);
    if (now.state == HOST_EVIDENCE_NONE)
        begin(ui, NULL);
}
