/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* One line about a saved draft, for lists. */
#include "app/app.h"

/* "Yahoo sender support, 9 of 26 answered, 22 Nov 14:02"; new. A draft that
 * cannot be read says why. */
char *about_draft(struct app *app, const struct store_entry *entry);
/* What was done with it last and how long ago, with what that means for the
 * answer: "sent 26 h ago, they usually need 24 to 48 hours"; "" when it was
 * neither exported nor sent. New. */
char *about_event(const struct draft *draft, const struct form *form,
                  time_t now);
/* The same in whole sentences, with what to do next, or NULL; new. */
char *about_event_notice(const struct draft *draft, const struct form *form,
                         time_t now);
/* "22 Nov 14:02"; new. */
char *about_time(time_t when);
