/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Which of a domain's texts is its SPF record: RFC 7208 4.4 and 4.5. */
#include "base/i18n.h"
#include "base/text.h"
#include "probe/spf_state.h"

/* The only record, NULL when there is none; how many there are. */
static const struct dns_record *select_record(const struct dns_answer *answer,
                                              size_t *ret_count)
{
    const struct dns_record *found = NULL;
    *ret_count = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const struct dns_record *record = &answer->records[i];
        if (!record->text || !spf_is_record(record->text, record->len))
            continue;
        found = record;
        ++*ret_count;
    }
    return found;
}

static void no_record(struct spf *spf, bool first)
{
    if (first)
        spf_end(spf, SPF_NONE,
                N_("The domain has no SPF record (RFC 7208 section 4.5)."),
                NULL);
    else
        spf_end(spf, SPF_PERMERROR,
                N_("The domain of an \"include\" or \"redirect\" has no SPF "
                   "record (RFC 7208 sections 5.2 and 6.1)."),
                NULL);
}

void spf_take_record(struct spf *spf, const struct dns_answer *answer)
{
    struct spf_frame *top = spf_top(spf);
    bool first = spf->depth == 1 && spf->verdict.lookups == 0;
    size_t count;
    const struct dns_record *found = select_record(answer, &count);
    if (!dns_said(answer->status)) {
        spf_end(spf, SPF_TEMPERROR,
                N_("The SPF record could not be looked up "
                   "(RFC 7208 section 4.4)."),
                NULL);
        return;
    }
    if (!found) {
        no_record(spf, first);
        return;
    }
    if (first && !spf->verdict.record)
        spf->verdict.record = text_clean(
            found->text, found->len < DNS_TXT_MAX ? found->len : DNS_TXT_MAX,
            TEXT_LINE);
    if (count > 1) {
        spf_end(spf, SPF_PERMERROR,
                N_("The domain has several SPF records where only one is "
                   "allowed (RFC 7208 section 4.5)."),
                NULL);
        return;
    }
    if (!spf_parse(found->text, found->len, &top->record))
        spf_end(spf, SPF_PERMERROR, top->record.fault, &top->record.at);
}
