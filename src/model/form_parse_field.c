/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_parts.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/near_word.h"

#include <string.h>

#define KIND_LIST_MAX 1000 /* bytes of all kinds' names in a sentence */

static bool fail_unknown_kind(const struct node *node, const char *name)
{
    autofree char *quoted = node_quote(name);
    const struct field_kind *kind = field_kind_table();
    for (size_t i = 0; kind[i].name; i++)
        if (near_word(kind[i].name, name))
            return node_fail(node,
                             _("there is no kind \"%s\", did you mean "
                               "\"%s\"?"),
                             quoted, kind[i].name);
    struct buf names;
    buf_init(&names, KIND_LIST_MAX);
    for (size_t i = 0; kind[i].name; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", kind[i].name);
    node_fail(node, _("there is no kind \"%s\", the kinds are %s"), quoted,
              buf_text(&names));
    buf_done(&names);
    return false;
}

bool form_parse_kind(const struct node *owner, const struct field_kind **ret)
{
    struct node node = node_member(owner, "kind");
    autofree char *name = NULL;
    if (!node_text(owner, "kind", NODE_NEEDED, &name))
        return false;
    *ret = field_kind_find(name);
    return *ret || fail_unknown_kind(&node, name);
}

static bool id_is_new(const struct node *node, const struct form *form,
                      const struct field *field)
{
    struct node place = node_member(node, "id");
    const struct field *first = &form->fields[form_field(form, field->id)];
    return first == field ||
           node_fail(&place, _("the field \"%s\" exists already"), field->id);
}

static bool parse_texts(const struct node *node, struct field *field)
{
    return node_text(node, "label", NODE_NEEDED, &field->label) &&
           node_text(node, "heading", 0, &field->heading) &&
           node_text(node, "help", NODE_LINES, &field->help) &&
           node_text(node, "advice", NODE_LINES, &field->advice) &&
           node_text(node, "today", NODE_LINES, &field->today) &&
           node_text(node, "why", NODE_LINES, &field->why) &&
           node_text(node, "example", NODE_LINES, &field->example) &&
           node_texts(node, "aliases", &field->aliases);
}

/* A list of kinds of facts; NULL when there is none. */
static bool parse_ids(const struct node *node, const char *key, char ***ret)
{
    struct node list;
    if (!node_list(node, key, 0, &list))
        return false;
    if (!list.json)
        return true;
    *ret = xcalloc(node_count(&list) + 1, sizeof **ret);
    for (size_t i = 0; i < node_count(&list); i++) {
        struct node entry = node_element(&list, i);
        if (!node_name(&entry, 0, &(*ret)[i]))
            return false;
    }
    return true;
}

static bool parse_flags(const struct node *node, struct field *field)
{
    return node_flag(node, "required", &field->required) &&
           node_flag(node, "free", &field->free) &&
           node_flag(node, "unlisted", &field->unlisted) &&
           node_flag(node, "takes_lines", &field->takes_lines);
}

/* Is a key that only some shapes have at a field of another one? */
static bool key_fits(const struct node *node, const char *key,
                     const struct field *field, bool fits)
{
    struct node member = node_member(node, key);
    return !member.json || fits ||
           node_fail_key(&member, _("a field of the kind %s has no \"%s\""),
                         field->kind->name, key);
}

static bool keys_fit(const struct node *node, const struct field *field)
{
    enum field_shape shape = field->kind->shape;
    bool text = shape == SHAPE_LINE || shape == SHAPE_BLOCK;
    bool listed = shape == SHAPE_CHOICE || shape == SHAPE_MANY;
    return key_fits(node, "free", field, shape == SHAPE_CHOICE) &&
           key_fits(node, "unlisted", field, shape == SHAPE_CHOICE) &&
           key_fits(node, "takes_lines", field, shape == SHAPE_BLOCK) &&
           key_fits(node, "other", field, shape == SHAPE_MANY) &&
           key_fits(node, "columns", field, shape == SHAPE_ROWS) &&
           key_fits(node, "example", field, text) &&
           key_fits(node, "options", field, listed || shape == SHAPE_LINE);
}

/* Pasted lines need one home, or nobody could say where they went. */
static bool lines_are_new(const struct node *node, const struct form *form,
                          const struct field *field)
{
    struct node member = node_member(node, "takes_lines");
    const struct field *first =
        field->takes_lines ? &form->fields[form_lines_field(form)] : field;
    return first == field ||
           node_fail_key(&member,
                         _("the field \"%s\" takes the pasted lines "
                           "already, only one can"),
                         first->id);
}

bool form_parse_field(const struct node *node, struct form *form,
                      struct field *field)
{
    static const char *const keys[] = {
        "id",          "kind",       "label",    "heading",  "help",  "advice",
        "today",       "why",        "example",  "required", "free",  "options",
        "takes_lines", "asked_when", "other",    "columns",  "rules", "suggest",
        "facts",       "aliases",    "unlisted", NULL,
    };
    return node_keys(node, keys) && node_id(node, "id", 0, &field->id) &&
           id_is_new(node, form, field) &&
           form_parse_kind(node, &field->kind) && keys_fit(node, field) &&
           parse_texts(node, field) && parse_flags(node, field) &&
           lines_are_new(node, form, field) &&
           parse_ids(node, "suggest", &field->suggest) &&
           parse_ids(node, "facts", &field->facts) &&
           form_parse_lists(node, field);
}
