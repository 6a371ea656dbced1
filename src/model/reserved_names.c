/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/reserved_names.h"

#include <string.h>

/* IANA's registry of special-use domain names, ICANN's decisions of 2018
 * (.corp, .home, .mail) and 2024 (.internal), RFC 6762 appendix G, and what
 * routers call their network by themselves. */
static const struct reserved_name names[] = {
    {"localhost", HOST_LOCALHOST, "RFC 6761"},
    {"localdomain", HOST_LOCALHOST, NULL},
    {"in-addr.arpa", HOST_REVERSE, "RFC 1035"},
    {"ip6.arpa", HOST_REVERSE, "RFC 3596"},
    {"example", HOST_EXAMPLE, "RFC 2606"},
    {"example.com", HOST_EXAMPLE, "RFC 2606"},
    {"example.net", HOST_EXAMPLE, "RFC 2606"},
    {"example.org", HOST_EXAMPLE, "RFC 2606"},
    {"test", HOST_RESERVED, "RFC 2606"},
    {"invalid", HOST_RESERVED, "RFC 2606"},
    {"local", HOST_RESERVED, "RFC 6762"},
    {"internal", HOST_RESERVED, "ICANN 2024"},
    {"home.arpa", HOST_RESERVED, "RFC 8375"},
    {"onion", HOST_RESERVED, "RFC 7686"},
    {"alt", HOST_RESERVED, "RFC 9476"},
    {"corp", HOST_RESERVED, "ICANN 2018"},
    {"home", HOST_RESERVED, "ICANN 2018"},
    {"mail", HOST_RESERVED, "ICANN 2018"},
    {"intranet", HOST_RESERVED, "RFC 6762"},
    {"private", HOST_RESERVED, "RFC 6762"},
    {"lan", HOST_RESERVED, "RFC 6762"},
};

static bool is_under(const char *name, size_t len, const char *suffix)
{
    size_t tail = strlen(suffix);
    if (len < tail || strcmp(name + len - tail, suffix) != 0)
        return false;
    return len == tail || name[len - tail - 1] == '.';
}

const struct reserved_name *reserved_name_find(const char *ascii)
{
    size_t len = strlen(ascii);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (is_under(ascii, len, names[i].suffix))
            return &names[i];
    return NULL;
}
