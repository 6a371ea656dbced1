/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Putting an answer into its place in the mail. */
#include "base/mem.h"
#include "base/text.h"
#include "model/mail_quote.h"
#include "out/export_print.h"
#include "out/reply_parts.h"

#include <string.h>

char *quote_of(const struct mail_lines *lines,
               const struct mail_question *question)
{
    const char *line = lines->line[question->label_line];
    return xstrndup(line, mail_quote_of(line).len);
}

char *label_line(const struct mail_lines *lines,
                 const struct mail_question *question)
{
    const char *line = lines->line[question->label_line];
    const char *rest = line + question->label_end;
    size_t blanks = strspn(rest, " \t");
    return xasprintf("%.*s%s%.*s", (int)question->label_end, line,
                     question->marked ? "" : ":", blanks ? (int)blanks : 1,
                     blanks ? rest : " ");
}

/* What answered it until now goes. */
static void clear(struct edits *edits, const struct reply_in *in,
                  const struct mail_question *question, size_t index)
{
    const char *line = in->lines->line[question->label_line];
    for (size_t i = 0; i < question->value_count; i++)
        edits_remove(edits, question->value_line + i, index);
    if (question->value_at != FORM_NONE)
        edits_put(edits, question->label_line,
                  xstrndup(line, question->label_end), index);
}

char *filled_line(const struct mail_lines *lines,
                  const struct mail_question *question, const struct ours *ours)
{
    autofree char *label = label_line(lines, question);
    autofree char *line = xasprintf("%s%s", label, ours->text);
    bool fits = text_cols(line, strlen(line)) <= REPLY_COLS;
    return fits && !ours->below && !strchr(ours->text, '\n') && !question->full
               ? steal(&line)
               : NULL;
}

/* Ticks before items that could be taken for the list to choose from. */
static char *ticked(const struct field *field, const struct value *value,
                    char *text)
{
    bool has[FORM_LIST_MAX] = {false};
    for (size_t i = 0; i < field->option_count; i++)
        has[i] = value_has(value, field->options[i].value);
    if (field->kind->shape != SHAPE_MANY || !mail_form_is_list(field, has))
        return text;
    struct buf out;
    buf_init(&out, SIZE_MAX / 2);
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        buf_printf(&out, "[x] %.*s\n", (int)len, line);
        line += len + (line[len] == '\n');
    }
    free(text);
    return buf_steal(&out);
}

static void put_text(struct edits *edits, const struct reply_in *in,
                     const struct mail_question *question, size_t index,
                     const struct ours *ours)
{
    autofree char *quote = quote_of(in->lines, question);
    autofree char *below =
        ticked(ours->printed, ours->value, xstrdup(ours->text));
    char *line = filled_line(in->lines, question, ours);
    clear(edits, in, question, index);
    if (line)
        edits_put(edits, question->label_line, line, index);
    else
        edits_add_block(edits, question->label_line, quote, below, index);
}

/* The option of the mail's that says this item of ours; or FORM_NONE. */
static size_t listed(const struct mail_question *question,
                     const struct field *asked, const char *item)
{
    for (size_t i = 0; i < question->option_count; i++) {
        size_t option = question->option[i].option;
        if (option != FORM_NONE &&
            strcmp(asked->options[option].value, item) == 0)
            return i;
    }
    return FORM_NONE;
}

/* "[ ]" becomes "[x]", "[  ]" "[x ]", "____" "__x_", and back. */
static char *boxed(const char *line, const struct mail_option *option,
                   bool tick)
{
    bool drawn = line[option->mark] == '_' ||
                 (option->mark > 0 && strchr("xX", line[option->mark]) &&
                  line[option->mark + 1] == '_');
    size_t len = option->mark_len > 0 ? option->mark_len : 1;
    char *box = xcalloc(len + 1, 1);
    memset(box, drawn ? '_' : ' ', len);
    if (tick)
        box[drawn || len == 3 ? len / 2 : 0] = 'x';
    char *text = xasprintf("%.*s%s%s", (int)option->mark, line, box,
                           line + option->mark + option->mark_len);
    free(box);
    return text;
}

static void put_option(struct edits *edits, const struct reply_in *in,
                       const struct mail_option *option, bool chosen,
                       size_t index)
{
    const char *line = edits->instead[option->line]
                           ? edits->instead[option->line]
                           : in->lines->line[option->line];
    if (option->option == FORM_NONE || chosen == option->ticked)
        return;
    if (option->mark != FORM_NONE)
        edits_put(edits, option->line, boxed(line, option, chosen), index);
    else
        edits_put(
            edits, option->line,
            xasprintf("%.*s[x] %s", (int)option->at, line, line + option->at),
            index);
}

/* Own words that the mail has below its list. */
static bool stands_there(const struct mail_lines *lines,
                         const struct mail_question *question,
                         const char *words)
{
    for (size_t i = 0; i < question->value_count; i++) {
        const char *line = lines->line[question->value_line + i];
        if (answers_same(line + mail_quote_of(line).len, words))
            return true;
    }
    return false;
}

static void put_options(struct edits *edits, const struct reply_in *in,
                        const struct mail_question *question, size_t index,
                        const struct ours *ours)
{
    const struct field *asked = &in->asked->fields[question->field];
    const struct mail_option *last =
        &question->option[question->option_count - 1];
    autofree char *quote = quote_of(in->lines, question);
    /* From the end, since several may stand on one line. */
    for (size_t i = question->option_count; i-- > 0;) {
        size_t option = question->option[i].option;
        bool chosen = option != FORM_NONE &&
                      value_has(ours->value, asked->options[option].value);
        put_option(edits, in, &question->option[i], chosen, index);
    }
    for (size_t i = 0; i < ours->value->count; i++) {
        const char *item = ours->value->item[i];
        if (listed(question, asked, item) != FORM_NONE)
            continue;
        if (stands_there(in->lines, question, item))
            continue;
        struct value one = value_of_text(item);
        autofree char *words = export_value(ours->printed, &one);
        edits_add_block(edits, last->last, quote, words, index);
        value_done(&one);
    }
}

void put_answer(struct edits *edits, const struct reply_in *in, size_t index,
                const struct ours *ours)
{
    const struct mail_question *question = &in->mail->question[index];
    if (question->option_count > 0)
        put_options(edits, in, question, index, ours);
    else
        put_text(edits, in, question, index, ours);
}
