/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/domainkeys.h"

#include "base/i18n.h"
#include "model/tag_list.h"

/* It has no version, so that its tags are all there is to know it by: o, the
 * only one that says anything, or one of the others without any of DKIM's or
 * DMARC's. */
static bool is_policy(const struct tag_list *list)
{
    const struct tag *o = tag_find(list, "o");
    if (tag_find(list, "v") || tag_find(list, "p"))
        return false;
    if (o)
        return tag_text_is(o->value, "~") || tag_text_is(o->value, "-");
    return tag_find(list, "t") || tag_find(list, "r") || tag_find(list, "n");
}

static void read_policy(const struct tag_list *list,
                        struct domainkeys_policy *ret)
{
    const struct tag *o = tag_find(list, "o");
    const struct tag *t = tag_find(list, "t");
    const struct tag *r = tag_find(list, "r");
    ret->find = DOMAINKEYS_POLICY;
    ret->all = o && tag_text_is(o->value, "-");
    ret->testing = t && tag_text_same(t->value, "y");
    ret->address = r && r->value.len > 0;
    if (list->fault)
        reason_add(&ret->reasons, tag_fault_text(list->fault));
    reason_add(&ret->reasons,
               N_("DomainKeys (RFC 4870) is history: receivers do not ask for "
                  "its policy, and the record can go away."));
    if (ret->all)
        reason_add(&ret->reasons,
                   N_("o=- said that all mail is signed; today a DMARC record "
                      "with a policy says so."));
}

static void read_records(const struct dns_answer *answer,
                         struct domainkeys_policy *ret)
{
    size_t found = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const struct dns_record *record = &answer->records[i];
        struct tag_list list;
        tag_list_read(record->text, record->len, &list);
        if (is_policy(&list) && found++ == 0)
            read_policy(&list, ret);
    }
    if (found > 1) {
        ret->find = DOMAINKEYS_SEVERAL;
        reason_add(&ret->reasons,
                   N_("There is more than one policy of DomainKeys."));
    } else if (found == 0 && answer->count) {
        ret->find = DOMAINKEYS_OTHER;
        reason_add(&ret->reasons,
                   N_("What stands here is no policy of DomainKeys; keys of "
                      "DKIM stand one name below, at a selector."));
    }
}

void domainkeys_judge(const struct dns_answer *answer,
                      struct domainkeys_policy *ret)
{
    *ret = (struct domainkeys_policy){0};
    ret->keys_may =
        answer->status == DNS_FOUND || answer->status == DNS_NO_DATA;
    if (dns_said(answer->status)) {
        read_records(answer, ret);
        return;
    }
    ret->find = DOMAINKEYS_UNKNOWN;
    reason_add(&ret->reasons, N_("No name server could say."));
}

const char *domainkeys_find_name(enum domainkeys_find find)
{
    static const char *const names[] = {
        [DOMAINKEYS_NONE] = "none",
        [DOMAINKEYS_POLICY] = "a policy",
        [DOMAINKEYS_OTHER] = "something else",
        [DOMAINKEYS_SEVERAL] = "several policies",
        [DOMAINKEYS_UNKNOWN] = "unknown",
    };
    return names[find];
}
