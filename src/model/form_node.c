/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/form_node.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/near_word.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define QUOTE_COLS 40 /* of a foreign text in a sentence */

static bool fail_at(const struct node *node, bool of_key, const char *fmt,
                    va_list args) __attribute__((format(printf, 3, 0)));

static bool fail_at(const struct node *node, bool of_key, const char *fmt,
                    va_list args)
{
    const struct reader *reader = node->reader;
    if (!reader->err)
        return false;
    char sentence[sizeof reader->err->text];
    size_t line;
    size_t column;
    vsnprintf(sentence, sizeof sentence, fmt, args);
    json_place_find(reader->json, reader->len, &node->place, of_key, &line,
                    &column);
    return err_set(reader->err, ERR_INPUT, "%s:%zu:%zu: %s", reader->source,
                   line, column, sentence);
}

bool node_fail(const struct node *node, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fail_at(node, false, fmt, args);
    va_end(args);
    return false;
}

bool node_fail_key(const struct node *node, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fail_at(node, true, fmt, args);
    va_end(args);
    return false;
}

char *node_quote(const char *text)
{
    autofree char *clean = text_clean(text, strlen(text), TEXT_LINE);
    size_t len = strlen(clean);
    size_t fit = text_fit(clean, len, QUOTE_COLS);
    return xasprintf("%.*s%s", (int)fit, clean, fit < len ? "..." : "");
}

struct node node_member(const struct node *object, const char *key)
{
    return (struct node){
        .reader = object->reader,
        .json = json_object_get(object->json, key),
        .place = {.parent = &object->place, .key = key},
    };
}

struct node node_element(const struct node *array, size_t index)
{
    return (struct node){
        .reader = array->reader,
        .json = json_array_get(array->json, index),
        .place = {.parent = &array->place, .index = index},
    };
}

size_t node_count(const struct node *array)
{
    return json_array_size(array->json);
}

static bool fail_unknown_key(const struct node *object, const char *key,
                             const char *const *keys)
{
    struct node member = node_member(object, key);
    autofree char *quoted = node_quote(key);
    for (size_t i = 0; keys[i]; i++)
        if (near_word(key, keys[i]))
            return node_fail_key(&member,
                                 _("the key \"%s\" means nothing here, did "
                                   "you mean \"%s\"?"),
                                 quoted, keys[i]);
    return node_fail_key(&member, _("the key \"%s\" means nothing here"),
                         quoted);
}

bool node_keys(const struct node *node, const char *const *keys)
{
    if (!json_is_object(node->json))
        return node_fail(node, _("this must be an object: { ... }"));
    for (void *at = json_object_iter(node->json); at;
         at = json_object_iter_next(node->json, at)) {
        const char *key = json_object_iter_key(at);
        size_t i = 0;
        while (keys[i] && strcmp(keys[i], key) != 0)
            i++;
        if (!keys[i])
            return fail_unknown_key(node, key, keys);
    }
    return true;
}
