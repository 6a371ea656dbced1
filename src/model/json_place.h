/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Where in a JSON text a value stands, for errors about its meaning.
 *
 * jansson says line and column of a syntax error only. A place is a path of
 * member names and array indices, built while walking the parsed value.
 */
#include <stddef.h>

struct json_place {
    const struct json_place *parent; /* NULL: the whole text */
    const char *key;                 /* member name, or NULL: an element */
    size_t index;                    /* of the element */
};

/* Line and column (both from 1, columns in code points) where the place's
 * value starts; of its key when `of_key` and it is a member. The text must be
 * valid JSON that has such a place; otherwise 1 and 1. */
void json_place_find(const char *json, size_t len,
                     const struct json_place *place, int of_key,
                     size_t *ret_line, size_t *ret_column);
/* The same for a byte of any text. */
void json_place_of_byte(const char *json, size_t len, size_t byte,
                        size_t *ret_line, size_t *ret_column);
