/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answers.h"

#include "base/mem.h"
#include "model/answers_undo.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

static const char *const origin_names[] = {
    [ORIGIN_NONE] = "none",
    [ORIGIN_TYPED] = "typed",
    [ORIGIN_MEASURED] = "measured",
    [ORIGIN_IMPORTED] = "imported",
};

const char *answer_origin_name(enum answer_origin origin)
{
    return origin_names[origin];
}

enum answer_origin answer_origin_find(const char *name)
{
    for (size_t i = 0; i < sizeof origin_names / sizeof origin_names[0]; i++)
        if (strcmp(origin_names[i], name) == 0)
            return (enum answer_origin)i;
    return ORIGIN_NONE;
}

struct answers *answers_new(const struct form *form)
{
    struct answers *answers = xcalloc(1, sizeof *answers);
    answers->form = form;
    answers->answer = xcalloc(form->field_count, sizeof *answers->answer);
    for (size_t i = 0; i < form->field_count; i++)
        answers->answer[i].value.columns = 1;
    return answers;
}

void answers_free(struct answers *answers)
{
    if (!answers)
        return;
    for (size_t i = 0; i < answers->form->field_count; i++)
        value_done(&answers->answer[i].value);
    free(answers->answer);
    undo_done(&answers->undo);
    free(answers);
}

const struct form *answers_form(const struct answers *answers)
{
    return answers->form;
}

static struct answer *at(const struct answers *answers, size_t field)
{
    assert(field < answers->form->field_count);
    return &answers->answer[field];
}

const struct value *answers_value(const struct answers *answers, size_t field)
{
    return &at(answers, field)->value;
}

const char *answers_text(const struct answers *answers, size_t field)
{
    return value_text(answers_value(answers, field));
}

enum answer_origin answers_origin(const struct answers *answers, size_t field)
{
    return at(answers, field)->origin;
}

unsigned long answers_rev(const struct answers *answers)
{
    return answers->rev;
}

unsigned long answers_field_rev(const struct answers *answers, size_t field)
{
    return at(answers, field)->rev;
}

/* Own words may begin with an option: "No, never." */
static bool begins_with(const struct field *field, const char *words,
                        const char *item)
{
    size_t option = field_option(field, item);
    if (!field->free || option == FORM_NONE ||
        field_option(field, words) != FORM_NONE)
        return false;
    const char *label = field->options[option].label;
    size_t len = strlen(label);
    return strncasecmp(words, label, len) == 0 && strchr(" .,;:!", words[len]);
}

static bool has_any(const struct field *field, const struct value *value,
                    char *const *items)
{
    for (; items && *items; items++)
        if (value_has(value, *items) ||
            begins_with(field, value_text(value), *items))
            return true;
    return false;
}

bool answers_asked(const struct answers *answers, size_t field)
{
    const struct form *form = answers->form;
    /* The loader refuses circles, so this ends at a field without one. */
    for (;;) {
        const struct field *it = &form->fields[field];
        if (it->asked_field == FORM_NONE)
            return true;
        const struct value *value = answers_value(answers, it->asked_field);
        const struct field *other = &form->fields[it->asked_field];
        if (has_any(other, value, it->asked_values) == it->asked_not)
            return false;
        field = it->asked_field;
    }
}

size_t answers_next(const struct answers *answers, size_t field, int step)
{
    size_t count = answers->form->field_count;
    if (field == FORM_NONE && step < 0)
        field = count;
    /* One below 0 is FORM_NONE, which ends the loop; one above it is 0. */
    for (;;) {
        field += step < 0 ? (size_t)-1 : 1;
        if (field >= count)
            return FORM_NONE;
        if (answers_asked(answers, field))
            return field;
    }
}

/* Puts the value in (taken) and gives what was there before. */
static struct answer replace(struct answers *answers, size_t field,
                             struct value value, enum answer_origin origin)
{
    struct answer *answer = at(answers, field);
    struct answer before = *answer;
    answer->value = value;
    answer->origin = origin;
    answer->rev = ++answers->rev;
    return before;
}

void answers_set(struct answers *answers, size_t field, struct value value,
                 enum answer_origin origin, enum answers_step step)
{
    if (value_equal(&at(answers, field)->value, &value)) {
        value_done(&value);
        /* What comes "with" a change that was none has no step to join. */
        if (step == STEP_NEW)
            answers->undo.broken = answers->undo.closed = true;
        return;
    }
    struct answer before = replace(answers, field, value, origin);
    undo_add(answers, field, before, step);
}

void answers_load(struct answers *answers, size_t field, struct value value,
                  enum answer_origin origin)
{
    struct answer before = replace(answers, field, value, origin);
    value_done(&before.value);
}
