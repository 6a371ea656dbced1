/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* One answer as text, in the form's own words. */
#include "base/mem.h"
#include "base/text.h"
#include "out/export_print.h"

/* Labels in the form's order, then own words; one a line. */
static void print_ticked(const struct field *field, const struct value *value,
                         struct buf *out)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (value_has(value, field->options[i].value))
            buf_printf(out, "%s\n", field->options[i].label);
    for (size_t i = 0; i < value->count; i++)
        if (field_option(field, value->item[i]) == FORM_NONE)
            buf_printf(out, "%s\n", value->item[i]);
}

/* Cells with one blank between; a hyphen for one that is empty before
 * others. */
static void print_rows(const struct value *value, struct buf *out)
{
    for (size_t row = 0; row < value_rows(value); row++) {
        size_t last = value->columns;
        while (last > 0 && !*value_cell(value, row, last - 1))
            last--;
        for (size_t i = 0; i < last; i++) {
            const char *cell = value_cell(value, row, i);
            buf_printf(out, "%s%s", i > 0 ? " " : "", *cell ? cell : "-");
        }
        if (last > 0)
            buf_putc(out, '\n');
    }
}

static char *print_items(const struct field *field, const struct value *value)
{
    struct buf lines;
    buf_init(&lines, SIZE_MAX / 2);
    if (field->kind->shape == SHAPE_ROWS)
        print_rows(value, &lines);
    else
        print_ticked(field, value, &lines);
    return buf_steal(&lines);
}

bool export_goes_below(const struct field *field)
{
    return field->kind->shape == SHAPE_BLOCK ||
           field->kind->shape == SHAPE_MANY || field->kind->shape == SHAPE_ROWS;
}

char *export_value(const struct field *field, const struct value *value)
{
    bool items =
        field->kind->shape == SHAPE_MANY || field->kind->shape == SHAPE_ROWS;
    autofree char *text =
        items ? print_items(field, value) : answer_print(field, value, NULL);
    return text_plain_punctuation(text);
}
