/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A question that wants an answer before anything goes on: a few numbered
 * choices, or one line of text. Esc answers "back". What is asked can be
 * scrolled where there is no room for it.
 */
#include "ui/view.h"

#include <stddef.h>

#define ASK_BACK (-1)

struct ask_choice {
    int value;         /* not negative */
    const char *label; /* translated; borrowed until ask_push returns */
};

/* Called once with the value of the choice, or ASK_BACK; ctx is freed by
 * free() afterwards. */
typedef void ask_fn(struct ui *ui, void *ctx, int choice);
/* text: what is asked, translated; copied. ctx: taken. */
void ask_push(struct ui *ui, const char *text, const struct ask_choice *choices,
              size_t count, ask_fn *fn, void *ctx);

/* Says something else above the choices of the question on top, if its answer
 * goes to `fn`; what can be chosen stays. Was it that one? */
bool ask_reword(struct ui *ui, ask_fn *fn, const char *text);

/* Called once with the text (borrowed), or NULL for "back". */
typedef void ask_text_fn(struct ui *ui, void *ctx, const char *text);
void ask_text_push(struct ui *ui, const char *text, const char *initial,
                   ask_text_fn *fn, void *ctx);

/* As ask_text_push(), but several lines that are pasted are an answer too:
 * then fn is called with them instead. */
typedef void ask_lines_fn(struct ui *ui, void *ctx, const struct input *paste);
void ask_lines_push(struct ui *ui, const char *text, const char *initial,
                    ask_text_fn *fn, ask_lines_fn *lines_fn, void *ctx);
/* As ask_text_push(), but what is typed is not shown, and wiped once fn has
 * returned. */
void ask_secret_push(struct ui *ui, const char *text, ask_text_fn *fn,
                     void *ctx);
