/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/reply.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/reply_parts.h"

#include <string.h>

enum { ONE_LINE_MAX = 300 }; /* bytes of an answer that is shown as one line */

/* On one line, shortened; `between` lines. New. */
static char *one_line(const char *text, const char *between)
{
    struct buf out;
    buf_init(&out, MAIL_TEXT_MAX);
    while (*text) {
        size_t len = strcspn(text, "\n");
        autofree char *line = text_clean(text, len, TEXT_LINE);
        autofree char *words = text_trim(line);
        if (*words)
            buf_printf(&out, "%s%s", out.len ? between : "", words);
        text += len + (text[len] == '\n');
    }
    char *line = buf_steal(&out);
    if (strlen(line) > ONE_LINE_MAX)
        line[text_prev(line, strlen(line), ONE_LINE_MAX)] = '\0';
    return line;
}

/* Of a many, what commas part gets a line each. */
static char *items_apart(const struct reply_in *in,
                         const struct mail_question *question, char *text)
{
    bool many = question->field != FORM_NONE &&
                in->asked->fields[question->field].kind->shape == SHAPE_MANY;
    for (char *at = text; many && (at = strchr(at, ','));)
        *at = '\n';
    return text;
}

/* What the mail has, in the words that ours is printed in: options by their
 * labels. New. */
static char *theirs_of(const struct reply_in *in,
                       const struct mail_question *question)
{
    autofree char *answer =
        mail_question_answer(in->lines, question, in->asked);
    if (question->option_count == 0)
        return items_apart(in, question, steal(&answer));
    const struct field *field = &in->asked->fields[question->field];
    struct buf text;
    buf_init(&text, MAIL_TEXT_MAX);
    for (const char *line = answer; *line;) {
        size_t len = strcspn(line, "\n");
        autofree char *item = xstrndup(line, len);
        size_t option = field_option(field, item);
        buf_printf(&text, "%s%s", text.len ? "\n" : "",
                   option == FORM_NONE ? item : field->options[option].label);
        line += len + (line[len] == '\n');
    }
    return buf_steal(&text);
}

/* The cells of a table stand for it. */
static bool has_cells(const struct mail_form *mail, size_t index)
{
    const struct mail_question *question = &mail->question[index];
    return question->column == FORM_NONE && index + 1 < mail->count &&
           mail->question[index + 1].column != FORM_NONE &&
           mail->question[index + 1].field == question->field;
}

/* What stands behind a long answer may be the letter's own words. */
static bool is_answered(const struct ours *ours, const char *theirs)
{
    return answers_same(ours->text, theirs) ||
           (ours->shape == SHAPE_BLOCK && answer_begins(theirs, ours->text));
}

static enum reply_state state_of(const struct ours *ours, const char *theirs)
{
    bool told = !text_is_blank(theirs);
    if (!ours->value)
        return told ? REPLY_THEIRS : ours->needed ? REPLY_OPEN : REPLY_EMPTY;
    return told && !is_answered(ours, theirs) ? REPLY_DIFFERS : REPLY_ANSWERED;
}

static void answer(struct edits *edits, const struct reply_in *in, size_t index,
                   struct reply_question *ret)
{
    const struct mail_question *question = &in->mail->question[index];
    size_t row = question->block ? question->block - 1 : 0;
    struct ours ours;
    ours_find(in, question, row, &ours);
    autofree char *theirs = theirs_of(in, question);
    const char *between = ours.shape == SHAPE_MANY ? ", " : " ";
    *ret = (struct reply_question){
        .state = state_of(&ours, theirs),
        .field = ours.field,
        .theirs = one_line(theirs, between),
        .ours = one_line(ours.text, between),
    };
    if (has_cells(in->mail, index))
        ret->state = REPLY_EMPTY;
    else if (ret->state == REPLY_DIFFERS ||
             (ret->state == REPLY_ANSWERED && text_is_blank(theirs)))
        put_answer(edits, in, index, &ours);
    ours_done(&ours);
}

void reply_write(const struct reply_in *in, struct reply *ret)
{
    struct edits edits;
    *ret = (struct reply){
        .question = xcalloc(in->mail->count, sizeof *ret->question),
        .question_count = in->mail->count,
    };
    edits_init(&edits, in->lines->count);
    for (size_t i = 0; i < in->mail->count; i++) {
        answer(&edits, in, i, &ret->question[i]);
        ret->open += ret->question[i].state == REPLY_OPEN;
        ret->differ += ret->question[i].state == REPLY_DIFFERS;
    }
    put_blocks(&edits, in);
    edits_write(&edits, in, ret);
    edits_done(&edits);
}

void reply_done(struct reply *reply)
{
    for (size_t i = 0; i < reply->count; i++)
        free(reply->line[i].text);
    for (size_t i = 0; i < reply->question_count; i++) {
        free(reply->question[i].theirs);
        free(reply->question[i].ours);
    }
    free(reply->line);
    free(reply->question);
    *reply = (struct reply){0};
}

char *reply_text(const struct reply *reply, size_t *ret_len)
{
    struct buf text;
    buf_init(&text, SIZE_MAX / 2);
    for (size_t i = 0; i < reply->count; i++)
        if (reply->line[i].mark != REPLY_REMOVED)
            buf_printf(&text, "%s\n", reply->line[i].text);
    *ret_len = text.len;
    return buf_steal(&text);
}
