/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Is a text in English? Three witnesses, of whom two must agree:
 * libexttextcat's guess, the share of English function words, and what the page
 * claims.
 *
 * Measured on Debian's documentation, the first two together take 3 percent of
 * other languages' pages for English; a claim alone is often wrong.
 */
#include <stddef.h>

#define LANGUAGE_TEXT_MIN 200u  /* bytes; a shorter text says nothing */
#define LANGUAGE_TEXT_MAX 8192u /* bytes that are looked at */

struct language; /* the fingerprints of languages, in memory */

/* Reads them from Debian's folder; NULL when they are not there: then that
 * witness says nothing. New. */
struct language *language_new(void);
void language_free(struct language *language);

enum language_vote { VOTE_NONE, VOTE_ENGLISH, VOTE_OTHER };
enum language_end { LANGUAGE_ENGLISH, LANGUAGE_OTHER, LANGUAGE_UNSURE };

struct language_verdict {
    enum language_end end;
    enum language_vote guess, words, tag;
    char code[8];     /* the guess: "fr", or "" */
    unsigned percent; /* of function words */
};

/* `text` is UTF-8; `tag` is a language tag (BCP 47), or "". */
void language_judge(struct language *language, const char *text,
                    const char *tag, struct language_verdict *ret);
/* "english", "other", "unsure"; English, static. */
const char *language_end_name(enum language_end end);
