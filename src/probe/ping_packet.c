/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/ping_packet.h"

#include <string.h>

enum { /* types */
       ECHO_REQUEST = 8,
       ECHO_REPLY = 0,
       ECHO_REQUEST_V6 = 128,
       ECHO_REPLY_V6 = 129,
};

enum { /* where what stands */
       AT_TYPE = 0,
       AT_CODE = 1,
       AT_SEQUENCE = 6,
       AT_MARK = 8,
};

void ping_print(const struct ping_packet *packet,
                unsigned char ret[PING_PACKET_SIZE])
{
    memset(ret, 0, PING_PACKET_SIZE);
    ret[AT_TYPE] = packet->v6 ? ECHO_REQUEST_V6 : ECHO_REQUEST;
    ret[AT_SEQUENCE] = (unsigned char)(packet->sequence >> 8);
    ret[AT_SEQUENCE + 1] = (unsigned char)(packet->sequence & 255);
    memcpy(ret + AT_MARK, packet->mark, PING_MARK_SIZE);
}

bool ping_is_reply(const struct ping_packet *packet, const unsigned char *bytes,
                   size_t len)
{
    if (len < PING_PACKET_SIZE ||
        bytes[AT_TYPE] != (packet->v6 ? ECHO_REPLY_V6 : ECHO_REPLY) ||
        bytes[AT_CODE] != 0)
        return false;
    unsigned sequence = bytes[AT_SEQUENCE] * 256u + bytes[AT_SEQUENCE + 1];
    return sequence <= packet->sequence &&
           memcmp(bytes + AT_MARK, packet->mark, PING_MARK_SIZE) == 0;
}
