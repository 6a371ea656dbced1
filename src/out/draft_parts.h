/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The inside of struct draft, and answers to and from JSON; for draft*.c and
 * journal*.c only.
 */
#include "model/form_node.h"
#include "out/draft.h"

#include <jansson.h>

#define DRAFT_EVENTS_MAX     1000u /* the oldest are forgotten */
#define DRAFT_EVENT_NAME_MAX 100u  /* bytes */

struct event {
    char *what;
    time_t at;
};

struct draft {
    const struct form *form;
    struct answers *answers;
    struct facts *facts;
    struct event *event;
    size_t event_count;
    unsigned long event_rev;
    size_t here;
    unsigned long long journal;
    json_t *rest;         /* unknown keys, or NULL */
    json_t *rest_answers; /* unknown keys among the answers, or NULL */
    json_t *rest_origins; /* where those come from, or NULL */
    unsigned long rest_rev;
};

/* The answer under a key that the form does not have; borrowed, or NULL. */
json_t *draft_rest_answer(const struct draft *draft, const char *key);
/* Puts one there (taken); an empty text or list goes away. origin: its name,
 * NULL: as before. */
void draft_set_rest(struct draft *draft, const char *key, json_t *value,
                    const char *origin);

/* An answer as files have it: a text, a list of texts, or a list of objects;
 * new. */
json_t *answer_to_json(const struct field *field, const struct value *value);
/* The inverse; texts are cleaned. Fails with the place of what is wrong. */
bool answer_from_json(const struct node *node, const struct field *field,
                      struct value *ret);
/* All facts but those still asked for, which nobody will answer later; new. */
json_t *facts_to_json(const struct facts *facts);
