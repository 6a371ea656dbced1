/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The map of all questions with their state: where one jumps from, and the
 * page on which one looks everything over before exporting. */
#include "ui/lineedit.h"
#include "ui/view.h"

struct map_row { /* a section's title or a question */
    bool is_title;
    size_t index;
};

struct map {
    struct view view;
    struct map_row *row;
    size_t count;
    size_t at, scroll;
    size_t number; /* being typed, 0: none */
    bool searching;
    struct lineedit search;
};

/* The cursor stands on question `here`; `search`: with an open search. */
struct view *map_new(struct ui *ui, size_t here, bool search);
void map_draw(struct view *view, const struct canvas *canvas);
