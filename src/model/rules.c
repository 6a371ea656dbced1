/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/rules.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/rules_kinds.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct rule_kind kinds[] = {
    {"email", RULE_TEXT, 0, false, N_("One mail address, as RFC 5321 has it."),
     rule_email},
    {"url", RULE_TEXT, 0, false, N_("A public web address, http or https."),
     rule_url},
    {"phone", RULE_TEXT, 0, false, N_("A telephone number of 7 to 15 digits."),
     rule_phone},
    {"count", RULE_TEXT, 0, false,
     N_("A number of things, also 12,000, 12k or 10-20k."), rule_count},
    {"duration", RULE_TEXT, 0, false,
     N_("A length of time with its unit, two days at most."), rule_duration},
    {"ip", RULE_TEXT, 0, false, N_("One public IP address, version 4 or 6."),
     rule_ip},
    {"host", RULE_TEXT, 0, false,
     N_("The full public name of a server (RFC 1123)."), rule_host},
    {"domain", RULE_TEXT, 0, false,
     N_("A public domain that somebody can own."), rule_domain},
    {"option", RULE_VALUE, 0, false, N_("Only answers that the form offers."),
     rule_option},
    {"equals", RULE_TEXT, RULE_NEEDS_FIELD, false,
     N_("The same address as in another field."), rule_equals},
    {"real_name", RULE_TEXT, 0, true,
     N_("A person's real name, no nickname and no role."), rule_real_name},
    {"postal_address", RULE_TEXT, 0, true,
     N_("A postal address that a letter would reach."), rule_postal_address},
    {"english", RULE_TEXT, 0, true, N_("Written in Latin letters."),
     rule_english},
    {"expect", RULE_VALUE, RULE_NEEDS_VALUES | RULE_NEEDS_MESSAGE, true,
     N_("One of the named answers is the expected one."), rule_expect},
    {"distinct_rows", RULE_ROWS, RULE_NEEDS_COLUMNS, false,
     N_("No two rows are the same in the named columns."), rule_distinct_rows},
    {"not_example", RULE_ROWS, 0, true,
     N_("The form's sample row is not left in."), rule_not_example},
    {"host_in_domain", RULE_ROWS, RULE_NEEDS_COLUMNS | RULE_NEEDS_PAIR, false,
     N_("The host of each row belongs to its domain."), rule_host_in_domain},
    {"empty_unless", RULE_FIELD, RULE_NEEDS_FIELD | RULE_NEEDS_VALUES, false,
     N_("Empty, unless another field has one of the named values."),
     rule_empty_unless},
    {"no_filler", RULE_TEXT, 0, true,
     N_("A real answer, not something typed to fill the field."),
     rule_no_filler},
    {"reverse_dns", RULE_ROWS, 0, false,
     N_("The reverse DNS of each row's address has its name, and leads back."),
     rule_reverse_dns},
    {"single_ptr", RULE_ROWS, 0, false,
     N_("The reverse DNS of each row's address has one name only."),
     rule_single_ptr},
    {"greeting_name", RULE_ROWS, 0, false,
     N_("The server at each row's address greets with the name beside it."),
     rule_greeting_name},
    {"address_here", RULE_ROWS, 0, false,
     N_("The rows name the public address of this machine."),
     rule_address_here},
    {"refused_listed", RULE_ROWS, 0, false,
     N_("There is a row for each address that refusals name."),
     rule_refused_listed},
    {"host_answers", RULE_TEXT, 0, false, N_("The name answers a ping."),
     rule_host_answers},
    {"own_name", RULE_TEXT, 0, false,
     N_("Not under a domain where a company gives names to everybody."),
     rule_own_name},
    {"spf_passes", RULE_ROWS, 0, false,
     N_("SPF lets the address of each row send for its domain."),
     rule_spf_passes},
    {"domain_exists", RULE_TEXT, 0, false, N_("The domain exists in the DNS."),
     rule_domain_exists},
    {"takes_mail", RULE_TEXT, 0, false, N_("The domain takes mail."),
     rule_takes_mail},
    {"dmarc_policy", RULE_TEXT, 0, false, N_("The domain has a DMARC policy."),
     rule_dmarc_policy},
    {"dkim_found", RULE_VALUE, RULE_NEEDS_VALUES, false,
     N_("Who claims one of the named answers has DKIM keys in the DNS."),
     rule_dkim_found},
    {"domainkeys_found", RULE_VALUE, RULE_NEEDS_VALUES, false,
     N_("Who claims one of the named answers has a DomainKeys policy in the "
        "DNS."),
     rule_domainkeys_found},
    {"signed_message", RULE_VALUE, RULE_NEEDS_VALUES, false,
     N_("Who claims one of the named answers has signed the message that was "
        "opened."),
     rule_signed_message},
    {"page_there", RULE_TEXT, 0, false, N_("The page can be read."),
     rule_page_there},
    {"page_english", RULE_TEXT, 0, false, N_("The page is in English."),
     rule_page_english},
    {"page_own", RULE_TEXT, 0, false,
     N_("The page is under one of the domains that mail is sent from."),
     rule_page_own},
    {NULL, RULE_TEXT, 0, false, NULL, NULL},
};

