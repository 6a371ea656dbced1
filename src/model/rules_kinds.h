/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The rule functions, for the table in rules.c, and what they share.
 *
 * Each speaks through rule_say() and the like; the first thing that is wrong
 * with a text is said, not everything that follows from it.
 */
#include "model/rules.h"

/* rules_mail.c */
rule_fn rule_email;
rule_fn rule_equals;
/* rules_web.c */
rule_fn rule_url;
/* rules_phone.c */
rule_fn rule_phone;
/* rules_count.c, rules_duration.c */
rule_fn rule_count;
rule_fn rule_duration;
/* rules_ip.c */
rule_fn rule_ip;
/* rules_host.c */
rule_fn rule_host;
rule_fn rule_domain;
/* rules_form.c */
rule_fn rule_option;
rule_fn rule_expect;
rule_fn rule_empty_unless;
/* rules_person.c */
rule_fn rule_real_name;
rule_fn rule_postal_address;
/* rules_words.c */
rule_fn rule_english;
rule_fn rule_no_filler;
/* rules_rows.c */
rule_fn rule_distinct_rows;
rule_fn rule_not_example;
rule_fn rule_host_in_domain;
/* rules_fact_ptr.c */
rule_fn rule_reverse_dns;
rule_fn rule_single_ptr;
/* rules_fact_greeting.c */
rule_fn rule_greeting_name;
/* rules_fact_address.c */
rule_fn rule_address_here;
rule_fn rule_refused_listed;
/* rules_fact_host.c */
rule_fn rule_host_answers;
rule_fn rule_own_name;
/* rules_fact_domain.c */
rule_fn rule_domain_exists;
rule_fn rule_takes_mail;
rule_fn rule_dmarc_policy;
/* rules_fact_signing.c */
rule_fn rule_dkim_found;
rule_fn rule_domainkeys_found;
rule_fn rule_signed_message;
/* rules_fact_page.c */
rule_fn rule_page_there;
rule_fn rule_page_english;
rule_fn rule_page_own;
/* rules_fact_spf.c */
rule_fn rule_spf_passes;

/* As rule_say, for a sentence that cites the guide in a rule that otherwise
 * does not. */
void rule_say_guide(const struct rule_in *in, enum severity severity,
                    const char *msgid, ...)
    __attribute__((format(printf, 3, 4)));
/* N_() text in the language of the findings; borrowed. */
const char *rule_text(const struct rule_in *in, const char *msgid)
    __attribute__((format_arg(2)));
/* The text, or its first 37 columns and "..."; new. */
char *rule_clip(const char *text, size_t len);
/* Has it nothing but blanks? */
bool rule_is_blank(const struct value *value);
/* Has the row nothing but blanks? */
bool rule_row_is_blank(const struct value *value, size_t row);
