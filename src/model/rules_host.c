/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/rules_host.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/host_look.h"
#include "model/ip_special.h"
#include "model/rules_kinds.h"

#include <string.h>

/* What is neither a name nor may be one. */
static void say_shape(const struct rule_in *in, const char *name,
                      enum host_fault fault)
{
    if (fault == HOST_EMPTY_LABEL)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has a dot too many: two in a row, or one in "
                    "front. Take it out."),
                 name);
    else if (fault == HOST_LONG)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is longer than the 253 characters of a DNS name. "
                    "Look again at what was pasted."),
                 name);
    else if (fault == HOST_ADDRESS)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is an IP address, and a name is asked here. "
                    "Write the name, such as mail.example.org."),
                 name);
    else if (fault == HOST_NUMERIC)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" ends in a number, as no name and no complete IP "
                    "address does. Write the full name."),
                 name);
}

static void say_whole(const struct rule_in *in, const char *name,
                      enum host_fault fault)
{
    if (fault == HOST_IDNA)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is no valid international domain name (IDNA "
                    "2008). Look for a slip, or write its xn-- form."),
                 name);
    else if (fault == HOST_NO_DOT)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has no dot. Write the full name, with the domain "
                    "behind it, such as mail.example.org."),
                 name);
    else if (fault == HOST_REVERSE)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is the reverse record itself. Write the name "
                    "that it leads to."),
                 name);
    else
        say_shape(in, name, fault);
}

static void say_part(const struct rule_in *in, const char *name,
                     const char *part, enum host_fault fault)
{
    if (fault == HOST_CHARACTER && strcmp(part, " ") == 0)
        rule_say(in, SEVERITY_ERROR,
                 N_("There is a blank in \"%s\". Write one name, without "
                    "blanks."),
                 name);
    else if (fault == HOST_CHARACTER)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has the character \"%s\", which no host name has. "
                    "Letters, digits, hyphens and dots are allowed."),
                 name, part);
    else if (fault == HOST_LONG_LABEL)
        rule_say(in, SEVERITY_ERROR,
                 N_("The part \"%s\" is longer than the 63 characters that "
                    "DNS allows. Look again at what was pasted."),
                 part);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("The part \"%s\" begins or ends with a hyphen, as no "
                    "part of a host name does (RFC 1123). Take it out."),
                 part);
}

static void say_reserved(const struct rule_in *in, const char *name,
                         const struct hostname *host, enum host_fault fault)
{
    if (fault == HOST_EXAMPLE)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is an example name, reserved for documentation "
                    "(%s). Write your own."),
                 name, host->reference);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is under .%s, which public DNS does not have "
                    "(%s). Write the name that the internet sees."),
                 name, host->reserved, host->reference);
}

void rule_say_host(const struct rule_in *in, const char *text, size_t len,
                   const struct hostname *host, enum host_fault fault)
{
    autofree char *name = rule_clip(text, len);
    autofree char *part =
        rule_clip(host->part ? host->part : "", host->part_len);
    if (fault == HOST_UNDERSCORE)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has an underscore, which host names may not have "
                    "(RFC 1123). Give the server a name with a hyphen."),
                 name);
    else if (fault == HOST_LOCALHOST)
        rule_say_guide(in, SEVERITY_ERROR,
                       N_("The guide: localhost and localhost.localdomain "
                          "are not ok. Write the server's full public "
                          "name."));
    else if (fault == HOST_EXAMPLE || fault == HOST_RESERVED)
        say_reserved(in, name, host, fault);
    else if (host->part)
        say_part(in, name, part, fault);
    else
        say_whole(in, name, fault);
}

bool rule_doubt_top(const struct rule_in *in, const struct hostname *host)
{
    if (hostname_top_known(host->ascii))
        return false;
    autofree char *top =
        rule_clip(strrchr(host->ascii, '.'), strlen(strrchr(host->ascii, '.')));
    rule_say(in, SEVERITY_WARNING,
             N_("\"%s\" is not in the list of top-level domains. Look for a "
                "slip; if it is a new one, leave it."),
             top);
    return true;
}

