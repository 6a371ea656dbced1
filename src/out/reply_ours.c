/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What the draft answers to a question of the mail, and comparing answers. */
#include "base/mem.h"
#include "base/text.h"
#include "model/form_extend.h"
#include "out/export_print.h"
#include "out/reply_parts.h"

#include <string.h>

enum { SLACK = 200 }; /* bytes of blanks and breaks in the same words */

size_t reply_field(const struct reply_in *in, size_t index)
{
    const struct mail_question *question = &in->mail->question[index];
    const struct form *form = answers_form(in->answers);
    if (question->field != FORM_NONE)
        return form_field(form, in->asked->fields[question->field].id);
    autofree char *id = asked_id(question->label);
    return form_field(form, id);
}

static char *cell_text(const struct reply_in *in,
                       const struct mail_question *question,
                       const struct field *field, const struct value *value,
                       size_t row)
{
    const struct field *asked = &in->asked->fields[question->field];
    size_t column = field_column(field, asked->columns[question->column].id);
    if (column == FORM_NONE || row >= value_rows(value))
        return xstrdup("");
    return xstrdup(value_cell(value, row, column));
}

/* Of a table only the columns that the mail asks for. */
static char *rows_text(const struct field *asked, const struct field *own,
                       const struct value *value)
{
    struct value rows = {.columns = asked->column_count};
    for (size_t row = 0; row < value_rows(value); row++) {
        value_insert_row(&rows, row, asked->column_count);
        for (size_t i = 0; i < asked->column_count; i++) {
            size_t column = field_column(own, asked->columns[i].id);
            if (column != FORM_NONE)
                value_set_cell(&rows, row, i, value_cell(value, row, column));
        }
    }
    char *text = export_value(asked, &rows);
    value_done(&rows);
    return text;
}

static char *field_text(const struct reply_in *in,
                        const struct mail_question *question,
                        const struct field *own, const struct field *printed,
                        const struct value *value)
{
    const struct field *asked = question->field == FORM_NONE
                                    ? own
                                    : &in->asked->fields[question->field];
    if (asked != own && asked->column_count > 0 && own->column_count > 0)
        return rows_text(asked, own, value);
    return export_value(printed, value);
}

/* The mail's own words for an option, where its definition has that option. */
static const struct field *printed_as(const struct reply_in *in,
                                      const struct mail_question *question,
                                      const struct field *own)
{
    if (question->field == FORM_NONE)
        return own;
    const struct field *asked = &in->asked->fields[question->field];
    return asked->kind->shape == own->kind->shape && asked->option_count > 0
               ? asked
               : own;
}

void ours_find(const struct reply_in *in, const struct mail_question *question,
               size_t row, struct ours *ret)
{
    const struct form *form = answers_form(in->answers);
    size_t index = reply_field(in, (size_t)(question - in->mail->question));
    *ret = (struct ours){.field = index,
                         .needed = question->field == FORM_NONE ||
                                   index == FORM_NONE};
    if (index == FORM_NONE || !answers_asked(in->answers, index)) {
        ret->text = xstrdup("");
        return;
    }
    const struct field *field = &form->fields[index];
    const struct value *value = answers_value(in->answers, index);
    bool cell = question->column != FORM_NONE;
    ret->needed |= field->required;
    ret->printed = printed_as(in, question, field);
    ret->shape = ret->printed->kind->shape;
    ret->below = !cell && export_goes_below(field);
    ret->value = value;
    ret->text = cell ? cell_text(in, question, field, value, row)
                     : field_text(in, question, field, ret->printed, value);
    if (text_is_blank(ret->text))
        ret->value = NULL;
}

void ours_done(struct ours *ours)
{
    free(ours->text);
    *ours = (struct ours){0};
}

/* Blanks and line ends become one blank each, none at the ends; new. */
static char *folded(const char *text)
{
    char *plain = text_plain_punctuation(text);
    size_t to = 0;
    for (size_t at = 0; plain[at]; at++) {
        bool blank = strchr(" \t\n", plain[at]) != NULL;
        if (!blank)
            plain[to++] = plain[at];
        else if (to > 0 && plain[to - 1] != ' ')
            plain[to++] = ' ';
    }
    while (to > 0 && plain[to - 1] == ' ')
        to--;
    plain[to] = '\0';
    return plain;
}

/* Of a number, as telephones or amounts are written: its digits. */
static bool keep_digits(char *text)
{
    size_t to = 0;
    if (!*text || text[strspn(text, "0123456789 +-()/,'")])
        return false;
    for (size_t at = 0; text[at]; at++)
        if (text[at] >= '0' && text[at] <= '9')
            text[to++] = text[at];
    text[to] = '\0';
    return true;
}

bool answers_same(const char *one, const char *other)
{
    autofree char *a = folded(one);
    autofree char *b = folded(other);
    if (text_same(a, b))
        return true;
    return keep_digits(a) && keep_digits(b) && strcmp(a, b) == 0;
}

bool answer_begins(const char *text, const char *with)
{
    size_t most = 2 * strlen(with) + SLACK;
    for (size_t end = strcspn(text, "\n"); end <= most && text[end];
         end += 1 + strcspn(text + end + 1, "\n")) {
        autofree char *begin = xstrndup(text, end);
        if (answers_same(begin, with))
            return true;
    }
    return false;
}
