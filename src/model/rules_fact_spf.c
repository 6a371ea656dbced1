/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Does SPF (RFC 7208) let the servers in rows send for their domains? Yahoo
 * wants SPF or DKIM of everybody since February 2024. */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>
#include <strings.h>

#define RECORD_MAX                                                             \
    120u /* octets of a record that is written out: longer ones                \
            are told in words */

struct rows {
    const struct rule_row *row;
    size_t count;
};

static bool has_pair(const struct rule_row *row)
{
    return row->public && *row->domain;
}

static bool result_is(const struct rule_in *in, const struct rule_row *row,
                      const char *result)
{
    autofree char *pair = xasprintf("%s %s", row->ip, row->domain);
    return rule_fact_says(in, "spf_result", pair, result);
}

static bool is_refused(const struct rule_in *in, const struct rule_row *row)
{
    return result_is(in, row, "fail") || result_is(in, row, "softfail") ||
           result_is(in, row, "neutral");
}

static bool has_none(const struct rule_in *in, const struct rule_row *row)
{
    return !rule_fact_says(in, "soa", row->domain, "absent") &&
           (rule_fact_says(in, "spf", row->domain, "absent") ||
            result_is(in, row, "none") || result_is(in, row, "absent"));
}

/* " ip4:45.1.2.3 ip6:2001:db8::1": the servers of the domain that are to be
 * named, once each. */
static void add_servers(const struct rule_in *in, const struct rows *rows,
                        const char *domain, bool refused_only, struct buf *out)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct rule_row *row = &rows->row[i];
        if (!has_pair(row) || strcmp(row->domain, domain) != 0 ||
            (refused_only && !is_refused(in, row)))
            continue;
        autofree char *server =
            xasprintf(" %s:%s", strchr(row->ip, ':') ? "ip6" : "ip4", row->ip);
        const char *there = strstr(buf_text(out), server);
        char next = there ? there[strlen(server)] : 'x';
        if (next != '\0' && next != ' ')
            buf_puts(out, server);
    }
}

static void say_none(const struct rule_in *in, const struct rows *rows,
                     const struct rule_row *row)
{
    struct rule_in at = rule_in_at(in, row->row, row->domain_column);
    struct buf servers;
    buf_init(&servers, RECORD_MAX);
    add_servers(in, rows, row->domain, false, &servers);
    if (!servers.full)
        rule_say(&at, SEVERITY_WARNING,
                 N_("%s has no SPF record; Yahoo wants SPF or DKIM (February "
                    "2024). Add to its zone, with all else that sends for it: "
                    "'%s. TXT \"v=spf1%s -all\"'."),
                 row->domain, row->domain, buf_text(&servers));
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("%s has no SPF record; Yahoo wants SPF or DKIM (February "
                    "2024). Add a TXT record to its zone that names all these "
                    "servers."),
                 row->domain);
    buf_done(&servers);
}

/* Where "all" or "redirect=" begins, which ends what is looked at; or the
 * end. */
static size_t end_of_servers(const char *record)
{
    size_t at = 0;
    while (record[at]) {
        size_t len = strcspn(record + at, " ");
        const char *term = record + at + (strchr("+-~?", record[at]) != NULL);
        if ((strncasecmp(term, "all", 3) == 0 &&
             (term[3] == ' ' || term[3] == '\0')) ||
            strncasecmp(term, "redirect=", 9) == 0)
            return at;
        at += len + strspn(record + at + len, " ");
    }
    return at;
}

/* The record with the servers in it; new, or NULL when it is not known or too
 * long to be copied from a sentence. */
static char *mended(const struct rule_in *in, const struct rows *rows,
                    const char *domain)
{
    const char *record = rule_fact_value(in, "spf", domain);
    struct buf buf;
    if (!record || strncasecmp(record, "v=spf1", 6) != 0 ||
        (record[6] != ' ' && record[6] != '\0'))
        return NULL;
    size_t end = end_of_servers(record);
    size_t head = end;
    while (head > 0 && record[head - 1] == ' ')
        head--;
    buf_init(&buf, RECORD_MAX);
    buf_add(&buf, record, head);
    add_servers(in, rows, domain, true, &buf);
    if (record[end])
        buf_printf(&buf, " %s", record + end);
    if (!buf.full && !strpbrk(record, "\"'\\"))
        return buf_steal(&buf);
    buf_done(&buf);
    return NULL;
}

static void say_refused(const struct rule_in *in, const struct rows *rows,
                        const struct rule_row *row)
{
    struct rule_in at = rule_in_at(in, row->row, row->domain_column);
    autofree char *record = mended(in, rows, row->domain);
    if (record)
        rule_say(&at, SEVERITY_WARNING,
                 N_("The SPF record of %s does not let %s send. Change it to "
                    "'%s. TXT \"%s\"'."),
                 row->domain, row->ip, row->domain, record);
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("The SPF record of %s does not let %s send. Add \"%s:%s\" "
                    "to it, in front of \"all\"."),
                 row->domain, row->ip, strchr(row->ip, ':') ? "ip6" : "ip4",
                 row->ip);
}

static void say_broken(const struct rule_in *in, const struct rule_row *row)
{
    struct rule_in at = rule_in_at(in, row->row, row->domain_column);
    autofree char *pair = xasprintf("%s %s", row->ip, row->domain);
    const char *value = rule_fact_value(in, "spf", row->domain);
    if (!value || !rule_fact_says(in, "spf", row->domain, "permerror"))
        value = rule_fact_value(in, "spf_result", pair);
    if (!value || strncmp(value, "permerror", strlen("permerror")) != 0)
        return;
    autofree char *reason = rule_reason(in, value);
    if (*reason)
        rule_say(&at, SEVERITY_WARNING,
                 N_("The SPF record of %s is broken, so that it counts for "
                    "nothing: %s. Mend it in the zone."),
                 row->domain, reason);
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("The SPF record of %s is broken, so that it counts for "
                    "nothing. Mend it in the zone."),
                 row->domain);
}

/* What is true of the domain is said at its first row. */
static bool is_first(const struct rows *rows, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (has_pair(&rows->row[k]) &&
            strcmp(rows->row[k].domain, rows->row[i].domain) == 0)
            return false;
    return true;
}

static void judge_row(const struct rule_in *in, const struct rows *rows,
                      size_t i)
{
    const struct rule_row *row = &rows->row[i];
    if (has_none(in, row)) {
        if (is_first(rows, i))
            say_none(in, rows, row);
    } else if (is_refused(in, row)) {
        say_refused(in, rows, row);
    } else if (is_first(rows, i)) {
        say_broken(in, row);
    }
}

void rule_spf_passes(const struct rule_in *in)
{
    struct rule_row *read;
    size_t count = rule_rows_read(in, &read);
    struct rows rows = {read, count};
    for (size_t i = 0; i < count; i++)
        if (has_pair(&read[i]))
            judge_row(in, &rows, i);
    free(read);
}
