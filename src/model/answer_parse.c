/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/answers.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#include <string.h>

static bool fits(const char *text, struct err *err)
{
    if (strlen(text) <= VALUE_TEXT_MAX)
        return true;
    return err_set(err, ERR_LIMIT,
                   _("the text is longer than the allowed %u bytes"),
                   VALUE_TEXT_MAX);
}

static bool parse_text(const char *text, struct value *ret, struct err *err)
{
    if (!fits(text, err))
        return false;
    *ret = value_of_text(text);
    return true;
}

/* "3" and "3." choose the third option. */
static size_t option_by_number(const struct field *field, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *rest = text + digits;
    if (digits == 0 || digits > 3 || (*rest && strcmp(rest, ".") != 0))
        return FORM_NONE;
    unsigned long number = strtoul(text, NULL, 10);
    if (number < 1 || number > field->option_count)
        return FORM_NONE;
    return (size_t)number - 1;
}

/* What the file calls it, then what the form or its translation calls it. */
static size_t find_option(const struct field *field, const char *text)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (text_same(field->options[i].value, text))
            return i;
    for (size_t i = 0; i < field->option_count; i++) {
        const char *label = field->options[i].label;
        if (text_same(label, text) || text_same(_(label), text))
            return i;
    }
    return option_by_number(field, text);
}

static bool unknown_option(const struct field *field, const char *text,
                           struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("\"%.*s\" is none of the options; give the number of "
                     "one, 1 to %zu"),
                   (int)text_fit(text, strlen(text), 40), text,
                   field->option_count);
}

static bool parse_choice(const struct field *field, const char *text,
                         struct value *ret, struct err *err)
{
    autofree char *words = text_trim(text);
    size_t option = find_option(field, words);
    if (option != FORM_NONE) {
        *ret = value_of_text(field->options[option].value);
        return true;
    }
    if (field->free || !*words)
        return parse_text(words, ret, err);
    return unknown_option(field, words, err);
}

/* A ticked option or, where they are allowed, own words. */
static bool add_item(const struct field *field, const char *words,
                     struct value *ret, struct err *err)
{
    size_t option = find_option(field, words);
    if (option == FORM_NONE && !field->free)
        return unknown_option(field, words, err);
    if (option != FORM_NONE)
        words = field->options[option].value;
    if (!fits(words, err))
        return false;
    if (ret->count >= VALUE_ITEMS_MAX)
        return err_set(err, ERR_LIMIT, _("more than %u options are given"),
                       VALUE_ITEMS_MAX);
    if (!value_has(ret, words))
        value_toggle(ret, words);
    return true;
}

static bool add_parts(const struct field *field, const char *line,
                      struct value *ret, struct err *err)
{
    while (*line) {
        size_t len = strcspn(line, ",");
        autofree char *part = xstrndup(line, len);
        autofree char *words = text_trim(part);
        if (*words && !add_item(field, words, ret, err))
            return false;
        line += len + (line[len] == ',');
    }
    return true;
}

/* A label may have a comma in it, so a whole line is tried first. */
static bool add_line(const struct field *field, const char *line,
                     struct value *ret, struct err *err)
{
    autofree char *words = text_trim(line);
    if (*words && find_option(field, words) != FORM_NONE)
        return add_item(field, words, ret, err);
    return add_parts(field, words, ret, err);
}

/* A blank run with at most one mark in it parts two cells. */
static const char *skip_separator(const char *at)
{
    at += strspn(at, " \t");
    if (*at == ',' || *at == ';')
        at++;
    return at + strspn(at, " \t");
}

static size_t count_cells(const char *line)
{
    size_t count = 0;
    for (line += strspn(line, " \t"); *line; line = skip_separator(line)) {
        line += strcspn(line, " \t,;");
        count++;
    }
    return count;
}

static bool too_many_cells(const struct field *field, size_t number,
                           size_t cells, struct err *err)
{
    autofree char *names = xstrdup("");
    for (size_t i = 0; i < field->column_count; i++) {
        char *more = xasprintf("%s%s%s", names, i ? ", " : "",
                               _(field->columns[i].label));
        free(names);
        names = more;
    }
    return err_set(err, ERR_INPUT,
                   _("line %zu has %zu parts, but there is room for %zu: %s"),
                   number, cells, field->column_count, names);
}

static bool fill_row(const char *line, size_t row, struct value *ret,
                     struct err *err)
{
    line += strspn(line, " \t");
    for (size_t i = 0; *line; i++) {
        size_t len = strcspn(line, " \t,;");
        autofree char *cell = xstrndup(line, len);
        if (!fits(cell, err))
            return false;
        /* A lone hyphen holds the place of nothing: see print_row(). */
        value_set_cell(ret, row, i, strcmp(cell, "-") == 0 ? "" : cell);
        line = skip_separator(line + len);
    }
    return true;
}

static bool add_row(const struct field *field, const char *line, size_t number,
                    struct value *ret, struct err *err)
{
    size_t cells = count_cells(line);
    if (cells == 0)
        return true;
    if (cells > field->column_count)
        return too_many_cells(field, number, cells, err);
    size_t row = value_rows(ret);
    if (row >= VALUE_ROWS_MAX)
        return err_set(err, ERR_LIMIT, _("more than %u lines are given"),
                       VALUE_ROWS_MAX);
    value_insert_row(ret, row, field->column_count);
    return fill_row(line, row, ret, err);
}

static bool parse_lines(const struct field *field, const char *text,
                        struct value *ret, struct err *err)
{
    struct value value = {.columns = 1};
    for (size_t number = 1; *text; number++) {
        size_t len = strcspn(text, "\n");
        autofree char *line = xstrndup(text, len);
        bool ok = field->kind->shape == SHAPE_ROWS
                      ? add_row(field, line, number, &value, err)
                      : add_line(field, line, &value, err);
        if (!ok) {
            value_done(&value);
            return false;
        }
        text += len + (text[len] == '\n');
    }
    *ret = value;
    return true;
}

bool answer_parse(const struct field *field, const char *text,
                  struct value *ret, struct err *err)
{
    enum field_shape shape = field->kind->shape;
    bool line = shape == SHAPE_LINE || shape == SHAPE_CHOICE;
    autofree char *clean =
        text_clean(text, strlen(text), line ? TEXT_LINE : TEXT_BLOCK);
    switch (shape) {
    case SHAPE_LINE: {
        autofree char *words = text_trim(clean);
        return parse_text(words, ret, err);
    }
    case SHAPE_BLOCK:
        return parse_text(text_is_blank(clean) ? "" : clean, ret, err);
    case SHAPE_CHOICE:
        return parse_choice(field, clean, ret, err);
    case SHAPE_MANY:
    case SHAPE_ROWS:
        return parse_lines(field, clean, ret, err);
    }
    return false;
}
