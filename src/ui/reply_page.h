/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The mail in which the form came back, with the answers in place, and going
 * through what is open in it.
 *
 * The page's cursor is kept in struct ui, as a line of the mail: answers may
 * add lines or take some away, those of the mail stay.
 */
#include "ui/view.h"

struct view *reply_page_new(struct ui *ui);

/* Shows the question of a field as one that the mail asks: on from there goes
 * to the next one that is open in the mail. False, and said why: it cannot be
 * answered. */
bool reply_walk_to(struct ui *ui, size_t field);
/* From the question of a field to the next one (step 1) or the one before
 * (-1) that is open in the mail; behind the last one the page is shown. */
void reply_walk(struct ui *ui, size_t field, int step);
