/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/reply_rows.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/form.h"

#include <string.h>

#define TEXT_COL   4
#define LINES_MOST 8u /* of the screen that one line of a mail may take */

static struct reply_row *add(struct reply_rows *rows, enum reply_row_kind kind,
                             size_t index)
{
    struct reply_row *row = &rows->row[rows->count++];
    *row =
        (struct reply_row){.kind = kind, .index = index, .question = FORM_NONE};
    return row;
}

static void add_head(struct reply_rows *rows)
{
    add(rows, REPLY_ROW_TO, 0);
    add(rows, REPLY_ROW_FROM, 0);
    add(rows, REPLY_ROW_SUBJECT, 0);
    for (size_t i = 0; rows->left_out && rows->left_out[i]; i++)
        add(rows, REPLY_ROW_LEFT_OUT, i);
    add(rows, REPLY_ROW_BLANK, 0);
}

/* For each line the question that begins there, and for each question the
 * last line with a part of its answer. Both new. */
static void find_ends(const struct host_reply *reply, size_t **ret_begin,
                      size_t **ret_last)
{
    size_t *begin = xcalloc(reply->count + 1, sizeof *begin);
    size_t *last = xcalloc(reply->question_count + 1, sizeof *last);
    for (size_t i = 0; i < reply->count; i++)
        begin[i] = FORM_NONE;
    for (size_t i = reply->question_count; i-- > 0;) {
        size_t line = reply->question[i].line;
        last[i] = line;
        if (line < reply->count)
            begin[line] = i;
    }
    for (size_t i = 0; i < reply->count; i++) {
        size_t question = reply->line[i].question;
        if (question < reply->question_count)
            last[question] = i;
    }
    *ret_begin = begin;
    *ret_last = last;
}

static void add_line(struct reply_rows *rows, size_t i, size_t begins,
                     size_t *mail)
{
    const struct host_line *line = &rows->reply->line[i];
    struct reply_row *row = add(rows, REPLY_ROW_LINE, i);
    row->question = begins != FORM_NONE ? begins : line->question;
    row->begins = begins != FORM_NONE;
    if (line->sign == HOST_ADDED)
        row->mail = *mail ? *mail - 1 : 0;
    else
        row->mail = (*mail)++;
}

static void add_lines(struct reply_rows *rows)
{
    const struct host_reply *reply = rows->reply;
    size_t *begin, *last, mail = 0;
    find_ends(reply, &begin, &last);
    for (size_t i = 0; i < reply->count; i++) {
        add_line(rows, i, begin[i], &mail);
        size_t question = rows->row[rows->count - 1].question;
        if (question >= reply->question_count || last[question] != i ||
            reply->question[question].standing != HOST_DIFFERS)
            continue;
        struct reply_row *row = add(rows, REPLY_ROW_BOTH, 0);
        row->question = question;
        row->mail = mail ? mail - 1 : 0;
    }
    free(begin);
    free(last);
}

void reply_rows_build(struct reply_rows *rows, const struct host_reply *reply,
                      char *const *left_out)
{
    size_t extra = 8;
    for (size_t i = 0; left_out && left_out[i]; i++)
        extra++;
    reply_rows_done(rows);
    rows->row = xcalloc(reply->count + reply->question_count + extra,
                        sizeof *rows->row);
    rows->reply = reply;
    rows->left_out = left_out;
    add_head(rows);
    add_lines(rows);
}

void reply_rows_done(struct reply_rows *rows)
{
    free(rows->row);
    *rows = (struct reply_rows){0};
}

size_t reply_rows_at(const struct reply_rows *rows, size_t mail)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct reply_row *row = &rows->row[i];
        if (row->kind == REPLY_ROW_LINE && row->mail >= mail &&
            rows->reply->line[row->index].sign != HOST_ADDED)
            return i;
    }
    return 0;
}

size_t reply_rows_find(const struct reply_rows *rows, size_t at,
                       enum host_standing standing)
{
    for (size_t i = 0; i < rows->count; i++) {
        size_t row = (at + i) % rows->count;
        size_t question = rows->row[row].question;
        if (rows->row[row].begins &&
            rows->reply->question[question].standing == standing)
            return row;
    }
    return FORM_NONE;
}

