/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/host_port.h"

#include "base/mem.h"

#include <string.h>

#define PORT_MAX 65535ul

/* ":587" or nothing. */
static bool parse_port(const char *text, unsigned usual, unsigned *ret)
{
    char *end;
    if (!*text) {
        *ret = usual;
        return true;
    }
    if (text[0] != ':' || text[1] < '0' || text[1] > '9')
        return false;
    unsigned long port = strtoul(text + 1, &end, 10);
    if (*end || port == 0 || port > PORT_MAX)
        return false;
    *ret = (unsigned)port;
    return true;
}

/* Where the host ends: an address of IPv6 has more colons than one. */
static size_t host_len(const char *text)
{
    const char *colon = strchr(text, ':');
    bool port = colon && !strchr(colon + 1, ':');
    return port ? (size_t)(colon - text) : strlen(text);
}

bool host_port_parse(const char *text, unsigned usual, char **ret_host,
                     unsigned *ret_port)
{
    bool bracket = *text == '[';
    const char *host = bracket ? text + 1 : text;
    size_t len = bracket ? strcspn(host, "]") : host_len(host);
    const char *rest = host + len;
    if (len == 0 || strcspn(host, " \t/@") < len || (bracket && *rest != ']'))
        return false;
    if (!parse_port(bracket ? rest + 1 : rest, usual, ret_port))
        return false;
    *ret_host = xstrndup(host, len);
    return true;
}
