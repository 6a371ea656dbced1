/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A server's name: does it answer, and is it one of the user's own? */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/host_look.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>

/* Pings are often dropped by firewalls; a name without an address is for
 * reverse_dns. */
void rule_host_answers(const struct rule_in *in)
{
    char name[HOSTNAME_MAX + 1];
    if (!rule_domain_of_text(in, name) ||
        !rule_fact_says(in, "ping", name, "absent") ||
        rule_fact_says(in, "forward", name, "absent"))
        return;
    autofree char *shown = rule_clip(name, strlen(name));
    rule_say_guide(in, SEVERITY_ADVICE,
                   N_("The guide (about 2010) says to look whether the name "
                      "answers a ping, and %s does not. If only a firewall "
                      "drops pings, leave it so."),
                   shown);
}

/* No fact is needed for this: the Public Suffix List says who gives names to
 * everybody. A name that looks made up is for the rule "host". */
void rule_own_name(const struct rule_in *in)
{
    char name[HOSTNAME_MAX + 1];
    if (!rule_domain_of_text(in, name))
        return;
    const char *owner = hostname_registered(name);
    const char *dot = owner ? strchr(owner, '.') : NULL;
    if (!dot || hostname_suffix(dot + 1) != SUFFIX_PRIVATE ||
        host_look(name, NULL) != LOOK_OWN)
        return;
    autofree char *shown = rule_clip(name, strlen(name));
    rule_say(in, SEVERITY_WARNING,
             N_("%s is under %s, where a company gives names to everybody. "
                "Yahoo wants (2024) a name that shows your domain: give the "
                "server one of your own."),
             shown, dot + 1);
}
