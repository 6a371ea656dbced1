/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/draft_parts.h"

#include <string.h>

static json_t *row_to_json(const struct field *field,
                           const struct value *value, size_t row)
{
    json_t *object = json_object();
    for (size_t i = 0; i < value->columns && i < field->column_count; i++)
        json_object_set_new(object, field->columns[i].id,
                            json_string(value_cell(value, row, i)));
    return object;
}

json_t *answer_to_json(const struct field *field, const struct value *value)
{
    if (field->kind->shape != SHAPE_MANY && field->kind->shape != SHAPE_ROWS)
        return json_string(value_text(value));
    json_t *list = json_array();
    if (field->kind->shape == SHAPE_ROWS)
        for (size_t i = 0; i < value_rows(value); i++)
            json_array_append_new(list, row_to_json(field, value, i));
    else
        for (size_t i = 0; i < value->count; i++)
            json_array_append_new(list, json_string(value->item[i]));
    return list;
}

/* A text, cleaned; new, or NULL. Too long a one is refused, never cut. */
static char *read_text(const struct node *node, enum text_shape shape)
{
    const char *text = json_string_value(node->json);
    if (!text) {
        node_fail(node, _("this must be a text in double quotes"));
        return NULL;
    }
    autofree char *clean =
        text_clean(text, json_string_length(node->json), shape);
    if (strlen(clean) <= VALUE_TEXT_MAX)
        return steal(&clean);
    node_fail(node, _("this text is longer than the allowed %u bytes"),
              VALUE_TEXT_MAX);
    return NULL;
}

static bool is_list(const struct node *node, size_t max)
{
    if (!json_is_array(node->json))
        return node_fail(node, _("this must be a list: [ ... ]"));
    if (node_count(node) <= max)
        return true;
    struct node first = node_element(node, max);
    return node_fail(&first, _("a list like this has at most %zu entries"),
                     max);
}

static bool read_list(const struct node *node, struct value *value)
{
    if (!is_list(node, VALUE_ITEMS_MAX))
        return false;
    for (size_t i = 0; i < node_count(node); i++) {
        struct node element = node_element(node, i);
        autofree char *text = read_text(&element, TEXT_LINE);
        if (!text)
            return false;
        if (*text && !value_has(value, text))
            value_toggle(value, text);
    }
    return true;
}

static bool read_cell(const struct node *row, const struct field *field,
                      const char *key, struct value *value, size_t at)
{
    struct node cell = node_member(row, key);
    size_t column = field_column(field, key);
    if (column == FORM_NONE) {
        autofree char *quoted = node_quote(key);
        return node_fail_key(&cell, _("there is no column \"%s\""), quoted);
    }
    autofree char *text = read_text(&cell, TEXT_LINE);
    if (!text)
        return false;
    value_set_cell(value, at, column, text);
    return true;
}

static bool read_rows(const struct node *node, const struct field *field,
                      struct value *value)
{
    if (!is_list(node, VALUE_ROWS_MAX))
        return false;
    for (size_t i = 0; i < node_count(node); i++) {
        struct node row = node_element(node, i);
        if (!json_is_object(row.json))
            return node_fail(&row, _("this must be an object: { ... }"));
        value_insert_row(value, i, field->column_count);
        for (void *at = json_object_iter(row.json); at;
             at = json_object_iter_next(row.json, at))
            if (!read_cell(&row, field, json_object_iter_key(at), value, i))
                return false;
    }
    return true;
}

static bool read_one(const struct node *node, enum text_shape shape,
                     struct value *value)
{
    autofree char *text = read_text(node, shape);
    if (!text)
        return false;
    value_set_text(value, text);
    return true;
}

static bool read_shape(const struct node *node, const struct field *field,
                       struct value *value)
{
    switch (field->kind->shape) {
    case SHAPE_LINE:
    case SHAPE_CHOICE:
        return read_one(node, TEXT_LINE, value);
    case SHAPE_BLOCK:
        return read_one(node, TEXT_BLOCK, value);
    case SHAPE_MANY:
        return read_list(node, value);
    case SHAPE_ROWS:
        return read_rows(node, field, value);
    }
    return false;
}

bool answer_from_json(const struct node *node, const struct field *field,
                      struct value *ret)
{
    struct value value = {.columns = 1};
    if (!read_shape(node, field, &value)) {
        value_done(&value);
        return false;
    }
    *ret = value;
    return true;
}
