/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A draft's form with what a mail asks beyond it: one more section, so that
 * such questions are answered, kept and judged like all others.
 *
 * Fields with the same id ask the same, in whatever definition they stand:
 * the draft's own is taken. What the mail asks of its own definition under
 * other ids follows, with labels, options and rules, as far as these do not
 * hang on what is not asked; then a required block for each question that no
 * definition knows, under an id made from its words (asked_id). In the draft's
 * file their answers stand among the others; who opens it without the mail
 * keeps them as they are.
 */
#include "model/form.h"
#include "model/mail_form.h"

#define ASKED_SECTION "asked" /* its id */

/* "asked_0123456789abcdef": the same for the same words, whatever their case,
 * blanks and marks. New. */
char *asked_id(const char *label);

/*
 * own, own_len: the text of the draft's definition. theirs: that of the
 * definition the mail follows, NULL when it is the same. mail: what was found
 * in the mail by it. ERR_LIMIT: the mail asks more than a form can. *ret is
 * new.
 */
bool form_extend(const char *own, size_t own_len, const char *theirs,
                 size_t theirs_len, const struct mail_form *mail,
                 struct form **ret, struct err *err);
