/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How a form is found in a mail, step by step; shared by mail_form*.c only.
 *
 *     labels_read()   the definition's labels, headings and help as words
 *     hits_find()     every line that begins with a label
 *     hits_choose()   those that are one copy of the form
 *     hits_add_cells() the labels of a table's columns, where they stand so
 *     walk()          what stands between them: values, options, questions
 *                     that no definition knows
 */
#include "model/mail_form.h"
#include "model/mail_quote.h"
#include "model/mail_words.h"

struct label {
    size_t field;
    size_t column; /* FORM_NONE: the field's own */
    bool exact;    /* the form's label, not an alias */
    bool parted;   /* it has a ':' or '?' before its last word */
    size_t twin;   /* the first label with the same words, and the next one */
    size_t next;   /* behind this; FORM_NONE: there is no other */
    struct mail_words words;
};

struct labels {
    struct label *label;
    size_t count;
    struct mail_words *heading; /* that are no questions */
    size_t heading_count;
};

struct scan { /* one search in one mail by one definition */
    const struct mail_lines *lines;
    const struct form *form;
    struct mail_words words;
    struct labels labels;
    bool *bare; /* of each line: it is known that no label begins there */
};

struct hit { /* a label in the mail */
    const struct label *label;
    size_t field; /* of several fields with this label, the one that is meant */
    size_t line, label_line;
    size_t at;  /* byte of its first word */
    size_t end; /* byte in label_line behind the label and its marks */
    size_t words;
    unsigned depth;
    enum mail_lead_kind lead;
    bool marked;
    size_t block;
};

struct hits {
    struct hit *hit;
    size_t count;
};

void labels_read(const struct form *form, struct labels *ret);
void labels_done(struct labels *labels);

/* Does the line begin with the label of a field, or of a column of `rows`
 * (FORM_NONE: of a field)? The longest that does. */
bool hit_at(const struct scan *scan, size_t line, size_t rows, struct hit *ret);
void hits_find(const struct scan *scan, struct hits *ret);
void hits_add(struct hits *hits, const struct hit *hit);
void hits_choose(const struct scan *scan, struct hits *hits);
void hits_add_cells(const struct scan *scan, struct hits *hits);
/* Adds the questions of these hits, and those between and behind them. */
void walk(const struct scan *scan, const struct hits *hits,
          struct mail_form *ret);

/* The index of the first word of the line at or behind this byte. */
size_t scan_word(const struct scan *scan, size_t line, size_t at);
/* How many words from `word` on say the same; 0: they do not, or deeper quoting
 * or an empty line is between them. */
size_t scan_match(const struct scan *scan, size_t word,
                  const struct mail_words *label);
/* The line without its quoting. */
const char *scan_text(const struct scan *scan, size_t line);
bool scan_is_blank(const struct scan *scan, size_t line);
/* Behind the marks that end a label: ':', '?', "(Optional)" and what closes
 * it; *marked is set when there is one. */
size_t scan_marks(const char *line, size_t at, bool *marked);
/* Where the value behind a label begins: behind blanks and a dash; FORM_NONE:
 * there is none. */
size_t scan_value(const char *line, size_t at);
/* "(Optional)", "(required)" and their like, with blanks before; 0: none. */
size_t scan_note_len(const char *text);
/* What ends in ':' or '?' is no answer. */
bool scan_asks(const char *text);
/* "____", "...." or "1.": a place to write on. */
bool scan_is_place(const char *text);

/* A question's label on one line, from this byte of its first line on; new. */
char *scan_label(const struct scan *scan, size_t at,
                 const struct mail_question *question);

/* What ends a value and is no question itself. */
bool scan_is_heading(const struct scan *scan, size_t line);
bool scan_is_rule(const char *text);
/* "-- ", "Regards,": nothing is asked behind it. */
bool scan_is_end(const struct scan *scan, size_t line);

/* Where the mail says goodbye: a name on the last line, and a short sentence
 * before it; the number of lines: it does not. */
size_t scan_closing(const struct scan *scan);

/* The options that are listed behind a question's label or below it, before
 * `limit`; their number, and the line behind them. */
size_t options_find(const struct scan *scan,
                    const struct mail_question *question, size_t limit,
                    struct mail_option **ret, size_t *ret_end);

/* A known label's question: what explains it, its options, where its value may
 * begin. `limit`: the next label. The line in which it ends. */
size_t known_read(const struct scan *scan, const struct hit *hit, size_t limit,
                  struct mail_question *ret);

struct value_in { /* a line that may answer a question */
    const struct scan *scan;
    const struct mail_question *question;
    size_t line;
    size_t last;  /* the last line that is the question's */
    size_t limit; /* the next label */
    unsigned depth;
    bool ends; /* no known label comes any more */
};
/* Does this kind of question have longer answers? Is there some of it yet? */
bool value_is_block(const struct scan *scan,
                    const struct mail_question *question);
bool value_is_begun(const struct mail_question *question);
/* Is this line, which is not empty, still an answer? */
bool value_takes(const struct value_in *in);
/* The help desk's own fields behind the last answer ("Subject:", "Browser:"):
 * lines of that kind only, up to the end of the paragraph. */
bool value_is_tail(const struct value_in *in);
/* Lines of "____" below a label are there to be written on. */
bool value_is_place(const struct value_in *in);
/* An answer that stands less quoted, between two labels. */
bool value_is_between(const struct value_in *in);

struct unknown_in { /* where a question without a field may begin */
    const struct scan *scan;
    size_t line, limit;
    unsigned depth;
    bool numbered; /* questions of this mail are */
    bool in_block; /* in the midst of a longer answer */
};
/* Does one begin here? Its label's places are filled in. */
bool unknown_find(const struct unknown_in *in, struct mail_question *ret);
