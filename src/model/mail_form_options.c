/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The options that a mail lists below a question, ticked or not. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

enum {
    OPTION_LINES_MAX = 60, /* of one list */
    LISTED_LEAST = 2,      /* one line without a box is an answer */
};

struct reading {
    const struct scan *scan;
    const struct field *field;
    struct mail_words label[FORM_LIST_MAX];
    struct mail_option *option;
    size_t count, known, boxes;
};

/* Where its words begin: behind bullets, numbers and boxes in any order. */
static struct mail_option look(const struct scan *scan, size_t line,
                               bool *boxed)
{
    const char *text = scan->lines->line[line];
    size_t at = mail_quote_of(text).len;
    struct mail_option option = {
        .line = line, .mark = FORM_NONE, .option = FORM_NONE};
    *boxed = false;
    at += mail_lead_of(text + at).len;
    struct mail_box box = mail_box_of(text + at);
    if (box.end > 0) {
        *boxed = true;
        option.mark = at + box.at;
        option.mark_len = box.len;
        option.ticked = box.ticked;
        at += box.end;
        at += mail_lead_of(text + at).len;
    }
    option.at = at;
    return option;
}

/* The option whose label stands there and nothing else; FORM_NONE: none. */
static size_t which(const struct reading *reading, size_t line, size_t at,
                    size_t *last_line)
{
    const struct mail_words *words = &reading->scan->words;
    size_t word = scan_word(reading->scan, line, at);
    for (size_t i = 0; i < reading->field->option_count; i++) {
        size_t count = scan_match(reading->scan, word, &reading->label[i]);
        if (count == 0)
            continue;
        *last_line = words->word[word + count - 1].line;
        if (word + count == words->first[*last_line + 1])
            return i;
    }
    return FORM_NONE;
}

static bool add(struct reading *reading, size_t line, size_t *last_line)
{
    bool boxed;
    struct mail_option option = look(reading->scan, line, &boxed);
    *last_line = line;
    option.option = which(reading, line, option.at, last_line);
    option.last = *last_line;
    if (!boxed && option.option == FORM_NONE)
        return false;
    reading->known += option.option != FORM_NONE;
    reading->boxes += boxed;
    reading->option = xreallocarray(reading->option, reading->count + 1,
                                    sizeof *reading->option);
    reading->option[reading->count++] = option;
    return true;
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
        if (!add(reading, i, &last))
            break;
        end = last + 1;
    }
    return end;
}

size_t options_find(const struct scan *scan, size_t field, size_t line,
                    size_t limit, struct mail_option **ret, size_t *ret_end)
{
    struct reading reading = {.scan = scan,
                              .field = &scan->form->fields[field]};
    size_t options = reading.field->option_count;
    for (size_t i = 0; i < options; i++)
        mail_words_of(reading.field->options[i].label, &reading.label[i]);
    size_t end = read_list(&reading, line, limit);
    for (size_t i = 0; i < options; i++)
        mail_words_done(&reading.label[i]);
    bool listed = reading.boxes > 0 || reading.known >= LISTED_LEAST;
    if (options == 0 || !listed) {
        free(reading.option);
        return 0;
    }
    *ret = reading.option;
    *ret_end = end;
    return reading.count;
}
