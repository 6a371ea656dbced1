/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A paste that does not simply go where the cursor is: what the person wants
 * done with it is asked. */
#include "ui/field.h"

/* Lines for a field of one line, or more than an answer holds? */
bool pasted_needs_asking(const struct field_view *field,
                         const struct input *paste);
/* Asks; `field` may be NULL where nothing is entered (the map). */
void pasted_ask(struct ui *ui, const struct field_view *field,
                const struct input *paste);
