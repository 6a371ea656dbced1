/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/signature.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/fact_kinds.h"
#include "model/tag_list.h"

#include <stdio.h>
#include <stdlib.h>

enum { ALGORITHM_MAX = 40 }; /* bytes that are shown */

/* RFC 6376 3.5: names of fields, parted by colons, in any case. */
static bool signs(struct tag_text fields, const char *name)
{
    struct tag_text field;
    while (tag_next_item(&fields, ':', &field))
        if (tag_text_same(field, name))
            return true;
    return false;
}

static char *key_of(struct tag_text selector, const char *domain)
{
    char *key = xasprintf("%.*s._domainkey.%s", (int)selector.len,
                          selector.text, domain);
    for (char *c = key; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return key;
}

/* Receivers take a signature without one of these, or with a broken list, for
 * none (RFC 6376 6.1.1). */
static bool is_whole(const struct tag_list *list)
{
    static const char *const needed[] = {"a", "b", "bh"};
    const struct tag *v = tag_find(list, "v"), *h = tag_find(list, "h");
    if (list->fault != TAGS_FINE || !v || !tag_text_is(v->value, "1") || !h ||
        !signs(h->value, "from"))
        return false;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!tag_find(list, needed[i]))
            return false;
    return true;
}

bool signature_read(const char *value, size_t len, struct signature *ret)
{
    struct tag_list list;
    struct hostname host;
    *ret = (struct signature){.key = NULL};
    tag_list_read(value, len, &list);
    const struct tag *d = tag_find(&list, "d"), *s = tag_find(&list, "s");
    const struct tag *a = tag_find(&list, "a"), *h = tag_find(&list, "h");
    if (!is_whole(&list) || !d || !s || s->value.len > HOSTNAME_MAX)
        return false;
    hostname_check(d->value.text, d->value.len, &host);
    snprintf(ret->domain, sizeof ret->domain, "%s", host.ascii);
    ret->key = key_of(s->value, ret->domain);
    if (!fact_subject_ok(SUBJECT_KEY, ret->key)) {
        signature_done(ret);
        return false;
    }
    if (a && a->value.len <= ALGORITHM_MAX)
        ret->algorithm = text_clean(a->value.text, a->value.len, TEXT_LINE);
    else
        ret->algorithm = xstrdup("");
    ret->signs_unsubscribe = h && signs(h->value, "list-unsubscribe") &&
                             signs(h->value, "list-unsubscribe-post");
    return true;
}

void signature_done(struct signature *signature)
{
    free(signature->key);
    free(signature->algorithm);
    *signature = (struct signature){.key = NULL};
}
