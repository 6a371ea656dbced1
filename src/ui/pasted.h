/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A paste that does not simply go where the cursor is: what the person wants
 * done with it is asked. Meanwhile it is found out whether it is a refusal (a
 * line of a log, a bounce, its header); what that means is said as soon as it
 * is known, above the same choices.
 */
#include "ui/field.h"

/* Lines for a field of one line or a choice, or more than an answer holds? */
bool pasted_needs_asking(const struct field_view *field,
                         const struct input *paste);
/* Asks; `field` may be NULL where nothing is entered (the map). */
void pasted_ask(struct ui *ui, const struct field_view *field,
                const struct input *paste);
/* Asks on the start page, where a draft comes first; NULL: a new one. */
void pasted_ask_start(struct ui *ui, const char *draft,
                      const struct input *paste);
/* It is known what the host looked at. */
void pasted_show(struct ui *ui);
