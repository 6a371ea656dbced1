/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_report.h"

#include "base/i18n.h"
#include "probe/dmarc_record.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

bool dmarc_report_is_near(struct tag_text host, const char *organization)
{
    size_t len = strlen(organization);
    if (len == 0 || host.len < len)
        return false;
    size_t before = host.len - len;
    return strncasecmp(host.text + before, organization, len) == 0 &&
           (before == 0 || host.text[before - 1] == '.');
}

bool dmarc_report_name(const char *policy_domain, struct tag_text host,
                       char ret[DMARC_REPORT_NAME_SIZE])
{
    int len = snprintf(ret, DMARC_REPORT_NAME_SIZE, "%s._report._dmarc.%.*s",
                       policy_domain, (int)host.len, host.text);
    return len > 0 && (unsigned)len < DMARC_REPORT_NAME_SIZE;
}

static bool is_same_host(struct tag_text a, struct tag_text b)
{
    return a.len == b.len && strncasecmp(a.text, b.text, a.len) == 0;
}

/* What one record says that counts as one. */
static enum dmarc_consent read_record(const struct dns_record *record,
                                      struct tag_text host)
{
    struct tag_list list;
    struct dmarc_uris uris;
    tag_list_read(record->text, record->len, &list);
    const struct tag *rua = tag_find(&list, "rua");
    if (!rua)
        return DMARC_CONSENT;
    dmarc_uris_read(rua->value, &uris);
    for (size_t i = 0; i < uris.count; i++)
        if (!uris.uri[i].mailto || !is_same_host(uris.uri[i].host, host))
            return DMARC_CONSENT_AWAY;
    return uris.count ? DMARC_CONSENT_MOVED : DMARC_CONSENT;
}

enum dmarc_consent dmarc_report_judge(const struct dns_answer *answer,
                                      struct tag_text host)
{
    enum dmarc_consent found = DMARC_CONSENT_MISSING;
    if (!dns_said(answer->status))
        return DMARC_CONSENT_UNKNOWN;
    for (size_t i = 0; i < answer->count; i++) {
        const struct dns_record *record = &answer->records[i];
        if (!record->text || !dmarc_is_record(record->text, record->len))
            continue;
        enum dmarc_consent said = read_record(record, host);
        if (found == DMARC_CONSENT_MISSING || said > found)
            found = said;
    }
    return found;
}

const char *dmarc_consent_text(enum dmarc_consent consent)
{
    static const char *const texts[] = {
        [DMARC_CONSENT] = N_("The other domain has agreed to take the "
                             "reports."),
        [DMARC_CONSENT_MOVED] = N_("The other domain takes the reports at an "
                                   "address that its own record names."),
        [DMARC_CONSENT_AWAY] = N_("The other domain's record names an address "
                                  "in yet another domain, so that nobody may "
                                  "send reports (RFC 9990)."),
        [DMARC_CONSENT_MISSING] = N_("The other domain has no record that "
                                     "agrees to take the reports, so that "
                                     "nobody sends them (RFC 9990)."),
        [DMARC_CONSENT_UNKNOWN] = N_("No name server could say whether the "
                                     "other domain takes the reports."),
    };
    return texts[consent];
}
