/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A saved draft remembers what a command has done with it. */
#include "app/app.h"

/*
 * Adds the event ("exported") with the present time. Nothing is said when that
 * cannot be: the draft is a file, somebody else has it open, or it cannot be
 * written; what was printed is no worse for it.
 */
void remember(struct app *app, const struct loaded *loaded, const char *what);
