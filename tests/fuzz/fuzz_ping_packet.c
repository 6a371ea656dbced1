/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as what comes back to an echo request: only what has its mark is
 * the reply, for one family, whatever stands behind it; and the same bytes as
 * the mark of a request: its echo is always known.
 */
#include "probe/ping_packet.h"

#include <stdlib.h>
#include <string.h>

#define MARK "senderf" /* with its NUL; the files to start from have it */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static bool is_reply(bool v6, unsigned sequence, const uint8_t *data,
                     size_t size)
{
    const struct ping_packet packet = {
        .v6 = v6, .sequence = (uint16_t)sequence, .mark = MARK};
    return ping_is_reply(&packet, data, size);
}

static void check_foreign(bool v6, const uint8_t *data, size_t size)
{
    size_t used = size < PING_PACKET_SIZE ? size : PING_PACKET_SIZE;
    bool reply = is_reply(v6, UINT16_MAX, data, size);
    need(is_reply(v6, UINT16_MAX, data, used) == reply);
    if (!reply)
        return;
    unsigned sequence = data[6] * 256u + data[7];
    need(size >= PING_PACKET_SIZE && data[0] == (v6 ? 129 : 0) && data[1] == 0);
    need(memcmp(data + 8, MARK, PING_MARK_SIZE) == 0);
    need(is_reply(v6, sequence, data, size));
    need(sequence == 0 || !is_reply(v6, sequence - 1, data, size));
    need(!is_reply(!v6, UINT16_MAX, data, size));
}

static void check_own(bool v6, const uint8_t *data)
{
    unsigned char bytes[PING_PACKET_SIZE];
    struct ping_packet packet = {
        .v6 = v6, .sequence = (uint16_t)(data[6] * 256u + data[7])};
    memcpy(packet.mark, data + 8, PING_MARK_SIZE);
    ping_print(&packet, bytes);
    need(!ping_is_reply(&packet, bytes, sizeof bytes));
    bytes[0] = v6 ? 129 : 0;
    need(ping_is_reply(&packet, bytes, sizeof bytes));
    packet.mark[data[0] % PING_MARK_SIZE] ^= 1;
    need(!ping_is_reply(&packet, bytes, sizeof bytes));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_foreign(false, data, size);
    check_foreign(true, data, size);
    if (size >= PING_PACKET_SIZE) {
        check_own(false, data);
        check_own(true, data);
    }
    return 0;
}
