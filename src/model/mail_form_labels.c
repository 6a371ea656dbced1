/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A definition's labels, headings and help as words. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

static bool ends_with_optional(const struct mail_words *words)
{
    return words->count > 1 &&
           strcmp(words->word[words->count - 1].text, "optional") == 0;
}

static bool is_parted(const char *text, const struct mail_words *words)
{
    size_t mark = strcspn(text, ":?");
    return words->count > 0 && mark < words->word[words->count - 1].at;
}

static void add_label(struct labels *labels, const char *text, size_t field,
                      size_t column, bool exact)
{
    struct label label = {.field = field, .column = column, .exact = exact};
    mail_words_of(text, &label.words);
    if (ends_with_optional(&label.words))
        label.words.count--; /* it is looked for among the marks */
    label.parted = is_parted(text, &label.words);
    if (label.words.count == 0) {
        mail_words_done(&label.words);
        return;
    }
    labels->label =
        xreallocarray(labels->label, labels->count + 1, sizeof *labels->label);
    labels->label[labels->count++] = label;
}

static void add_heading(struct labels *labels, const char *text)
{
    struct mail_words words;
    mail_words_of(text, &words);
    labels->heading = xreallocarray(labels->heading, labels->heading_count + 1,
                                    sizeof *labels->heading);
    labels->heading[labels->heading_count++] = words;
}

static void add_field(struct labels *labels, const struct field *field,
                      size_t index)
{
    add_label(labels, field->label, index, FORM_NONE, true);
    for (size_t i = 0; field->aliases && field->aliases[i]; i++)
        add_label(labels, field->aliases[i], index, FORM_NONE, false);
    for (size_t i = 0; i < field->column_count; i++)
        add_label(labels, field->columns[i].label, index, i, true);
    if (field->heading)
        add_heading(labels, field->heading);
    if (field->heading && field->column_count > 0) /* it says so as well */
        add_label(labels, field->heading, index, FORM_NONE, false);
}

/* Two fields may have one label ("If other, please specify:"). */
static void find_twins(struct labels *labels)
{
    for (size_t i = 0; i < labels->count; i++) {
        struct label *label = &labels->label[i];
        size_t last = FORM_NONE;
        label->twin = i;
        label->next = FORM_NONE;
        for (size_t k = 0; k < i; k++)
            if (labels->label[k].column == FORM_NONE &&
                mail_words_same(&labels->label[k].words, &label->words))
                last = k;
        if (last == FORM_NONE || label->column != FORM_NONE)
            continue;
        label->twin = labels->label[last].twin;
        labels->label[last].next = i;
    }
}

void labels_read(const struct form *form, struct labels *ret)
{
    *ret = (struct labels){0};
    for (size_t i = 0; i < form->field_count; i++)
        add_field(ret, &form->fields[i], i);
    find_twins(ret);
}

void labels_done(struct labels *labels)
{
    for (size_t i = 0; i < labels->count; i++)
        mail_words_done(&labels->label[i].words);
    for (size_t i = 0; i < labels->heading_count; i++)
        mail_words_done(&labels->heading[i]);
    free(labels->label);
    free(labels->heading);
    *labels = (struct labels){0};
}
