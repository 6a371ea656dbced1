/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_parts.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <string.h>

/* A choice is stored as a neutral value; a line's example stands for itself
 * and may have blanks. */
static bool parse_value(const struct node *node, const struct field *field,
                        struct option *option)
{
    if (field->kind->shape == SHAPE_LINE)
        return node_text(node, "value", NODE_NEEDED, &option->value);
    return node_id(node, "value", 0, &option->value);
}

/* The option has been counted, so it is the last with its value. */
static bool value_is_new(const struct node *node, const struct field *field,
                         const struct option *option)
{
    struct node place = node_member(node, "value");
    size_t first = field_option(field, option->value);
    autofree char *quoted = node_quote(option->value);
    return &field->options[first] == option ||
           node_fail(&place, _("the option \"%s\" exists already"), quoted);
}

static bool parse_option(const struct node *node, struct field *field)
{
    static const char *const keys[] = {"value", "label", "advice", "guess",
                                       NULL};
    struct option *option = &field->options[field->option_count];
    if (!node_keys(node, keys) || !parse_value(node, field, option))
        return false;
    field->option_count++;
    return value_is_new(node, field, option) &&
           node_text(node, "label", NODE_NEEDED, &option->label) &&
           node_text(node, "advice", NODE_LINES, &option->advice) &&
           node_flag(node, "guess", &option->guess);
}

static bool parse_options(const struct node *list, struct field *field)
{
    field->options = xcalloc(node_count(list), sizeof *field->options);
    for (size_t i = 0; i < node_count(list); i++) {
        struct node option = node_element(list, i);
        if (!parse_option(&option, field))
            return false;
    }
    return true;
}

static bool column_is_new(const struct node *node, const struct field *field,
                          const struct column *column)
{
    struct node place = node_member(node, "id");
    size_t first = field_column(field, column->id);
    return &field->columns[first] == column ||
           node_fail(&place, _("the column \"%s\" exists already"), column->id);
}

static bool parse_column_kind(const struct node *node, struct column *column)
{
    struct node place = node_member(node, "kind");
    return form_parse_kind(node, &column->kind) &&
           (column->kind->shape == SHAPE_LINE ||
            node_fail(&place,
                      _("a column holds one line, it cannot be of "
                        "the kind %s"),
                      column->kind->name));
}

static bool parse_column(const struct node *node, struct field *field)
{
    static const char *const keys[] = {"id",      "label", "kind",
                                       "example", "rules", NULL};
    struct column *column = &field->columns[field->column_count];
    if (!node_keys(node, keys) || !node_id(node, "id", 0, &column->id))
        return false;
    field->column_count++;
    return column_is_new(node, field, column) &&
           node_text(node, "label", NODE_NEEDED, &column->label) &&
           parse_column_kind(node, column) &&
           node_text(node, "example", 0, &column->example);
}

static bool parse_columns(const struct node *list, struct field *field)
{
    field->columns = xcalloc(node_count(list), sizeof *field->columns);
    for (size_t i = 0; i < node_count(list); i++) {
        struct node column = node_element(list, i);
        if (!parse_column(&column, field))
            return false;
    }
    return true;
}

bool form_parse_lists(const struct node *node, struct field *field)
{
    enum field_shape shape = field->kind->shape;
    bool chosen = shape == SHAPE_CHOICE || shape == SHAPE_MANY;
    struct node options;
    struct node columns;
    if (!node_list(node, "options", chosen ? NODE_NEEDED : 0, &options) ||
        !node_list(node, "columns", shape == SHAPE_ROWS ? NODE_NEEDED : 0,
                   &columns))
        return false;
    return (!options.json || parse_options(&options, field)) &&
           (!columns.json || parse_columns(&columns, field));
}
