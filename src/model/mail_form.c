/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_form.h"

#include "base/buf.h"
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum { FOUND_SURE = 3 }; /* labels that do not stand together by chance */

static void count_found(const struct hits *hits, struct mail_form *ret)
{
    ret->found = hits->count;
    for (size_t i = 0; i < hits->count; i++)
        ret->exact += hits->hit[i].label->exact;
}

void mail_form_find(const struct mail_lines *lines, const struct form *form,
                    struct mail_form *ret)
{
    struct scan scan = {.lines = lines, .form = form};
    struct hits hits;
    *ret = (struct mail_form){0};
    scan.bare = xcalloc(lines->count, sizeof *scan.bare);
    mail_words_read(lines, &scan.words);
    labels_read(form, &scan.labels);
    hits_find(&scan, &hits);
    hits_choose(&scan, &hits);
    count_found(&hits, ret);
    hits_add_cells(&scan, &hits);
    walk(&scan, &hits, ret);
    free(hits.hit);
    labels_done(&scan.labels);
    mail_words_done(&scan.words);
    free(scan.bare);
}

void mail_form_done(struct mail_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        free(form->question[i].label);
        free(form->question[i].option);
    }
    free(form->question);
    *form = (struct mail_form){0};
}

bool mail_form_better(const struct mail_form *one,
                      const struct mail_form *other)
{
    if (one->found != other->found)
        return one->found > other->found;
    return one->exact > other->exact;
}

/* A line's end without blanks. */
static void add_text(struct buf *out, const char *text)
{
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    if (out->len > 0)
        buf_putc(out, '\n');
    buf_add(out, text, len);
}

static void add_ticked(struct buf *out, const struct mail_question *question,
                       const struct field *field)
{
    for (size_t i = 0; i < question->option_count; i++) {
        const struct mail_option *option = &question->option[i];
        if (option->ticked && option->option != FORM_NONE)
            add_text(out, field->options[option->option].value);
    }
}

char *mail_question_answer(const struct mail_lines *lines,
                           const struct mail_question *question,
                           const struct form *form)
{
    struct buf out;
    buf_init(&out, MAIL_TEXT_MAX);
    if (question->option_count > 0)
        add_ticked(&out, question, &form->fields[question->field]);
    if (question->value_at != FORM_NONE) {
        const char *text =
            lines->line[question->label_line] + question->value_at;
        if (!scan_is_place(text))
            add_text(&out, text);
    }
    for (size_t i = 0; i < question->value_count; i++) {
        const char *line = lines->line[question->value_line + i];
        const char *text = line + mail_quote_of(line).len;
        if (!scan_is_place(text))
            add_text(&out, text);
    }
    return buf_steal(&out);
}

static size_t answered(const struct mail_lines *lines,
                       const struct mail_form *form,
                       const struct form *definition)
{
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (form->question[i].field == FORM_NONE)
            continue;
        autofree char *answer =
            mail_question_answer(lines, &form->question[i], definition);
        count += *answer != '\0';
    }
    return count;
}

bool mail_form_is_one(const struct mail_lines *lines,
                      const struct mail_form *form,
                      const struct form *definition)
{
    if (form->exact == 0)
        return form->found > FOUND_SURE;
    return form->found > 1 || answered(lines, form, definition) == 0;
}

bool mail_form_is_answered(const struct mail_lines *lines,
                           const struct mail_form *form,
                           const struct form *definition)
{
    return 2 * answered(lines, form, definition) >= form->found;
}
