/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The kinds of facts: what each is about, and what its value looks like.
 *
 * Values are for programs and people alike: data in the usual notation, or a
 * word that is the verdict, with ": " and the reason behind it where there is
 * more to say ("permerror: more than 10 DNS lookups (RFC 7208 4.6.4)").
 */
#include <stdbool.h>
#include <stddef.h>

enum fact_subject {
    SUBJECT_NONE,      /* "": this machine */
    SUBJECT_FAMILY,    /* "v4" or "v6" */
    SUBJECT_IP,        /* in the usual short form (RFC 5952) */
    SUBJECT_HOST,      /* a name as hostname_check() leaves it */
    SUBJECT_DOMAIN,    /* likewise */
    SUBJECT_URL,       /* http: or https: */
    SUBJECT_IP_DOMAIN, /* "192.0.2.1 example.com" */
    SUBJECT_KEY,       /* SELECTOR._domainkey.DOMAIN */
};

/* Whom a kind asks, from the nearest to those who have nothing to do with it.
 */
enum fact_world {
    WORLD_TOLD,    /* nobody: the person has brought it */
    WORLD_HERE,    /* this machine alone: no packet leaves */
    WORLD_DNS,     /* the system's name server, or the one that was named */
    WORLD_SERVERS, /* the servers and pages the facts are about */
    WORLD_OUTSIDE, /* operators who are asked for nothing else */
    WORLD_LISTS,   /* block lists */
};

struct fact_kind {
    const char *name;
    enum fact_subject subject;
    enum fact_world world;
    const char *title; /* N_(): a few words for a list */
};

/* NULL when there is none of that name. */
const struct fact_kind *fact_kind_find(const char *name);
/* The table, ended by a row without a name. */
const struct fact_kind *fact_kinds(void);

/* Is it a subject of that shape, as the table above says? */
bool fact_subject_ok(enum fact_subject subject, const char *text);

/* The verdict a value begins with: its first word, without a colon. */
bool fact_verdict_is(const char *value, const char *verdict);
