/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/help.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/paper.h"
#include "ui/question.h"
#include "ui/scroll.h"

#include <string.h>

#define COMMANDS_MAX 40
#define KEYS_COLS    24

struct help {
    struct view view;
    char *title;
    char *text; /* of a text page, else NULL */
    unsigned place;
    size_t field;
    struct paper paper;
    struct scroll scroll;
};

static struct help *help_of(struct view *view)
{
    return (struct help *)view;
}

static void add_section(struct paper *paper, const char *head, const char *text)
{
    if (!text || !*text)
        return;
    paper_gap(paper);
    paper_add(paper, STYLE_BOLD, 1, NULL, false, head);
    paper_add(paper, STYLE_TEXT, 3, NULL, false, text);
}

static void add_options(struct paper *paper, const struct field *field)
{
    bool head = false;
    for (size_t i = 0; i < field->option_count; i++) {
        if (!field->options[i].advice)
            continue;
        if (!head)
            add_section(paper, _("The options"), " ");
        head = true;
        autofree char *line = xasprintf("%s: %s", _(field->options[i].label),
                                        _(field->options[i].advice));
        paper_add(paper, STYLE_TEXT, 3, NULL, false, line);
    }
}

static void add_findings(struct paper *paper, const struct ui *ui, size_t field)
{
    const struct findings *all = &ui->work->findings;
    bool head = false;
    for (size_t i = 0; i < all->count; i++) {
        if (all->item[i].field != field)
            continue;
        if (!head)
            add_section(paper, _("About your answer"), all->item[i].message);
        else
            paper_add(paper, STYLE_TEXT, 3, NULL, false, all->item[i].message);
        head = true;
    }
}

static void add_question(struct paper *paper, const struct ui *ui,
                         size_t number)
{
    const struct field *field = &ui->work->form->fields[number];
    autofree char *label = xasprintf("%zu  %s", number + 1, _(field->label));
    paper_gap(paper);
    paper_add(paper, STYLE_BOLD, 1, NULL, false, label);
    add_section(paper, _("What the form says"), _(field->help));
    add_section(paper, _("What the guide advises"), _(field->advice));
    add_section(paper, _("What holds today"), _(field->today));
    add_section(paper, _("Why it is asked"), _(field->why));
    add_options(paper, field);
    add_findings(paper, ui, number);
}

static void add_command(struct paper *paper, const struct command_line *line)
{
    if (paper->cols < 50) {
        paper_add(paper, STYLE_BOLD, 3, NULL, false, line->keys);
        paper_add(paper, STYLE_TEXT, 5, NULL, false, line->sentence);
        return;
    }
    size_t first = paper->count;
    paper_add(paper, STYLE_TEXT, KEYS_COLS + 3, NULL, false, line->sentence);
    paper->line[first].lead = line->keys;
    paper->line[first].lead_style = STYLE_BOLD;
}

static void add_keys(struct paper *paper, unsigned place)
{
    struct command_line lines[COMMANDS_MAX];
    size_t count = command_help(place, lines, COMMANDS_MAX);
    paper_gap(paper);
    paper_add(paper, STYLE_BOLD, 1, NULL, false, _("Keys here"));
    for (size_t i = 0; i < count; i++)
        add_command(paper, &lines[i]);
}

static void build(struct help *help, int cols)
{
    const struct ui *ui = help->view.ui;
    paper_done(&help->paper);
    paper_init(&help->paper, cols - 2);
    if (help->text)
        paper_add(&help->paper, STYLE_TEXT, 1, NULL, false, help->text);
    else if (help->field != FORM_NONE)
        add_question(&help->paper, ui, help->field);
    if (!help->text)
        add_keys(&help->paper, help->place);
}

/* A key's name is longer than a mark, so it is drawn at the margin. */
static void draw_paper(const struct help *help, const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        size_t i = help->scroll.from + (size_t)row;
        if (i >= help->paper.count)
            return;
        const struct paper_line *line = &help->paper.line[i];
        if (line->lead)
            canvas_clip(canvas, row, 3, line->indent - 4, STYLE_BOLD,
                        line->lead);
        canvas_text(canvas, row, line->indent, line->style, line->text);
    }
}

static void help_draw(struct view *view, const struct canvas *canvas)
{
    struct help *help = help_of(view);
    if (help->paper.cols != canvas->cols - 2)
        build(help, canvas->cols);
    canvas_clip(canvas, 0, 1, canvas->cols - 2, STYLE_BOLD, help->title);
    canvas_rule(canvas, 1);
    struct canvas area =
        canvas_part(canvas, 2, 0, canvas->rows - 3, canvas->cols);
    scroll_fit(&help->scroll, help->paper.count, area.rows);
    draw_paper(help, &area);
    canvas_cursor(&area, 0, 1);
    const char *hint = help->scroll.from < help->scroll.most
                           ? _("Down, PgDn more   Esc back")
                           : _("Up, PgUp   Esc back");
    canvas_clip(canvas, canvas->rows - 1, 1, canvas->cols - 2, STYLE_DIM, hint);
}

static void help_key(struct view *view, const struct input *key)
{
    struct help *help = help_of(view);
    bool letter = key->kind == INPUT_CHAR && !key->alt;
    if (scroll_key(&help->scroll, key))
        return;
    if (key->kind == INPUT_ENTER ||
        (letter && (key->ucs == 'q' || key->ucs == '?')) ||
        key->kind == INPUT_F)
        ui_pop(view->ui);
}

static unsigned help_place(struct view *view)
{
    (void)view;
    return PLACE_PAGE;
}

static bool help_command(struct view *view, enum command_id id)
{
    if (id != COMMAND_BACK)
        return false;
    ui_pop(view->ui);
    return true;
}

static void help_free(struct view *view)
{
    struct help *help = help_of(view);
    paper_done(&help->paper);
    free(help->title);
    free(help->text);
    free(help);
}

static const struct view_ops help_ops = {
    .draw = help_draw,
    .key = help_key,
    .place = help_place,
    .command = help_command,
    .free = help_free,
};

static struct help *push(struct ui *ui, const char *title)
{
    struct help *help = xcalloc(1, sizeof *help);
    help->view.ops = &help_ops;
    help->view.covers = true;
    help->title = xstrdup(title);
    help->field = FORM_NONE;
    ui_push(ui, &help->view);
    return help;
}

void help_push(struct ui *ui, unsigned place, size_t field)
{
    struct help *help = push(ui, _("Help"));
    help->place = place;
    help->field = field;
}

void text_page_push(struct ui *ui, const char *title, const char *text)
{
    push(ui, title)->text = xstrdup(text);
}
