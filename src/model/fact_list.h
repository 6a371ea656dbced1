/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Facts in the order people read them: by what they are about (this machine,
 * each address, name, domain, page), then as the table of kinds has them.
 */
#include "model/fact_kinds.h"
#include "model/facts.h"

/* All of kinds that are in the table, but those that say nothing; *ret is new,
 * its facts are borrowed until the next change. Their number. */
size_t fact_list(const struct facts *facts, const struct fact ***ret);

/* What a fact is about: "" for this machine, the address of a pair, the
 * domain of a key, else the subject itself; new. */
char *fact_about(const struct fact *fact);

enum fact_verdict {
    VERDICT_PLAIN, /* neither good nor bad */
    VERDICT_GOOD,
    VERDICT_LOOK, /* look at it */
    VERDICT_BAD,
    VERDICT_UNKNOWN, /* could not find out, or not yet */
};
enum fact_verdict fact_verdict(const struct fact *fact);

/* One character: + good, ! look, x bad, ? unknown, blank for plain. */
char fact_verdict_mark(enum fact_verdict verdict);

/* Its state and value in one line, in the user's language; new. */
char *fact_words(const struct fact *fact);
/* "reverse DNS (PTR): mail.example.org (PTR query to 192.0.2.53, 12 ms)" in a
 * list about `about`; new. */
char *fact_sentence(const struct fact *fact, const char *about);