const struct rule_kind *rule_table(void)
{
    return kinds;
}

const struct rule_kind *rule_find(const char *name)
{
    for (const struct rule_kind *kind = kinds; kind->name; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

const struct value *rule_value(const struct rule_in *in)
{
    return answers_value(in->check->answers, in->field);
}

/* The array doubles whenever its count is a power of two. */
static struct finding *findings_add(struct findings *findings)
{
    size_t count = findings->count;
    if ((count & (count - 1)) == 0)
        findings->item = xreallocarray(findings->item, count ? count * 2 : 1,
                                       sizeof *findings->item);
    return &findings->item[findings->count++];
}

static void findings_tally(struct findings *findings, enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        findings->errors++;
        break;
    case SEVERITY_WARNING:
        findings->warnings++;
        break;
    case SEVERITY_ADVICE:
        findings->advice++;
        break;
    }
}

static char *message_of(const char *fmt, va_list args)
    __attribute__((format(printf, 1, 0)));

/* Findings are one line, whatever was quoted into them. */
static char *message_of(const char *fmt, va_list args)
{
    char *message;
    if (vasprintf(&message, fmt, args) < 0)
        abort();
    for (char *c = message; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return message;
}

/* What a definition says about severity goes before the rule's own mind. */
static void add(const struct rule_in *in, size_t row, size_t column,
                enum severity severity, bool guide, char *message)
{
    if (in->rule->has_severity)
        severity = in->rule->severity;
    findings_tally(in->out, severity);
    *findings_add(in->out) = (struct finding){
        .field = in->field,
        .row = row,
        .column = column,
        .severity = severity,
        .rule = in->rule->kind->name,
        .guide = guide,
        .message = message,
    };
}

void rule_say(const struct rule_in *in, enum severity severity,
              const char *msgid, ...)
{
    va_list args;
    va_start(args, msgid);
    char *message =
        message_of(in->check->english ? msgid : gettext(msgid), args);
    va_end(args);
    add(in, in->row, in->column, severity, in->rule->kind->guide, message);
}

void rule_say_at(const struct rule_in *in, size_t row, size_t column,
                 enum severity severity, const char *msgid, ...)
{
    va_list args;
    va_start(args, msgid);
    char *message =
        message_of(in->check->english ? msgid : gettext(msgid), args);
    va_end(args);
    add(in, row, column, severity, in->rule->kind->guide, message);
}

void rule_say_guide(const struct rule_in *in, enum severity severity,
                    const char *msgid, ...)
{
    va_list args;
    va_start(args, msgid);
    char *message =
        message_of(in->check->english ? msgid : gettext(msgid), args);
    va_end(args);
    add(in, in->row, in->column, severity, true, message);
}

const char *rule_text(const struct rule_in *in, const char *msgid)
{
    return in->check->english ? msgid : _(msgid);
}
