/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Where definitions are: folders searched one after the other.
 *
 * The first that has ID.json wins: --forms DIR, $SENDERFORM_FORMS, the user's
 * data folder, the installed one.
 */
#include "base/err.h"

#include <stddef.h>

struct form;

struct form_place {
    char *id;
    char *path;
};

struct form_places {
    struct form_place *place;
    size_t count;
};

/* All definitions, by id; one that is hidden by an earlier folder is left
 * out. `first` is --forms or NULL. */
void form_places_find(const char *first, struct form_places *ret);
/* The same of the files about providers, ID.provider.json. */
void provider_places_find(const char *first, struct form_places *ret);
void form_places_done(struct form_places *places);

/* Is it the name of a file about a provider? Such a one is no form. */
bool provider_path(const char *path);

/* Loads the definition with this id, or the file when `id` has a '/' or ends
 * in ".json". ERR_MISSING names the folders that were searched. */
bool form_load(const char *first, const char *id, struct form **ret,
               struct err *err);
/* As form_load for an id out of a file: a path is refused, so that a stranger's
 * answers cannot name what is opened. */
bool form_load_id(const char *first, const char *id, struct form **ret,
                  struct err *err);
/* The text of the definition that form_load_id would load, not looked at;
 * *ret is new. */
bool form_load_text(const char *first, const char *id, char **ret,
                    size_t *ret_len, struct err *err);
