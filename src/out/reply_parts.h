/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a reply is made of; shared by reply*.c only: changes to single lines of
 * the mail are gathered as edits, then all lines are written once.
 */
#include "out/reply.h"

struct added {
    size_t after; /* the line of the mail it stands below */
    size_t order; /* among those of one line */
    size_t question;
    char *text;
};

struct edits {
    size_t line_count;
    char **instead; /* of each line; NULL: as it is */
    size_t *whose;  /* the question of `instead` and `gone` */
    bool *gone;
    struct added *added;
    size_t added_count;
};

void edits_init(struct edits *edits, size_t line_count);
void edits_done(struct edits *edits);
/* Both take text. */
void edits_put(struct edits *edits, size_t line, char *text, size_t question);
void edits_add(struct edits *edits, size_t after, char *text, size_t question);
void edits_remove(struct edits *edits, size_t line, size_t question);
/* What quotes an empty line; new. */
char *empty_line(const char *quote);
/* Adds each line of text below, quoted by `quote`, wrapped. */
void edits_add_block(struct edits *edits, size_t after, const char *quote,
                     const char *text, size_t question);
/* The lines of the mail with the edits, in their order; fills in line, count
 * and, of each question, `out`. */
void edits_write(struct edits *edits, const struct reply_in *in,
                 struct reply *ret);

struct ours {     /* an answer of the draft */
    size_t field; /* of the draft's form, FORM_NONE: it has none */
    const struct field *printed; /* the field by whose words it is printed */
    enum field_shape shape;      /* of that one */
    const struct value *value;   /* NULL: there is no answer */
    char *text; /* as export_value() prints it, "" for none; owned */
    bool below, needed;
};

/* The answer to a question of the mail; of a cell, that of this row. */
void ours_find(const struct reply_in *in, const struct mail_question *question,
               size_t row, struct ours *ret);
void ours_done(struct ours *ours);
/* The same but for case, blanks, line ends and typographic marks? */
bool answers_same(const char *one, const char *other);
/* Do its first lines say what the other says, and more lines follow? */
bool answer_begins(const char *text, const char *with);

/* Puts the answer into its place, over what stands there. */
void put_answer(struct edits *edits, const struct reply_in *in, size_t index,
                const struct ours *ours);
/* The label's line as it is up to its answer, marked, with the blanks that
 * stand there or else one; new. */
char *label_line(const struct mail_lines *lines,
                 const struct mail_question *question);
/* The same with the answer behind it; NULL: it goes below. New. */
char *filled_line(const struct mail_lines *lines,
                  const struct mail_question *question,
                  const struct ours *ours);
/* What quotes the question's lines; new. */
char *quote_of(const struct mail_lines *lines,
               const struct mail_question *question);
/* Further blocks for servers for which the mail has none. */
void put_blocks(struct edits *edits, const struct reply_in *in);
