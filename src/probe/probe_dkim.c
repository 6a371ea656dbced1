/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* DKIM keys in the DNS, whether a domain has any, and what the old DomainKeys
 * left there. */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "probe/dkim_key.h"
#include "probe/domainkeys.h"
#include "probe/probes.h"

#include <string.h>

/* "weak: rsa 1024 bits; REASON; REASON". */
static void print_key(struct buf *out, const struct dkim_key *key)
{
    const char *mark = ": ";
    buf_puts(out, dkim_key_verdict_name(key->verdict));
    if (*key->value) {
        buf_printf(out, "%s%s", mark, key->value);
        mark = "; ";
    }
    for (size_t i = 0; i < key->reasons.count; i++) {
        buf_printf(out, "%s%s", mark, key->reasons.text[i]);
        mark = "; ";
    }
}

static void on_key(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    struct dkim_key key;
    struct buf value;
    if (ask_ends_with(ask, reply))
        return;
    ask_dns_source(reply, source);
    dkim_key_judge(reply->answer, &key);
    buf_init(&value, FACT_TEXT_MAX);
    print_key(&value, &key);
    ask_known(ask, source, "%s", buf_text(&value));
    buf_done(&value);
}

void probe_dkim(struct ask *ask)
{
    ask_dns(ask, ask->subject, DNS_TXT, on_key);
}

/* A selector that nobody has: where it is found, everything is. */
#define UNUSED_SELECTOR "senderform-asks-for-no-such-selector"

static void on_unused(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    ask_dns_source(reply, source);
    if (reply->answer->status == DNS_FOUND)
        ask_failed(ask, source,
                   N_("every selector is answered, so nothing can be told "
                      "without one that is used"));
    else
        ask_known(ask, source, "%s",
                  "some: there are names below _domainkey; which selectors, "
                  "the DNS does not say");
}

/* The name above all keys: without keys it is not there at all, as long as
 * name servers keep to RFC 8020. */
static void on_any(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    enum dns_status status = reply->answer->status;
    ask_dns_source(reply, source);
    if (status == DNS_NO_NAME) {
        ask_known(ask, source, "%s", "none: nothing is below _domainkey");
    } else if (!dns_said(status)) {
        ask_failed(ask, source, dns_status_name(status));
    } else {
        autofree char *name =
            xasprintf("%s._domainkey.%s", UNUSED_SELECTOR, ask->subject);
        ask_dns(ask, name, DNS_TXT, on_unused);
    }
}

static void ask_above_keys(struct ask *ask, dns_reply_fn *fn)
{
    autofree char *name = xasprintf("_domainkey.%s", ask->subject);
    ask_dns(ask, name, DNS_TXT, fn);
}

void probe_dkim_any(struct ask *ask)
{
    ask_above_keys(ask, on_any);
}

static void on_policy(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    struct domainkeys_policy policy;
    ask_dns_source(reply, source);
    domainkeys_judge(reply->answer, &policy);
    switch (policy.find) {
    case DOMAINKEYS_UNKNOWN:
        ask_failed(ask, source, dns_status_name(reply->answer->status));
        return;
    case DOMAINKEYS_NONE:
    case DOMAINKEYS_OTHER:
        ask_absent(ask, source, N_("no DomainKeys policy"));
        return;
    case DOMAINKEYS_POLICY:
    case DOMAINKEYS_SEVERAL:
        break;
    }
    ask_known(ask, source, "policy: %s%s%s",
              policy.all ? "all mail is signed" : "some mail is signed",
              policy.testing ? ", testing" : "",
              policy.find == DOMAINKEYS_SEVERAL ? ", several records" : "");
}

void probe_domainkeys(struct ask *ask)
{
    ask_above_keys(ask, on_policy);
}
