/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Reading a definition value by value, each with its place in the text.
 *
 * A node is a parsed value and where it stands; nodes live on the stack while
 * their parents do. Every reading function fails with the place of what is
 * wrong and one sentence, and stores a result only on success.
 *
 *     struct node field = node_element(&list, i);
 *     return node_keys(&field, keys) &&
 *            node_text(&field, "label", NODE_NEEDED, &ret->label);
 *
 * Shared by what reads JSON: form_parse.c, provider_parse.c and
 * out/draft_read.c.
 */
#include "model/form.h"
#include "model/json_place.h"

#include <jansson.h>
#include <stdbool.h>

struct reader {
    const char *json;
    size_t len;
    const char *source;
    struct err *err; /* may be NULL */
};

struct node {
    const struct reader *reader;
    json_t *json; /* borrowed; NULL: there is no such member */
    struct json_place place;
};

/* Bits: its absence is an error; the text may have newlines; the list may have
 * FORM_FIELDS_MAX entries, or PROVIDER_LIST_MAX. */
enum node_how {
    NODE_NEEDED = 1,
    NODE_LINES = 2,
    NODE_FIELDS = 4,
    NODE_LONG = 8,
};

/* The whole text of a definition, parsed; new, or NULL with the error. */
json_t *reader_load(const struct reader *reader);
/* The same for any text, whose size the caller has limited. */
json_t *reader_parse(const struct reader *reader);

/* Fail with a sentence at the value, and at its key. Texts of the definition
 * that are quoted in it must come out of node_quote(). */
bool node_fail(const struct node *node, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
bool node_fail_key(const struct node *node, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A foreign text, harmless and short enough for a sentence; new. */
char *node_quote(const char *text);

struct node node_member(const struct node *object, const char *key);
struct node node_element(const struct node *array, size_t index);
size_t node_count(const struct node *array);

/* It must be an object with no other keys than these (NULL-terminated). */
bool node_keys(const struct node *node, const char *const *keys);
/* The value itself must be a text with something in it; *ret is new. */
bool node_string(const struct node *node, unsigned how, char **ret);
/* It must be a text of a-z, 0-9 and _ (and `also`, when not 0) that begins
 * with a letter; *ret is new. */
bool node_name(const struct node *node, char also, char **ret);

/* Members by key; *ret is as it was when there is none. */
bool node_text(const struct node *object, const char *key, unsigned how,
               char **ret);
bool node_id(const struct node *object, const char *key, char also, char **ret);
bool node_flag(const struct node *object, const char *key, bool *ret);
/* A list with at least one entry and at most FORM_LIST_MAX; ret->json is NULL
 * when it is not there and not needed. */
bool node_list(const struct node *object, const char *key, unsigned how,
               struct node *ret);
/* A list of texts, NULL-terminated and new, or one text for a list of one. */
bool node_texts(const struct node *object, const char *key, char ***ret);
