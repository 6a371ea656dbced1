/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The address that packets to the internet leave from: what the kernel's
 * routes say, without sending one. */
#include "base/i18n.h"
#include "probe/probes.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

/* Any address that is routed to the internet will do; these are root name
 * servers (a.root-servers.net), which stay where they are. */
static socklen_t far_away(bool v6, union address *ret)
{
    *ret = (union address){.v6 = {0}};
    if (v6) {
        ret->v6.sin6_family = AF_INET6;
        ret->v6.sin6_port = htons(25);
        inet_pton(AF_INET6, "2001:503:ba3e::2:30", &ret->v6.sin6_addr);
        return sizeof ret->v6;
    }
    ret->v4.sin_family = AF_INET;
    ret->v4.sin_port = htons(25);
    inet_pton(AF_INET, "198.41.0.4", &ret->v4.sin_addr);
    return sizeof ret->v4;
}

/* connect() on a datagram socket only looks the route up. */
static bool source_address(bool v6, char ret[INET6_ADDRSTRLEN])
{
    union address address;
    socklen_t len = far_away(v6, &address);
    int fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    bool known = connect(fd, &address.any, len) == 0 &&
                 getsockname(fd, &address.any, &len) == 0;
    close(fd);
    if (!known)
        return false;
    inet_ntop(v6 ? AF_INET6 : AF_INET,
              v6 ? (void *)&address.v6.sin6_addr : (void *)&address.v4.sin_addr,
              ret, INET6_ADDRSTRLEN);
    return true;
}

void probe_source(struct ask *ask)
{
    char text[INET6_ADDRSTRLEN];
    if (source_address(strcmp(ask->subject, "v6") == 0, text))
        ask_known(ask, "route to the internet", "%s", text);
    else
        ask_absent(ask, "route to the internet",
                   N_("no route to the internet"));
}
