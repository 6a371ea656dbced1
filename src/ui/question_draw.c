/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* How one question is laid out: the field always has its room, findings come
 * next, and help and advice get what is left (F1 shows all of it). */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/fact_list.h"
#include "ui/question.h"

#include <string.h>

#define NARROW        60 /* columns below which margins are thin */
#define FINDINGS_MOST 5  /* lines */
#define FIELD_LEAST   2  /* rows that a long label leaves */

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

/* What was measured, of what, how and when. */
static char *fact_line(const struct fact *fact)
{
    const struct fact_kind *kind = fact_kind_find(fact->kind);
    autofree char *words = fact_words(fact);
    struct tm when;
    char clock[16];
    localtime_r(&fact->at, &when);
    strftime(clock, sizeof clock, "%H:%M", &when);
    bool about = *fact->subject;
    if (kind)
        return xasprintf("%s%s%s: %s (%s, %s)", fact->subject,
                         about ? ", " : "", _(kind->title), words, fact->source,
                         clock);
    return xasprintf(_("measured: %s (%s, %s)"), words, fact->source, clock);
}

static bool suggests(const struct field *field, const struct fact *fact)
{
    for (char **kind = field->suggest; kind && *kind; kind++)
        if (strcmp(*kind, fact->kind) == 0)
            return true;
    return false;
}

/* What could be the answer comes first, since the rest may be cut off; what is
 * about the answer (`beside`) stands below the advice. */
