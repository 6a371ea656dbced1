/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* A web page that an answer names: is it there, whose is it, can it be read by
 * who reads English? */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>

/* "script" and "file" are for a person to look at. */
static bool is_missing(const char *value)
{
    static const char *const bad[] = {"missing", "gone",   "empty",
                                      "broken",  "barred", "login",
                                      "tls",     "loop",   "strange"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (fact_verdict_is(value, bad[i]))
            return true;
    return false;
}

void rule_page_there(const struct rule_in *in)
{
    const char *value = rule_fact_value(in, "page", in->text);
    if (!value || !is_missing(value))
        return;
    autofree char *reason = rule_reason(in, value);
    if (!*reason) {
        free(reason);
        reason = xstrndup(value, strcspn(value, ":"));
    }
    if (fact_verdict_is(value, "tls"))
        rule_say(in, SEVERITY_WARNING,
                 N_("Browsers warn of this page: %s. Renew the certificate of "
                    "the web server."),
                 reason);
    else
        rule_say(in, SEVERITY_WARNING,
                 N_("Who looks at this page sees nothing of use: %s. Mend it, "
                    "or give the address of another."),
                 reason);
}

void rule_page_english(const struct rule_in *in)
{
    const char *value = rule_fact_value(in, "page_language", in->text);
    if (value && fact_verdict_is(value, "other"))
        rule_say_guide(in, SEVERITY_WARNING,
                       N_("The page is not in English, and who reads the form "
                          "may not be able to read it. The guide's advice "
                          "(about 2010): put a translated copy beside it, and "
                          "give that one's address."));
}

/* The host of a web address; false when it has none. */
static bool host_of(const char *url, char ret[HOSTNAME_MAX + 1])
{
    const char *at = strstr(url, "://");
    struct hostname host;
    if (!at)
        return false;
    at += 3;
    size_t len = strcspn(at, "/?#:");
    hostname_check(at, len, &host);
    memcpy(ret, host.ascii, sizeof host.ascii);
    return *ret;
}

/* Where Google shows translated copies, which the guide tells to give. */
static bool is_translated(const char *host)
{
    static const char end[] = ".translate.goog";
    size_t len = strlen(host), end_len = sizeof end - 1;
    return (len > end_len && strcmp(host + len - end_len, end) == 0) ||
           strcmp(host, "translate.google.com") == 0;
}

static bool is_own(const struct rule_in *in, const char *host)
{
    char **domains;
    size_t count = rule_domains_read(in, &domains);
    bool own = count == 0; /* nobody knows whose it should be */
    for (size_t i = 0; i < count; i++)
        own |= hostname_belongs(host, domains[i]);
    rule_domains_done(domains, count);
    return own;
}

/* Where it leads counts, when that is known. */
void rule_page_own(const struct rule_in *in)
{
    char host[HOSTNAME_MAX + 1];
    const char *address = rule_fact_value(in, "page_address", in->text);
    if (!host_of(address ? address : in->text, host) || is_translated(host) ||
        is_own(in, host))
        return;
    autofree char *shown = rule_clip(host, strlen(host));
    rule_say(in, SEVERITY_ADVICE,
             address
                 ? N_("The page leads to %s, which is under none of the "
                      "domains that you send from. A page of your own says "
                      "more about you.")
                 : N_("%s is under none of the domains that you send from. A "
                      "page of your own says more about you."),
             shown);
}
