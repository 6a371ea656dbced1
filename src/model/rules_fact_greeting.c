/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* The name a server greets with on port 25, which the guide tells to read by
 * telnet and to put into the form. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/fact_kinds.h"
#include "model/rules_fact.h"
#include "model/rules_kinds.h"

#include <string.h>
#include <strings.h>

/* Where mail servers keep their name; the fact "mta" begins with theirs. */
static const struct {
    const char *mta;
    const char *before, *after; /* the name in the setting */
    const char *file;
} settings[] = {
    {"postfix", "myhostname = ", "", "/etc/postfix/main.cf"},
    {"exim", "primary_hostname = ", "", "Exim's configuration"},
    {"sendmail", "define(`confDOMAIN_NAME', `", "')dnl", "sendmail.mc"},
    {"opensmtpd", "", "", "/etc/mail/mailname"},
    {"qmail", "", "", "/var/qmail/control/me"},
};

/* What to set, a sentence; new. The mail server that is installed here says
 * nothing about other machines. */
static char *how_to_set(const struct rule_in *in, const struct rule_row *row,
                        const char *name)
{
    const char *mta = rule_fact_value(in, "mta", "");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        size_t len = strlen(settings[i].mta);
        if (!mta || strncasecmp(mta, settings[i].mta, len) != 0 ||
            !rule_ip_is_here(in, row->ip))
            continue;
        autofree char *setting =
            xasprintf("%s%s%s", settings[i].before, name, settings[i].after);
        return xasprintf(rule_text(in, N_("Set \"%s\" in %s.")), setting,
                         settings[i].file);
    }
    return xasprintf(rule_text(in, N_("Set it to %s: myhostname in Postfix, "
                                      "primary_hostname in Exim, "
                                      "confDOMAIN_NAME in sendmail.")),
                     name);
}

/* The greeting has no proper name. */
static void say_bad(const struct rule_in *in, const struct rule_row *row,
                    const char *greeting)
{
    struct rule_in at = rule_in_at(in, row->row, row->host_column);
    autofree char *how =
        *row->host ? how_to_set(in, row, row->host) : xstrdup("");
    const char *blank = *how ? " " : "";
    if (strcasestr(greeting, "localhost"))
        rule_say_guide(&at, SEVERITY_WARNING,
                       N_("The server at %s greets as localhost, which the "
                          "guide (about 2010) calls not ok.%s%s"),
                       row->ip, blank, how);
    else
        rule_say_guide(&at, SEVERITY_WARNING,
                       N_("The server at %s greets without a proper name, and "
                          "the guide (about 2010) wants one.%s%s"),
                       row->ip, blank, how);
}

static void say_differs(const struct rule_in *in, const struct rule_row *row,
                        const char *greeting, bool agreed)
{
    struct rule_in at = rule_in_at(in, row->row, row->host_column);
    autofree char *shown = rule_clip(greeting, strlen(greeting));
    autofree char *how = how_to_set(in, row, row->host);
    if (agreed)
        rule_say(&at, SEVERITY_WARNING,
                 N_("The server at %s greets as %s and not by its reverse "
                    "DNS. %s"),
                 row->ip, shown, how);
    else
        rule_say(&at, SEVERITY_WARNING,
                 N_("The server at %s greets as %s. Write that name here, or "
                    "change it. %s"),
                 row->ip, shown, how);
}

/* Nothing is said where the greeting is right and only the row is not: that
 * is for reverse_dns. */
static void judge_row(const struct rule_in *in, const struct rule_row *row)
{
    const char *greeting = rule_fact_value(in, "greeting", row->ip);
    const char *ptr = rule_fact_value(in, "ptr", row->ip);
    if (!greeting || !*greeting)
        return;
    if (fact_verdict_is(greeting, "bad")) {
        say_bad(in, row, greeting);
        return;
    }
    autofree char *name = xstrndup(greeting, strcspn(greeting, " "));
    if (!*row->host || rule_names_have(name, row->host))
        return;
    bool agreed = ptr && rule_names_have(ptr, row->host);
    if (agreed || !ptr || !rule_names_have(ptr, name))
        say_differs(in, row, name, agreed);
}

void rule_greeting_name(const struct rule_in *in)
{
    struct rule_row *rows;
    size_t count = rule_rows_read(in, &rows);
    for (size_t i = 0; i < count; i++)
        if (*rows[i].ip)
            judge_row(in, &rows[i]);
    free(rows);
}
