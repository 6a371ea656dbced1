/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "out/draft_parts.h"
#include "out/rfc3339.h"

#include <stdlib.h>
#include <string.h>

static json_t *time_to_json(time_t at)
{
    autofree char *text = rfc3339_utc(at);
    return json_string(text);
}

static json_t *answers_to_json(const struct draft *draft)
{
    json_t *object = json_object();
    for (size_t i = 0; i < draft->form->field_count; i++) {
        const struct field *field = &draft->form->fields[i];
        const struct value *value = answers_value(draft->answers, i);
        if (value->count > 0)
            json_object_set_new(object, field->id,
                                answer_to_json(field, value));
    }
    json_object_update(object, draft->rest_answers);
    return object;
}

static json_t *origins_to_json(const struct draft *draft)
{
    json_t *object = json_object();
    for (size_t i = 0; i < draft->form->field_count; i++) {
        enum answer_origin origin = answers_origin(draft->answers, i);
        if (origin != ORIGIN_NONE)
            json_object_set_new(object, draft->form->fields[i].id,
                                json_string(answer_origin_name(origin)));
    }
    json_t *rest = draft->rest_origins;
    for (void *at = json_object_iter(rest); at;
         at = json_object_iter_next(rest, at)) {
        const char *key = json_object_iter_key(at);
        if (draft_rest_answer(draft, key))
            json_object_set(object, key, json_object_iter_value(at));
    }
    return object;
}

json_t *facts_to_json(const struct facts *facts)
{
    json_t *list = json_array();
    for (size_t i = 0; i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (fact->state == FACT_ASKED)
            continue;
        json_array_append_new(
            list,
            json_pack("{ss ss ss ss ss so}", "kind", fact->kind, "subject",
                      fact->subject, "state", fact_state_name(fact->state),
                      "value", fact->value, "source", fact->source, "at",
                      time_to_json(fact->at)));
    }
    return list;
}

static json_t *history_to_json(const struct draft *draft)
{
    json_t *list = json_array();
    for (size_t i = 0; i < draft->event_count; i++)
        json_array_append_new(
            list, json_pack("{ss so}", "what", draft->event[i].what, "at",
                            time_to_json(draft->event[i].at)));
    return list;
}

static json_t *draft_to_json(const struct draft *draft)
{
    json_t *root = json_object();
    json_object_set_new(root, "senderform", json_integer(DRAFT_VERSION));
    json_object_set_new(root, "form", json_string(draft->form->id));
    json_object_set_new(root, "answers", answers_to_json(draft));
    json_object_set_new(root, "origins", origins_to_json(draft));
    if (draft->here < draft->form->field_count)
        json_object_set_new(root, "here",
                            json_string(draft->form->fields[draft->here].id));
    json_object_set_new(root, "journal",
                        json_integer((json_int_t)draft->journal));
    json_object_set_new(root, "facts", facts_to_json(draft->facts));
    json_object_set_new(root, "history", history_to_json(draft));
    json_object_update(root, draft->rest);
    return root;
}

char *draft_print(const struct draft *draft, size_t *ret_len)
{
    json_t *root = draft_to_json(draft);
    char *json = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    /* All texts are UTF-8, so only memory can have been missing. */
    if (!json)
        abort();
    char *text = xasprintf("%s\n", json);
    free(json);
    if (ret_len)
        *ret_len = strlen(text);
    return text;
}

char *facts_print(const struct facts *facts)
{
    json_t *root = json_pack("{si so}", "senderform", DRAFT_VERSION, "facts",
                             facts_to_json(facts));
    char *text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    if (!text)
        abort(); /* out of memory: all texts are UTF-8 */
    return text;
}
