/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The domains that answers name. */
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_fact.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool read_domain(const char *raw, char ret[HOSTNAME_MAX + 1])
{
    autofree char *text = text_trim(raw);
    struct hostname host;
    const char *at = strrchr(text, '@');
    const char *name = at ? at + 1 : text;
    ret[0] = '\0';
    if (hostname_check(name, strlen(name), &host) != HOST_FINE)
        return false;
    snprintf(ret, HOSTNAME_MAX + 1, "%s", host.ascii);
    return true;
}

struct domains {
    char **name;
    size_t count;
};

static void add_domain(struct domains *domains, const char *raw)
{
    char name[HOSTNAME_MAX + 1];
    if (!read_domain(raw, name))
        return;
    for (size_t i = 0; i < domains->count; i++)
        if (strcmp(domains->name[i], name) == 0)
            return;
    domains->name =
        xreallocarray(domains->name, domains->count + 1, sizeof *domains->name);
    domains->name[domains->count++] = xstrdup(name);
}

static bool is_domain(const struct field_kind *kind)
{
    return strcmp(kind->name, "domain") == 0;
}

static void add_column(struct domains *domains, const struct value *value,
                       size_t column)
{
    for (size_t row = 0; row < value_rows(value); row++)
        if (column < value->columns)
            add_domain(domains, value_cell(value, row, column));
}

size_t rule_domains_read(const struct rule_in *in, char ***ret)
{
    const struct check_in *check = in->check;
    struct domains domains = {.name = NULL};
    for (size_t i = 0; i < check->form->field_count; i++) {
        const struct field *field = &check->form->fields[i];
        const struct value *value = answers_value(check->answers, i);
        if (!answers_asked(check->answers, i))
            continue;
        if (is_domain(field->kind))
            add_domain(&domains, value_text(value));
        for (size_t k = 0; k < field->column_count; k++)
            if (is_domain(field->columns[k].kind))
                add_column(&domains, value, k);
    }
    *ret = domains.name;
    return domains.count;
}

void rule_domains_done(char **domains, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(domains[i]);
    free(domains);
}

/* Names in ASCII are one when nothing but the case of their letters differs;
 * only of others IDNA has to tell, which takes its time. */
static bool is_domain_called(const char *raw, const char *name)
{
    char other[HOSTNAME_MAX + 1];
    const char *at = strrchr(raw, '@');
    const char *text = at ? at + 1 : raw;
    if (!text_is_ascii(raw))
        return read_domain(raw, other) && strcmp(other, name) == 0;
    text += strspn(text, " ");
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '.'))
        len--;
    return len == strlen(name) && strncasecmp(text, name, len) == 0;
}

/* The same domain in every row is spoken of once. */
static bool stands_above(const struct rule_in *in, const char *name)
{
    for (size_t row = 0; in->row != FORM_NONE && row < in->row; row++)
        if (is_domain_called(value_cell(rule_value(in), row, in->column), name))
            return true;
    return false;
}

bool rule_domain_of_text(const struct rule_in *in, char ret[HOSTNAME_MAX + 1])
{
    return read_domain(in->text, ret) && !stands_above(in, ret);
}
