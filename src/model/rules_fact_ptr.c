/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The reverse DNS of servers. What receivers look at, and in which order:
 * RFC 8601 3 (iprev). */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <stdio.h>
#include <string.h>

static void say_none(const struct rule_in *in, const struct rule_row *row)
{
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    if (*row->host)
        rule_say_guide(&at, SEVERITY_WARNING,
                       N_("%s has no reverse DNS. Ask whoever gave you the "
                          "address to set its PTR to %s, or do it in their "
                          "rDNS panel. The guide (about 2010) and Yahoo "
                          "(February 2024) want one."),
                       row->ip, row->host);
    else
        rule_say_guide(&at, SEVERITY_WARNING,
                       N_("%s has no reverse DNS. Ask whoever gave you the "
                          "address to set its PTR to the server's name. The "
                          "guide (about 2010) and Yahoo (February 2024) want "
                          "one."),
                       row->ip);
}

static void say_other(const struct rule_in *in, const struct rule_row *row,
                      const char *names)
{
    struct rule_in at = rule_in_at(in, row->row, row->host_column);
    autofree char *name = rule_clip(names, strcspn(names, " "));
    rule_say(&at, SEVERITY_WARNING,
             N_("The reverse DNS of %s is %s, not %s. Write that name, or ask "
                "whoever gave you the address to set the PTR to %s."),
             row->ip, name, row->host, row->host);
}

/* No PTR, or one with another name than the row's? */
static bool judge_ptr(const struct rule_in *in, const struct rule_row *row)
{
    const struct fact *ptr = rule_fact(in, "ptr", row->ip);
    if (!ptr)
        return false;
    if (ptr->state == FACT_ABSENT) {
        say_none(in, row);
        return true;
    }
    if (!*row->host || rule_names_have(ptr->value, row->host))
        return false;
    say_other(in, row, ptr->value);
    return true;
}

static void say_no_address(const struct rule_in *in, const struct rule_row *row)
{
    struct rule_in at = rule_in_at(in, row->row, row->host_column);
    if (row->public)
        rule_say(&at, SEVERITY_WARNING,
                 N_("%s has no address in DNS. Add to the zone %s: \"%s. %s "
                    "%s\"."),
                 row->host, rule_zone(row->host), row->host,
                 rule_record_type(row->ip), row->ip);
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("%s has no address in DNS. Add an A record with the "
                    "server's public address to the zone %s."),
                 row->host, rule_zone(row->host));
}

static void say_leads_away(const struct rule_in *in, const struct rule_row *row,
                           const char *addresses)
{
    struct rule_in at = rule_in_at(in, row->row, row->host_column);
    autofree char *first = rule_clip(addresses, strcspn(addresses, " "));
    rule_say(&at, SEVERITY_WARNING,
             N_("%s leads to %s and not to %s. If this is the server's "
                "address, add to the zone %s: \"%s. %s %s\"."),
             row->host, first, row->ip, rule_zone(row->host), row->host,
             rule_record_type(row->ip), row->ip);
}

/* Is there an address of the same version? Of the other one nobody may have
 * found out, see judge_back(). */
static bool has_version(const char *addresses, const char *ip)
{
    if (strchr(ip, ':'))
        return strchr(addresses, ':') != NULL;
    return strchr(addresses, '.') != NULL;
}

/* Does the name lead nowhere, or elsewhere? */
static bool judge_forward(const struct rule_in *in, const struct rule_row *row)
{
    const struct fact *forward =
        *row->host ? rule_fact(in, "forward", row->host) : NULL;
    if (!forward)
        return false;
    if (forward->state == FACT_ABSENT) {
        say_no_address(in, row);
        return true;
    }
    if (!row->public || !has_version(forward->value, row->ip) ||
        rule_names_have(forward->value, row->ip))
        return false;
    say_leads_away(in, row, forward->value);
    return true;
}

/* The one to speak of: the row's, if it is there. */
static bool name_of_ptr(const char *ptr, const struct rule_row *row,
                        char ret[HOSTNAME_MAX + 1])
{
    if (!*row->host || !rule_names_have(ptr, row->host))
        return rule_names_first(ptr, ret);
    snprintf(ret, HOSTNAME_MAX + 1, "%s", row->host);
    return true;
}

