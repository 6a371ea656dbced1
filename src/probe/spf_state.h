/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What an SPF evaluation knows between two answers: for spf*.c only.
 *
 * Included records stand on a stack, since their depth is a stranger's choice.
 */
#include "probe/spf.h"
#include "probe/spf_macro.h"
#include "probe/spf_parse.h"

/* Each include is a lookup. */
#define SPF_DEPTH_MAX (SPF_LOOKUPS_MAX + 1)

enum spf_want { /* what the open query is for */
                WANT_NOTHING,
                WANT_RECORD, /* of the domain on top */
                WANT_A,
                WANT_EXISTS,
                WANT_MX,
                WANT_MX_HOST,
                WANT_PTR,
                WANT_PTR_HOST,
                WANT_EXPLANATION,
};

struct spf_frame {
    char *domain; /* owned */
    struct spf_record record;
    size_t term;  /* the one that is looked at */
    bool counted; /* it is in spf->verdict.lookups */
};

struct spf_names {
    char *name[SPF_NAMES_MAX]; /* owned */
    size_t count;
};

struct spf {
    struct ip_address ip;
    char *local, *sender, *helo, *receiver; /* owned */
    long long now;
    struct spf_frame frames[SPF_DEPTH_MAX];
    size_t depth;
    enum spf_want want;
    struct spf_query query;
    struct spf_names hosts; /* of an "mx", or not confirmed yet */
    size_t host;            /* the next of them */
    bool confirming;        /* hosts are the names of the address */
    bool confirmed;         /* valid is complete */
    struct spf_names valid; /* names that lead back to the address */
    char *explain;          /* exp=: the text that came; owned */
    size_t explain_len;
    bool explaining, done;
    struct spf_verdict verdict;
};

static inline struct spf_frame *spf_top(struct spf *spf)
{
    return &spf->frames[spf->depth - 1];
}

/* spf_eval.c: goes on until there is a query or a verdict. */
void spf_run(struct spf *spf);
/* Ends it all for this reason; the term is NULL when there is none. */
void spf_end(struct spf *spf, enum spf_result result, const char *reason,
             const struct spf_piece *term);
/* The term on top matches, or does not. */
void spf_matched(struct spf *spf);
void spf_not_matched(struct spf *spf);

bool spf_is_in(const struct ip_address *ip, const struct ip_address *net,
               unsigned bits4, unsigned bits6);

/* spf_select.c: goes on with the record of the domain on top. */
void spf_take_record(struct spf *spf, const struct dns_answer *answer);

/* spf_ask.c */
/* False, and nothing asked: no name server could be asked for that name. */
bool spf_ask(struct spf *spf, const char *name, enum dns_type type,
             enum spf_want want);
/* Asks for the next of spf->hosts; false: there are no more. */
bool spf_ask_host(struct spf *spf);
/* Expands, in the words of the frame on top; new. False: %{p} has to be
 * asked for first, and now is. */
bool spf_expand(struct spf *spf, struct spf_piece text, bool domain,
                char **ret);
/* Starts to ask for the confirmed names. */
void spf_confirm(struct spf *spf);
void spf_names_add(struct spf_names *names, const char *name);
void spf_names_done(struct spf_names *names);
/* Is name the same as domain or below it? */
bool spf_is_below(const char *name, const char *domain);
/* Is the spelling one that can be asked for (RFC 1035 2.3.4)? */
bool spf_is_name(const char *name);
