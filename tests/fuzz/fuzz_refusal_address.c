/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as a log: the list of addresses is sorted, each is there once, and
 * each can be read again.
 */
#include "model/refusal_address.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct refusal_addresses list = {0};
    refusal_addresses_add(&list, (const char *)data, size);
    need(list.count <= REFUSAL_ADDRESSES_MAX);
    for (size_t i = 0; i < list.count; i++) {
        char text[IP_TEXT_SIZE];
        struct ip_address ip;
        ip_print(&list.items[i].ip, text);
        need(ip_parse(text, &ip) && list.items[i].count > 0);
        need(i == 0 || list.items[i - 1].count >= list.items[i].count);
        for (size_t j = 0; j < i; j++)
            need(list.items[j].ip.v6 != ip.v6 ||
                 list.items[j].ip.high != ip.high ||
                 list.items[j].ip.low != ip.low);
    }
    refusal_addresses_done(&list);
    return 0;
}
