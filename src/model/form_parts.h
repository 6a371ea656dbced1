/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The parts of a definition and who reads them, in two passes: everything
 * that stands for itself, then everything that names another field, which may
 * come later in the file.
 *
 * What was read before a failure stays in the form, for form_free(). Part of
 * form_parse.c; nobody else includes it.
 */
#include "model/form_node.h"

/* First pass: one field (its section and index are known). */
bool form_parse_field(const struct node *node, struct form *form,
                      struct field *field);
/* Options and columns of a field whose kind is known. */
bool form_parse_lists(const struct node *node, struct field *field);

/* Second pass, one field: what names others. */
bool form_parse_links(const struct node *node, struct form *form,
                      struct field *field);
/* Rules of a field, or of its column; *ret is new. */
bool form_parse_rules(const struct node *owner, const struct form *form,
                      const struct field *field, const struct column *column,
                      struct rule **ret, size_t *ret_count);

/* Second pass, the form: how the provider answers, and is answered. */
bool form_parse_reply(const struct node *top, struct form *form);

/* The kind named by "kind". */
bool form_parse_kind(const struct node *owner, const struct field_kind **ret);
/* The member `key` as another field's index. */
bool form_parse_ref(const struct node *owner, const char *key,
                    const struct form *form, size_t *ret);
/* The member `key` as answers to `field`, NULL-terminated and new; where the
 * field has options, only those. */
bool form_parse_values(const struct node *owner, const char *key,
                       const struct field *field, char ***ret);
