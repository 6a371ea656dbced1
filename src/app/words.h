/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Commands with words of their own ("drafts list"): a table, and the look-up
 * that says which words there are. */
#include "app/app.h"

struct word_row {
    const char *name;
    int arguments; /* behind the word, neither more nor less */
    int (*run)(struct app *app, char **arguments);
};

/* The first row is what happens without a word. */
int words_run(struct app *app, const struct word_row *rows, size_t count);
/* The argument, or NULL when there are fewer. */
const char *words_argument(const struct app *app, int number);
