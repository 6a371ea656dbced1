/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answers.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdint.h>
#include <string.h>

typedef const char *translate_fn(const char *);

/* The option's label, or the person's own words. */
static const char *words_of(const struct field *field, const char *item,
                            translate_fn *translate)
{
    size_t option = field_option(field, item);
    if (option == FORM_NONE)
        return item;
    const char *label = field->options[option].label;
    return translate ? translate(label) : label;
}

/* With a comma in one of them, each has a line of its own. */
static const char *list_separator(const struct field *field,
                                  const struct value *value,
                                  translate_fn *translate)
{
    for (size_t i = 0; i < value->count; i++)
        if (strchr(words_of(field, value->item[i], translate), ','))
            return "\n";
    return ", ";
}

static void print_list(const struct field *field, const struct value *value,
                       translate_fn *translate, struct buf *out)
{
    const char *separator = list_separator(field, value, translate);
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0)
            buf_puts(out, separator);
        buf_puts(out, words_of(field, value->item[i], translate));
    }
}

static void print_row(const struct value *value, size_t row, struct buf *out)
{
    size_t last = value->columns;
    while (last > 0 && !*value_cell(value, row, last - 1))
        last--;
    for (size_t i = 0; i < last; i++) {
        const char *cell = value_cell(value, row, i);
        if (i > 0)
            buf_puts(out, "  ");
        /* Something must hold the place of an empty cell before others. */
        buf_puts(out, *cell ? cell : "-");
    }
}

char *answer_print(const struct field *field, const struct value *value,
                   const char *(*translate)(const char *))
{
    struct buf out;
    buf_init(&out, SIZE_MAX / 2);
    switch (field->kind->shape) {
    case SHAPE_LINE:
    case SHAPE_BLOCK:
        buf_puts(&out, value_text(value));
        break;
    case SHAPE_CHOICE:
        buf_puts(&out, words_of(field, value_text(value), translate));
        break;
    case SHAPE_MANY:
        print_list(field, value, translate, &out);
        break;
    case SHAPE_ROWS:
        for (size_t i = 0; i < value_rows(value); i++) {
            if (i > 0)
                buf_putc(&out, '\n');
            print_row(value, i, &out);
        }
        break;
    }
    return buf_steal(&out);
}
