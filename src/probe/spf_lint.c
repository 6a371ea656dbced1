/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "probe/spf.h"
#include "probe/spf_parse.h"

#define ANSWER_MAX 450u /* octets, 3.4: fits into one packet with the rest */

struct warnings {
    const char **text;
    size_t count;
};

static void warn(struct warnings *warnings, const char *text)
{
    if (warnings->count < SPF_LINT_MAX)
        warnings->text[warnings->count++] = text;
}

static void warn_all(struct warnings *warnings, const struct spf_record *record,
                     const struct spf_term *all)
{
    if (!all) {
        if (!record->redirect.text)
            warn(warnings, N_("The record does not end in \"all\", so it says "
                              "nothing about other addresses."));
        return;
    }
    if (all->qualifier == '+')
        warn(warnings, N_("\"+all\" allows every address in the world to "
                          "send for the domain."));
    if (all->qualifier == '?')
        warn(warnings, N_("\"?all\" says nothing about other addresses."));
    if (all + 1 < record->terms + record->count)
        warn(warnings, N_("What follows \"all\" is never looked at "
                          "(RFC 7208 section 5.1)."));
    if (record->redirect.text)
        warn(warnings, N_("\"redirect\" does nothing beside \"all\" "
                          "(RFC 7208 section 6.1)."));
}

size_t spf_lint(const char *text, size_t len, const char *ret[SPF_LINT_MAX])
{
    struct warnings warnings = {.text = ret};
    struct spf_record record;
    const struct spf_term *all = NULL;
    bool ptr = false;
    if (!spf_is_record(text, len))
        return 0;
    if (len > ANSWER_MAX)
        warn(&warnings, N_("The record is longer than 450 octets and may not "
                           "reach everybody (RFC 7208 section 3.4)."));
    if (spf_parse(text, len, &record)) {
        for (size_t i = 0; i < record.count; i++) {
            ptr |= record.terms[i].kind == SPF_PTR;
            if (!all && record.terms[i].kind == SPF_ALL)
                all = &record.terms[i];
        }
        if (ptr)
            warn(&warnings, N_("\"ptr\" is slow and should not be used "
                               "(RFC 7208 section 5.5)."));
        warn_all(&warnings, &record, all);
    }
    spf_record_done(&record);
    return warnings.count;
}
