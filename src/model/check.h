/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Judges answers: a pure function from (form, answers, facts, now) to
 * findings, in the form's order, errors first within a field, then by row.
 *
 * A field that is not asked has no findings, but for a rule that says so. A
 * fact that could not be found out never makes a finding.
 */
#include "model/answers.h"
#include "model/facts.h"

#include <time.h>

struct check_in {
    const struct form *form;
    const struct answers *answers;
    const struct facts *facts; /* may be NULL */
    time_t now;
    bool english; /* sentences in English whatever the locale: for files */
};

struct finding {
    size_t field;
    size_t row, column; /* FORM_NONE: the whole answer */
    enum severity severity;
    const char *rule; /* its name; borrowed from the table */
    bool guide;       /* cites the guide */
    char *message;    /* what is wrong and what to do; no newline */
};

struct findings {
    struct finding *item;
    size_t count;
    size_t errors, warnings, advice;
};

/* Judges everything; ret need not be initialised. */
void check(const struct check_in *in, struct findings *ret);
void findings_done(struct findings *findings);

enum field_state { /* how a field stands, for maps and counts */
    FIELD_NOT_ASKED,
    FIELD_OPEN,    /* required and empty */
    FIELD_EMPTY,   /* empty, and allowed to be */
    FIELD_FINE,    /* answered; advice at most */
    FIELD_WARNING, /* answered, look again */
    FIELD_ERROR,   /* answered, must be mended */
};
enum field_state check_state(const struct check_in *in,
                             const struct findings *findings, size_t field);

struct check_counts {
    size_t asked, answered;
    size_t open;    /* fields that export refuses: FIELD_OPEN, FIELD_ERROR */
    size_t look_at; /* fields with FIELD_WARNING */
};
struct check_counts check_count(const struct check_in *in,
                                const struct findings *findings);
/* The worst finding of a row, or NULL when it is fine; borrowed. */
const struct finding *findings_of_row(const struct findings *findings,
                                      size_t field, size_t row);
