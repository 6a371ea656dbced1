/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "out/draft_read.h"
#include "out/rfc3339.h"

#include <string.h>

/* The keys this program knows, and those of its JSON export, which would be
 * out of date as soon as they were kept. */
static const char *const known_keys[] = {
    "senderform", "form",     "answers",  "origins", "here",     "journal",
    "facts",      "history",  "complete", "exported", "findings", NULL,
};

static bool is_known_key(const char *key)
{
    for (size_t i = 0; known_keys[i]; i++)
        if (strcmp(known_keys[i], key) == 0)
            return true;
    return false;
}

/* A value with no meaning here, kept under its key in *rest. */
static void keep(json_t **rest, const char *key, json_t *value)
{
    if (!*rest)
        *rest = json_object();
    json_object_set(*rest, key, value);
}

static bool is_object(const struct node *node)
{
    return json_is_object(node->json) ||
           node_fail(node, _("this must be an object: { ... }"));
}

static bool read_answer(const struct node *answers, const char *key,
                        struct draft *draft)
{
    size_t field = form_field(draft->form, key);
    struct node node = node_member(answers, key);
    struct value value;
    if (field == FORM_NONE) {
        keep(&draft->rest_answers, key, node.json);
        return true;
    }
    if (!answer_from_json(&node, &draft->form->fields[field], &value))
        return false;
    answers_load(draft->answers, field, value,
                 value.count > 0 ? ORIGIN_IMPORTED : ORIGIN_NONE);
    return true;
}

bool draft_read_answers(const struct node *answers, struct draft *draft)
{
    if (!is_object(answers))
        return false;
    for (void *at = json_object_iter(answers->json); at;
         at = json_object_iter_next(answers->json, at))
        if (!read_answer(answers, json_object_iter_key(at), draft))
            return false;
    return true;
}

static bool read_origin(const struct node *origins, const char *key,
                        struct draft *draft)
{
    struct node node = node_member(origins, key);
    const char *name = json_string_value(node.json);
    enum answer_origin origin = name ? answer_origin_find(name) : ORIGIN_NONE;
    if (!name || (origin == ORIGIN_NONE && strcmp(name, "none") != 0))
        return node_fail(&node,
                         _("this must be \"typed\", \"measured\" or "
                           "\"imported\""));
    size_t field = form_field(draft->form, key);
    if (field == FORM_NONE) {
        keep(&draft->rest_origins, key, node.json);
        return true;
    }
    const struct value *value = answers_value(draft->answers, field);
    answers_load(draft->answers, field, value_copy(value), origin);
    return true;
}

static bool read_origins(const struct node *origins, struct draft *draft)
{
    if (!is_object(origins))
        return false;
    for (void *at = json_object_iter(origins->json); at;
         at = json_object_iter_next(origins->json, at))
        if (!read_origin(origins, json_object_iter_key(at), draft))
            return false;
    return true;
}

/* A point that the form has no more is no reason to refuse a draft. */
static bool read_here(const struct node *node, struct draft *draft)
{
    const char *id = json_string_value(node->json);
    if (!id)
        return node_fail(node, _("this must be a text in double quotes"));
    draft->here = form_field(draft->form, id);
    return true;
}

static bool read_journal(const struct node *node, struct draft *draft)
{
    if (!json_is_integer(node->json) || json_integer_value(node->json) < 0)
        return node_fail(node, _("this must be a whole number from 0 on"));
    draft->journal = (unsigned long long)json_integer_value(node->json);
    return true;
}

static bool read_time(const struct node *object, time_t *ret)
{
    struct node node = node_member(object, "at");
    const char *text = json_string_value(node.json);
    *ret = 0;
    if (!node.json || (text && rfc3339_parse(text, ret)))
        return true;
    return node_fail(&node, _("this must be a time like "
                              "\"2026-11-23T19:35:58Z\""));
}

/* A short text of one line, cleaned; "" when it may be missing; new. */
static bool read_short(const struct node *object, const char *key,
                       bool needed, size_t max, char **ret)
{
    struct node node = node_member(object, key);
    const char *text = json_string_value(node.json);
    if (!node.json && needed)
        return node_fail(object, _("the key \"%s\" is missing"), key);
    if (node.json && !text)
        return node_fail(&node, _("this must be a text in double quotes"));
    if (text && strlen(text) > max)
        return node_fail(&node, _("this text is longer than the allowed %zu "
                                  "bytes"),
                         max);
    *ret = text ? text_clean(text, strlen(text), TEXT_LINE) : xstrdup("");
    return true;
}

static bool read_state(const struct node *object, enum fact_state *ret)
{
    struct node node = node_member(object, "state");
    const char *name = json_string_value(node.json);
    if (name && fact_state_find(name, ret))
        return true;
    return node_fail(node.json ? &node : object,
                     _("\"state\" must be \"known\", \"absent\" or "
                       "\"failed\""));
}

static bool read_fact(const struct node *node, struct draft *draft)
{
    struct fact fact = {.kind = NULL};
    bool ok = is_object(node) &&
              read_short(node, "kind", true, FACT_TEXT_MAX, &fact.kind) &&
              read_short(node, "subject", true, FACT_TEXT_MAX,
                         &fact.subject) &&
              read_state(node, &fact.state) &&
              read_short(node, "value", false, FACT_TEXT_MAX, &fact.value) &&
              read_short(node, "source", false, FACT_TEXT_MAX,
                         &fact.source) &&
              read_time(node, &fact.at);
    /* Whoever was asking is gone. */
    if (!ok || fact.state == FACT_ASKED)
        fact_done(&fact);
    else
        facts_set(draft->facts, fact);
    return ok;
}

static bool read_event(const struct node *node, struct draft *draft)
{
    autofree char *what = NULL;
    time_t at;
    if (!is_object(node) ||
        !read_short(node, "what", true, DRAFT_EVENT_NAME_MAX, &what) ||
        !read_time(node, &at))
        return false;
    draft_add_event(draft, what, at);
    return true;
}

typedef bool read_fn(const struct node *node, struct draft *draft);

static bool read_list(const struct node *node, size_t max, read_fn *read,
                      struct draft *draft)
{
    if (!json_is_array(node->json))
        return node_fail(node, _("this must be a list: [ ... ]"));
    for (size_t i = 0; i < node_count(node); i++) {
        struct node element = node_element(node, i);
        if (i >= max)
            return node_fail(&element,
                             _("a list like this has at most %zu entries"),
                             max);
        if (!read(&element, draft))
            return false;
    }
    return true;
}

static bool read_facts(const struct node *node, struct draft *draft)
{
    return read_list(node, FACTS_MAX, read_fact, draft);
}

static bool read_history(const struct node *node, struct draft *draft)
{
    return read_list(node, DRAFT_EVENTS_MAX, read_event, draft);
}

/* In this order: origins need the answers. */
static const struct {
    const char *key;
    read_fn *read;
} members[] = {
    {"answers", draft_read_answers}, {"origins", read_origins},
    {"here", read_here},             {"journal", read_journal},
    {"facts", read_facts},           {"history", read_history},
};

bool draft_read_members(const struct node *root, struct draft *draft)
{
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        struct node node = node_member(root, members[i].key);
        if (node.json && !members[i].read(&node, draft))
            return false;
    }
    for (void *at = json_object_iter(root->json); at;
         at = json_object_iter_next(root->json, at))
        if (!is_known_key(json_object_iter_key(at)))
            keep(&draft->rest, json_object_iter_key(at),
                 json_object_iter_value(at));
    return true;
}
