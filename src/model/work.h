/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A form being filled in: the definition, the answers, the facts, and the
 * findings kept in step with them.
 */
#include "model/check.h"

struct work {
    const struct form *form; /* borrowed, as are the next two */
    struct answers *answers;
    struct facts *facts;
    struct findings findings;
    enum field_state *states; /* of each field, as are the counts */
    struct check_counts counts;
    unsigned long long said; /* changes when findings come or go, not when only
                                their words change */
    time_t now;              /* of the last settle */
    unsigned long seen_answers, seen_facts;
};

/* Findings are there from the start. */
void work_init(struct work *work, const struct form *form,
               struct answers *answers, struct facts *facts, time_t now);
void work_done(struct work *work);
/* Judges again if answers or facts have changed; did it? */
bool work_settle(struct work *work, time_t now);

/* What check_state() and the like want. */
struct check_in work_check(const struct work *work);
enum field_state work_state(const struct work *work, size_t field);
struct check_counts work_counts(const struct work *work);
/* The first known fact that can suggest an answer to the field and that is
 * not the answer already, or NULL; borrowed. */
const struct fact *work_suggestion(const struct work *work, size_t field);
/* The answer as it would be with all that is suggested; of rows, those that
 * are missing are put behind the others. False when nothing is suggested. The
 * value is new. */
bool work_suggest(const struct work *work, size_t field, struct value *ret);
/* Can it suggest an answer, or is it about the answer (a choice has nothing
 * that a fact could be about: then its kind is enough)? */
bool work_fact_concerns(const struct work *work, size_t field,
                        const struct fact *fact);
