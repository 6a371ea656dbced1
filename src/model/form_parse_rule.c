/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/near_word.h"
#include "model/rules.h"

#include <string.h>

struct rule_place { /* where a rule stands */
    const struct form *form;
    const struct field *field;
    const struct column *column; /* NULL: at the field itself */
};

static bool fail_unknown_rule(const struct node *node, const char *name)
{
    autofree char *quoted = node_quote(name);
    const struct rule_kind *kind = rule_table();
    for (size_t i = 0; kind[i].name; i++)
        if (near_word(kind[i].name, name))
            return node_fail(node,
                             _("there is no rule \"%s\", did you mean "
                               "\"%s\"?"),
                             quoted, kind[i].name);
    return node_fail(node, _("there is no rule \"%s\""), quoted);
}

/* A rule that looks at rows, or at a whole answer, cannot do so elsewhere. */
static bool scope_fits(const struct node *node, const struct rule_place *at,
                       const struct rule_kind *kind)
{
    bool rows = at->field->kind->shape == SHAPE_ROWS;
    if (at->column && kind->scope != RULE_TEXT)
        return node_fail(node,
                         _("the rule \"%s\" judges a whole answer, it cannot "
                           "stand at a column"),
                         kind->name);
    if (kind->scope == RULE_ROWS && !rows)
        return node_fail(node,
                         _("the rule \"%s\" judges rows, it cannot stand at a "
                           "field of the kind %s"),
                         kind->name, at->field->kind->name);
    if (kind->scope == RULE_TEXT && rows && !at->column)
        return node_fail(node,
                         _("the rule \"%s\" judges one text, it must stand at "
                           "a column"),
                         kind->name);
    return true;
}

static bool find_rule(const struct node *node, const struct rule_place *at,
                      struct rule *rule)
{
    autofree char *name = NULL;
    if (!node_string(node, 0, &name))
        return false;
    rule->kind = rule_find(name);
    if (!rule->kind)
        return fail_unknown_rule(node, name);
    return scope_fits(node, at, rule->kind);
}

static bool parse_severity(const struct node *node, struct rule *rule)
{
    struct node place = node_member(node, "severity");
    autofree char *name = NULL;
    if (!place.json)
        return true;
    if (!node_string(&place, 0, &name))
        return false;
    rule->has_severity = true;
    for (int i = SEVERITY_ADVICE; i <= SEVERITY_ERROR; i++) {
        rule->severity = (enum severity)i;
        if (strcmp(severity_name(rule->severity), name) == 0)
            return true;
    }
    return node_fail(&place, _("a severity is error, warning or advice"));
}

static bool has_param(const struct node *node, const struct rule *rule,
                      const char *key, enum rule_params bit)
{
    struct node member = node_member(node, key);
    bool needed = rule->kind->needs & bit;
    if (member.json && !needed)
        return node_fail_key(&member, _("the rule \"%s\" takes no \"%s\""),
                             rule->kind->name, key);
    if (!member.json && needed)
        return node_fail(node, _("the rule \"%s\" needs \"%s\""),
                         rule->kind->name, key);
    return true;
}

static bool has_params(const struct node *node, const struct rule *rule)
{
    return has_param(node, rule, "field", RULE_NEEDS_FIELD) &&
           has_param(node, rule, "values", RULE_NEEDS_VALUES) &&
           has_param(node, rule, "columns", RULE_NEEDS_COLUMNS) &&
           has_param(node, rule, "message", RULE_NEEDS_MESSAGE);
}

static bool parse_field_param(const struct node *node,
                              const struct rule_place *at, struct rule *rule)
{
    struct node place = node_member(node, "field");
    if (!place.json)
        return true;
    return form_parse_ref(node, "field", at->form, &rule->field) &&
           (&at->form->fields[rule->field] != at->field ||
            node_fail(&place, _("a rule must name another field than the one "
                                "it stands at")));
}

/* Values are answers to the field that the rule names, else to its own. */
static bool parse_values_param(const struct node *node,
                               const struct rule_place *at, struct rule *rule)
{
    const struct field *field =
        rule->field == FORM_NONE ? at->field : &at->form->fields[rule->field];
    return form_parse_values(node, "values", field, &rule->values);
}

static bool parse_column_param(const struct node *list,
                               const struct rule_place *at, size_t i,
                               struct rule *rule)
{
    struct node entry = node_element(list, i);
    autofree char *id = NULL;
    if (!node_string(&entry, 0, &id))
        return false;
    rule->columns[i] = field_column(at->field, id);
    autofree char *quoted = node_quote(id);
    return rule->columns[i] != FORM_NONE ||
           node_fail(&entry, _("the field \"%s\" has no column \"%s\""),
                     at->field->id, quoted);
}

static bool parse_columns_param(const struct node *node,
                                const struct rule_place *at, struct rule *rule)
{
    struct node list;
    if (!node_list(node, "columns", 0, &list))
        return false;
    if (!list.json)
        return true;
    size_t count = node_count(&list);
    if (rule->kind->needs & RULE_NEEDS_PAIR && count != 2)
        return node_fail(&list, _("the rule \"%s\" needs two columns"),
                         rule->kind->name);
    rule->columns = xcalloc(count + 1, sizeof *rule->columns);
    for (size_t i = 0; i < count; i++)
        if (!parse_column_param(&list, at, i, rule))
            return false;
    rule->columns[count] = FORM_NONE;
    return true;
}

static bool parse_object(const struct node *node, const struct rule_place *at,
                         struct rule *rule)
{
    static const char *const keys[] = {"rule",    "severity", "field", "values",
                                       "columns", "message",  NULL};
    struct node name = node_member(node, "rule");
    if (!node_keys(node, keys))
        return false;
    if (!name.json)
        return node_fail(node, _("the key \"%s\" is missing"), "rule");
    return find_rule(&name, at, rule) && has_params(node, rule) &&
           parse_severity(node, rule) && parse_field_param(node, at, rule) &&
           parse_values_param(node, at, rule) &&
           parse_columns_param(node, at, rule) &&
           node_text(node, "message", 0, &rule->message);
}

static bool parse_rule(const struct node *node, const struct rule_place *at,
                       struct rule *rule)
{
    rule->field = FORM_NONE;
    if (json_is_object(node->json))
        return parse_object(node, at, rule);
    if (!json_is_string(node->json))
        return node_fail(node, _("a rule is its name in double quotes, or an "
                                 "object: { ... }"));
    return find_rule(node, at, rule) && has_params(node, rule);
}

bool form_parse_rules(const struct node *owner, const struct form *form,
                      const struct field *field, const struct column *column,
                      struct rule **ret, size_t *ret_count)
{
    struct rule_place at = {form, field, column};
    struct node list;
    if (!node_list(owner, "rules", 0, &list))
        return false;
    if (!list.json)
        return true;
    *ret_count = node_count(&list);
    *ret = xcalloc(*ret_count, sizeof **ret);
    for (size_t i = 0; i < *ret_count; i++) {
        struct node node = node_element(&list, i);
        if (!parse_rule(&node, &at, &(*ret)[i]))
            return false;
    }
    return true;
}
