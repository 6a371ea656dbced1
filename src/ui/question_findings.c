/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What is said of the answer below its field. */
#include "ui/question.h"

#include <string.h>

#define NARROW 60 /* columns below which margins are thin */

/* That an empty answer is required stands beside the label already. */
static bool worth_saying(const struct question *question,
                         const struct finding *finding)
{
    return finding->field == question->field.field &&
           !(strcmp(finding->rule, "required") == 0 &&
             value_is_empty(field_view_value(&question->field)));
}

static void build(struct question *question, const struct canvas *canvas)
{
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
    const struct findings *all = &question->view.ui->work->findings;
    struct paper *paper = &question->said;
    bool narrow = canvas->cols < NARROW;
    paper_done(paper);
    paper_init(paper, canvas->cols - (narrow ? 1 : 5));
    for (size_t i = 0; i < all->count; i++) {
        const struct finding *finding = &all->item[i];
        if (!worth_saying(question, finding))
            continue;
        size_t first = paper->count;
        paper_add(paper, STYLE_TEXT, narrow ? 4 : 7,
                  canvas_mark(canvas, mark[finding->severity]), false,
                  finding->message);
        paper->line[first].lead_style = style[finding->severity];
    }
}

void question_need_findings(struct question *question,
                            const struct canvas *canvas)
{
    unsigned long words = question->view.ui->words_rev;
    if (question->said_rev == words && question->said_cols == canvas->cols)
        return;
    build(question, canvas);
    question->said_key = ++question->view.ui->papers;
    question->said_rev = words;
    question->said_cols = canvas->cols;
}
