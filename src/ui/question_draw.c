/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* How one question is laid out: the field always has its room, findings come
 * next, and help and advice get what is left (F1 shows all of it). */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/question.h"

#include <string.h>

#define NARROW        60 /* columns below which margins are thin */
#define FINDINGS_MOST 5  /* lines */

static int margin(const struct canvas *canvas)
{
    return canvas->cols < NARROW ? 2 : 5;
}

static bool has_guess(const struct field *field)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (field->options[i].guess)
            return true;
    return false;
}

static char *fact_line(const struct fact *fact)
{
    struct tm when;
    char clock[16];
    localtime_r(&fact->at, &when);
    strftime(clock, sizeof clock, "%H:%M", &when);
    switch (fact->state) {
    case FACT_ASKED:
        return xasprintf(_("being measured: %s"), fact->subject);
    case FACT_KNOWN:
        return xasprintf(_("measured: %s (%s, %s)"), fact->value, fact->source,
                         clock);
    case FACT_ABSENT:
        return xasprintf(_("measured: there is none (%s, %s)"), fact->source,
                         clock);
    case FACT_FAILED:
        break;
    }
    return xasprintf(_("could not find out: %s (%s, %s)"), fact->value,
                     fact->source, clock);
}

static void add_facts(struct question *question, struct paper *body, int indent,
                      const char *lead)
{
    const struct work *work = question->view.ui->work;
    for (size_t i = 0; i < facts_count(work->facts); i++) {
        const struct fact *fact = facts_at(work->facts, i);
        if (!work_fact_concerns(work, question->field.field, fact))
            continue;
        autofree char *line = fact_line(fact);
        paper_gap(body);
        paper_add(body, STYLE_FACT, indent + 2, lead, false, line);
    }
    if (work_suggestion(work, question->field.field))
        paper_add(body, STYLE_FACT, indent + 2, lead, false,
                  _("Ctrl-T takes what was measured."));
}

static void add_text(struct paper *body, enum style style, int indent,
                     const char *lead, const char *text)
{
    if (!text)
        return;
    paper_gap(body);
    paper_add(body, style, lead ? indent + 2 : indent, lead, false, _(text));
}

/* The guide's words begin with whose they are. */
static void add_guide(struct paper *body, int indent, const char *bar,
                      const char *advice)
{
    if (!advice)
        return;
    /* TRANSLATORS: the advice of the guide behind the form */
    autofree char *text = xasprintf(_("Guide: %s"), _(advice));
    paper_gap(body);
    paper_add(body, STYLE_GUIDE, indent + 2, bar, true, text);
}

static void build_body(struct question *question, const struct canvas *canvas)
{
    const struct field *field = field_view_def(&question->field);
    struct paper *body = &question->body;
    int indent = margin(canvas);
    const char *bar = canvas_mark(canvas, MARK_BAR);
    const char *dot = canvas_mark(canvas, MARK_ADVICE);
    paper_done(body);
    paper_init(body, canvas->cols - (canvas->cols < NARROW ? 1 : 5));
    add_text(body, STYLE_TEXT, indent, NULL, field->help);
    add_guide(body, indent, bar, field->advice);
    add_text(body, STYLE_TEXT, indent, dot, field->today);
    if (has_guess(field))
        add_text(body, STYLE_DIM, indent, dot,
                 N_("No source shows all options; those marked as our guess "
                    "may be worded otherwise on the form."));
    add_facts(question, body, indent, dot);
}

/* Built again only when the question, the width or the facts have moved. */
static void need_body(struct question *question, const struct canvas *canvas)
{
    unsigned long facts = facts_rev(question->view.ui->work->facts);
    if (question->body_field == question->field.field &&
        question->body_cols == canvas->cols && question->body_facts == facts)
        return;
    build_body(question, canvas);
    question->body_field = question->field.field;
    question->body_cols = canvas->cols;
    question->body_facts = facts;
}

/* That an empty answer is required stands beside the label already. */
static bool worth_saying(const struct question *question,
                         const struct finding *finding)
{
    return finding->field == question->field.field &&
           !(strcmp(finding->rule, "required") == 0 &&
             value_is_empty(field_view_value(&question->field)));
}

