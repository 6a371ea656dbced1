/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What was typed since the last save, one JSON line a change, so that a kill
 * loses nothing that was on the screen.
 *
 *     {"senderform": 1, "form": "yahoo-sender-support"}        the first line
 *     {"n": 17, "field": "name", "value": ..., "origin": "typed"}
 *                                                       the whole answer
 *     {"n": 18, "field": "name", "at": 4, "cut": 0, "put": "x"}  text edits
 *
 * The first line for a field after a save holds its whole value, so that a
 * journal can be read onto any earlier save. `at` and `cut` are bytes of the
 * UTF-8 text. Nothing is synced here, and most lines are written through
 * memory (file_tail.h): the file ends at a line that begins with a NUL. A last
 * line that was cut off is left out.
 */
#include "out/draft.h"

#define JOURNAL_FILE_MAX (64u * 1024u * 1024u) /* bytes */

struct journal;

/*
 * `number` is that of the last record known. Takes note of the answers as
 * they are in `known`; NULL: of nothing, so that all will be written. The
 * file is opened, and made 0600 when missing, at the first change. New.
 */
struct journal *journal_new(const char *path, const struct form *form,
                            unsigned long long number,
                            const struct answers *known);
void journal_free(struct journal *journal);

/* Writes what has changed in answers since the last successful call. When it
 * fails (a full disk) the file is left at its last whole line and the next
 * call tries again with whole values. */
bool journal_write(struct journal *journal, const struct answers *answers,
                   struct err *err);
/* The last record's number. */
unsigned long long journal_number(const struct journal *journal);

/* Before a save: from here on whole values come first again, and
 * journal_drop() can forget what was before. */
void journal_mark(struct journal *journal);
/* After that save has succeeded: only records since the mark are kept, by
 * rename, so that a kill in between loses nothing. */
bool journal_drop(struct journal *journal, struct err *err);

/*
 * Applies the records of a journal's text with numbers above `after` to a
 * draft's answers (answers_load). The last number read is stored to
 * *ret_number, the bytes that could be read to *ret_len; both are stored in any
 * case. A broken record ends it: false, and err says which line; what was
 * before is applied. Fields that the form does not have, because it was
 * extended for a mail then, are kept among the answers of which the draft
 * knows only that they are there.
 */
bool journal_apply(const char *text, size_t len, unsigned long long after,
                   struct draft *draft, unsigned long long *ret_number,
                   size_t *ret_len, struct err *err);
/* The form that a journal's first line names; new, or NULL. */
char *journal_form_id(const char *text, size_t len);
