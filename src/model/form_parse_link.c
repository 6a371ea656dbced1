/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/near_word.h"

#include <string.h>

static bool fail_unknown_field(const struct node *node, const struct form *form,
                               const char *id)
{
    autofree char *quoted = node_quote(id);
    for (size_t i = 0; i < form->field_count; i++)
        if (near_word(form->fields[i].id, id))
            return node_fail(node,
                             _("there is no field \"%s\", did you mean "
                               "\"%s\"?"),
                             quoted, form->fields[i].id);
    return node_fail(node, _("there is no field \"%s\""), quoted);
}

bool form_parse_ref(const struct node *owner, const char *key,
                    const struct form *form, size_t *ret)
{
    struct node node = node_member(owner, key);
    autofree char *id = NULL;
    if (!node_text(owner, key, NODE_NEEDED, &id))
        return false;
    *ret = form_field(form, id);
    return *ret != FORM_NONE || fail_unknown_field(&node, form, id);
}

bool form_parse_values(const struct node *owner, const char *key,
                       const struct field *field, char ***ret)
{
    struct node list = node_member(owner, key);
    if (!node_texts(owner, key, ret))
        return false;
    if (field->kind->shape != SHAPE_CHOICE && field->kind->shape != SHAPE_MANY)
        return true;
    for (size_t i = 0; *ret && (*ret)[i]; i++) {
        struct node entry =
            json_is_array(list.json) ? node_element(&list, i) : list;
        autofree char *quoted = node_quote((*ret)[i]);
        if (field_option(field, (*ret)[i]) == FORM_NONE)
            return node_fail(&entry, _("the field \"%s\" has no option \"%s\""),
                             field->id, quoted);
    }
    return true;
}

/* A condition reads one short answer. */
static bool can_be_asked(const struct node *when, const struct form *form,
                         const struct field *field)
{
    struct node place = node_member(when, "field");
    const struct field *other = &form->fields[field->asked_field];
    if (other == field)
        return node_fail(&place, _("a field cannot hang on itself"));
    if (other->kind->shape == SHAPE_BLOCK || other->kind->shape == SHAPE_ROWS)
        return node_fail(&place,
                         _("a condition cannot hang on a field of the kind "
                           "%s"),
                         other->kind->name);
    return true;
}

/* Each field hangs on one other at most, so a circle is met by walking. It is
 * noticed at the last of its conditions in the file. */
static bool is_circle(const struct form *form, const struct field *field)
{
    size_t at = field->asked_field;
    for (size_t i = 0; i < form->field_count && at != FORM_NONE; i++) {
        if (&form->fields[at] == field)
            return true;
        at = form->fields[at].asked_field;
    }
    return false;
}

static bool parse_when(const struct node *when, const struct form *form,
                       struct field *field)
{
    static const char *const keys[] = {"field", "is", "not", NULL};
    if (!node_keys(when, keys) ||
        !form_parse_ref(when, "field", form, &field->asked_field) ||
        !can_be_asked(when, form, field))
        return false;
    bool is = node_member(when, "is").json;
    field->asked_not = node_member(when, "not").json;
    if (is == field->asked_not)
        return node_fail(when, _("a condition has one of \"is\" and \"not\""));
    if (is_circle(form, field))
        return node_fail(when,
                         _("this condition leads back to \"%s\" itself, "
                           "so it could never be asked"),
                         field->id);
    return form_parse_values(when, is ? "is" : "not",
                             &form->fields[field->asked_field],
                             &field->asked_values);
}

static bool parse_other(const struct node *node, const struct form *form,
                        struct field *field)
{
    struct node member = node_member(node, "other");
    if (!member.json)
        return true;
    return form_parse_ref(node, "other", form, &field->other) &&
           (form->fields[field->other].kind->shape == SHAPE_LINE ||
            node_fail(&member,
                      _("\"other\" must name a field of one line, "
                        "not one of the kind %s"),
                      form->fields[field->other].kind->name));
}

static bool parse_column_rules(const struct node *node, struct form *form,
                               struct field *field)
{
    struct node list = node_member(node, "columns");
    for (size_t i = 0; i < field->column_count; i++) {
        struct node entry = node_element(&list, i);
        struct column *column = &field->columns[i];
        if (!form_parse_rules(&entry, form, field, column, &column->rules,
                              &column->rule_count))
            return false;
    }
    return true;
}

bool form_parse_links(const struct node *node, struct form *form,
                      struct field *field)
{
    struct node when = node_member(node, "asked_when");
    return (!when.json || parse_when(&when, form, field)) &&
           parse_other(node, form, field) &&
           parse_column_rules(node, form, field) &&
           form_parse_rules(node, form, field, NULL, &field->rules,
                            &field->rule_count);
}
