/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/near_word.h"
#include "out/draft_read.h"

#include <string.h>

/* Editors of another system put a mark before the text (RFC 8259, 8.1). */
static void skip_mark(const char **json, size_t *len)
{
    if (*len < 3 || memcmp(*json, "\xEF\xBB\xBF", 3) != 0)
        return;
    *json += 3;
    *len -= 3;
}

/* For a text that is sound, but not for us: an older save is no remedy. */
static bool not_for_us(const struct reader *reader)
{
    if (reader->err)
        reader->err->code = ERR_LIMIT;
    return false;
}

static bool check_version(const struct node *root)
{
    struct node node = node_member(root, "senderform");
    if (!node.json)
        return true;
    json_int_t version = json_integer_value(node.json);
    if (!json_is_integer(node.json) || version < 1)
        return node_fail(&node, _("this must be the version, %d"),
                         DRAFT_VERSION);
    if (version <= DRAFT_VERSION)
        return true;
    node_fail(&node, _("this was written by a newer senderform (version %lld "
                       "of the file), which is needed to read it"),
              (long long)version);
    return not_for_us(root->reader);
}

static bool check_form(const struct node *root, const struct form *form)
{
    struct node node = node_member(root, "form");
    const char *id = json_string_value(node.json);
    if (!node.json || (id && strcmp(id, form->id) == 0))
        return true;
    if (!id)
        return node_fail(&node, _("this must be a text in double quotes"));
    autofree char *quoted = node_quote(id);
    node_fail(&node, _("this is for the form \"%s\", not for \"%s\""), quoted,
              form->id);
    return not_for_us(root->reader);
}

/* Or is it answers alone? */
static bool is_draft(const struct node *root)
{
    return json_object_get(root->json, "answers") ||
           json_object_get(root->json, "senderform") ||
           json_is_string(json_object_get(root->json, "form"));
}

static bool fail_no_field(const struct node *root, const char *key,
                          const struct form *form)
{
    struct node node = node_member(root, key);
    autofree char *quoted = node_quote(key);
    for (size_t i = 0; i < form->field_count; i++)
        if (near_word(key, form->fields[i].id))
            return node_fail_key(&node,
                                 _("the form has no question \"%s\", did "
                                   "you mean \"%s\"?"),
                                 quoted, form->fields[i].id);
    return node_fail_key(&node,
                         _("the form has no question \"%s\", and a draft "
                           "has a key \"answers\""),
                         quoted);
}

/* In a draft, foreign keys may come from a newer program and are kept; where
 * nothing says that this is a draft, they say that it is something else. */
static bool check_keys(const struct node *root, const struct form *form)
{
    for (void *at = json_object_iter(root->json); at;
         at = json_object_iter_next(root->json, at)) {
        const char *key = json_object_iter_key(at);
        if (form_field(form, key) == FORM_NONE)
            return fail_no_field(root, key, form);
    }
    return true;
}

static bool read_root(const struct node *root, struct draft *draft)
{
    if (is_draft(root))
        return check_version(root) && check_form(root, draft->form) &&
               draft_read_members(root, draft);
    return check_keys(root, draft->form) && draft_read_answers(root, draft);
}

/* The root, an object; *ret is new (json_decref). */
static bool load(const struct reader *reader, json_t **ret)
{
    if (reader->len > DRAFT_FILE_MAX)
        return err_set(reader->err, ERR_LIMIT,
                       _("%s: a draft has at most %u bytes"), reader->source,
                       DRAFT_FILE_MAX);
    struct node root = {.reader = reader, .json = reader_parse(reader)};
    if (!root.json)
        return false;
    *ret = root.json;
    if (json_is_object(root.json))
        return true;
    node_fail(&root, _("this must be an object: { ... }"));
    json_decref(root.json);
    return false;
}

bool draft_parse(const char *json, size_t len, const char *source,
                 const struct form *form, struct draft **ret,
                 struct err *err)
{
    skip_mark(&json, &len);
    struct reader reader = {
        .json = json, .len = len, .source = source, .err = err};
    struct node root = {.reader = &reader};
    if (!load(&reader, &root.json))
        return false;
    struct draft *draft = draft_new(form);
    bool ok = read_root(&root, draft);
    json_decref(root.json);
    if (ok)
        *ret = draft;
    else
        draft_free(draft);
    return ok;
}

bool draft_form_id(const char *json, size_t len, const char *source,
                   char **ret, struct err *err)
{
    skip_mark(&json, &len);
    struct reader reader = {
        .json = json, .len = len, .source = source, .err = err};
    struct node root = {.reader = &reader};
    if (!load(&reader, &root.json))
        return false;
    struct node node = node_member(&root, "form");
    const char *id = is_draft(&root) ? json_string_value(node.json) : NULL;
    bool ok = check_version(&root);
    if (ok)
        *ret = id ? xstrdup(id) : NULL;
    json_decref(root.json);
    return ok;
}
