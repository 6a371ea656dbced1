/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/check.h"
#include "model/rules_kinds.h"

/* The first finding of a field is its worst; NULL: there is none. */
static const struct finding *first_of(const struct findings *findings,
                                      size_t field)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->item[i].field == field)
            return &findings->item[i];
    return NULL;
}

enum field_state check_state(const struct check_in *in,
                             const struct findings *findings, size_t field)
{
    if (!answers_asked(in->answers, field))
        return FIELD_NOT_ASKED;
    const struct finding *worst = first_of(findings, field);
    bool blank = rule_is_blank(answers_value(in->answers, field));
    if (blank && in->form->fields[field].required)
        return FIELD_OPEN;
    if (worst && worst->severity == SEVERITY_ERROR)
        return FIELD_ERROR;
    if (worst && worst->severity == SEVERITY_WARNING)
        return FIELD_WARNING;
    return blank ? FIELD_EMPTY : FIELD_FINE;
}

struct check_counts check_count(const struct check_in *in,
                                const struct findings *findings)
{
    struct check_counts counts = {.asked = 0};
    for (size_t i = 0; i < in->form->field_count; i++) {
        enum field_state state = check_state(in, findings, i);
        if (state == FIELD_NOT_ASKED)
            continue;
        counts.asked++;
        counts.answered += !rule_is_blank(answers_value(in->answers, i));
        counts.open += state == FIELD_OPEN || state == FIELD_ERROR;
        counts.look_at += state == FIELD_WARNING;
    }
    return counts;
}

const struct finding *findings_of_row(const struct findings *findings,
                                      size_t field, size_t row)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->item[i].field == field && findings->item[i].row == row)
            return &findings->item[i];
    return NULL;
}
