/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/work.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/answer_facts.h"
#include "model/subjects.h"

#include <string.h>

static unsigned long long hash_findings(const struct findings *findings)
{
    unsigned long long hash = HASH_START;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->item[i];
        for (const char *c = finding->rule; *c; c++)
            hash = hash_mix(hash, (unsigned char)*c);
        hash = hash_mix(hash, finding->field);
        hash = hash_mix(hash, finding->row * 64 + finding->column * 4 +
                                  finding->severity);
    }
    return hash;
}

static void judge(struct work *work)
{
    answer_facts_update(work->facts, work->form, work->answers, work->now);
    struct check_in in = work_check(work);
    check(&in, &work->findings);
    for (size_t i = 0; i < work->form->field_count; i++)
        work->states[i] = check_state(&in, &work->findings, i);
    work->counts = check_count(&in, &work->findings);
    work->said = hash_findings(&work->findings);
    work->seen_answers = answers_rev(work->answers);
    work->seen_facts = facts_rev(work->facts);
}

void work_init(struct work *work, const struct form *form,
               struct answers *answers, struct facts *facts, time_t now)
{
    *work = (struct work){
        .form = form, .answers = answers, .facts = facts, .now = now};
    work->states = xcalloc(form->field_count, sizeof *work->states);
    judge(work);
}

void work_done(struct work *work)
{
    findings_done(&work->findings);
    free(work->states);
    *work = (struct work){0};
}

bool work_settle(struct work *work, time_t now)
{
    work->now = now;
    if (work->seen_answers == answers_rev(work->answers) &&
        work->seen_facts == facts_rev(work->facts))
        return false;
    findings_done(&work->findings);
    judge(work);
    return true;
}

struct check_in work_check(const struct work *work)
{
    return (struct check_in){
        .form = work->form,
        .answers = work->answers,
        .facts = work->facts,
        .now = work->now,
    };
}

enum field_state work_state(const struct work *work, size_t field)
{
    return work->states[field];
}

struct check_counts work_counts(const struct work *work)
{
    return work->counts;
}

static bool is_listed(char *const *kinds, const char *kind)
{
    for (; kinds && *kinds; kinds++)
        if (strcmp(*kinds, kind) == 0)
            return true;
    return false;
}

static bool is_about_answer(const struct work *work, size_t field,
                            const struct fact *fact)
{
    const struct field *def = &work->form->fields[field];
    struct subjects subjects = {0};
    if (def->kind->shape == SHAPE_CHOICE || def->kind->shape == SHAPE_MANY)
        return true;
    subjects_add_answer(&subjects, def, answers_value(work->answers, field));
    bool about = subjects_have(&subjects, fact);
    subjects_done(&subjects);
    return about;
}

bool work_fact_concerns(const struct work *work, size_t field,
                        const struct fact *fact)
{
    const struct field *def = &work->form->fields[field];
    return is_listed(def->suggest, fact->kind) ||
           (is_listed(def->facts, fact->kind) &&
            is_about_answer(work, field, fact));
}

static bool is_rows(const struct work *work, size_t field)
{
    return work->form->fields[field].kind->shape == SHAPE_ROWS;
}

/* Does one of the rows begin with the same cell? That is what it is about. */
static bool has_row(const struct value *rows, const struct value *row)
{
    for (size_t i = 0; i < value_rows(rows); i++)
        if (text_same(value_cell(rows, i, 0), value_cell(row, 0, 0)))
            return true;
    return false;
}

/* The answer that a fact suggests, where it is one and not given already. */
static bool new_answer(const struct work *work, size_t field,
                       const struct fact *fact, struct value *ret)
{
    const struct value *now = answers_value(work->answers, field);
    struct value value;
    const struct field *def = &work->form->fields[field];
    if (fact->state != FACT_KNOWN || !is_listed(def->suggest, fact->kind) ||
        !answer_parse(def, fact->value, &value, NULL))
        return false;
    bool given = is_rows(work, field)
                     ? value_rows(&value) == 0 || has_row(now, &value)
                     : value_equal(&value, now);
    if (given) {
        value_done(&value);
        return false;
    }
    *ret = value;
    return true;
}

const struct fact *work_suggestion(const struct work *work, size_t field)
{
    for (size_t i = 0; i < facts_count(work->facts); i++) {
        const struct fact *fact = facts_at(work->facts, i);
        struct value value;
        if (new_answer(work, field, fact, &value)) {
            value_done(&value);
            return fact;
        }
    }
    return NULL;
}

/* Empty rows are waiting to be filled, so they go first. */
static struct value rows_with_something(const struct value *rows)
{
    struct value copy = value_copy(rows);
    for (size_t i = value_rows(&copy); i-- > 0;)
        if (value_row_is_empty(&copy, i))
            value_remove_row(&copy, i);
    return copy;
}

static bool suggest_rows(const struct work *work, size_t field,
                         struct value *ret)
{
    struct value rows =
        rows_with_something(answers_value(work->answers, field));
    bool more = false;
    for (size_t i = 0; i < facts_count(work->facts); i++) {
        struct value row;
        if (!new_answer(work, field, facts_at(work->facts, i), &row))
            continue;
        more |= value_append_rows(&rows, &row);
        value_done(&row);
    }
    if (more)
        *ret = rows;
    else
        value_done(&rows);
    return more;
}

bool work_suggest(const struct work *work, size_t field, struct value *ret)
{
    const struct fact *fact = work_suggestion(work, field);
    if (!fact)
        return false;
    if (is_rows(work, field))
        return suggest_rows(work, field, ret);
    return new_answer(work, field, fact, ret);
}
