/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/fact_kinds.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/facts.h"
#include "model/hostname.h"
#include "model/ip_special.h"

#include <stdlib.h>
#include <string.h>

static const struct fact_kind table[] = {
    {"message", SUBJECT_NONE, WORLD_TOLD, N_("domain of the message opened")},
    /* Of the machine. The value of own_address is the interface; those that
     * are asked without a subject answer with a count, and their results are
     * facts of their own. */
    {"source_address", SUBJECT_FAMILY, WORLD_HERE,
     N_("address that mail leaves from here")},
    {"hostname", SUBJECT_NONE, WORLD_HERE, N_("name of this machine")},
    {"mailname", SUBJECT_NONE, WORLD_HERE, N_("mail name of this machine")},
    {"mta", SUBJECT_NONE, WORLD_HERE, N_("mail server installed here")},
    {"mta_name", SUBJECT_NONE, WORLD_HERE,
     N_("name the mail server gives itself")},
    {"mta_helo", SUBJECT_NONE, WORLD_HERE,
     N_("name the mail server says to others (EHLO)")},
    {"mta_bind", SUBJECT_FAMILY, WORLD_HERE,
     N_("address the mail server sends from")},
    {"mta_outside", SUBJECT_FAMILY, WORLD_HERE,
     N_("address of the NAT or proxy before the mail server")},
    {"mta_varies", SUBJECT_NONE, WORLD_HERE,
     N_("does mail leave by several names or addresses?")},
    {"mta_relay", SUBJECT_NONE, WORLD_HERE,
     N_("server that mail is handed to first")},
    {"dkim_selectors", SUBJECT_NONE, WORLD_HERE,
     N_("DKIM selectors configured here")},
    {"dkim_selector", SUBJECT_KEY, WORLD_HERE, N_("DKIM selector")},
    {"public_address", SUBJECT_FAMILY, WORLD_OUTSIDE,
     N_("address seen from outside")},
    {"own_addresses", SUBJECT_NONE, WORLD_HERE,
     N_("addresses of this machine")},
    {"own_address", SUBJECT_IP, WORLD_HERE, N_("address of this machine")},
    /* Out of the logs; the value see volume_fact.h. */
    {"monthly_volume", SUBJECT_NONE, WORLD_HERE,
     N_("mails delivered to the provider in 30 days")},
    /* Of a server. The value of ptr is its names, of forward its addresses,
     * with a blank between; of greeting the name, "bad: ..." where that is no
     * proper one, or "refused: 554 ..."; of ping "answers: ADDRESS"; of listed
     * "listed: LIST (CODE NAME), ..." or "clean: 3 lists", each with "; not
     * known: LIST (why)" behind it where some did not say. */
    {"refused_address", SUBJECT_IP, WORLD_TOLD, N_("refusals that name it")},
    {"ptr", SUBJECT_IP, WORLD_DNS, N_("reverse DNS (PTR)")},
    {"fcrdns", SUBJECT_IP, WORLD_DNS, N_("does reverse DNS lead back?")},
    {"forward", SUBJECT_HOST, WORLD_DNS, N_("addresses of the name")},
    {"greeting", SUBJECT_IP, WORLD_SERVERS, N_("SMTP greeting")},
    {"ehlo", SUBJECT_IP, WORLD_SERVERS, N_("name in the EHLO answer")},
    {"starttls", SUBJECT_IP, WORLD_SERVERS, N_("encryption (STARTTLS)")},
    {"ping", SUBJECT_HOST, WORLD_SERVERS, N_("does the name answer?")},
    {"listed", SUBJECT_IP, WORLD_LISTS, N_("block lists")},
    /* Of a domain. */
    {"mx", SUBJECT_DOMAIN, WORLD_DNS, N_("mail servers (MX)")},
    {"soa", SUBJECT_DOMAIN, WORLD_DNS, N_("does the domain exist (SOA)?")},
    {"spf", SUBJECT_DOMAIN, WORLD_DNS, N_("SPF record")},
    {"spf_notes", SUBJECT_DOMAIN, WORLD_DNS, N_("notes on the SPF record")},
    {"spf_result", SUBJECT_IP_DOMAIN, WORLD_DNS, N_("SPF for this server")},
    {"dmarc", SUBJECT_DOMAIN, WORLD_DNS, N_("DMARC policy")},
    {"dkim", SUBJECT_KEY, WORLD_DNS, N_("DKIM key")},
    {"dkim_any", SUBJECT_DOMAIN, WORLD_DNS, N_("any DKIM keys?")},
    {"domainkeys", SUBJECT_DOMAIN, WORLD_DNS,
     N_("DomainKeys policy (before DKIM)")},
    /* Of a message that was sent; the values see mail/sent.h. */
    {"signatures", SUBJECT_DOMAIN, WORLD_TOLD,
     N_("DKIM signatures of the message")},
    {"signature", SUBJECT_KEY, WORLD_TOLD, N_("signature of the message")},
    {"envelope_sender", SUBJECT_DOMAIN, WORLD_TOLD,
     N_("envelope sender of the message")},
    {"unsubscribe", SUBJECT_DOMAIN, WORLD_TOLD,
     N_("how the message lets people unsubscribe")},
    /* Of a web page. */
    {"page", SUBJECT_URL, WORLD_SERVERS, N_("web page")},
    {"page_address", SUBJECT_URL, WORLD_SERVERS, N_("where the page is")},
    {"page_language", SUBJECT_URL, WORLD_SERVERS, N_("language of the page")},
    {0},
};

