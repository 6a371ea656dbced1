/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A form's definition, read from JSON once and constant ever after.
 *
 * Nothing in C knows a form's or a field's id. Labels, option labels and
 * headings are what the provider's form says, to the letter; all texts are
 * English source text, translated by _() where they are shown and never where
 * the form is exported. Field order is the form's order; a field's number for
 * people is its index + 1. forms/form.schema.json describes the file.
 */
#include "base/err.h"

#include <stddef.h>

#define FORM_FILE_MAX   ((size_t)1024 * 1024) /* bytes of a definition */
#define FORM_FIELDS_MAX 200u
#define FORM_LIST_MAX   64u /* entries of any other list in a definition */
#define FORM_NONE       ((size_t)-1) /* no such field, option or column */

enum field_shape {               /* how a value is entered and stored */
                   SHAPE_LINE,   /* text without newlines */
                   SHAPE_BLOCK,  /* text with newlines */
                   SHAPE_CHOICE, /* text: an option's value, or own words where
                                    `free` */
                   SHAPE_MANY,   /* list of options' values */
                   SHAPE_ROWS,   /* rows of cells */
};

/* What "kind" means in a definition: a shape and the rules that come with it.
 * The table is in form_kinds.c; a new kind is one row. */
struct field_kind {
    const char *name;
    enum field_shape shape;
    const char *rule; /* judges every text of this kind, NULL: none */
};
const struct field_kind *field_kind_find(const char *name);
/* The table, ended by a row without a name. */
const struct field_kind *field_kind_table(void);

enum severity {
    SEVERITY_ADVICE,  /* could be better; the reason is said */
    SEVERITY_WARNING, /* look again */
    SEVERITY_ERROR,   /* export refuses */
};
const char *severity_name(enum severity severity); /* "error", for files */

struct rule_kind;

struct rule { /* one use of a rule by a field or a column */
    const struct rule_kind *kind;
    bool has_severity; /* the definition overrides the rule's own */
    enum severity severity;
    size_t field;    /* "field": another field's index, else FORM_NONE */
    char **values;   /* "values", NULL-terminated, else NULL */
    size_t *columns; /* "columns", ended by FORM_NONE, else NULL */
    char *message;   /* "message": source text to translate, else NULL */
};

struct option {
    char *value;  /* language-neutral, for files */
    char *label;  /* the form's */
    char *advice; /* the guide's, or NULL */
    bool guess;   /* no source has it: said wherever it is shown */
};

struct column { /* of SHAPE_ROWS */
    char *id;
    char *label;
    char *example;
    const struct field_kind *kind; /* of SHAPE_LINE */
    struct rule *rules;
    size_t rule_count;
};

struct field {
    char *id;
    const struct field_kind *kind;
    char *label;
    char *heading; /* stands above the label on the form, or NULL */
    char *help;    /* the form's own words, or NULL */
    char *advice;  /* the guide's advice in our words, or NULL */
    char *today;   /* what has changed since the guide, with the year */
    char *why;     /* why it is asked and what gets one refused, or NULL */
    char *example; /* or NULL */
    size_t section;
    bool required;
    bool free;        /* a choice may be answered in own words */
    bool unlisted;    /* its options are ways to answer, no list is shown */
    bool takes_lines; /* pasted lines that fit nowhere else may go here */

    size_t asked_field;  /* asked only when this one ... FORM_NONE: always */
    bool asked_not;      /* ... has none of asked_values, else one of them */
    char **asked_values; /* NULL-terminated */

    struct option *options; /* a line with options offers them as examples */
    size_t option_count;
    size_t other; /* the field for "other" words of a many, or FORM_NONE */
    struct column *columns;
    size_t column_count;
    struct rule *rules;
    size_t rule_count;
    char **suggest; /* kinds of facts that can suggest it, or NULL */
    char **facts;   /* kinds shown where they are about the answer, or NULL */
    char **aliases; /* other wordings of its label, or NULL */
};

struct demand { /* of the provider to all who send */
    char *text;  /* what it demands, and since when */
    char *check; /* a name in demands.c */
};

struct mail_kind { /* a mail of the provider with nothing to fill in */
    char *id;       /* "automatic", "granted", ... */
    char **phrases; /* one of them stands in it */
    char *means;    /* what it is */
    char **next;    /* what to do, a step each */
    bool asks;      /* it wants an answer: a form in it is to be filled in */
};

struct reply_about { /* how the provider answers, and how it is answered */
    size_t from;      /* the field whose answer is the sender's address ... */
    size_t from_name; /* ... and name; FORM_NONE: there is none */
    unsigned hours_least, hours_most; /* that an answer takes; 0: not known */
    struct mail_kind *mails;
    size_t mail_count;
};

struct section {
    char *id;
    char *title;
};

struct form {
    char *id;
    char *title;
    char *provider;
    char *about;  /* what it is for, or NULL */
    char **after; /* what to do with the finished form, a step each, or NULL */
    struct demand *demands;
    size_t demand_count;
    struct reply_about reply;
    struct section *sections;
    size_t section_count;
    struct field *fields;
    size_t field_count;
};

/*
 * Reads a definition. `source` names it in errors, which read
 * "SOURCE:LINE:COLUMN: one sentence"; unknown keys, kinds, rules, fields and
 * doubled ids are errors. *ret is new.
 */
bool form_parse(const char *json, size_t len, const char *source,
                struct form **ret, struct err *err);
void form_free(struct form *form);

/* By id; FORM_NONE when there is none. */
size_t form_field(const struct form *form, const char *id);
size_t field_option(const struct field *field, const char *value);
size_t field_column(const struct field *field, const char *id);
/* The field that takes pasted lines, or FORM_NONE. */
size_t form_lines_field(const struct form *form);