/* What is drawn of a row; new. */
static char *row_text(const struct reply_rows *rows, size_t i)
{
    const struct host_reply *reply = rows->reply;
    const struct reply_row *row = &rows->row[i];
    switch (row->kind) {
    case REPLY_ROW_TO:
        return xasprintf("To: %s", *reply->to ? reply->to : "?");
    case REPLY_ROW_FROM:
        return xasprintf("From: %s", *reply->from ? reply->from : "?");
    case REPLY_ROW_SUBJECT:
        return xasprintf("Subject: %s", *reply->subject ? reply->subject : "?");
    case REPLY_ROW_LEFT_OUT:
        return xstrdup(rows->left_out[row->index]);
    case REPLY_ROW_BLANK:
        break;
    case REPLY_ROW_LINE:
        return xstrdup(reply->line[row->index].text);
    case REPLY_ROW_BOTH:
        /* TRANSLATORS: two answers that differ, one below the other */
        return xasprintf(_("in the mail: %s\nyours: %s"),
                         reply->question[row->question].theirs,
                         reply->question[row->question].ours);
    }
    return xstrdup("");
}

/* A line may be of any length: of a long one the beginning is shown. */
static size_t break_text(char *text, int cols, struct text_line **ret)
{
    size_t wide = cols > 1 ? (size_t)cols : 1, len = strlen(text);
    if (len > LINES_MOST * wide)
        text[text_fit(text, len, LINES_MOST * wide)] = '\0';
    for (char *at = text; (at = strchr(at, '\t')) != NULL;)
        *at = ' ';
    size_t count = text_wrap(text, wide, ret);
    return count < LINES_MOST ? count : LINES_MOST;
}

int reply_row_height(const struct reply_rows *rows, size_t i, int cols)
{
    autofree struct text_line *lines = NULL;
    autofree char *text = row_text(rows, i);
    return (int)break_text(text, cols - TEXT_COL - 1, &lines);
}

static const char *sign_of(const struct reply_rows *rows,
                           const struct reply_row *row, enum style *ret_style)
{
    *ret_style = STYLE_TEXT;
    if (row->kind == REPLY_ROW_BOTH || row->kind == REPLY_ROW_LEFT_OUT) {
        *ret_style = STYLE_WARNING;
        return "!";
    }
    if (row->kind != REPLY_ROW_LINE) {
        *ret_style = STYLE_DIM;
        return " ";
    }
    if (row->begins &&
        rows->reply->question[row->question].standing == HOST_OPEN) {
        *ret_style = STYLE_BOLD;
        return "?";
    }
    switch (rows->reply->line[row->index].sign) {
    case HOST_KEPT:
        break;
    case HOST_ADDED:
        *ret_style = STYLE_FINE;
        return "+";
    case HOST_FILLED:
        *ret_style = STYLE_FINE;
        return "~";
    case HOST_REMOVED:
        *ret_style = STYLE_ERROR;
        return "-";
    }
    return " ";
}

void reply_row_draw(const struct reply_rows *rows, size_t i,
                    const struct canvas *canvas, int top, bool here)
{
    enum style style;
    const char *sign = sign_of(rows, &rows->row[i], &style);
    autofree struct text_line *lines = NULL;
    autofree char *text = row_text(rows, i);
    size_t count = break_text(text, canvas->cols - TEXT_COL - 1, &lines);
    if (here) {
        canvas_text(canvas, top, 0, STYLE_FOCUS,
                    canvas_mark(canvas, MARK_POINTER));
        canvas_cursor(canvas, top, TEXT_COL);
    }
    canvas_text(canvas, top, 2, style, sign);
    for (size_t k = 0; k < count; k++)
        canvas_textn(canvas, top + (int)k, TEXT_COL,
                     here && style == STYLE_TEXT ? STYLE_FOCUS : style,
                     text + lines[k].start, lines[k].len);
}
