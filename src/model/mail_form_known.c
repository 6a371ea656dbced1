/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What belongs to a label that is known: explanations, choices, options. */
#include "model/mail_form_parts.h"

#include <string.h>

enum { CHOICE_LINES_MAX = 4 }; /* of "(this, that, ...)" */

/* The form's own explanation behind a label belongs to it. */
static void skip_help(const struct scan *scan, struct mail_question *question)
{
    const char *help = scan->form->fields[question->field].help;
    struct mail_words words;
    if (!help || question->column != FORM_NONE)
        return;
    mail_words_of(help, &words);
    size_t word = scan_word(scan, question->label_line, question->label_end);
    size_t count = scan_match(scan, word, &words);
    if (count > 0 && scan->words.word[word].line <= question->label_line + 1) {
        const struct mail_word *last = &scan->words.word[word + count - 1];
        const char *line = scan->lines->line[last->line];
        size_t end = last->end;
        question->label_line = last->line;
        question->label_end = end + strspn(line + end, ".)\"'");
    }
    mail_words_done(&words);
}

/* "(Yes/No)" behind a question says what may be answered. */
static void skip_choices(const struct scan *scan, size_t limit,
                         struct mail_question *question)
{
    size_t line = question->label_line;
    const char *text = scan->lines->line[line];
    size_t at = scan_value(text, question->label_end);
    if (scan->form->fields[question->field].option_count == 0 ||
        at == FORM_NONE || text[at] != '(' || mail_box_of(text + at).end > 0)
        return;
    for (size_t i = line; i < limit && i < line + CHOICE_LINES_MAX; i++) {
        const char *now = scan->lines->line[i];
        const char *end = strchr(i == line ? now + at : now, ')');
        if (!end)
            continue;
        question->label_line = i;
        question->label_end = (size_t)(end - now) + 1;
        return;
    }
}

/* An answer behind the label goes before a list below it. The line in which
 * the question ends. */
static size_t list_options(const struct scan *scan, size_t limit,
                           struct mail_question *question)
{
    size_t end;
    const char *line = scan->lines->line[question->label_line];
    bool answered = question->value_at != FORM_NONE &&
                    mail_box_of(line + question->value_at).end == 0;
    if (answered || question->column != FORM_NONE)
        return question->label_line;
    question->option_count =
        options_find(scan, question, limit, &question->option, &end);
    if (question->option_count == 0)
        return question->label_line;
    question->value_at = FORM_NONE;
    return end - 1;
}

/* Another label may stand on the same line, and "... of your mailings." is
 * none to write behind. */
static void look_behind(const struct scan *scan, struct mail_question *question)
{
    const char *line = scan->lines->line[question->label_line];
    if (question->value_at != FORM_NONE &&
        scan_asks(line + question->value_at)) {
        question->value_at = FORM_NONE;
        question->label_end = strlen(line);
        question->full = true;
    } else if (!question->marked && question->label_end > 0) {
        question->full = strchr(".!", line[question->label_end - 1]) != NULL;
    }
}

size_t known_read(const struct scan *scan, const struct hit *hit, size_t limit,
                  struct mail_question *ret)
{
    *ret = (struct mail_question){
        .field = hit->field,
        .column = hit->label->column,
        .block = hit->block,
        .line = hit->line,
        .label_line = hit->label_line,
        .label_end = hit->end,
        .marked = hit->marked,
    };
    ret->label = scan_label(scan, hit->at, ret);
    skip_help(scan, ret);
    skip_choices(scan, limit, ret);
    ret->value_at =
        scan_value(scan->lines->line[ret->label_line], ret->label_end);
    size_t last = list_options(scan, limit, ret);
    look_behind(scan, ret);
    return last;
}
