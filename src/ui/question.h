/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One question at a time: where one is, the form's label, the guide's advice,
 * what was measured, the field, and what is to be said of the answer.
 */
#include "ui/field.h"
#include "ui/paper.h"

struct question {
    struct view view;
    struct field_view field;
    struct paper label;     /* with the heading above it */
    int label_first;        /* its line with the number */
    struct paper body;      /* help, advice, facts */
    struct paper said;      /* findings */
    unsigned long said_rev; /* ui->words_rev it was made for */
    int said_cols;
    unsigned long long said_key; /* another one each time it is made */
    unsigned long long body_key; /* like said_key */
    size_t body_field;
    unsigned long body_facts;
    int body_cols;
};

struct view *question_new(struct ui *ui, size_t field);
void question_draw(struct view *view, const struct canvas *canvas);

/* Brings question->said up to date (question_findings.c). */
void question_need_findings(struct question *question,
                            const struct canvas *canvas);

/* The two header lines, which the map shares: title and state of saving, then
 * the sections with a dot a question when there is room. Rows used. */
int header_draw(struct ui *ui, const struct canvas *canvas, size_t here);
/* The last line of every view: hints, and above them what is to be said. */
int footer_rows(const struct ui *ui, const struct canvas *canvas);
void footer_draw(struct ui *ui, const struct canvas *canvas, unsigned place);
