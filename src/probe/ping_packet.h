/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * An echo request and the reply to it: RFC 792 for IPv4, RFC 4443 4 for IPv6.
 *
 * As the kernel's unprivileged sockets take and give them: without an IP
 * header, their identifier and checksum being the kernel's affair.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PING_MARK_SIZE   8u
#define PING_PACKET_SIZE (8u + PING_MARK_SIZE)

struct ping_packet {
    bool v6;
    uint16_t sequence;
    unsigned char mark[PING_MARK_SIZE]; /* any bytes, which come back */
};

void ping_print(const struct ping_packet *packet,
                unsigned char ret[PING_PACKET_SIZE]);
/* Are these bytes the reply to it, or to one sent before it? */
bool ping_is_reply(const struct ping_packet *packet, const unsigned char *bytes,
                   size_t len);
