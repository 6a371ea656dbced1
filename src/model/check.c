/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/check.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"

#include <string.h>

/* Judged by check itself and named in no definition's "rules". */
static const struct rule_kind required_kind = {"required", RULE_FIELD, 0,
                                               false,      NULL,       NULL};
static const struct rule_kind complete_kind = {"complete_row", RULE_ROWS, 0,
                                               false,          NULL,      NULL};

static struct rule rule_of(const struct rule_kind *kind)
{
    return (struct rule){.kind = kind, .field = FORM_NONE};
}

bool rule_is_blank(const struct value *value)
{
    for (size_t i = 0; i < value->count; i++)
        if (!text_is_blank(value->item[i]))
            return false;
    return true;
}

bool rule_row_is_blank(const struct value *value, size_t row)
{
    for (size_t i = 0; i < value->columns; i++)
        if (!text_is_blank(value_cell(value, row, i)))
            return false;
    return true;
}

static const struct field *field_of(const struct rule_in *in)
{
    return &in->check->form->fields[in->field];
}

static void judge_required(struct rule_in in)
{
    struct rule rule = rule_of(&required_kind);
    const struct field *field = field_of(&in);
    in.rule = &rule;
    if (!field->required || !rule_is_blank(rule_value(&in)))
        return;
    if (field->kind->shape == SHAPE_ROWS)
        rule_say(&in, SEVERITY_ERROR,
                 N_("This is required and still empty. Add at least one "
                    "row."));
    else if (field->kind->shape == SHAPE_CHOICE ||
             field->kind->shape == SHAPE_MANY)
        rule_say(&in, SEVERITY_ERROR,
                 N_("This is required and still open. Choose an answer."));
    else
        rule_say(&in, SEVERITY_ERROR,
                 N_("This is required and still empty. Write an answer."));
}

/* An address and its name are what a row is for; a domain is asked too. */
static void judge_missing(const struct rule_in *in, size_t row, size_t column)
{
    const struct column *asked = &field_of(in)->columns[column];
    const char *rule = asked->kind->rule ? asked->kind->rule : "";
    if (strcmp(rule, "ip") == 0)
        rule_say_at(in, row, column, SEVERITY_ERROR,
                    N_("Row %zu has no IP address. Write the one that mail "
                       "leaves from."),
                    row + 1);
    else if (strcmp(rule, "host") == 0)
        rule_say_at(in, row, column, SEVERITY_ERROR,
                    N_("Row %zu has no host name. Write the name that the "
                       "reverse DNS of its address has."),
                    row + 1);
    else if (strcmp(rule, "domain") == 0)
        rule_say_at(in, row, column, SEVERITY_WARNING,
                    N_("Row %zu has no domain. Write the one that the server "
                       "sends for."),
                    row + 1);
}

static void judge_complete(struct rule_in in)
{
    struct rule rule = rule_of(&complete_kind);
    const struct value *value = rule_value(&in);
    size_t columns = field_of(&in)->column_count;
    in.rule = &rule;
    for (size_t row = 0; row < value_rows(value); row++) {
        if (rule_row_is_blank(value, row)) {
            rule_say_at(&in, row, FORM_NONE, SEVERITY_WARNING,
                        N_("Row %zu is empty. Fill it in or remove it."),
                        row + 1);
            continue;
        }
        for (size_t i = 0; i < columns && i < value->columns; i++)
            if (text_is_blank(value_cell(value, row, i)))
                judge_missing(&in, row, i);
    }
}

static bool is_black(char c)
{
    return c > ' ' && c <= '~';
}

/* Has it surely nothing to trim? Then 64 KiB need not be copied. */
static bool is_trimmed(const char *text)
{
    return is_black(text[0]) && is_black(text[strlen(text) - 1]);
}

static void judge_text(struct rule_in *in, const char *text)
{
    if (text_is_blank(text))
        return;
    autofree char *trimmed = is_trimmed(text) ? NULL : text_trim(text);
    in->text = trimmed ? trimmed : text;
    in->rule->kind->judge(in);
    in->text = NULL;
}

