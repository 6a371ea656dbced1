/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A domain's mail servers, and whether it exists at all. */
#include "base/buf.h"
#include "base/i18n.h"
#include "probe/probes.h"

/* "10 mx.example.org, 20 mx2.example.org". */
static void print_servers(struct buf *out, const struct dns_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        buf_printf(out, "%s%u %s", i ? ", " : "", answer->records[i].preference,
                   answer->records[i].text);
}

/* A single MX with the root as its server (RFC 7505 3). */
static bool is_null_mx(const struct dns_answer *answer)
{
    return answer->count == 1 && !*answer->records[0].text;
}

static void on_mx(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    struct buf servers;
    if (ask_ends_with(ask, reply))
        return;
    ask_dns_source(reply, source);
    buf_init(&servers, FACT_TEXT_MAX);
    if (is_null_mx(reply->answer))
        buf_puts(&servers, "null: takes no mail (RFC 7505)");
    else
        print_servers(&servers, reply->answer);
    ask_known(ask, source, "%s", buf_text(&servers));
    buf_done(&servers);
}

void probe_mx(struct ask *ask)
{
    ask_dns(ask, ask->subject, DNS_MX, on_mx);
}

/* A name without an SOA record of its own exists all the same. */
static void on_soa(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    char source[ASK_SOURCE_SIZE];
    ask_dns_source(reply, source);
    if (reply->answer->status == DNS_NO_DATA)
        ask_known(ask, source, "exists: no SOA record of its own");
    else if (!ask_ends_with(ask, reply))
        ask_known(ask, source, "exists: %s", reply->answer->records[0].text);
}

void probe_soa(struct ask *ask)
{
    ask_dns(ask, ask->subject, DNS_SOA, on_soa);
}
