/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "out/draft.h"

#include "base/mem.h"
#include "out/draft_parts.h"

#include <string.h>

struct draft *draft_new(const struct form *form)
{
    struct draft *draft = xcalloc(1, sizeof *draft);
    draft->form = form;
    draft->answers = answers_new(form);
    draft->facts = facts_new();
    draft->here = FORM_NONE;
    return draft;
}

void draft_free(struct draft *draft)
{
    if (!draft)
        return;
    for (size_t i = 0; i < draft->event_count; i++)
        free(draft->event[i].what);
    free(draft->event);
    answers_free(draft->answers);
    facts_free(draft->facts);
    json_decref(draft->rest);
    json_decref(draft->rest_answers);
    json_decref(draft->rest_origins);
    free(draft);
}

unsigned long draft_rev(const struct draft *draft)
{
    return answers_rev(draft->answers) + facts_rev(draft->facts) +
           draft->event_rev + draft->rest_rev;
}

struct answers *draft_answers(struct draft *draft)
{
    return draft->answers;
}

struct facts *draft_facts(struct draft *draft)
{
    return draft->facts;
}

size_t draft_here(const struct draft *draft)
{
    return draft->here;
}

void draft_set_here(struct draft *draft, size_t field)
{
    draft->here = field;
}

unsigned long long draft_journal(const struct draft *draft)
{
    return draft->journal;
}

void draft_set_journal(struct draft *draft, unsigned long long number)
{
    draft->journal = number;
}

void draft_add_event(struct draft *draft, const char *what, time_t at)
{
    if (draft->event_count == DRAFT_EVENTS_MAX) {
        free(draft->event[0].what);
        memmove(draft->event, draft->event + 1,
                --draft->event_count * sizeof *draft->event);
    }
    draft->event = xreallocarray(draft->event, draft->event_count + 1,
                                 sizeof *draft->event);
    draft->event[draft->event_count++] =
        (struct event){.what = xstrdup(what), .at = at};
    draft->event_rev++;
}

time_t draft_last_event(const struct draft *draft, const char *what)
{
    time_t last = 0;
    for (size_t i = 0; i < draft->event_count; i++) {
        const struct event *event = &draft->event[i];
        if (strcmp(event->what, what) == 0 && event->at > last)
            last = event->at;
    }
    return last;
}

json_t *draft_rest_answer(const struct draft *draft, const char *key)
{
    return json_object_get(draft->rest_answers, key);
}

static bool is_nothing(const json_t *value)
{
    return json_is_string(value) ? json_string_length(value) == 0
                                 : json_array_size(value) == 0;
}

void draft_set_rest(struct draft *draft, const char *key, json_t *value,
                    const char *origin)
{
    if (!draft->rest_answers)
        draft->rest_answers = json_object();
    if (!draft->rest_origins)
        draft->rest_origins = json_object();
    if (origin)
        json_object_set_new(draft->rest_origins, key, json_string(origin));
    if (is_nothing(value))
        json_object_del(draft->rest_answers, key);
    else
        json_object_set(draft->rest_answers, key, value);
    json_decref(value);
    draft->rest_rev++;
}
