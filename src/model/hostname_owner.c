/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/hostname.h"

#include <libpsl.h>
#include <string.h>

enum host_suffix hostname_suffix(const char *ascii)
{
    const psl_ctx_t *list = psl_builtin();
    int exact = PSL_TYPE_NO_STAR_RULE;
    if (!list || hostname_registered(ascii)) /* most names, in one look-up */
        return SUFFIX_NONE;
    if (psl_is_public_suffix2(list, ascii, PSL_TYPE_ICANN | exact))
        return SUFFIX_PUBLIC;
    if (psl_is_public_suffix2(list, ascii, PSL_TYPE_PRIVATE | exact))
        return SUFFIX_PRIVATE;
    return SUFFIX_NONE;
}

bool hostname_top_known(const char *ascii)
{
    const psl_ctx_t *list = psl_builtin();
    const char *dot = strrchr(ascii, '.');
    const char *top = dot ? dot + 1 : ascii;
    return !list || psl_is_public_suffix2(
                        list, top, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

const char *hostname_registered(const char *ascii)
{
    const psl_ctx_t *list = psl_builtin();
    return list ? psl_registrable_domain(list, ascii) : NULL;
}

static bool is_under(const char *name, const char *domain)
{
    size_t len = strlen(name);
    size_t tail = strlen(domain);
    if (len < tail || strcmp(name + len - tail, domain) != 0)
        return false;
    return len == tail || name[len - tail - 1] == '.';
}

bool hostname_belongs(const char *ascii, const char *domain)
{
    if (is_under(ascii, domain))
        return true;
    const char *owner = hostname_registered(ascii);
    const char *other = hostname_registered(domain);
    return owner && other && strcmp(owner, other) == 0;
}
