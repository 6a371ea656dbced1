/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The view contract: one thing on the screen that takes keys.
 *
 * Views stand on a stack; the top one gets the keys, each draws over those
 * below. A view draws from the model and its own small state, whole, each
 * time; curses finds out what has changed. Keys change the model and never
 * draw.
 */
#include "ui/canvas.h"
#include "ui/command.h"
#include "ui/input.h"

struct ui;
struct view;

struct view_ops {
    /* Draws all of itself; the canvas is the whole screen. */
    void (*draw)(struct view *view, const struct canvas *canvas);
    /* A key or a paste that no command of ui.c took. */
    void (*key)(struct view *view, const struct input *key);
    /* Where it is, for the command table: letters are commands only where
     * nothing is typed. */
    unsigned (*place)(struct view *view);
    /* A command of its place; false when it does not know it. */
    bool (*command)(struct view *view, enum command_id id);
    void (*free)(struct view *view);
};

struct view {
    const struct view_ops *ops;
    struct ui *ui; /* set by ui_push */
    struct view *below;
    bool covers; /* nothing below needs to be drawn */
};
