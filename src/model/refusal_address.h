/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Our own address in a refusal: "Messages from 192.0.2.1 temporarily
 * deferred", "Message from (192.0.2.1)", "Connections will not be accepted
 * from 2001:db8::1". It is the address that the other side saw, and so the
 * best witness there is. The address in the brackets behind a host's name is
 * the other side's own, and that behind "Received: from" anybody's: neither
 * is taken.
 *
 * Text is any bytes, of any length: nothing of it is kept but addresses. It
 * may be the lines of a log (qmail's with "_" for blanks), or a mail that
 * somebody has wrapped between "from" and the address.
 */
#include "model/ip_special.h"

#include <stddef.h>

#define REFUSAL_ADDRESSES_MAX 256u /* distinct ones; the rest is left out */

struct refusal_address {
    struct ip_address ip; /* ::ffff:192.0.2.1 is 192.0.2.1 */
    size_t count;         /* in how many refusals */
};

struct refusal_addresses { /* all zero: none */
    struct refusal_address *items;
    size_t count;
    bool cut; /* there were more than REFUSAL_ADDRESSES_MAX */
};

/* Adds the addresses of a text to the list: the most frequent first, those
 * as frequent in the order in which they were seen. */
void refusal_addresses_add(struct refusal_addresses *list, const char *text,
                           size_t len);
/* Frees what it holds; all zero is fine. */
void refusal_addresses_done(struct refusal_addresses *list);
