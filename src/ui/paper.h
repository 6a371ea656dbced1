/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Text wrapped into styled lines: built when its content or width changes,
 * drawn as often as needed.
 */
#include "ui/canvas.h"

struct paper_line {
    char *text;
    enum style style;
    int indent;
    const char *lead; /* drawn before the indent's end, or NULL; borrowed */
    enum style lead_style;
};

struct paper {
    struct paper_line *line;
    size_t count;
    int cols;
};

void paper_init(struct paper *paper, int cols);
void paper_done(struct paper *paper);

/* Adds text, wrapped, each line `indent` columns in. `lead` (a mark; may be
 * NULL) stands two columns before the first line's text, or before each one's
 * with `every`. */
void paper_add(struct paper *paper, enum style style, int indent,
               const char *lead, bool every, const char *text);
void paper_gap(struct paper *paper); /* an empty line, never two */
/* Draws lines from..; as many as the canvas has rows. When some are left, the
 * last row says so with `more` (NULL: it does not). */
void paper_draw(const struct paper *paper, const struct canvas *canvas,
                size_t from, const char *more);
