/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The options that a mail lists below a question, ticked or not. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    OPTION_LINES_MAX = 60, /* of one list */
};

struct reading {
    const struct scan *scan;
    const struct field *field;
    struct mail_words label[FORM_LIST_MAX];
    struct mail_option *option;
    size_t count, known, boxes;
};

/* Where its words begin: behind bullets, numbers and boxes in any order. */
static struct mail_option look(const struct scan *scan, size_t line, size_t at)
{
    const char *text = scan->lines->line[line];
    struct mail_option option = {
        .line = line, .mark = FORM_NONE, .option = FORM_NONE};
    struct mail_box box = mail_box_of(text + at);
    if (box.end == 0) { /* "(x)" could be a number, too */
        at += mail_lead_of(text + at).len;
        box = mail_box_of(text + at);
    }
    if (box.end > 0) {
        option.mark = at + box.at;
        option.mark_len = box.len;
        option.ticked = box.ticked;
        at += box.end;
        at += mail_lead_of(text + at).len;
    }
    option.at = at;
    return option;
}

/* Where the next box of the line is, or its end. */
static size_t next_box(const char *text, size_t at)
{
    while (text[at]) {
        bool parted = text[at] == ' ' || text[at] == '\t';
        at++;
        if (parted && mail_box_of(text + at).end > 0)
            break;
    }
    return at;
}

/* The option whose label stands there, up to `end` or the end of a further
 * line, and nothing else; FORM_NONE: none. */
static size_t which(const struct reading *reading,
                    const struct mail_option *option, size_t end,
                    size_t *last_line)
{
    const struct scan *scan = reading->scan;
    const struct mail_words *words = &scan->words;
    size_t word = scan_word(scan, option->line, option->at);
    for (size_t i = 0; i < reading->field->option_count; i++) {
        size_t count = scan_match(scan, word, &reading->label[i]);
        if (count == 0)
            continue;
        size_t line = words->word[word + count - 1].line;
        size_t behind = line == option->line ? scan_word(scan, line, end)
                                             : words->first[line + 1];
        *last_line = line;
        if (word + count == behind)
            return i;
    }
    *last_line = option->line;
    return FORM_NONE;
}

static void keep(struct reading *reading, const struct mail_option *option)
{
    reading->known += option->option != FORM_NONE;
    reading->boxes += option->mark != FORM_NONE;
    reading->option = xreallocarray(reading->option, reading->count + 1,
                                    sizeof *reading->option);
    reading->option[reading->count++] = *option;
}

/* All options of a line from `at` on; false: it is none. */
static bool add(struct reading *reading, size_t line, size_t at,
                size_t *last_line)
{
    const char *text = reading->scan->lines->line[line];
    bool any = false;
    while (text[at] && reading->count < OPTION_LINES_MAX) {
        struct mail_option option = look(reading->scan, line, at);
        bool boxed = option.mark != FORM_NONE;
        size_t end = boxed ? next_box(text, option.at) : strlen(text);
        option.option = which(reading, &option, end, last_line);
        option.last = *last_line;
        if (!boxed && option.option == FORM_NONE)
            break;
        keep(reading, &option);
        any = true;
        at = end;
    }
    return any;
}

/* An empty line may stand between two options, or before the first. */
static size_t read_list(struct reading *reading, size_t line, size_t limit)
{
    size_t end = line, last = line;
    for (size_t i = line; i < limit && reading->count < OPTION_LINES_MAX;
         i = last + 1) {
        if (scan_is_blank(reading->scan, i)) {
            last = i;
            if (i > end)
                break;
            continue;
        }
        size_t at = mail_quote_of(reading->scan->lines->line[i]).len;
        if (!add(reading, i, at, &last))
            break;
        end = last + 1;
    }
    return end;
}

bool mail_form_is_list(const struct field *field, const bool *has)
{
    size_t count = 0;
    for (size_t i = 0; i < field->option_count; i++) {
        if (!has[i] && !field->options[i].guess)
            return false;
        count += has[i];
    }
    return count > 1;
}

/* Of lines without boxes. */
static bool is_list(const struct reading *reading)
{
    bool has[FORM_LIST_MAX] = {false};
    for (size_t i = 0; i < reading->count; i++)
        if (reading->option[i].option != FORM_NONE)
            has[reading->option[i].option] = true;
    return mail_form_is_list(reading->field, has);
}

size_t options_find(const struct scan *scan,
                    const struct mail_question *question, size_t limit,
                    struct mail_option **ret, size_t *ret_end)
{
    struct reading reading = {.scan = scan,
                              .field = &scan->form->fields[question->field]};
    size_t line = question->label_line, at = question->value_at;
    size_t options = reading.field->option_count;
    for (size_t i = 0; i < options; i++)
        mail_words_of(reading.field->options[i].label, &reading.label[i]);
    if (at != FORM_NONE && mail_box_of(scan->lines->line[line] + at).end > 0)
        add(&reading, line, at, &line);
    size_t end = read_list(&reading, line + 1, limit);
    for (size_t i = 0; i < options; i++)
        mail_words_done(&reading.label[i]);
    bool listed = reading.boxes > 0 || is_list(&reading);
    if (options == 0 || !listed) {
        free(reading.option);
        return 0;
    }
    *ret = reading.option;
    *ret_end = end;
    return reading.count;
}
