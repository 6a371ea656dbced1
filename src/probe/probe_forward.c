/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The addresses of a name, A and AAAA. */
#include "base/buf.h"
#include "base/mem.h"
#include "probe/probes.h"

struct forward {
    struct buf addresses;
    int answers;
    enum dns_status worst; /* of both */
};

static void add_addresses(struct buf *out, const struct dns_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++) {
        char text[IP_TEXT_SIZE];
        ip_print(&answer->records[i].ip, text);
        if (out->len > 0)
            buf_putc(out, ' ');
        buf_puts(out, text);
    }
}

static void on_reply(void *ctx, const struct dns_reply *reply)
{
    struct ask *ask = ctx;
    struct forward *forward = ask->state;
    add_addresses(&forward->addresses, reply->answer);
    if (reply->answer->status > forward->worst)
        forward->worst = reply->answer->status;
    if (++forward->answers < 2)
        return;
    char source[ASK_SOURCE_SIZE];
    snprintf(source, sizeof source, "A and AAAA queries to %s, %d ms",
             reply->server, ask_ms(ask));
    if (forward->addresses.len > 0)
        ask_known(ask, source, "%s", buf_text(&forward->addresses));
    else if (dns_said(forward->worst))
        ask_absent(ask, source, dns_status_name(forward->worst));
    else
        ask_failed(ask, source, dns_status_name(forward->worst));
}

void probe_forward(struct ask *ask)
{
    struct forward *forward = xcalloc(1, sizeof *forward);
    buf_init(&forward->addresses, FACT_TEXT_MAX);
    ask->state = forward;
    ask_dns(ask, ask->subject, DNS_A, on_reply);
    ask_dns(ask, ask->subject, DNS_AAAA, on_reply);
}

void probe_forward_stop(struct ask *ask)
{
    struct forward *forward = ask->state;
    buf_done(&forward->addresses);
    free(forward);
}
