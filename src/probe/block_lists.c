/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/block_lists.h"

#include "base/i18n.h"

#include <string.h>

static const struct block_list table[] = {
    {"zen.spamhaus.org", true},
    {"bl.spamcop.net", false},
    {"b.barracudacentral.org", false},
    {NULL, false},
};

/* Spamhaus' lists are several in one, told apart by the last octet. */
static const struct {
    const char *zone;
    unsigned first, last; /* octets */
    const char *name;
} parts[] = {
    {"zen.spamhaus.org", 2, 2, "SBL"},   {"zen.spamhaus.org", 3, 3, "CSS"},
    {"zen.spamhaus.org", 4, 7, "XBL"},   {"zen.spamhaus.org", 9, 9, "DROP"},
    {"zen.spamhaus.org", 10, 11, "PBL"},
};

/* 127.255.255.x: how a list says that it does not answer. */
static const struct {
    unsigned octet;
    const char *why;
} refusals[] = {
    {252, N_("the list's name is misspelt")},
    {254, N_("the list does not answer public or shared resolvers")},
    {255, N_("too many questions from this resolver")},
};

const struct block_list *block_lists(void)
{
    return table;
}

static const char *part_of(const struct block_list *list, uint64_t ip)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].zone, list->zone) == 0 && ip >> 8 == 0x7f0000 &&
            (ip & 255) >= parts[i].first && (ip & 255) <= parts[i].last)
            return parts[i].name;
    return NULL;
}

/* Why this is no entry of a list, or NULL. */
static const char *refusal(const struct ip_address *ip)
{
    if (ip->v6 || ip->low >> 24 != 127)
        return N_("what answers is no block list");
    if (ip->low >> 8 != 0x7fffff)
        return NULL;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if ((ip->low & 255) == refusals[i].octet)
            return refusals[i].why;
    return N_("the list does not answer this resolver");
}

static void add_code(const struct block_list *list, const struct ip_address *ip,
                     struct buf *words)
{
    char text[IP_TEXT_SIZE];
    const char *part = part_of(list, ip->low);
    ip_print(ip, text);
    buf_printf(words, "%s%s%s%s", words->len ? ", " : "", text, part ? " " : "",
               part ? part : "");
}

/* The smallest code above this one, or NULL: resolvers shuffle records. */
static const struct ip_address *next_code(const struct dns_answer *answer,
                                          uint64_t above)
{
    const struct ip_address *next = NULL;
    for (size_t i = 0; i < answer->count; i++) {
        const struct ip_address *ip = &answer->records[i].ip;
        if (ip->low > above && (!next || ip->low < next->low))
            next = ip;
    }
    return next;
}

/* One refusal among the records: none of them counts. */
static const char *refused(const struct dns_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++) {
        const char *why = refusal(&answer->records[i].ip);
        if (why)
            return why;
    }
    return NULL;
}

enum block_state block_list_judge(const struct block_list *list,
                                  const struct dns_answer *answer,
                                  struct buf *words)
{
    if (answer->status != DNS_FOUND) {
        if (dns_said(answer->status))
            return BLOCK_CLEAN;
        buf_puts(words, dns_status_name(answer->status));
        return BLOCK_UNKNOWN;
    }
    const char *why = refused(answer);
    if (why) {
        buf_puts(words, why);
        return BLOCK_UNKNOWN;
    }
    const struct ip_address *code = NULL;
    while ((code = next_code(answer, code ? code->low : 0)))
        add_code(list, code, words);
    return BLOCK_LISTED;
}
