/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The rows of the reply page: the header, the lines of the mail, and both
 * answers where they differ.
 */
#include "ui/canvas.h"
#include "ui/host.h"

enum reply_row_kind {
    REPLY_ROW_TO,
    REPLY_ROW_FROM,
    REPLY_ROW_SUBJECT,
    REPLY_ROW_LEFT_OUT, /* `index` of the sentences */
    REPLY_ROW_BLANK,
    REPLY_ROW_LINE, /* `index` of the reply's lines */
    REPLY_ROW_BOTH, /* both answers to `question` */
};

struct reply_row {
    enum reply_row_kind kind;
    size_t index;
    size_t question; /* that it belongs to, or FORM_NONE */
    size_t mail;     /* the line of the mail it is, or is below */
    bool begins;     /* the question begins here */
};

struct reply_rows {
    struct reply_row *row;
    size_t count;
    const struct host_reply *reply; /* borrowed, as are the next */
    char *const *left_out;
};

void reply_rows_build(struct reply_rows *rows, const struct host_reply *reply,
                      char *const *left_out);
void reply_rows_done(struct reply_rows *rows);

/* The row that a line of the mail is in now. */
size_t reply_rows_at(const struct reply_rows *rows, size_t mail);
/* The next row, from `at` on and around the end, where a question begins that
 * stands so; FORM_NONE: none. */
size_t reply_rows_find(const struct reply_rows *rows, size_t at,
                       enum host_standing standing);
/* How many lines of the screen a row takes, and drawing it there. */
int reply_row_height(const struct reply_rows *rows, size_t i, int cols);
void reply_row_draw(const struct reply_rows *rows, size_t i,
                    const struct canvas *canvas, int top, bool here);
