/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/rules_fact.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/fact_kinds.h"
#include "model/rules_kinds.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define REASON_COLS 90u

const struct fact *rule_fact(const struct rule_in *in, const char *kind,
                             const char *subject)
{
    const struct fact *fact =
        in->check->facts ? facts_get(in->check->facts, kind, subject) : NULL;
    if (!fact || fact->state == FACT_ASKED || fact->state == FACT_FAILED)
        return NULL;
    return fact;
}

const char *rule_fact_value(const struct rule_in *in, const char *kind,
                            const char *subject)
{
    const struct fact *fact = rule_fact(in, kind, subject);
    return fact && fact->state == FACT_KNOWN ? fact->value : NULL;
}

bool rule_fact_says(const struct rule_in *in, const char *kind,
                    const char *subject, const char *verdict)
{
    const struct fact *fact = rule_fact(in, kind, subject);
    if (!fact)
        return false;
    if (fact->state == FACT_ABSENT)
        return strcmp(verdict, "absent") == 0;
    return fact_verdict_is(fact->value, verdict);
}

char *rule_reason(const struct rule_in *in, const char *value)
{
    const char *colon = strstr(value, ": ");
    const char *reason = colon && colon[2] ? rule_text(in, colon + 2) : "";
    size_t len = strlen(reason);
    while (len > 0 && (reason[len - 1] == '.' || reason[len - 1] == ' '))
        len--;
    size_t fits = text_fit(reason, len, REASON_COLS);
    if (fits == len)
        return xstrndup(reason, len);
    return xasprintf("%.*s...", (int)fits, reason);
}

bool rule_names_have(const char *names, const char *name)
{
    size_t wanted = strlen(name);
    while (*names) {
        size_t len = strcspn(names, " ");
        size_t bare = len > 1 && names[len - 1] == '.' ? len - 1 : len;
        if (bare == wanted && strncasecmp(names, name, wanted) == 0)
            return true;
        names += len + strspn(names + len, " ");
    }
    return false;
}

size_t rule_names_count(const char *names)
{
    size_t count = 0;
    while (*names) {
        size_t len = strcspn(names, " ");
        count += len > 0;
        names += len + strspn(names + len, " ");
    }
    return count;
}

/* As subjects are made of answers, see subjects.c. */
static bool read_name(const char *text, size_t len, char ret[HOSTNAME_MAX + 1])
{
    struct hostname host;
    bool fine = hostname_check(text, len, &host) == HOST_FINE;
    snprintf(ret, HOSTNAME_MAX + 1, "%s", fine ? host.ascii : "");
    return fine;
}

bool rule_names_first(const char *names, char ret[HOSTNAME_MAX + 1])
{
    return read_name(names, strcspn(names, " "), ret);
}

static void read_ip(const char *cell, struct rule_row *row)
{
    struct ip_address ip, inner;
    autofree char *text = text_trim(cell);
    row->ip[0] = '\0';
    if (!ip_parse(text, &ip))
        return;
    if (ip_unmap(&ip, &inner))
        ip = inner;
    ip_print(&ip, row->ip);
    row->public = !ip_special(&ip);
}

static void read_cell(const char *cell, char ret[HOSTNAME_MAX + 1])
{
    autofree char *text = text_trim(cell);
    read_name(text, strlen(text), ret);
}

static size_t column_of_kind(const struct field *field, const char *kind)
{
    for (size_t i = 0; i < field->column_count; i++)
        if (strcmp(field->columns[i].kind->name, kind) == 0)
            return i;
    return FORM_NONE;
}

size_t rule_rows_read(const struct rule_in *in, struct rule_row **ret)
{
    const struct field *field = &in->check->form->fields[in->field];
    const struct value *value = rule_value(in);
    size_t count = value_rows(value);
    *ret = xcalloc(count + 1, sizeof **ret);
    for (size_t i = 0; i < count; i++) {
        struct rule_row *row = &(*ret)[i];
        row->row = i;
        row->ip_column = column_of_kind(field, "ip");
        row->host_column = column_of_kind(field, "host");
        row->domain_column = column_of_kind(field, "domain");
        if (row->ip_column < value->columns)
            read_ip(value_cell(value, i, row->ip_column), row);
        if (row->host_column < value->columns)
            read_cell(value_cell(value, i, row->host_column), row->host);
        if (row->domain_column < value->columns)
            read_cell(value_cell(value, i, row->domain_column), row->domain);
    }
    return count;
}

struct rule_in rule_in_at(const struct rule_in *in, size_t row, size_t column)
{
    struct rule_in at = *in;
    at.row = row;
    at.column = column;
    return at;
}

const char *rule_record_type(const char *ip)
{
    return strchr(ip, ':') ? "AAAA" : "A";
}

const char *rule_zone(const char *name)
{
    const char *owner = hostname_registered(name);
    return owner ? owner : name;
}

bool rule_ip_is_here(const struct rule_in *in, const char *ip)
{
    static const char *const kinds[] = {"public_address", "source_address",
                                        "mta_bind", "mta_outside"};
    const char *family = strchr(ip, ':') ? "v6" : "v4";
    if (rule_fact_value(in, "own_address", ip) ||
        rule_fact_value(in, "refused_address", ip))
        return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *value = rule_fact_value(in, kinds[i], family);
        if (value && rule_names_have(value, ip))
            return true;
    }
    return false;
}
