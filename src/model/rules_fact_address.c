/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The addresses in rows beside those of this machine, and those refused. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>

/* The public one of the same version that this machine sends from, best
 * evidence first. */
static bool public_address(const struct rule_in *in, const char *beside,
                           char ret[IP_TEXT_SIZE])
{
    static const char *const kinds[] = {"public_address", "mta_bind",
                                        "mta_outside", "source_address"};
    const char *family = strchr(beside, ':') ? "v6" : "v4";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *value = rule_fact_value(in, kinds[i], family);
        struct ip_address ip;
        autofree char *first =
            xstrndup(value ? value : "", strcspn(value ? value : "", " "));
        if (!ip_parse(first, &ip) || ip_special(&ip))
            continue;
        ip_print(&ip, ret);
        return true;
    }
    return false;
}

/* What is wrong with it the rule "ip" has said; this says which one to write.
 */
static void judge_inside(const struct rule_in *in, const struct rule_row *row)
{
    char ip[IP_TEXT_SIZE];
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    if (public_address(in, row->ip, ip))
        rule_say(&at, SEVERITY_ADVICE,
                 N_("The public address of this machine is %s. If the row is "
                    "about it, write that one."),
                 ip);
}

/* Of several servers one may be this machine; nothing is said of the rest. */
static bool any_is_here(const struct rule_in *in, const struct rule_row *rows,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].public && rule_ip_is_here(in, rows[i].ip))
            return true;
    return false;
}

static bool say_elsewhere(const struct rule_in *in, const struct rule_row *row)
{
    char ip[IP_TEXT_SIZE];
    struct rule_in at = rule_in_at(in, row->row, row->ip_column);
    if (!public_address(in, row->ip, ip))
        return false;
    rule_say(&at, SEVERITY_ADVICE,
             N_("%s is not known as an address of this machine, which has %s. "
                "If it is another server's, leave it."),
             row->ip, ip);
    return true;
}

void rule_address_here(const struct rule_in *in)
{
    struct rule_row *rows;
    size_t count = rule_rows_read(in, &rows);
    bool said = any_is_here(in, rows, count);
    for (size_t i = 0; i < count; i++)
        if (*rows[i].ip && !rows[i].public)
            judge_inside(in, &rows[i]);
        else if (*rows[i].ip && !said)
            said = say_elsewhere(in, &rows[i]);
    free(rows);
}

static bool has_row(const struct rule_row *rows, size_t count, const char *ip)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].ip, ip) == 0)
            return true;
    return false;
}

/* Documentation's addresses stand in refusals that were made unreadable. */
static bool was_refused(const struct fact *fact)
{
    struct ip_address ip;
    return strcmp(fact->kind, "refused_address") == 0 &&
           fact->state == FACT_KNOWN && ip_parse(fact->subject, &ip) &&
           !ip_special(&ip);
}

void rule_refused_listed(const struct rule_in *in)
{
    const struct facts *facts = in->check->facts;
    struct rule_row *rows;
    size_t count = rule_rows_read(in, &rows);
    for (size_t i = 0; facts && i < facts_count(facts); i++) {
        const struct fact *fact = facts_at(facts, i);
        if (was_refused(fact) && !has_row(rows, count, fact->subject))
            rule_say(in, SEVERITY_WARNING,
                     N_("Refusals name %s, and no row has it. Add a row for "
                        "it, or leave out refusals that are not about these "
                        "servers."),
                     fact->subject);
    }
    free(rows);
}
