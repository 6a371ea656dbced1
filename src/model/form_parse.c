/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/demands.h"
#include "model/form_parts.h"

#include <string.h>

#define FORM_VERSION 1

static bool parse_version(const struct node *top)
{
    struct node version = node_member(top, "senderform");
    if (!version.json)
        return node_fail(top, _("the key \"senderform\" is missing, it gives "
                                "the version: 1"));
    if (!json_is_integer(version.json) ||
        json_integer_value(version.json) != FORM_VERSION)
        return node_fail(&version, _("definitions have the version %d"),
                         FORM_VERSION);
    return true;
}

static bool section_is_new(const struct node *node, const struct form *form,
                           const char *id)
{
    for (size_t i = 0; i < form->section_count; i++) {
        const char *other = form->sections[i].id;
        struct node place = node_member(node, "id");
        if (other && other != id && strcmp(other, id) == 0)
            return node_fail(&place, _("the section \"%s\" exists already"),
                             id);
    }
    return true;
}

static bool too_many_fields(const struct form *form, const struct node *list)
{
    size_t left = FORM_FIELDS_MAX - form->field_count;
    if (node_count(list) <= left)
        return false;
    struct node first = node_element(list, left);
    node_fail(&first, _("a form has at most %u fields"), FORM_FIELDS_MAX);
    return true;
}

static bool parse_fields(const struct node *list, struct form *form)
{
    if (too_many_fields(form, list))
        return false;
    size_t count = node_count(list);
    form->fields = xreallocarray(form->fields, form->field_count + count,
                                 sizeof *form->fields);
    for (size_t i = 0; i < count; i++) {
        struct node node = node_element(list, i);
        struct field *field = &form->fields[form->field_count++];
        *field = (struct field){
            .section = form->section_count - 1,
            .asked_field = FORM_NONE,
            .other = FORM_NONE,
        };
        if (!form_parse_field(&node, form, field))
            return false;
    }
    return true;
}

static bool parse_section(const struct node *node, struct form *form)
{
    static const char *const keys[] = {"id", "title", "fields", NULL};
    struct section *section = &form->sections[form->section_count++];
    struct node list;
    return node_keys(node, keys) && node_id(node, "id", 0, &section->id) &&
           section_is_new(node, form, section->id) &&
           node_text(node, "title", NODE_NEEDED, &section->title) &&
           node_list(node, "fields", NODE_NEEDED | NODE_FIELDS, &list) &&
           parse_fields(&list, form);
}

static bool parse_sections(const struct node *list, struct form *form)
{
    size_t count = node_count(list);
    form->sections = xcalloc(count, sizeof *form->sections);
    for (size_t i = 0; i < count; i++) {
        struct node section = node_element(list, i);
        if (!parse_section(&section, form))
            return false;
    }
    return true;
}

/* The second pass over the same list. */
static bool parse_links(const struct node *list, struct form *form)
{
    size_t field = 0;
    for (size_t i = 0; i < node_count(list); i++) {
        struct node section = node_element(list, i);
        struct node fields = node_member(&section, "fields");
        for (size_t j = 0; j < node_count(&fields); j++) {
            struct node node = node_element(&fields, j);
            if (!form_parse_links(&node, form, &form->fields[field++]))
                return false;
        }
    }
    return true;
}

static bool parse_demand(const struct node *node, struct demand *demand)
{
    static const char *const keys[] = {"text", "check", NULL};
    if (!node_keys(node, keys) ||
        !node_text(node, "text", NODE_NEEDED | NODE_LINES, &demand->text) ||
        !node_id(node, "check", 0, &demand->check))
        return false;
    struct node check = node_member(node, "check");
    return demand_check_known(demand->check) ||
           node_fail(&check, _("there is no check \"%s\""), demand->check);
}

static bool parse_demands(const struct node *top, struct form *form)
{
    struct node list;
    if (!node_list(top, "demands", 0, &list))
        return false;
    if (!list.json)
        return true;
    form->demands = xcalloc(node_count(&list), sizeof *form->demands);
    for (size_t i = 0; i < node_count(&list); i++) {
        struct node node = node_element(&list, i);
        if (!parse_demand(&node, &form->demands[form->demand_count++]))
            return false;
    }
    return true;
}

static bool parse_form(const struct node *top, struct form *form)
{
    static const char *const keys[] = {
        "$schema", "senderform", "id",      "title",    "provider",
        "about",   "after",      "demands", "sections", "reply", NULL,
    };
    struct node list;
    autofree char *schema = NULL;
    return node_keys(top, keys) && parse_version(top) &&
           node_text(top, "$schema", 0, &schema) &&
           node_id(top, "id", '-', &form->id) &&
           node_text(top, "title", NODE_NEEDED, &form->title) &&
           node_text(top, "provider", NODE_NEEDED, &form->provider) &&
           node_text(top, "about", NODE_LINES, &form->about) &&
           node_texts(top, "after", &form->after) && parse_demands(top, form) &&
           node_list(top, "sections", NODE_NEEDED, &list) &&
           parse_sections(&list, form) && parse_links(&list, form) &&
           form_parse_reply(top, form);
}

bool form_parse(const char *json, size_t len, const char *source,
                struct form **ret, struct err *err)
{
    struct reader reader = {json, len, source, err};
    json_t *root = reader_load(&reader);
    if (!root)
        return false;
    struct form *form = xcalloc(1, sizeof *form);
    struct node top = {.reader = &reader, .json = root};
    bool ok = parse_form(&top, form);
    json_decref(root);
    if (ok)
        *ret = form;
    else
        form_free(form);
    return ok;
}
