/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A draft: answers, facts and history to and from its JSON text.
 *
 * {"senderform": 1, "form": ID, "answers": {ID: value}, "facts": [...],
 *  "history": [{"what", "at"}...], "origins": {ID: origin}, "here": ID,
 *  "journal": N}
 *
 * Reading is forgiving about what is missing ("answers" alone are enough, and
 * an object whose keys are all field ids is taken for answers) and strict
 * about what is wrong: errors read "SOURCE:LINE:COLUMN: sentence". Unknown
 * keys, in the draft and among the answers, survive a round trip; those of
 * the JSON export ("complete", "exported", "findings") are left out.
 *
 * A text that is damaged or wrong is ERR_INPUT; one that is fine but for
 * another form or by a newer program is ERR_LIMIT.
 */
#include "model/answers.h"
#include "model/facts.h"

#include <time.h>

#define DRAFT_FILE_MAX (16u * 1024u * 1024u) /* bytes */
#define DRAFT_VERSION  1

struct draft;

struct draft *draft_new(const struct form *form); /* form: borrowed; new */
void draft_free(struct draft *draft);

/* Which form a draft's text is for; *ret is new, or NULL when it does not
 * say. Fails when it is no draft at all. */
bool draft_form_id(const char *json, size_t len, const char *source,
                   char **ret, struct err *err);
bool draft_parse(const char *json, size_t len, const char *source,
                 const struct form *form, struct draft **ret,
                 struct err *err);
/* JSON text, indented, ends in a newline; new. */
char *draft_print(const struct draft *draft, size_t *ret_len);

/* Facts alone as a draft has them, {"senderform": 1, "facts": [...]}; new. */
char *facts_print(const struct facts *facts);

/* Raised by each change of answers (also those that the form does not ask for,
 * see journal_apply), facts and history, not by moving. */
unsigned long draft_rev(const struct draft *draft);
struct answers *draft_answers(struct draft *draft); /* borrowed */
struct facts *draft_facts(struct draft *draft);     /* borrowed */

/* The field the person was at last, or FORM_NONE. */
size_t draft_here(const struct draft *draft);
void draft_set_here(struct draft *draft, size_t field);
/* The number of the last journal record that is in here. */
unsigned long long draft_journal(const struct draft *draft);
void draft_set_journal(struct draft *draft, unsigned long long number);

/* Remembers that something was done with it: "exported", "sent". */
void draft_add_event(struct draft *draft, const char *what, time_t at);
/* When it was done last, 0: never. */
time_t draft_last_event(const struct draft *draft, const char *what);
