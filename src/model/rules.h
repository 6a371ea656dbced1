/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The rules that judge answers, by the names forms use for them.
 *
 * A rule is one row in the table of rules.c and one function beside others of
 * its subject (rules_mail.c, rules_net.c ...). It says nothing when the
 * answer is fine. It reads what it is given and nothing else: no clock, no
 * network, no locale but for the language of its sentences.
 */
#include "model/check.h"

enum rule_scope {
    RULE_TEXT,  /* called for each text that is not empty: the answer, or each
                   cell of the column the rule stands at */
    RULE_ROWS,  /* called once for all rows of an answer that has some */
    RULE_VALUE, /* called once for the whole answer when it is not empty */
    RULE_FIELD, /* called once, also when the answer is empty */
};

enum rule_params { /* what a definition must give, as bits */
    RULE_NEEDS_FIELD = 1,
    RULE_NEEDS_VALUES = 2,
    RULE_NEEDS_COLUMNS = 4,
    RULE_NEEDS_MESSAGE = 8,
    RULE_NEEDS_PAIR = 16, /* the columns are exactly two */
};

struct rule_in {
    const struct check_in *check;
    size_t field;
    const struct rule *rule;
    const char *text;  /* RULE_TEXT: the text, trimmed */
    size_t row;        /* RULE_TEXT in rows, else FORM_NONE */
    size_t column;     /* likewise */
    struct findings *out;
};

typedef void rule_fn(const struct rule_in *in);

struct rule_kind {
    const char *name;
    enum rule_scope scope;
    unsigned needs; /* enum rule_params */
    bool guide;     /* what it demands comes from the guide */
    const char *about; /* N_(): one sentence for `forms show` and the manual */
    rule_fn *judge;
};

const struct rule_kind *rule_find(const char *name);
/* The table, ended by a row without a name. */
const struct rule_kind *rule_table(void);

/* Adds a finding at the rule's place. msgid is N_() text with printf
 * arguments; the definition's severity goes before `severity`. */
void rule_say(const struct rule_in *in, enum severity severity,
              const char *msgid, ...) __attribute__((format(printf, 3, 4)));
/* As rule_say, at one row and column (FORM_NONE: all columns) of the answer. */
void rule_say_at(const struct rule_in *in, size_t row, size_t column,
                 enum severity severity, const char *msgid, ...)
    __attribute__((format(printf, 5, 6)));
/* The answer under judgement; borrowed. */
const struct value *rule_value(const struct rule_in *in);
