/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Reverse DNS of an address: its PTR records, and whether they lead back. */
#include "base/buf.h"
#include "base/mem.h"
#include "probe/iprev.h"
#include "probe/probes.h"
#include "probe/reverse_name.h"

#include <string.h>
#include <strings.h>

static struct ip_address subject_ip(const struct ask *ask)
{
    struct ip_address ip = {0};
    ip_parse(ask->subject, &ip);
    return ip;
}

static void ask_ptr(struct ask *ask, dns_reply_fn *fn)
{
    char name[REVERSE_NAME_SIZE];
    struct ip_address ip = subject_ip(ask);
    reverse_name(&ip, name);
    ask_dns(ask, name, DNS_PTR, fn);
}

static void on_ptr(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    struct buf names;
    if (ask_ends_with(ask, reply))
        return;
    ask_dns_source(reply, source);
    buf_init(&names, FACT_TEXT_MAX);
    for (size_t i = 0; i < reply->answer->count; i++) {
        if (i > 0)
            buf_putc(&names, ' ');
        buf_puts(&names, reply->answer->records[i].text);
    }
    ask_known(ask, source, "%s", buf_text(&names));
    buf_done(&names);
}

void probe_ptr(struct ask *ask)
{
    ask_ptr(ask, on_ptr);
}

static void end_fcrdns(struct ask *ask)
{
    const struct iprev *iprev = ask->state;
    autofree char *text = iprev_text(iprev);
    autofree char *source = xasprintf("PTR and %s queries, %d ms",
                                      iprev->ip.v6 ? "AAAA" : "A", ask_ms(ask));
    if (iprev_result(iprev) == IPREV_TEMPERROR)
        ask_failed(ask, source, text);
    else
        ask_known(ask, source, "%s", text);
}

static void on_address(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct iprev *iprev = ask->state;
    for (size_t i = 0; i < iprev->count; i++)
        if (iprev->name[i].state == IPREV_WAITING &&
            strcasecmp(iprev->name[i].name, reply->name) == 0)
            iprev_answer(iprev, i, reply->answer);
    if (iprev_done(iprev))
        end_fcrdns(ask);
}

static void on_names(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct iprev *iprev = ask->state;
    struct ip_address ip = subject_ip(ask);
    if (ask_ends_with(ask, reply))
        return;
    iprev_init(iprev, &ip, reply->answer);
    for (size_t i = 0; i < iprev->count; i++)
        if (iprev->name[i].state == IPREV_WAITING)
            ask_dns(ask, iprev->name[i].name, iprev->ip.v6 ? DNS_AAAA : DNS_A,
                    on_address);
    if (iprev_done(iprev))
        end_fcrdns(ask);
}

void probe_fcrdns(struct ask *ask)
{
    ask->state = xcalloc(1, sizeof(struct iprev));
    ask_ptr(ask, on_names);
}

void probe_fcrdns_stop(struct ask *ask)
{
    free(ask->state);
}
