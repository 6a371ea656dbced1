/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "ui/lines_answer.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/facts.h"
#include "model/ip_special.h"
#include "ui/ask.h"

#include <string.h>

#define KIND_IP "ip" /* of a table's column */

enum where { BEHIND, INSTEAD, NOWHERE };

struct lines {
    char *ip; /* behind text */
    char text[];
};

static const char *label_of(const struct ui *ui, size_t field)
{
    return _(ui->work->form->fields[field].label);
}

static bool put(struct ui *ui, const char *text)
{
    size_t field = form_lines_field(ui->work->form);
    if (strlen(text) > VALUE_TEXT_MAX) {
        ui_say(ui, true, _("That is too long: an answer holds %u bytes."),
               VALUE_TEXT_MAX);
        return false;
    }
    ui_answer(ui, field, value_of_text(text), STEP_NEW);
    ui_say(ui, false, _("Put into question %zu, “%s”. Alt-U takes it back."),
           field + 1, label_of(ui, field));
    return true;
}

bool lines_answer_add(struct ui *ui, const char *text)
{
    size_t field = form_lines_field(ui->work->form);
    const char *old = answers_text(ui->work->answers, field);
    autofree char *both = xasprintf("%s%s%s", old, *old ? "\n" : "", text);
    return put(ui, both);
}

/* The table with a column of addresses, and that column; FORM_NONE: none. */
static size_t table_of_servers(const struct form *form, size_t *ret_column)
{
    for (size_t i = 0; i < form->field_count; i++)
        for (size_t k = 0; k < form->fields[i].column_count; k++)
            if (strcmp(form->fields[i].columns[k].kind->name, KIND_IP) == 0) {
                *ret_column = k;
                return i;
            }
    return FORM_NONE;
}

static bool is_row(const struct value *value, size_t column,
                   const struct ip_address *ip)
{
    for (size_t row = 0; row < value_rows(value); row++) {
        struct ip_address other;
        if (ip_parse(value_cell(value, row, column), &other) &&
            other.v6 == ip->v6 && other.high == ip->high &&
            other.low == ip->low)
            return true;
    }
    return false;
}

/* A row with what was measured of the address, or with nothing else. */
static struct value new_row(const struct ui *ui, size_t field, size_t column,
                            const char *ip)
{
    const struct field *def = &ui->work->form->fields[field];
    const struct fact *fact = facts_get(ui->work->facts, "server", ip);
    struct value row;
    if (fact && fact->state == FACT_KNOWN &&
        answer_parse(def, fact->value, &row, NULL))
        return row;
    row = (struct value){0};
    value_insert_row(&row, 0, def->column_count);
    value_set_cell(&row, 0, column, ip);
    return row;
}

static void add_server(struct ui *ui, const char *ip)
{
    size_t column = 0;
    size_t field = table_of_servers(ui->work->form, &column);
    struct value rows = value_copy(answers_value(ui->work->answers, field));
    struct value row = new_row(ui, field, column, ip);
    for (size_t i = value_rows(&rows); i-- > 0;)
        if (value_row_is_empty(&rows, i))
            value_remove_row(&rows, i);
    if (value_append_rows(&rows, &row)) {
        ui_answer(ui, field, rows, STEP_NEW);
        ui_say(ui, false,
               _("%s is in question %zu, “%s” now. Alt-U takes it back."), ip,
               field + 1, label_of(ui, field));
    } else {
        value_done(&rows);
        ui_say(ui, true, _("The table is full; that row was not taken."));
    }
    value_done(&row);
}

static void server_answered(struct ui *ui, void *ctx, int choice)
{
    if (choice == 1)
        add_server(ui, ctx);
}

void lines_answer_server(struct ui *ui, const char *ip)
{
    size_t column = 0;
    size_t field = table_of_servers(ui->work->form, &column);
    struct ip_address address;
    if (field == FORM_NONE || !ip_parse(ip, &address) || ip_special(&address) ||
        !answers_asked(ui->work->answers, field) ||
        is_row(answers_value(ui->work->answers, field), column, &address))
        return;
    const struct ask_choice choices[] = {
        {1, _("add it")},
        {0, _("leave it out")},
    };
    autofree char *text =
        xasprintf(_("%s was refused and is not in question %zu, “%s”."), ip,
                  field + 1, label_of(ui, field));
    ask_push(ui, text, choices, 2, server_answered, xstrdup(ip));
}

static void place_answered(struct ui *ui, void *ctx, int choice)
{
    struct lines *lines = ctx;
    bool done = choice == BEHIND    ? lines_answer_add(ui, lines->text)
                : choice == INSTEAD ? put(ui, lines->text)
                                    : false;
    if (!done)
        return;
    ui_go(ui, form_lines_field(ui->work->form));
    lines_answer_server(ui, lines->ip);
}

void lines_answer_ask(struct ui *ui, const char *text, const char *ip)
{
    size_t field = form_lines_field(ui->work->form);
    size_t len = strlen(text);
    struct lines *lines = xcalloc(1, sizeof *lines + len + 1 + strlen(ip) + 1);
    memcpy(lines->text, text, len);
    lines->ip = lines->text + len + 1;
    memcpy(lines->ip, ip, strlen(ip));
    if (!*answers_text(ui->work->answers, field)) {
        place_answered(ui, lines, INSTEAD);
        free(lines);
        return;
    }
    const struct ask_choice choices[] = {
        {BEHIND, _("put it behind that")},
        {INSTEAD, _("put it in its place; undo brings the answer back")},
        {NOWHERE, _("leave the answer as it is")},
    };
    autofree char *question =
        xasprintf(_("Question %zu, “%s”, has an answer already."), field + 1,
                  label_of(ui, field));
    ask_push(ui, question, choices, 3, place_answered, lines);
}
