/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/scroll.h"

void scroll_fit(struct scroll *scroll, size_t count, int rows)
{
    size_t shown = rows > 0 ? (size_t)rows : 0;
    scroll->rows = rows;
    scroll->most = count > shown ? count - shown : 0;
    if (scroll->from > scroll->most)
        scroll->from = scroll->most;
}

static void move(struct scroll *scroll, int lines)
{
    if (lines < 0 && scroll->from < (size_t)-lines)
        scroll->from = 0;
    else
        scroll->from += (size_t)lines; /* scroll_fit() puts an end to it */
}

bool scroll_key(struct scroll *scroll, const struct input *key)
{
    bool letter = key->kind == INPUT_CHAR && !key->alt;
    int page = scroll->rows > 2 ? scroll->rows - 1 : 1;
    if (key->kind == INPUT_DOWN || (letter && key->ucs == 'j'))
        move(scroll, 1);
    else if (key->kind == INPUT_UP || (letter && key->ucs == 'k'))
        move(scroll, -1);
    else if (key->kind == INPUT_PAGE_DOWN || (letter && key->ucs == ' '))
        move(scroll, page);
    else if (key->kind == INPUT_PAGE_UP || (letter && key->ucs == 'b'))
        move(scroll, -page);
    else if (key->kind == INPUT_HOME)
        scroll->from = 0;
    else if (key->kind == INPUT_END)
        scroll->from = scroll->most;
    else
        return false;
    return true;
}
