/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/unsubscribe.h"

#include "base/mem.h"
#include "base/span.h"

#include <stdlib.h>
#include <string.h>

enum { URI_MAX = 300 }; /* bytes that are shown */

/* The first URI in angle brackets that begins so (RFC 2369 2); blanks in it
 * are line ends of the field (RFC 2369 2). New, or NULL. */
static char *find_uri(const char *field, const char *scheme)
{
    struct span rest = span_of(field, field ? strlen(field) : 0);
    struct span before, uri;
    while (span_until(&rest, '<', &before) && span_until(&rest, '>', &uri)) {
        struct span begin = span_trim(uri);
        if (span_skip(&begin, scheme))
            return span_clean(span_trim(uri), URI_MAX);
    }
    return NULL;
}

char *unsubscribe_verdict(const char *list_unsubscribe, const char *post,
                          bool is_signed)
{
    autofree char *https = find_uri(list_unsubscribe, "https:");
    autofree char *http = find_uri(list_unsubscribe, "http:");
    autofree char *mail = find_uri(list_unsubscribe, "mailto:");
    struct span wish = span_trim(span_of(post, post ? strlen(post) : 0));
    bool one_click = span_is(wish, "List-Unsubscribe=One-Click");
    if (https && one_click)
        return xasprintf("%s: %s", is_signed ? "one-click" : "not signed",
                         https);
    if (https || http)
        return xasprintf("link only: %s", https ? https : http);
    return mail ? xasprintf("mail only: %s", mail) : NULL;
}