/* "pass: mail.example.org is an alias". */
static void say_alias(const struct rule_in *in, const struct rule_row *row,
                      const char *fcrdns)
{
    static const char mark[] = " is an alias";
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    const char *end = strstr(fcrdns, mark);
    const char *name = end;
    while (name && name > fcrdns && name[-1] != ' ')
        name--;
    if (!name)
        return;
    autofree char *alias = rule_clip(name, (size_t)(end - name));
    rule_say(&at, SEVERITY_ADVICE,
             N_("The reverse DNS of %s is %s, which is an alias (CNAME). "
                "Receivers follow it, but a PTR should lead to the name that "
                "has the address: give %s an %s record, or have the PTR "
                "changed."),
             row->ip, alias, alias, rule_record_type(row->ip));
}

/* The name's own addresses are not known; that it does not lead back is. */
static void judge_back(const struct rule_in *in, const struct rule_row *row)
{
    const char *fcrdns = rule_fact_value(in, "fcrdns", row->ip);
    const char *ptr = rule_fact_value(in, "ptr", row->ip);
    char name[HOSTNAME_MAX + 1];
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    if (fcrdns && rule_fact_says(in, "fcrdns", row->ip, "pass"))
        say_alias(in, row, fcrdns);
    if (!fcrdns || !rule_fact_says(in, "fcrdns", row->ip, "fail"))
        return;
    if (ptr && name_of_ptr(ptr, row, name))
        rule_say(&at, SEVERITY_WARNING,
                 N_("The reverse DNS of %s is %s, which does not lead back. "
                    "Add to the zone %s: \"%s. %s %s\", or have the PTR "
                    "changed."),
                 row->ip, name, rule_zone(name), name,
                 rule_record_type(row->ip), row->ip);
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("The reverse DNS of %s has a name that does not lead "
                    "back. Give that name an %s record with this address, or "
                    "have the PTR changed."),
                 row->ip, rule_record_type(row->ip));
}

void rule_reverse_dns(const struct rule_in *in)
{
    struct rule_row *rows;
    size_t count = rule_rows_read(in, &rows);
    for (size_t i = 0; i < count; i++) {
        bool ptr = *rows[i].ip && judge_ptr(in, &rows[i]);
        bool forward = judge_forward(in, &rows[i]);
        if (*rows[i].ip && !ptr && !forward)
            judge_back(in, &rows[i]);
    }
    free(rows);
}

/* "pass: 1 of 3 names lead back". */
static bool some_lead_away(const char *fcrdns)
{
    size_t back, all;
    return fcrdns && sscanf(fcrdns, "pass: %9zu of %9zu", &back, &all) == 2 &&
           back < all;
}

static void judge_several(const struct rule_in *in, const struct rule_row *row)
{
    const char *names = rule_fact_value(in, "ptr", row->ip);
    const char *fcrdns = rule_fact_value(in, "fcrdns", row->ip);
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    size_t count = names ? rule_names_count(names) : 0;
    if (count < 2)
        return;
    bool typed = *row->host && rule_names_have(names, row->host);
    autofree char *keep =
        typed ? xstrdup(row->host) : rule_clip(names, strcspn(names, " "));
    if (some_lead_away(fcrdns))
        rule_say(&at, SEVERITY_WARNING,
                 N_("%s has %zu names in its reverse DNS, and not all lead "
                    "back. Some receivers want that: have one that does kept "
                    "and the others removed."),
                 row->ip, count);
    else
        rule_say(&at, SEVERITY_ADVICE,
                 N_("%s has %zu names in its reverse DNS, and receivers look "
                    "at any one of them. Have only %s kept."),
                 row->ip, count, keep);
}

void rule_single_ptr(const struct rule_in *in)
{
    struct rule_row *rows;
    size_t count = rule_rows_read(in, &rows);
    for (size_t i = 0; i < count; i++)
        if (*rows[i].ip)
            judge_several(in, &rows[i]);
    free(rows);
}
