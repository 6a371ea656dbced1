/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Where a server is, found out before the program locks itself in.
 */
#include "model/hostname.h"

#include <stdbool.h>

#define SERVER_ADDRESSES_MAX 8u /* more are not tried */

struct server_address {
    char host[HOSTNAME_MAX + 1]; /* in ASCII; an IP address as it is */
    bool literal, v6;            /* it is one, and of version 6 */
    unsigned port;
    char *resolved; /* "HOST:PORT:ADDRESS,...", as libcurl wants to be told;
                       owned, NULL: literal, or not looked up */
};

/* False: this is no name of a server. */
bool server_address_read(const char *host, long long port,
                         struct server_address *ret);
/* Asks the system, and waits for it. NULL, or why not, N_(). */
const char *server_address_find(struct server_address *server);
void server_address_done(struct server_address *server);
