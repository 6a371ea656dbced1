/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Reading a page that is longer than the screen: where one is, and the keys. */
#include "ui/input.h"

#include <stdbool.h>
#include <stddef.h>

struct scroll {
    size_t from; /* the first line shown */
    size_t most; /* the last one that makes sense */
    int rows;    /* shown last */
};

/* Before drawing: `count` lines on `rows` rows. */
void scroll_fit(struct scroll *scroll, size_t count, int rows);
/* Arrows, pages, Home, End, and j, k, b, Space; was it one of them? */
bool scroll_key(struct scroll *scroll, const struct input *key);
