/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/value.h"

#include "base/mem.h"

#include <assert.h>
#include <string.h>

void value_done(struct value *value)
{
    for (size_t i = 0; i < value->count; i++)
        free(value->item[i]);
    free(value->item);
    *value = (struct value){.columns = 1};
}

struct value value_copy(const struct value *value)
{
    struct value ret = {.count = value->count, .columns = value->columns};
    if (value->count > 0)
        ret.item = xcalloc(value->count, sizeof *ret.item);
    for (size_t i = 0; i < value->count; i++)
        ret.item[i] = xstrdup(value->item[i]);
    return ret;
}

struct value value_of_text(const char *text)
{
    struct value ret = {.columns = 1};
    value_set_text(&ret, text);
    return ret;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (a->count != b->count)
        return false;
    if (a->count > 0 && a->columns != b->columns)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->item[i], b->item[i]) != 0)
            return false;
    return true;
}

bool value_is_empty(const struct value *value)
{
    for (size_t i = 0; i < value->count; i++)
        if (value->item[i][0] != '\0')
            return false;
    return true;
}

const char *value_text(const struct value *value)
{
    return value->count > 0 ? value->item[0] : "";
}

bool value_has(const struct value *value, const char *item)
{
    for (size_t i = 0; i < value->count; i++)
        if (strcmp(value->item[i], item) == 0)
            return true;
    return false;
}

size_t value_rows(const struct value *value)
{
    return value->columns > 0 ? value->count / value->columns : 0;
}

const char *value_cell(const struct value *value, size_t row, size_t column)
{
    assert(row < value_rows(value) && column < value->columns);
    return value->item[row * value->columns + column];
}

void value_set_text(struct value *value, const char *text)
{
    /* `text` may be what is in there now. */
    char *copy = text && *text ? xstrdup(text) : NULL;
    value_done(value);
    if (!copy)
        return;
    value->item = xcalloc(1, sizeof *value->item);
    value->item[0] = copy;
    value->count = 1;
}

void value_set_cell(struct value *value, size_t row, size_t column,
                    const char *text)
{
    assert(row < value_rows(value) && column < value->columns);
    char **cell = &value->item[row * value->columns + column];
    char *copy = xstrdup(text);
    free(*cell);
    *cell = copy;
}

void value_insert_row(struct value *value, size_t at, size_t columns)
{
    assert(columns > 0);
    if (value->count == 0)
        value->columns = columns;
    assert(value->columns == columns && at <= value_rows(value));
    if (value_rows(value) >= VALUE_ROWS_MAX)
        return;
    value->item =
        xreallocarray(value->item, value->count + columns, sizeof *value->item);
    char **row = value->item + at * columns;
    memmove(row + columns, row,
            (value->count - at * columns) * sizeof *value->item);
    for (size_t i = 0; i < columns; i++)
        row[i] = xstrdup("");
    value->count += columns;
}

/* Takes `count` items out at `at` and closes the gap. */
static void remove_items(struct value *value, size_t at, size_t count)
{
    for (size_t i = at; i < at + count; i++)
        free(value->item[i]);
    memmove(value->item + at, value->item + at + count,
            (value->count - at - count) * sizeof *value->item);
    value->count -= count;
    if (value->count == 0)
        value_done(value);
}

void value_remove_row(struct value *value, size_t at)
{
    assert(at < value_rows(value));
    remove_items(value, at * value->columns, value->columns);
}

static void swap_rows(struct value *value, size_t a, size_t b)
{
    for (size_t i = 0; i < value->columns; i++) {
        char **one = &value->item[a * value->columns + i];
        char **other = &value->item[b * value->columns + i];
        char *kept = *one;
        *one = *other;
        *other = kept;
    }
}

void value_move_row(struct value *value, size_t from, size_t to)
{
    assert(from < value_rows(value) && to < value_rows(value));
    for (; from < to; from++)
        swap_rows(value, from, from + 1);
    for (; from > to; from--)
        swap_rows(value, from, from - 1);
}

bool value_row_is_empty(const struct value *value, size_t row)
{
    for (size_t column = 0; column < value->columns; column++)
        if (*value_cell(value, row, column))
            return false;
    return true;
}

bool value_append_rows(struct value *value, const struct value *more)
{
    size_t old = value_rows(value), rows = value_rows(more);
    if (old + rows > VALUE_ROWS_MAX)
        return false;
    for (size_t row = 0; row < rows; row++) {
        value_insert_row(value, old + row, more->columns);
        for (size_t column = 0; column < more->columns; column++)
            value_set_cell(value, old + row, column,
                           value_cell(more, row, column));
    }
    return true;
}

void value_toggle(struct value *value, const char *item)
{
    for (size_t i = 0; i < value->count; i++)
        if (strcmp(value->item[i], item) == 0) {
            remove_items(value, i, 1);
            return;
        }
    if (value->count >= VALUE_ITEMS_MAX)
        return;
    value->item =
        xreallocarray(value->item, value->count + 1, sizeof *value->item);
    value->item[value->count++] = xstrdup(item);
    value->columns = 1;
}