static void build_findings(const struct question *question,
                           const struct canvas *canvas, struct paper *paper)
{
    const struct findings *all = &question->view.ui->work->findings;
    static const enum mark mark[] = {
        [SEVERITY_ADVICE] = MARK_ADVICE,
        [SEVERITY_WARNING] = MARK_WARNING,
        [SEVERITY_ERROR] = MARK_ERROR,
    };
    static const enum style style[] = {
        [SEVERITY_ADVICE] = STYLE_TEXT,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    paper_init(paper, canvas->cols - (canvas->cols < NARROW ? 1 : 5));
    for (size_t i = 0; i < all->count; i++) {
        if (!worth_saying(question, &all->item[i]))
            continue;
        size_t first = paper->count;
        paper_add(paper, STYLE_TEXT, margin(canvas) + 2,
                  canvas_mark(canvas, mark[all->item[i].severity]), false,
                  all->item[i].message);
        paper->line[first].lead_style = style[all->item[i].severity];
    }
}

struct layout { /* rows of each part; gaps are blank rows before them */
    int label, body, body_gap, field, field_gap, findings, findings_gap;
};

static int at_most(int wanted, int *room)
{
    int got = wanted < *room ? wanted : *room;
    got = got < 0 ? 0 : got;
    *room -= got;
    return got;
}

static struct layout lay_out(int rows, int label, int body, int findings,
                             int field, int least)
{
    struct layout l = {0};
    int room = rows;
    l.label = at_most(label, &room);
    l.field = at_most(least, &room);
    if (findings > FINDINGS_MOST)
        findings = FINDINGS_MOST;
    l.findings = at_most(findings < 2 ? findings : 2, &room);
    l.field_gap = at_most(rows > 8, &room);
    l.body_gap = at_most(rows > 14 && body > 0, &room);
    l.field += at_most(field - l.field > 6 ? 6 : field - l.field, &room);
    l.findings_gap = at_most(rows > 14 && findings > 0, &room);
    l.findings += at_most(findings - l.findings, &room);
    l.body = at_most(body, &room);
    l.field += at_most(field - l.field, &room);
    return l;
}

static int draw_label(const struct question *question,
                      const struct canvas *canvas, bool measure)
{
    const struct field *field = field_view_def(&question->field);
    int indent = canvas->cols < NARROW ? 4 : 5;
    const char *aside = field->required ? _("required") : _("optional");
    int aside_cols = (int)text_cols(aside, strlen(aside)) + 1;
    struct paper label;
    paper_init(&label, canvas->cols - aside_cols - 1);
    autofree char *number = xasprintf("%zu", question->field.field + 1);
    if (field->heading)
        paper_add(&label, STYLE_DIM, indent, NULL, false, _(field->heading));
    int first = (int)label.count;
    paper_add(&label, STYLE_BOLD, indent, NULL, false, _(field->label));
    int rows = (int)label.count;
    if (!measure) {
        paper_draw(&label, canvas, 0, NULL);
        canvas_text(canvas, first, indent - 2 - (int)strlen(number), STYLE_DIM,
                    number);
        canvas_text(canvas, 0, canvas->cols - aside_cols, STYLE_DIM, aside);
    }
    paper_done(&label);
    return rows;
}

static void draw_parts(struct question *question, const struct canvas *area,
                       const struct paper *findings, struct layout l)
{
    int left = area->cols < NARROW ? 1 : 3, row = 0;
    struct canvas part = canvas_part(area, row, 0, l.label, area->cols);
    draw_label(question, &part, false);
    row += l.label + l.body_gap;
    part = canvas_part(area, row, 0, l.body, area->cols);
    /* TRANSLATORS: stands where a text is cut off */
    paper_draw(&question->body, &part, 0, _("... F1 shows all of it"));
    row += l.body + l.field_gap;
    part = canvas_part(area, row, left, l.field, area->cols - left);
    question->field.ops->draw(&question->field, &part);
    row += l.field + l.findings_gap;
    part = canvas_part(area, row, 0, l.findings, area->cols);
    paper_draw(findings, &part, 0, _("... more; F1 shows all of it"));
}

void question_draw(struct view *view, const struct canvas *canvas)
{
    struct question *question = (struct question *)view;
    struct ui *ui = view->ui;
    field_view_sync(&question->field);
    int top = header_draw(ui, canvas, question->field.field);
    int bottom = footer_rows(ui);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    need_body(question, &area);
    struct paper findings;
    build_findings(question, &area, &findings);
    int least = 0;
    int wanted =
        question->field.ops->rows(&question->field, area.cols - 3, &least);
    struct layout layout =
        lay_out(area.rows, draw_label(question, &area, true),
                (int)question->body.count, (int)findings.count, wanted, least);
    draw_parts(question, &area, &findings, layout);
    footer_draw(ui, canvas, question->field.ops->place(&question->field));
    paper_done(&findings);
}
