/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What there is to find something out about: the addresses, names and pages
 * in answers and facts, and the facts that are wanted of each.
 *
 * Pure: an answer counts by the kind of its field, so this holds for every
 * form. Only what can be asked about is taken: no private address, no name
 * that is not finished.
 */
#include "model/answers.h"
#include "model/fact_kinds.h"
#include "model/facts.h"

#define SUBJECTS_MAX 200u /* of each sort; more are not asked about */

enum subject_list {
    SUBJECTS_HERE,      /* this machine; one, "" */
    SUBJECTS_FAMILIES,  /* "v4" and "v6" */
    SUBJECTS_SERVERS,   /* public addresses that send, or may */
    SUBJECTS_LISTENERS, /* addresses whose port 25 is ours: loopback, own */
    SUBJECTS_HOSTS,     /* names of servers */
    SUBJECTS_DOMAINS,   /* domains that mail is sent from */
    SUBJECTS_KEYS,      /* DKIM keys */
    SUBJECTS_PAIRS,     /* "IP DOMAIN" */
    SUBJECTS_PAGES,     /* web addresses */
    SUBJECT_LISTS,
};

struct subjects {
    struct {
        char **item;
        size_t count;
    } list[SUBJECT_LISTS];
};

/* This machine and both families are there from the start. */
void subjects_init(struct subjects *subjects);
void subjects_done(struct subjects *subjects);

/* Adds one, unless it is there, cannot be asked about or is too many. */
void subjects_add(struct subjects *subjects, enum subject_list list,
                  const char *text);
/* All that the answers name; `skip`: a field that is being typed in, or
 * FORM_NONE. */
void subjects_add_answers(struct subjects *subjects, const struct form *form,
                          const struct answers *answers, size_t skip);
/* The same of one answer; an answer that names nothing adds nothing. */
void subjects_add_answer(struct subjects *subjects, const struct field *field,
                         const struct value *value);
/* Is the fact about one of them? */
bool subjects_have(const struct subjects *subjects, const struct fact *fact);
/* What facts lead to: names from addresses, domains from names. */
void subjects_add_facts(struct subjects *subjects, const struct facts *facts);
/* The same without addresses of this machine that nothing says mail leaves
 * from; with them where no other address is known. */
void subjects_add_senders(struct subjects *subjects, const struct facts *facts);

/* Calls fn for each fact that is wanted of them, known or not. */
typedef void subjects_wish_fn(void *ctx, const struct fact_kind *kind,
                              const char *subject);
void subjects_wishes(const struct subjects *subjects, subjects_wish_fn *fn,
                     void *ctx);
