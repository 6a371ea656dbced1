/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The table of rows: what its keys (field_rows.c) and its drawing
 * (field_rows_draw.c) share. */
#include "ui/field.h"

/* Is a cell being edited? */
bool rows_editing(const struct field_view *view);
/* Rows on the screen: header, rows, "add"; while editing the cells below. */
int rows_wanted(const struct field_view *view, int cols, int *ret_least);
void rows_draw(struct field_view *view, const struct canvas *canvas);
