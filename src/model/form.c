/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form.h"

#include <stdlib.h>
#include <string.h>

static void free_texts(char **texts)
{
    for (size_t i = 0; texts && texts[i]; i++)
        free(texts[i]);
    free(texts);
}

static void free_rules(struct rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free_texts(rules[i].values);
        free(rules[i].columns);
        free(rules[i].message);
    }
    free(rules);
}

static void free_options(struct field *field)
{
    for (size_t i = 0; i < field->option_count; i++) {
        free(field->options[i].value);
        free(field->options[i].label);
        free(field->options[i].advice);
    }
    free(field->options);
}

static void free_columns(struct field *field)
{
    for (size_t i = 0; i < field->column_count; i++) {
        struct column *column = &field->columns[i];
        free(column->id);
        free(column->label);
        free(column->example);
        free_rules(column->rules, column->rule_count);
    }
    free(field->columns);
}

static void field_done(struct field *field)
{
    free(field->id);
    free(field->label);
    free(field->heading);
    free(field->help);
    free(field->advice);
    free(field->today);
    free(field->why);
    free(field->example);
    free_texts(field->asked_values);
    free_options(field);
    free_columns(field);
    free_rules(field->rules, field->rule_count);
    free_texts(field->suggest);
    free_texts(field->facts);
    free_texts(field->aliases);
}

static void reply_about_done(struct reply_about *about)
{
    for (size_t i = 0; i < about->mail_count; i++) {
        free(about->mails[i].id);
        free_texts(about->mails[i].phrases);
        free(about->mails[i].means);
        free_texts(about->mails[i].next);
    }
    free(about->mails);
}

void form_free(struct form *form)
{
    if (!form)
        return;
    for (size_t i = 0; i < form->field_count; i++)
        field_done(&form->fields[i]);
    for (size_t i = 0; i < form->section_count; i++) {
        free(form->sections[i].id);
        free(form->sections[i].title);
    }
    free(form->fields);
    for (size_t i = 0; i < form->demand_count; i++) {
        free(form->demands[i].text);
        free(form->demands[i].check);
    }
    free(form->demands);
    reply_about_done(&form->reply);
    free(form->sections);
    free(form->id);
    free(form->title);
    free(form->provider);
    free(form->about);
    free_texts(form->after);
    free(form);
}

size_t form_field(const struct form *form, const char *id)
{
    for (size_t i = 0; i < form->field_count; i++)
        if (form->fields[i].id && strcmp(form->fields[i].id, id) == 0)
            return i;
    return FORM_NONE;
}

size_t field_option(const struct field *field, const char *value)
{
    for (size_t i = 0; i < field->option_count; i++)
        if (strcmp(field->options[i].value, value) == 0)
            return i;
    return FORM_NONE;
}

size_t field_column(const struct field *field, const char *id)
{
    for (size_t i = 0; i < field->column_count; i++)
        if (strcmp(field->columns[i].id, id) == 0)
            return i;
    return FORM_NONE;
}

size_t form_lines_field(const struct form *form)
{
    for (size_t i = 0; i < form->field_count; i++)
        if (form->fields[i].takes_lines)
            return i;
    return FORM_NONE;
}
