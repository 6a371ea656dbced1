/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A domain that mail is sent from: is it there, does it take mail, and what
 * does it publish about what it sends? */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>

/* By its SOA record, which is how Yahoo decides (its error pages, 2026). */
void rule_domain_exists(const struct rule_in *in)
{
    char name[HOSTNAME_MAX + 1];
    if (!rule_domain_of_text(in, name) ||
        !rule_fact_says(in, "soa", name, "absent"))
        return;
    autofree char *shown = rule_clip(name, strlen(name));
    rule_say(in, SEVERITY_WARNING,
             N_("%s does not exist in the DNS. Yahoo refuses mail from such a "
                "domain (554): look for a slip, or register it."),
             shown);
}

void rule_takes_mail(const struct rule_in *in)
{
    char name[HOSTNAME_MAX + 1];
    if (!rule_domain_of_text(in, name) ||
        rule_fact_says(in, "soa", name, "absent"))
        return;
    autofree char *shown = rule_clip(name, strlen(name));
    if (rule_fact_says(in, "mx", name, "null"))
        rule_say(in, SEVERITY_WARNING,
                 N_("%s takes no mail (null MX, RFC 7505): no answer can "
                    "reach you there, and Yahoo may refuse its mail. In its "
                    "zone, name your mail server instead, as in '%s. MX 10 "
                    "mail.%s.'."),
                 shown, shown, shown);
    else if (rule_fact_says(in, "mx", name, "absent"))
        rule_say(in, SEVERITY_ADVICE,
                 N_("%s has no MX record. Mail then goes to its address, if "
                    "it has one; an MX record in its zone is clearer."),
                 shown);
}

void rule_dmarc_policy(const struct rule_in *in)
{
    char name[HOSTNAME_MAX + 1];
    if (!rule_domain_of_text(in, name) ||
        rule_fact_says(in, "soa", name, "absent"))
        return;
    autofree char *shown = rule_clip(name, strlen(name));
    const char *value = rule_fact_value(in, "dmarc", name);
    if (rule_fact_says(in, "dmarc", name, "absent")) {
        rule_say(in, SEVERITY_WARNING,
                 N_("%s has no DMARC record, which Yahoo wants of bulk senders "
                    "(February 2024). Add to its zone: '_dmarc.%s. TXT "
                    "\"v=DMARC1; p=none; rua=mailto:postmaster@%s\"'."),
                 shown, rule_zone(name), rule_zone(name));
    } else if (value && rule_fact_says(in, "dmarc", name, "invalid")) {
        autofree char *reason = rule_reason(in, value);
        if (!*reason) {
            free(reason);
            reason = xstrdup(value);
        }
        rule_say(in, SEVERITY_WARNING,
                 N_("The DMARC record of %s counts for nothing: %s. Mend it in "
                    "the zone."),
                 shown, reason);
    }
}
