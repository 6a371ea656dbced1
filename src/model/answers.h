/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The answers to one form, with where each came from, and undo and redo.
 *
 * answers_set() is the only way in. Every change raises the revision; who
 * shows or stores answers compares revisions. Borrowed values are valid until
 * the next change.
 */
#include "model/form.h"
#include "model/value.h"

enum answer_origin {
    ORIGIN_NONE,     /* never answered */
    ORIGIN_TYPED,    /* typed, chosen or pasted */
    ORIGIN_MEASURED, /* a suggestion taken by the user */
    ORIGIN_IMPORTED, /* from a file */
};
const char *answer_origin_name(enum answer_origin origin); /* for files */
enum answer_origin answer_origin_find(const char *name);

enum answers_step {
    STEP_NEW,  /* undone by itself */
    STEP_JOIN, /* undone together with the change before, if that was to the
                  same field: the letters of a word */
    STEP_WITH, /* undone together with the change before, whatever field */
};

struct answers;

struct answers *answers_new(const struct form *form); /* form: borrowed */
void answers_free(struct answers *answers);
const struct form *answers_form(const struct answers *answers);

const struct value *answers_value(const struct answers *answers, size_t field);
const char *answers_text(const struct answers *answers, size_t field);
enum answer_origin answers_origin(const struct answers *answers, size_t field);

/* 0 for a fresh one; raised by each change. */
unsigned long answers_rev(const struct answers *answers);
/* The revision at which this field changed last, 0: never. */
unsigned long answers_field_rev(const struct answers *answers, size_t field);

/* Is the field asked, given the other answers? A field that hangs on one that
 * is not asked is not asked either. */
bool answers_asked(const struct answers *answers, size_t field);
/* The next (step 1) or previous (step -1) asked field, FORM_NONE at the end. */
size_t answers_next(const struct answers *answers, size_t field, int step);

/* Takes value. A value equal to the present one changes nothing. */
void answers_set(struct answers *answers, size_t field, struct value value,
                 enum answer_origin origin, enum answers_step step);
/* Sets without an undo step: what is loaded from a file. Takes value. */
void answers_load(struct answers *answers, size_t field, struct value value,
                  enum answer_origin origin);

/* Takes back, or does again, one step; the field of its first change, or
 * FORM_NONE when there is nothing. At most 1,000 steps are kept. */
size_t answers_undo(struct answers *answers);
size_t answers_redo(struct answers *answers);
/* Ends the present step: a later STEP_JOIN starts a new one. */
void answers_break(struct answers *answers);

/*
 * Reads text as an answer to a field: an option's value, number or label for
 * a choice (own words where free), several parted by commas or lines for a
 * many, "a b c" a line (blanks, tabs, commas or semicolons between) for rows.
 * The text is cleaned first. On failure err says what does not fit. *ret is
 * new.
 */
bool answer_parse(const struct field *field, const char *text,
                  struct value *ret, struct err *err);
/* The inverse, for people: option labels, rows with two blanks; new. Labels
 * are given through `translate` (NULL: as the form has them). */
char *answer_print(const struct field *field, const struct value *value,
                   const char *(*translate)(const char *));
