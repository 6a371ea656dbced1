/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/hostname.h"
#include "model/ip_special.h"
#include "model/rules_kinds.h"

#include <string.h>

/* One spelling for all that are the same; new. What is neither address nor
 * name is the same in small and capital ASCII letters. */
static char *one_spelling(const char *cell)
{
    autofree char *text = text_trim(cell);
    struct ip_address ip;
    struct hostname host;
    char shown[IP_TEXT_SIZE];
    if (ip_parse(text, &ip)) {
        ip_print(&ip, shown);
        return xstrdup(shown);
    }
    if (hostname_check(text, strlen(text), &host) == HOST_FINE)
        return xstrdup(host.ascii);
    for (char *c = text; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    return steal(&text);
}

struct cells { /* of the columns that are compared, row by row */
    char **text;
    size_t rows, columns;
};

static struct cells cells_of(const struct value *value, const size_t *columns)
{
    struct cells cells = {.rows = value_rows(value)};
    while (columns[cells.columns] != FORM_NONE)
        cells.columns++;
    cells.text = xcalloc(cells.rows * cells.columns, sizeof *cells.text);
    for (size_t i = 0; i < cells.rows * cells.columns; i++)
        cells.text[i] = one_spelling(
            value_cell(value, i / cells.columns, columns[i % cells.columns]));
    return cells;
}

static void cells_done(struct cells *cells)
{
    for (size_t i = 0; i < cells->rows * cells->columns; i++)
        free(cells->text[i]);
    free(cells->text);
}

static bool same_row(const struct cells *cells, size_t a, size_t b)
{
    bool blank = true;
    for (size_t i = 0; i < cells->columns; i++) {
        const char *cell = cells->text[a * cells->columns + i];
        if (strcmp(cell, cells->text[b * cells->columns + i]) != 0)
            return false;
        blank = blank && !*cell;
    }
    return !blank;
}

void rule_distinct_rows(const struct rule_in *in)
{
    struct cells cells = cells_of(rule_value(in), in->rule->columns);
    for (size_t row = 1; row < cells.rows; row++)
        for (size_t before = 0; before < row; before++)
            if (same_row(&cells, before, row)) {
                rule_say_at(in, row, in->rule->columns[0], SEVERITY_ERROR,
                            N_("Row %zu repeats row %zu. Remove one of them, "
                               "or mend the one that is wrong."),
                            row + 1, before + 1);
                break;
            }
    cells_done(&cells);
}

/* All that stands in the row is the form's sample. */
static bool is_example(const struct field *field, const struct value *value,
                       size_t row)
{
    size_t same = 0;
    for (size_t i = 0; i < field->column_count && i < value->columns; i++) {
        const char *example = field->columns[i].example;
        autofree char *cell = one_spelling(value_cell(value, row, i));
        if (!*cell)
            continue;
        autofree char *sample = one_spelling(example ? example : "");
        if (strcmp(cell, sample) != 0)
            return false;
        same++;
    }
    return same > 0;
}

void rule_not_example(const struct rule_in *in)
{
    const struct field *field = &in->check->form->fields[in->field];
    const struct value *value = rule_value(in);
    for (size_t row = 0; row < value_rows(value); row++)
        if (is_example(field, value, row))
            rule_say_at(in, row, FORM_NONE, SEVERITY_ERROR,
                        N_("Row %zu is the form's sample. The guide: enter "
                           "your own server; change the row or remove it."),
                        row + 1);
}

static bool read_name(const struct value *value, size_t row, size_t column,
                      struct hostname *ret)
{
    autofree char *text = text_trim(value_cell(value, row, column));
    return hostname_check(text, strlen(text), ret) == HOST_FINE;
}

void rule_host_in_domain(const struct rule_in *in)
{
    const size_t *columns = in->rule->columns;
    const struct value *value = rule_value(in);
    if (columns[0] == FORM_NONE || columns[1] == FORM_NONE)
        return;
    for (size_t row = 0; row < value_rows(value); row++) {
        struct hostname host, domain;
        if (!read_name(value, row, columns[0], &host) ||
            !read_name(value, row, columns[1], &domain) ||
            hostname_belongs(host.ascii, domain.ascii))
            continue;
        autofree char *name = rule_clip(host.ascii, strlen(host.ascii));
        autofree char *owner = rule_clip(domain.ascii, strlen(domain.ascii));
        rule_say_at(in, row, columns[0], SEVERITY_WARNING,
                    N_("%s does not belong to %s. Yahoo wants a name that "
                       "shows the domain: name the server under it, or look "
                       "for a slip."),
                    name, owner);
    }
}
