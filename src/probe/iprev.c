/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/iprev.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/hostname.h"

#include <stdio.h>
#include <string.h>

const char *iprev_result_name(enum iprev_result result)
{
    static const char *const names[] = {
        [IPREV_PASS] = "pass",
        [IPREV_FAIL] = "fail",
        [IPREV_TEMPERROR] = "temperror",
        [IPREV_PERMERROR] = "permerror",
    };
    return names[result];
}

/* Names with an underscore are no host names (RFC 1123 2.1), but receivers
 * look them up; anything stranger they do not. */
static bool can_be_asked(const char *text)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-._"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return len > 0 && len <= HOSTNAME_MAX && text[len] == '\0';
}

static void add_name(struct iprev *iprev, const char *text)
{
    struct iprev_name *name = &iprev->name[iprev->count++];
    if (can_be_asked(text)) {
        snprintf(name->name, sizeof name->name, "%s", text);
        name->state = IPREV_WAITING;
        return;
    }
    autofree char *clean = text_clean(text, strlen(text), TEXT_LINE);
    clean[text_fit(clean, strlen(clean), sizeof name->name / 4)] = '\0';
    snprintf(name->name, sizeof name->name, "%s", clean);
    name->state = IPREV_BAD_NAME;
}

void iprev_init(struct iprev *iprev, const struct ip_address *ip,
                const struct dns_answer *ptr)
{
    *iprev = (struct iprev){.ip = *ip, .ptr = ptr->status};
    if (!ip_unmap(ip, &iprev->ip))
        iprev->ip = *ip;
    for (size_t i = 0; i < ptr->count; i++)
        if (iprev->count < IPREV_NAMES_MAX)
            add_name(iprev, ptr->records[i].text);
        else
            iprev->left_out++;
}

static bool same_ip(const struct ip_address *a, const struct ip_address *b)
{
    return a->v6 == b->v6 && a->high == b->high && a->low == b->low;
}

void iprev_answer(struct iprev *iprev, size_t i,
                  const struct dns_answer *answer)
{
    struct iprev_name *name = &iprev->name[i];
    if (!dns_said(answer->status)) {
        name->state = IPREV_UNKNOWN;
        return;
    }
    name->alias = answer->alias;
    name->state = IPREV_NO_ADDRESS;
    for (size_t k = 0; k < answer->count; k++) {
        if (same_ip(&answer->records[k].ip, &iprev->ip)) {
            name->state = IPREV_LEADS_BACK;
            return;
        }
        if (name->state == IPREV_NO_ADDRESS)
            name->away = answer->records[k].ip;
        name->state = IPREV_LEADS_AWAY;
    }
}

static size_t count_state(const struct iprev *iprev,
                          enum iprev_name_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < iprev->count; i++)
        count += iprev->name[i].state == state;
    return count;
}

bool iprev_done(const struct iprev *iprev)
{
    return count_state(iprev, IPREV_WAITING) == 0;
}

enum iprev_result iprev_result(const struct iprev *iprev)
{
    if (!dns_said(iprev->ptr))
        return IPREV_TEMPERROR;
    if (iprev->count == 0)
        return IPREV_PERMERROR;
    if (count_state(iprev, IPREV_LEADS_BACK) > 0)
        return IPREV_PASS;
    if (count_state(iprev, IPREV_UNKNOWN) > 0)
        return IPREV_TEMPERROR;
    return IPREV_FAIL;
}

static char *name_text(const struct iprev_name *name)
{
    char ip[IP_TEXT_SIZE];
    switch (name->state) {
    case IPREV_WAITING:
    case IPREV_LEADS_BACK:
        break;
    case IPREV_LEADS_AWAY:
        ip_print(&name->away, ip);
        return xasprintf("%s leads to %s", name->name, ip);
    case IPREV_NO_ADDRESS:
        return xasprintf("%s has no address", name->name);
    case IPREV_UNKNOWN:
        return xasprintf("%s could not be looked up", name->name);
    case IPREV_BAD_NAME:
        return xasprintf("%s is no host name", name->name);
    }
    return xstrdup(name->name);
}

/* Of the names that were looked at; what the others do is not known. */
static char *names_text(const struct iprev *iprev)
{
    const char *result = iprev_result_name(iprev_result(iprev));
    size_t back = count_state(iprev, IPREV_LEADS_BACK);
    if (iprev->count == 0 || (iprev->count == 1 && back == 1))
        return xstrdup(result);
    if (back > 0)
        return xasprintf("%s: %zu of %zu names lead back", result, back,
                         iprev->count);
    autofree char *first = name_text(&iprev->name[0]);
    if (iprev->count == 1)
        return xasprintf("%s: %s", result, first);
    return xasprintf("%s: none of %zu names leads back; %s", result,
                     iprev->count, first);
}

/* The first that leads back, but as an alias; else NULL. */
static const struct iprev_name *first_alias(const struct iprev *iprev)
{
    for (size_t i = 0; i < iprev->count; i++)
        if (iprev->name[i].alias && iprev->name[i].state == IPREV_LEADS_BACK)
            return &iprev->name[i];
    return NULL;
}

char *iprev_text(const struct iprev *iprev)
{
    autofree char *names = names_text(iprev);
    const struct iprev_name *alias = first_alias(iprev);
    const char *gap = strchr(names, ':') ? "; " : ": ";
    autofree char *text =
        alias ? xasprintf("%s%s%s is an alias", names, gap, alias->name)
              : steal(&names);
    if (iprev->left_out == 0)
        return steal(&text);
    return xasprintf("%s; %zu more were not asked", text, iprev->left_out);
}
