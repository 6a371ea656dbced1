/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/server_address.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "model/ip_special.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PORT_MAX = 65535, ENTRY_MAX = 2048 };

bool server_address_read(const char *host, long long port,
                         struct server_address *ret)
{
    struct ip_address ip;
    struct hostname name;
    *ret = (struct server_address){.resolved = NULL};
    if (port < 1 || port > PORT_MAX)
        return false;
    ret->port = (unsigned)port;
    ret->literal = ip_parse(host, &ip);
    ret->v6 = ret->literal && ip.v6;
    if (!ret->literal)
        hostname_check(host, strlen(host), &name);
    snprintf(ret->host, sizeof ret->host, "%s",
             ret->literal ? host : name.ascii);
    return *ret->host;
}

static void add_address(const struct addrinfo *info, struct buf *entry)
{
    char text[NI_MAXHOST];
    if (getnameinfo(info->ai_addr, info->ai_addrlen, text, sizeof text, NULL, 0,
                    NI_NUMERICHOST) != 0 ||
        strchr(text, '%'))
        return;
    buf_printf(entry, info->ai_family == AF_INET6 ? "%s[%s]" : "%s%s",
               entry->data[entry->len - 1] == ':' ? "" : ",", text);
}

const char *server_address_find(struct server_address *server)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                                   .ai_flags = AI_ADDRCONFIG};
    struct addrinfo *found = NULL;
    struct buf entry;
    size_t count = 0;
    if (server->literal)
        return NULL;
    int code = getaddrinfo(server->host, NULL, &hints, &found);
    if (code == EAI_AGAIN)
        return N_("no name server answers");
    if (code != 0)
        return N_("there is no server of this name");
    buf_init(&entry, ENTRY_MAX);
    buf_printf(&entry, "%s:%u:", server->host, server->port);
    for (const struct addrinfo *info = found;
         info && count < SERVER_ADDRESSES_MAX; info = info->ai_next, count++)
        add_address(info, &entry);
    freeaddrinfo(found);
    bool none = entry.data[entry.len - 1] == ':';
    server->resolved = buf_steal(&entry);
    return none ? N_("there is no server of this name") : NULL;
}

void server_address_done(struct server_address *server)
{
    free(server->resolved);
    server->resolved = NULL;
}
