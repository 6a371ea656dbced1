/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A form as it stands in the lines of a mail: which question is where, and
 * what is answered there already. Pure: lines and a definition in, places out.
 *
 * Labels are found after folding (mail_words.h): quoted to any depth, wrapped,
 * numbered, lettered or starred, in another spelling, with or without their
 * marks. Of several copies the most complete one is taken, then the least
 * quoted, then the first. What looks like a question among them and is in no
 * definition is a question without a field.
 */
#include "model/form.h"
#include "model/mail_lines.h"

struct mail_option {   /* one of a question's options, on a line of its own */
    size_t line, last; /* where it begins and ends */
    size_t at;         /* byte where its label begins */
    size_t mark;       /* byte of what stands between its brackets; FORM_NONE:
                          it has none */
    size_t mark_len;
    size_t option; /* of the field */
    bool ticked;
};

struct mail_question {
    size_t field;  /* of the definition; FORM_NONE: no definition knows it */
    size_t column; /* one cell of a field of rows; FORM_NONE: all of it */
    size_t block;  /* a repeated block, numbered from 1; 0: in none */
    char *label;   /* as the mail has it, on one line, without what numbers
                      it; owned */
    size_t line;   /* where it begins */
    size_t label_line; /* the line in which its label ends ... */
    size_t label_end;  /* ... and the byte there, its marks included */
    bool marked;       /* the label ends in ':' or '?' or the like */
    bool full;         /* nothing can be written behind the label */
    size_t value_at;   /* byte in label_line where its value begins;
                          FORM_NONE: nothing stands behind the label */
    size_t value_line; /* the lines below that are its value */
    size_t value_count;
    struct mail_option *option; /* owned */
    size_t option_count;
};

struct mail_form {
    struct mail_question *question; /* in the mail's order */
    size_t count;
    size_t found; /* different fields of the definition among them */
    size_t exact; /* ... those by the definition's own label */
};

/* Lines with these options and no boxes: are they the list to choose from, or
 * answers? A list has all that are no guesses. `has`: one for each option. */
bool mail_form_is_list(const struct field *field, const bool *has);

/* Without any known question, unknown ones are not looked for: count is 0. */
void mail_form_find(const struct mail_lines *lines, const struct form *form,
                    struct mail_form *ret);
void mail_form_done(struct mail_form *form);
/* What is answered there already, without quoting, "" for nothing; several
 * lines where the answer has; options by their values, a line each. New. */
char *mail_question_answer(const struct mail_lines *lines,
                           const struct mail_question *question,
                           const struct form *form);

/* Is it a form that wants to be filled in, not just a word or two that stand in
 * every letter? */
bool mail_form_is_one(const struct mail_lines *lines,
                      const struct mail_form *form,
                      const struct form *definition);
/* Is most of it answered already? */
bool mail_form_is_answered(const struct mail_lines *lines,
                           const struct mail_form *form,
                           const struct form *definition);
/* Is a mail with `one` more probably of its definition than one with `other`
 * of its? */
bool mail_form_better(const struct mail_form *one,
                      const struct mail_form *other);