/* Each text of the answer, or of one column of it. */
static void judge_texts(struct rule_in in, size_t column)
{
    const struct value *value = rule_value(&in);
    bool rows = field_of(&in)->kind->shape == SHAPE_ROWS;
    for (size_t i = 0; i < value->count; i++) {
        if (rows) {
            in.row = i / value->columns;
            in.column = i % value->columns;
        }
        if (column == FORM_NONE || in.column == column)
            judge_text(&in, value->item[i]);
    }
}

static void judge_rule(struct rule_in in, const struct rule *rule,
                       size_t column)
{
    in.rule = rule;
    in.column = column;
    bool blank = rule_is_blank(rule_value(&in));
    switch (rule->kind->scope) {
    case RULE_TEXT:
        judge_texts(in, column);
        break;
    case RULE_ROWS:
    case RULE_VALUE:
        if (!blank)
            rule->kind->judge(&in);
        break;
    case RULE_FIELD:
        rule->kind->judge(&in);
        break;
    }
}

/* The kind's own rule, unless the definition lists it, and the listed ones. */
static void judge_rules(struct rule_in in, const struct field_kind *kind,
                        const struct rule *rules, size_t count, size_t column)
{
    const struct rule_kind *own = kind->rule ? rule_find(kind->rule) : NULL;
    for (size_t i = 0; i < count; i++)
        if (rules[i].kind == own)
            own = NULL;
    if (own) {
        struct rule rule = rule_of(own);
        judge_rule(in, &rule, column);
    }
    for (size_t i = 0; i < count; i++)
        judge_rule(in, &rules[i], column);
}

static void judge_asked(const struct rule_in *in)
{
    const struct field *field = field_of(in);
    judge_required(*in);
    judge_rules(*in, field->kind, field->rules, field->rule_count, FORM_NONE);
    if (field->kind->shape != SHAPE_ROWS || rule_is_blank(rule_value(in)))
        return;
    judge_complete(*in);
    for (size_t i = 0; i < field->column_count; i++) {
        const struct column *column = &field->columns[i];
        judge_rules(*in, column->kind, column->rules, column->rule_count, i);
    }
}

static void judge_not_asked(const struct rule_in *in)
{
    const struct field *field = field_of(in);
    for (size_t i = 0; i < field->rule_count; i++)
        if (field->rules[i].kind->scope == RULE_FIELD)
            judge_rule(*in, &field->rules[i], FORM_NONE);
}

/* Errors first, then by row and column; FORM_NONE + 1 is 0: the whole
 * answer stands before its rows. */
static bool stands_before(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    if (a->row != b->row)
        return a->row + 1 < b->row + 1;
    return a->column + 1 < b->column + 1;
}

/* Stable, so that rules speak in the order of the definition. */
static void sort_from(struct findings *findings, size_t start)
{
    for (size_t i = start + 1; i < findings->count; i++) {
        struct finding finding = findings->item[i];
        size_t at = i;
        for (; at > start && stands_before(&finding, &findings->item[at - 1]);
             at--)
            findings->item[at] = findings->item[at - 1];
        findings->item[at] = finding;
    }
}

void check(const struct check_in *in, struct findings *ret)
{
    *ret = (struct findings){.item = NULL};
    for (size_t i = 0; i < in->form->field_count; i++) {
        struct rule_in rule_in = {.check = in,
                                  .field = i,
                                  .row = FORM_NONE,
                                  .column = FORM_NONE,
                                  .out = ret};
        size_t start = ret->count;
        if (answers_asked(in->answers, i))
            judge_asked(&rule_in);
        else
            judge_not_asked(&rule_in);
        sort_from(ret, start);
    }
}

void findings_done(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        free(findings->item[i].message);
    free(findings->item);
    *findings = (struct findings){.item = NULL};
}
