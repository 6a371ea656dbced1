/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Is a line below a label an answer to it? */
#include "base/text.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    WRAPPED_COLS = 55,   /* a line this long may have been wrapped */
    TITLE_MAX = 40,      /* bytes of "Operating System" */
    SHORT_LINES_MAX = 4, /* of an answer that has one line in the form */
    TAIL_LEAST = 2,      /* "Label: value" lines that are no answer any more */
};

bool value_is_block(const struct scan *scan,
                    const struct mail_question *question)
{
    if (question->field == FORM_NONE || question->column != FORM_NONE)
        return false;
    enum field_shape shape = scan->form->fields[question->field].kind->shape;
    return shape == SHAPE_BLOCK || shape == SHAPE_ROWS || shape == SHAPE_MANY;
}

bool value_is_begun(const struct mail_question *question)
{
    return question->value_at != FORM_NONE || question->value_count > 0 ||
           question->option_count > 0;
}

static bool is_wrapped(const struct scan *scan, size_t line)
{
    const char *text = scan->lines->line[line];
    return text_cols(text, strlen(text)) >= WRAPPED_COLS;
}

/* "Browser: ...": a capital letter, a few words, a colon. */
static bool is_label_line(const struct scan *scan, size_t line)
{
    static const char *const headers[] = {"received", "from", "to",   "date",
                                          "cc",       "http", "https"};
    const char *text = scan_text(scan, line);
    const char *colon = strchr(text, ':');
    size_t len = colon ? (size_t)(colon - text) : 0;
    if (len == 0 || len > TITLE_MAX || *text < 'A' || *text > 'Z' ||
        (colon[1] && colon[1] != ' ') || memchr(text, '-', len) ||
        memchr(text, '.', len) || memchr(text, '[', len))
        return false;
    const char *first = scan->words.word[scan->words.first[line]].text;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (strcmp(first, headers[i]) == 0)
            return false;
    return true;
}

/* Behind an empty line: a line or a paragraph, another label behind it. */
static bool takes_late(const struct value_in *in)
{
    if (in->line != in->last + 2 || in->ends)
        return false;
    return value_is_block(in->scan, in->question) ||
           in->line + 1 >= in->limit || scan_is_blank(in->scan, in->line + 1);
}

static bool is_list(const struct value_in *in)
{
    return value_is_block(in->scan, in->question) &&
           in->scan->form->fields[in->question->field].kind->shape !=
               SHAPE_BLOCK;
}

/* A paragraph of many lines is no answer to a question of one. */
static bool is_short(const struct value_in *in)
{
    size_t end = in->line;
    while (end < in->limit && end - in->line <= SHORT_LINES_MAX &&
           !scan_is_blank(in->scan, end))
        end++;
    return end - in->line <= SHORT_LINES_MAX;
}

bool value_takes(const struct value_in *in)
{
    const struct mail_question *question = in->question;
    bool follows = in->line == in->last + 1;
    if (question->option_count > 0) /* own words below the list */
        return follows && !is_label_line(in->scan, in->line) &&
               !scan_asks(in->scan->lines->line[in->line]);
    if (is_list(in) && in->ends && value_is_begun(question))
        return follows; /* a text may have empty lines */
    if (value_is_block(in->scan, question))
        return value_is_begun(question) || follows || takes_late(in);
    if (is_label_line(in->scan, in->line) ||
        scan_asks(in->scan->lines->line[in->line]))
        return false;
    if (!value_is_begun(question)) /* behind the last label is anything */
        return (follows && is_short(in)) || takes_late(in);
    if (question->value_count == 0)
        return follows && is_wrapped(in->scan, in->line - 1);
    return follows;
}

bool value_is_tail(const struct value_in *in)
{
    size_t line = in->line;
    while (line < in->limit && !scan_is_blank(in->scan, line)) {
        if (!is_label_line(in->scan, line))
            return false;
        line++;
    }
    return line - in->line >= TAIL_LEAST;
}

bool value_is_place(const struct value_in *in)
{
    return scan_is_place(scan_text(in->scan, in->line)) &&
           in->line == in->last + 1 &&
           (!value_is_begun(in->question) ||
            scan_is_place(scan_text(in->scan, in->last)));
}

bool value_is_between(const struct value_in *in)
{
    const struct mail_question *question = in->question;
    unsigned depth = mail_quote_of(in->scan->lines->line[in->line]).depth;
    unsigned last = mail_quote_of(in->scan->lines->line[in->last]).depth;
    return depth < in->depth && !in->ends && in->line == in->last + 1 &&
           (!value_is_begun(question) || last == depth);
}
