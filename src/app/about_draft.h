/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* One line about a saved draft, for lists. */
#include "app/app.h"

/* "Yahoo sender support, 9 of 26 answered, 22 Nov 14:02"; new. A draft that
 * cannot be read says why. */
char *about_draft(struct app *app, const struct store_entry *entry);
/* "22 Nov 14:02"; new. */
char *about_time(time_t when);