static void add_facts(struct question *question, struct paper *body, int indent,
                      const char *lead, bool beside)
{
    const struct work *work = question->view.ui->work;
    size_t field = question->field.field;
    for (size_t i = 0; i < facts_count(work->facts); i++) {
        const struct fact *fact = facts_at(work->facts, i);
        if (!work_fact_concerns(work, field, fact) ||
            suggests(field_view_def(&question->field), fact) == beside)
            continue;
        autofree char *line = fact_line(fact);
        if (beside)
            paper_gap(body);
        paper_add(body, STYLE_FACT, indent + 2, lead, false, line);
    }
    if (!beside && work_suggestion(work, field))
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

/* What could be the answer too, but is looked at first. */
static void add_evidence(struct question *question, struct paper *body,
                         int indent, const char *lead)
{
    const struct ui *ui = question->view.ui;
    struct host_evidence now = ui->host->evidence.look(ui->host->ctx);
    struct tm tm;
    char day[32] = "";
    if (!field_view_def(&question->field)->takes_lines || now.refusals == 0)
        return;
    if (now.first && localtime_r(&now.first, &tm))
        strftime(day, sizeof day, "%Y-%m-%d", &tm);
    unsigned long long count = now.refusals;
    autofree char *line = xasprintf(
        P_("The mail logs have %llu refusal by %s since %s: F3 makes an answer "
           "of it.",
           "The mail logs have %llu refusals by %s since %s: F3 makes an "
           "answer of them.",
           count),
        count, now.provider, day);
    paper_add(body, STYLE_FACT, indent + 2, lead, false, line);
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
    add_facts(question, body, indent, dot, false);
    add_evidence(question, body, indent, dot);
    add_text(body, STYLE_TEXT, indent, NULL, field->help);
    add_guide(body, indent, bar, field->advice);
    add_text(body, STYLE_TEXT, indent, dot, field->today);
    if (has_guess(field))
        add_text(body, STYLE_DIM, indent, dot,
                 N_("No source shows all options; those marked as our guess "
                    "may be worded otherwise on the form."));
    add_facts(question, body, indent, dot, true);
}

static const char *aside(const struct field *field)
{
    return field->required ? _("required") : _("optional");
}

static int number_col(const struct canvas *canvas)
{
    return canvas->cols < NARROW ? 4 : 5;
}

static void build_label(struct question *question, const struct canvas *canvas)
{
    const struct field *field = field_view_def(&question->field);
    struct paper *label = &question->label;
    const char *beside = aside(field);
    int beside_cols = (int)text_cols(beside, strlen(beside)) + 2;
    int indent = number_col(canvas);
    paper_done(label);
    paper_init(label, canvas->cols - beside_cols);
    if (field->heading)
        paper_add(label, STYLE_DIM, indent, NULL, false, _(field->heading));
    question->label_first = (int)label->count;
    paper_add(label, STYLE_BOLD, indent, NULL, false, _(field->label));
}

/* Where room is short the heading goes before the label is cut. */
static void draw_label(const struct question *question,
                       const struct canvas *canvas)
{
    autofree char *number = xasprintf("%zu", question->field.field + 1);
    bool all = (int)question->label.count <= canvas->rows;
    int from = all ? 0 : question->label_first;
    /* TRANSLATORS: stands where a text is cut off */
    const char *more = _("... F1 shows all of it");
    paper_draw(&question->label, canvas, (size_t)from, more);
    canvas_text(canvas, question->label_first - from,
                number_col(canvas) - 2 - (int)strlen(number), STYLE_DIM,
                number);
    const char *beside = aside(field_view_def(&question->field));
    canvas_text(canvas, 0,
                canvas->cols - (int)text_cols(beside, strlen(beside)) - 1,
                STYLE_DIM, beside);
}

/* Built again only when the question, the width or the facts have moved, or
 * the answer that they are about, once the typing rests. */
static void need_body(struct question *question, const struct canvas *canvas)
{
    const struct ui *ui = question->view.ui;
    unsigned long facts = facts_rev(ui->work->facts) + ui->words_rev +
                          ui->host->evidence.look(ui->host->ctx).rev;
    if (question->body_field == question->field.field &&
        question->body_cols == canvas->cols && question->body_facts == facts)
        return;
    build_body(question, canvas);
    build_label(question, canvas);
    question->said_cols = -1;
    question->body_key = ++question->view.ui->papers;
    question->body_field = question->field.field;
    question->body_cols = canvas->cols;
    question->body_facts = facts;
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
    int room = rows - (least < FIELD_LEAST ? FIELD_LEAST : least);
    l.label = at_most(label, &room);
    room = rows - l.label;
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

/* What stays the same while one types. */
static void draw_body(const struct question *question,
                      const struct canvas *area, struct layout l)
{
    struct canvas part = canvas_part(area, 0, 0, l.label, area->cols);
    draw_label(question, &part);
    part = canvas_part(area, l.label + l.body_gap, 0, l.body, area->cols);
    paper_draw(&question->body, &part, 0, _("... F1 shows all of it"));
}

static void draw_parts(struct question *question, const struct canvas *area,
                       struct layout l)
{
    struct ui *ui = question->view.ui;
    int left = area->cols < NARROW ? 1 : 3;
    int row = l.label + l.body_gap + l.body;
    if (!ui_keeps(ui, UI_BODY, question->body_key, area->top, row))
        draw_body(question, area, l);
    row += l.field_gap;
    struct canvas part =
        canvas_part(area, row, left, l.field, area->cols - left);
    question->field.ops->draw(&question->field, &part);
    row += l.field + l.findings_gap;
    if (ui_keeps(ui, UI_FINDINGS, question->said_key, area->top + row,
                 l.findings))
        return;
    part = canvas_part(area, row, 0, l.findings, area->cols);
    paper_draw(&question->said, &part, 0, _("... more; F1 shows all of it"));
}

void question_draw(struct view *view, const struct canvas *canvas)
{
    struct question *question = (struct question *)view;
    struct ui *ui = view->ui;
    field_view_sync(&question->field);
    int top = header_draw(ui, canvas, question->field.field);
    int bottom = footer_rows(ui, canvas);
    struct canvas area =
        canvas_part(canvas, top, 0, canvas->rows - top - bottom, canvas->cols);
    need_body(question, &area);
    question_need_findings(question, &area);
    int least = 0;
    int wanted =
        question->field.ops->rows(&question->field, area.cols - 3, &least);
    struct layout layout = lay_out(area.rows, (int)question->label.count,
                                   (int)question->body.count,
                                   (int)question->said.count, wanted, least);
    draw_parts(question, &area, layout);
    footer_draw(ui, canvas, view->ops->place(view));
}
