/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the mail logs say of the form's provider: the refusals, what they mean
 * and what to do first; how far the reading is; and the way from there to an
 * answer.
 */
#include "ui/ui.h"

/* Pushes the page, or says why there is none; begins to read where nothing was
 * read yet. */
void evidence_page_push(struct ui *ui);
/* Is the field one that the logs have an answer to: the lines of refusals, or
 * how many mails go out? */
bool evidence_answers(const struct field *field);
