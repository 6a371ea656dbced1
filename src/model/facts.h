/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What is known about the world, each with where it came from.
 *
 * A fact is keyed by what was asked (kind and subject), never by a form's
 * field, so that a late result is a true fact about its own subject. All
 * strings have passed text_clean() and are owned by the fact.
 */
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#define FACTS_MAX     2000u
#define FACT_TEXT_MAX 4096u /* bytes of each string */
#define FACTS_BYTES_MAX                                                        \
    (4u * 1024 * 1024) /* of all strings; a draft has room for them */

enum fact_state {
    FACT_ASKED, /* somebody is finding out */
    FACT_KNOWN,
    FACT_ABSENT, /* it is known that there is none */
    FACT_FAILED, /* could not find out; the value says why */
};
const char *fact_state_name(enum fact_state state);
bool fact_state_find(const char *name, enum fact_state *ret);

struct fact {
    char *kind;
    char *subject;
    enum fact_state state;
    char *value;
    char *source; /* "PTR query to 192.0.2.53, 12 ms" */
    time_t at;
};

struct facts;

struct facts *facts_new(void);
void facts_free(struct facts *facts);
unsigned long facts_rev(const struct facts *facts);

size_t facts_count(const struct facts *facts);
const struct fact *facts_at(const struct facts *facts, size_t i);
/* Borrowed until the next change, or NULL. */
const struct fact *facts_get(const struct facts *facts, const char *kind,
                             const char *subject);
/* Adds it or replaces the one with the same kind and subject; takes the
 * strings, NULL ones become "". False when FACTS_MAX or
 * FACTS_BYTES_MAX is reached. */
bool facts_set(struct facts *facts, struct fact fact);
/* Forgets one; was it there? */
bool facts_remove(struct facts *facts, const char *kind, const char *subject);
/* A fact from foreign strings (NULL ones are ""): copied, cleaned, made to fit
 * FACT_TEXT_MAX; its time is 0. The caller's, with fact_done(). */
struct fact fact_make(const char *kind, const char *subject,
                      enum fact_state state, const char *value,
                      const char *source);
void fact_done(struct fact *fact);
