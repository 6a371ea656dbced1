/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/reverse_name.h"

#include <stdio.h>

static void v4_labels(uint64_t low, char ret[REVERSE_LABELS_SIZE])
{
    snprintf(ret, REVERSE_LABELS_SIZE, "%u.%u.%u.%u", (unsigned)(low & 255),
             (unsigned)(low >> 8 & 255), (unsigned)(low >> 16 & 255),
             (unsigned)(low >> 24 & 255));
}

static void v6_labels(const struct ip_address *ip,
                      char ret[REVERSE_LABELS_SIZE])
{
    for (unsigned i = 0; i < 32; i++) {
        uint64_t half = i < 16 ? ip->low : ip->high;
        ret[2 * i] = "0123456789abcdef"[half >> i % 16 * 4 & 15];
        ret[2 * i + 1] = '.';
    }
    ret[63] = '\0';
}

void reverse_labels(const struct ip_address *ip, char ret[REVERSE_LABELS_SIZE])
{
    struct ip_address inner = *ip;
    if (ip->v6 && !ip_unmap(ip, &inner))
        v6_labels(ip, ret);
    else
        v4_labels(inner.low, ret);
}

void reverse_name(const struct ip_address *ip, char ret[REVERSE_NAME_SIZE])
{
    struct ip_address inner;
    char labels[REVERSE_LABELS_SIZE];
    reverse_labels(ip, labels);
    snprintf(ret, REVERSE_NAME_SIZE, "%s.%s", labels,
             ip->v6 && !ip_unmap(ip, &inner) ? "ip6.arpa" : "in-addr.arpa");
}
