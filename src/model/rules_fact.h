/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * How rules read facts: what was not found out is not there for them, so that
 * it never counts against anybody.
 *
 * Subjects are the ones subjects.h makes of answers. Facts and what they say
 * are borrowed, and come from outside: clip what is quoted.
 */
#include "model/hostname.h"
#include "model/ip_special.h"
#include "model/rules.h"

/* Known, or known to be absent; NULL: nobody has found out. */
const struct fact *rule_fact(const struct rule_in *in, const char *kind,
                             const char *subject);
/* Its value when it is known, else NULL. */
const char *rule_fact_value(const struct rule_in *in, const char *kind,
                            const char *subject);
/* Was it found out, and does it begin with this verdict? "absent" is the
 * verdict of what is known to be absent. */
bool rule_fact_says(const struct rule_in *in, const char *kind,
                    const char *subject, const char *verdict);
/* What a value has behind its verdict, in the language of the findings, at
 * most 90 columns and no dot at the end; "" for nothing; new. */
char *rule_reason(const struct rule_in *in, const char *value);

/* "a b c": is the name there, whatever its letters and the dot at its end? */
bool rule_names_have(const char *names, const char *name);
size_t rule_names_count(const char *names);
/* The first, as hostname_check() leaves it; false when that is none. */
bool rule_names_first(const char *names, char ret[HOSTNAME_MAX + 1]);

/* A row as facts see it. "" stands for what is missing or no such thing. */
struct rule_row {
    size_t row;
    size_t ip_column, host_column, domain_column; /* or FORM_NONE */
    char ip[IP_TEXT_SIZE];                        /* in the usual form */
    bool public; /* one that packets reach from anywhere */
    char host[HOSTNAME_MAX + 1], domain[HOSTNAME_MAX + 1];
};
/* All rows, by the kinds of their columns; *ret is new. Their number. */
size_t rule_rows_read(const struct rule_in *in, struct rule_row **ret);
/* A row's own rule_in: what is said with it stands at that cell. */
struct rule_in rule_in_at(const struct rule_in *in, size_t row, size_t column);

/* The domains in answers that mail is sent from, each once: cells and lines of
 * the kind "domain". *ret and its strings are new. Their number. */
size_t rule_domains_read(const struct rule_in *in, char ***ret);
void rule_domains_done(char **domains, size_t count);

/* RULE_TEXT: the domain that the text is, or that a mail address ends in;
 * false when there is none, or a row above has it as well. */
bool rule_domain_of_text(const struct rule_in *in, char ret[HOSTNAME_MAX + 1]);

/* "A" or "AAAA", after the address. */
const char *rule_record_type(const char *ip);
/* The zone to write in: the registered part, else the name; borrowed. */
const char *rule_zone(const char *name);
/* Is it an address of this machine, or seen as such from outside? */
bool rule_ip_is_here(const struct rule_in *in, const char *ip);
