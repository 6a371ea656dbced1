/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Entering one answer: a table of operations for each shape of field.
 *
 * A field view shows and edits one field of the open draft. What it keeps is
 * only where the cursor is; the answer itself is in the model, set at every
 * key, so that there is nothing to lose.
 */
#include "ui/lineedit.h"
#include "ui/ui.h"

enum field_did {
    FIELD_DONE,     /* the key is dealt with */
    FIELD_IGNORED,  /* it means nothing here */
    FIELD_NEXT,     /* on to the next question */
    FIELD_PREVIOUS, /* back to the one before */
};

struct field_view;

struct field_ops {
    /* The answer may have changed elsewhere: take it from the model. */
    void (*load)(struct field_view *view);
    /* One bit of enum command_place. */
    unsigned (*place)(const struct field_view *view);
    enum field_did (*key)(struct field_view *view, const struct input *key);
    /* A command of its place; false when it is not the field's. May be NULL:
     * it has none of its own. */
    bool (*command)(struct field_view *view, enum command_id id);
    /* Pasted text, clean; false when this field cannot take it. */
    bool (*paste)(struct field_view *view, const char *text, size_t len);
    /* Rows it would like at this width; *ret_least: it cannot do with less. */
    int (*rows)(const struct field_view *view, int cols, int *ret_least);
    void (*draw)(struct field_view *view, const struct canvas *canvas);
};

struct field_view {
    struct ui *ui;
    size_t field;
    const struct field_ops *ops;
    struct lineedit edit; /* of a line, a block, a cell, or other words */
    bool joins;           /* the next letter belongs to the last undo step */
    unsigned long seen;   /* revision of the answers that `edit` has */
    size_t at;            /* option or row with the cursor */
    size_t column;        /* cell being edited, FORM_NONE: none */
    size_t scroll;        /* first option, row or line that is drawn */
    bool asked_empty;     /* Enter on an empty many-choice was answered */
};

void field_view_init(struct field_view *view, struct ui *ui, size_t field);
void field_view_done(struct field_view *view);
/* Before anything else each time: takes over changes from elsewhere. */
void field_view_sync(struct field_view *view);

/* The table of shapes. */
const struct field_ops *field_ops_find(enum field_shape shape);
extern const struct field_ops field_line_ops, field_block_ops, field_pick_ops,
    field_tick_ops, field_rows_ops;

/* For the shapes. */
const struct field *field_view_def(const struct field_view *view);
const struct value *field_view_value(const struct field_view *view);
/* Gives a key to the editor; `put` stores its text when it has changed. */
typedef void field_put_fn(struct field_view *view, enum answers_step step);
enum field_did field_view_edit(struct field_view *view, const struct input *key,
                               field_put_fn *put);
/* Puts pasted text into the editor as one undo step; false: no room. */
bool field_view_insert(struct field_view *view, const char *text, size_t len,
                       field_put_fn *put);
/* Draws the editor's line, scrolled so that its cursor is seen. */
void field_draw_line(const struct canvas *canvas, int row, int col, int cols,
                     const struct lineedit *edit, bool focus);
/* Keeps `at` within `rows` drawn of `count`; the first one to draw. */
size_t field_scroll(size_t scroll, size_t at, size_t count, size_t rows);
