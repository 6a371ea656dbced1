/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * check_host() of RFC 7208, asking nobody itself: it names the DNS query that
 * it wants, and is fed with the answer.
 *
 *     struct spf *spf = spf_new(&in);
 *     struct spf_query query;
 *     while (spf_next(spf, &query))
 *         spf_answer(spf, answer to query);
 *     spf_verdict(spf)...
 *
 * It comes to an end after SPF_QUERIES_MAX queries at the latest. An answer
 * has CNAMEs followed already, and only records of the type asked for.
 */
#include "probe/dns_answer.h"

#define SPF_LOOKUPS_MAX 10u /* terms that ask, 4.6.4 */
#define SPF_VOIDS_MAX   2u  /* terms whose first query finds nothing, 4.6.4 */
#define SPF_NAMES_MAX   10u /* of one "mx", and of "ptr" and %{p}, 4.6.4 */
/* Ten terms with ten names each, the first record, the explanation and the
 * confirmed names. */
#define SPF_QUERIES_MAX                                                        \
    (2 + SPF_LOOKUPS_MAX * (1 + SPF_NAMES_MAX) + 1 + SPF_NAMES_MAX)
#define SPF_INPUT_MAX 512u /* octets of an address or name; the rest is cut */

enum spf_result {
    SPF_NONE,
    SPF_NEUTRAL,
    SPF_PASS,
    SPF_FAIL,
    SPF_SOFTFAIL,
    SPF_TEMPERROR,
    SPF_PERMERROR,
};

struct spf_in { /* all borrowed, only for spf_new() */
    struct ip_address ip;
    const char *mail_from; /* without <>; "" or NULL: helo is checked */
    const char *helo;      /* NULL: "" */
    const char *receiver;  /* %{r}; NULL: "unknown" */
    long long now;         /* %{t}: seconds since 1970 */
};

struct spf_query {
    char name[DNS_NAME_SIZE]; /* presentation format */
    enum dns_type type;       /* A, AAAA, MX, PTR or TXT */
};

/* Texts are cleaned (TEXT_LINE), and NULL where there is nothing. */
struct spf_verdict {
    enum spf_result result;
    const char *reason; /* N_(): a sentence; static */
    char *term;         /* the mechanism that matched or is at fault */
    char *domain;       /* in whose record, or whose record is missing */
    char *record;       /* the first record, as it was fetched */
    char *explanation;  /* of a fail: exp= */
    unsigned lookups, voids;
};

struct spf;

/* New. */
struct spf *spf_new(const struct spf_in *in);
void spf_free(struct spf *spf);
/* False: there is a verdict. Says the same until spf_answer(). */
bool spf_next(const struct spf *spf, struct spf_query *ret);
/* To the query that spf_next() names; borrowed. */
void spf_answer(struct spf *spf, const struct dns_answer *answer);
/* Once spf_next() is false; borrowed. */
const struct spf_verdict *spf_verdict(const struct spf *spf);
/* "pass", "permerror" and so on; English, static. */
const char *spf_result_name(enum spf_result result);

#define SPF_LINT_MAX 8u
/* What is unwise in a record that is no error; N_() sentences, static; their
 * number. Takes what spf_verdict.record says, or any other text. */
size_t spf_lint(const char *text, size_t len, const char *ret[SPF_LINT_MAX]);