const struct fact_kind *fact_kinds(void)
{
    return table;
}

const struct fact_kind *fact_kind_find(const char *name)
{
    for (const struct fact_kind *kind = table; kind->name; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

static bool is_ip(const char *text)
{
    struct ip_address ip;
    return ip_parse(text, &ip);
}

/* Whatever its name is reserved for: only the syntax counts. */
static bool is_host(const char *text)
{
    struct hostname host;
    hostname_check(text, strlen(text), &host);
    return strcmp(host.ascii, text) == 0 && *text;
}

static bool is_ip_domain(const char *text)
{
    const char *blank = strchr(text, ' ');
    if (!blank)
        return false;
    autofree char *ip = xstrndup(text, (size_t)(blank - text));
    return is_ip(ip) && is_host(blank + 1);
}

/* A selector is one or more labels (RFC 6376 3.1). */
static bool is_key(const char *text)
{
    static const char middle[] = "._domainkey.";
    const char *at = strstr(text, middle);
    if (!at || at == text)
        return false;
    autofree char *selector = xstrndup(text, (size_t)(at - text));
    for (const char *c = selector; *c; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_.", *c))
            return false;
    return strlen(text) <= HOSTNAME_MAX && is_host(at + strlen(middle));
}

static bool is_url(const char *text)
{
    if (strncmp(text, "http://", 7) != 0 && strncmp(text, "https://", 8) != 0)
        return false;
    for (const char *c = text; *c; c++)
        if (*c <= ' ' || *c == 0x7f)
            return false;
    return true;
}

bool fact_subject_ok(enum fact_subject subject, const char *text)
{
    if (strlen(text) > FACT_TEXT_MAX)
        return false; /* it would be cut, and then be something else */
    switch (subject) {
    case SUBJECT_NONE:
        return !*text;
    case SUBJECT_FAMILY:
        return strcmp(text, "v4") == 0 || strcmp(text, "v6") == 0;
    case SUBJECT_IP:
        return is_ip(text);
    case SUBJECT_HOST:
    case SUBJECT_DOMAIN:
        return is_host(text);
    case SUBJECT_URL:
        return is_url(text);
    case SUBJECT_IP_DOMAIN:
        return is_ip_domain(text);
    case SUBJECT_KEY:
        return is_key(text);
    }
    abort();
}

bool fact_verdict_is(const char *value, const char *verdict)
{
    size_t len = strlen(verdict);
    return strncmp(value, verdict, len) == 0 &&
           (value[len] == '\0' || value[len] == ':' || value[len] == ' ');
}