/* A web or mail address where a name is asked: says which part to keep. */
static bool say_wrapped(const struct rule_in *in)
{
    const char *scheme = strstr(in->text, "://");
    const char *at = strrchr(in->text, '@');
    if (!scheme && !at)
        return false;
    const char *name = scheme ? scheme + 3 : at + 1;
    autofree char *kept = rule_clip(name, strcspn(name, "/?#:"));
    if (scheme)
        rule_say(in, SEVERITY_ERROR,
                 N_("This is a web address, and only the name is asked. "
                    "Write \"%s\"."),
                 kept);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("This is a mail address, and only the name behind the @ "
                    "is asked. Write \"%s\"."),
                 kept);
    return true;
}

/* What hosts and domains have in common; false when it is settled. */
static bool judge_name(const struct rule_in *in, struct hostname *host)
{
    if (say_wrapped(in))
        return false;
    size_t len = strlen(in->text);
    enum host_fault fault = hostname_check(in->text, len, host);
    if (fault) {
        rule_say_host(in, in->text, len, host, fault);
        return false;
    }
    if (rule_doubt_top(in, host))
        return false;
    if (host->idn)
        rule_say(in, SEVERITY_ADVICE,
                 N_("In DNS this name is %s. That form is understood "
                    "everywhere."),
                 host->ascii);
    else if (host->trailing_dot)
        rule_say(in, SEVERITY_ADVICE,
                 N_("The dot at the end is right in a zone file. Here leave "
                    "it out."));
    return true;
}

/* The address in the same row, if the form asks for one. */
static bool address_beside(const struct rule_in *in, struct ip_address *ret)
{
    const struct field *field = &in->check->form->fields[in->field];
    const struct value *value = rule_value(in);
    if (in->row == FORM_NONE)
        return false;
    for (size_t i = 0; i < field->column_count && i < value->columns; i++) {
        const char *rule = field->columns[i].kind->rule;
        if (rule && strcmp(rule, "ip") == 0)
            return ip_parse(value_cell(value, in->row, i), ret);
    }
    return false;
}

static void judge_look(const struct rule_in *in, const struct hostname *host)
{
    struct ip_address ip;
    bool known = address_beside(in, &ip);
    autofree char *name = rule_clip(host->ascii, strlen(host->ascii));
    switch (host_look(host->ascii, known ? &ip : NULL)) {
    case LOOK_OWN:
        break;
    case LOOK_STATIC:
        rule_say(in, SEVERITY_ADVICE,
                 N_("\"%s\" looks like a name that the provider made up. "
                    "Yahoo likes a meaningful one, under your own domain."),
                 name);
        break;
    case LOOK_DYNAMIC:
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" looks like a provider's name for any of its "
                    "lines. Yahoo wants a meaningful one: have the reverse "
                    "DNS set to a name of yours."),
                 name);
        break;
    }
}

void rule_host(const struct rule_in *in)
{
    struct hostname host;
    if (!judge_name(in, &host))
        return;
    if (hostname_suffix(host.ascii) == SUFFIX_PUBLIC)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" is a registry's ending and hardly a server. Write "
                    "the server's full name."),
                 host.ascii);
    else
        judge_look(in, &host);
}

void rule_domain(const struct rule_in *in)
{
    struct hostname host;
    if (!judge_name(in, &host))
        return;
    enum host_suffix suffix = hostname_suffix(host.ascii);
    if (suffix == SUFFIX_PUBLIC)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" is a registry's ending, under which others "
                    "register. Write your own domain under it."),
                 host.ascii);
    else if (suffix == SUFFIX_PRIVATE)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" belongs to a company that gives out names under "
                    "it. Write your own name in front, if you have one."),
                 host.ascii);
}
