/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The mail has one block of labels to be repeated for each server. */
#include "base/mem.h"
#include "base/text.h"
#include "model/mail_quote.h"
#include "out/reply_parts.h"

#include <string.h>

struct block {
    size_t rows;       /* the table's question */
    size_t number;     /* the last block the mail has */
    size_t first, end; /* its questions */
    size_t from, to;   /* its lines, the last included */
};

static size_t last_line(const struct mail_question *question)
{
    return question->value_count
               ? question->value_line + question->value_count - 1
               : question->label_line;
}

/* The last block of a table that is asked cell by cell. */
static bool find_block(const struct mail_form *mail, size_t rows,
                       struct block *ret)
{
    *ret = (struct block){.rows = rows};
    for (size_t i = rows + 1; i < mail->count; i++) {
        const struct mail_question *question = &mail->question[i];
        if (question->block == 0)
            break;
        if (question->block != ret->number) {
            ret->number = question->block;
            ret->first = i;
            ret->from = question->line;
        }
        ret->end = i + 1;
        ret->to = last_line(question);
    }
    return ret->number > 0;
}

static bool question_at(const struct mail_form *mail, const struct block *block,
                        size_t line, size_t *ret)
{
    for (size_t i = block->first; i < block->end; i++)
        if (mail->question[i].label_line == line) {
            *ret = i;
            return true;
        }
    return false;
}

static bool is_value(const struct mail_form *mail, const struct block *block,
                     size_t line)
{
    for (size_t i = block->first; i < block->end; i++) {
        const struct mail_question *question = &mail->question[i];
        if (question->value_count && line >= question->value_line &&
            line < question->value_line + question->value_count)
            return true;
    }
    return false;
}

/* A label of the block once more, with the answer for this row. */
static void copy_question(struct edits *edits, const struct reply_in *in,
                          const struct block *block, size_t index, size_t row)
{
    const struct mail_question *question = &in->mail->question[index];
    const char *line = in->lines->line[question->label_line];
    struct ours ours;
    ours_find(in, question, row, &ours);
    char *filled = *ours.text ? filled_line(in->lines, question, &ours) : NULL;
    autofree char *quote = quote_of(in->lines, question);
    edits_add(edits, block->to,
              filled ? filled : xstrndup(line, question->label_end), index);
    if (!filled)
        edits_add_block(edits, block->to, quote, ours.text, index);
    ours_done(&ours);
}

static void copy_block(struct edits *edits, const struct reply_in *in,
                       const struct block *block, size_t row)
{
    autofree char *quote =
        quote_of(in->lines, &in->mail->question[block->first]);
    size_t index = block->rows;
    edits_add(edits, block->to, empty_line(quote), index);
    for (size_t line = block->from; line <= block->to; line++) {
        if (question_at(in->mail, block, line, &index))
            copy_question(edits, in, block, index, row);
        else if (!is_value(in->mail, block, line))
            edits_add(edits, block->to, xstrdup(in->lines->line[line]), index);
    }
}

void put_blocks(struct edits *edits, const struct reply_in *in)
{
    struct block block;
    struct ours ours;
    for (size_t i = 0; i < in->mail->count; i++) {
        const struct mail_question *question = &in->mail->question[i];
        if (question->field == FORM_NONE || question->column != FORM_NONE ||
            in->asked->fields[question->field].column_count == 0 ||
            !find_block(in->mail, i, &block))
            continue;
        ours_find(in, question, 0, &ours);
        size_t rows = ours.value ? value_rows(ours.value) : 0;
        for (size_t row = block.number; row < rows; row++)
            copy_block(edits, in, &block, row);
        ours_done(&ours);
    }
}
