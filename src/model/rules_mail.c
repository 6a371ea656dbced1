/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/mail_address.h"
#include "model/rules_host.h"
#include "model/rules_kinds.h"
#include "model/word_list.h"

#include <string.h>

/* Something stands around the address: says what to keep. */
static void say_around(const struct rule_in *in, const char *part,
                       enum mail_fault fault)
{
    if (fault == MAIL_MAILTO)
        rule_say(in, SEVERITY_ERROR,
                 N_("Leave out \"mailto:\" and write only %s."), part);
    else if (fault == MAIL_NAMED)
        rule_say(in, SEVERITY_ERROR,
                 N_("Leave out the name and the < >, and write only %s."),
                 part);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("There is more than one address here. Write one, such as "
                    "%s."),
                 part);
}

static void say_at_sign(const struct rule_in *in, const char *text,
                        enum mail_fault fault)
{
    if (fault == MAIL_NO_AT)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has no @. A mail address reads name@domain."),
                 text);
    else if (fault == MAIL_TWO_AT)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has more than one @. Take out what is too many."),
                 text);
    else if (fault == MAIL_NO_LOCAL)
        rule_say(in, SEVERITY_ERROR,
                 N_("There is nothing before the @ in \"%s\". Write the "
                    "mailbox's name there."),
                 text);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("There is nothing behind the @ in \"%s\". Write the "
                    "domain there."),
                 text);
}

static void say_local(const struct rule_in *in, const char *part,
                      enum mail_fault fault)
{
    if (fault == MAIL_CHARACTER)
        rule_say(in, SEVERITY_ERROR,
                 N_("The character %s may not stand before the @. Look for a "
                    "slip."),
                 part);
    else if (fault == MAIL_DOT)
        rule_say(in, SEVERITY_ERROR,
                 N_("\"%s\" has a dot too many: in front, at the end, or two "
                    "in a row. Take it out."),
                 part);
    else if (fault == MAIL_QUOTE)
        rule_say(in, SEVERITY_ERROR,
                 N_("The quotes in \"%s\" do not end right before the @. "
                    "Close them there, or leave them out."),
                 part);
    else
        rule_say(in, SEVERITY_ERROR,
                 N_("%s is no IP address as mail writes it. Write a domain "
                    "behind the @."),
                 part);
}

static void say_whole(const struct rule_in *in, const char *text,
                      enum mail_fault fault)
{
    if (fault == MAIL_BLANK)
        rule_say(in, SEVERITY_ERROR,
                 N_("There is a blank in \"%s\". Write the address without."),
                 text);
    else if (fault == MAIL_LONG_LOCAL)
        rule_say(in, SEVERITY_ERROR,
                 N_("Before the @ stand more than the 64 characters that "
                    "mail allows. Look again at what was pasted."));
    else if (fault == MAIL_LONG)
        rule_say(in, SEVERITY_ERROR,
                 N_("This is longer than the 254 characters of a mail "
                    "address. Look again at what was pasted."));
    else
        say_at_sign(in, text, fault);
}

static void say_fault(const struct rule_in *in, const struct mail_address *mail,
                      enum mail_fault fault)
{
    autofree char *text = rule_clip(in->text, strlen(in->text));
    autofree char *part =
        mail->part ? rule_clip(mail->part, mail->part_len) : NULL;
    if (!part)
        say_whole(in, text, fault);
    else if (fault == MAIL_MAILTO || fault == MAIL_NAMED ||
             fault == MAIL_SEVERAL)
        say_around(in, part, fault);
    else
        say_local(in, part, fault);
}

static bool is_nobody(const struct mail_address *mail)
{
    return word_listed("noreply no-reply no_reply donotreply do-not-reply "
                       "do_not_reply nobody",
                       mail->local, mail->local_len);
}

static void judge_local(const struct rule_in *in,
                        const struct mail_address *mail)
{
    autofree char *local = rule_clip(mail->local, mail->local_len);
    if (mail->utf8)
        rule_say(in, SEVERITY_WARNING,
                 N_("\"%s\" has letters that only newer mail servers take "
                    "before the @ (RFC 6531). Give another address, if you "
                    "have one."),
                 local);
    else if (is_nobody(mail))
        rule_say_guide(in, SEVERITY_WARNING,
                       N_("The guide: make it a real address. Nobody reads "
                          "what comes to %s, and the answer goes there."),
                       local);
    else if (mail->quoted)
        rule_say(in, SEVERITY_ADVICE,
                 N_("%s is right, but many web forms refuse quotes. Give a "
                    "plainer address, if you have one."),
                 local);
}

void rule_email(const struct rule_in *in)
{
    struct mail_address mail;
    enum mail_fault fault = mail_address_read(in->text, &mail);
    if (fault) {
        say_fault(in, &mail, fault);
        return;
    }
    if (mail.literal) {
        rule_say(in, SEVERITY_WARNING,
                 N_("An IP address behind the @ is allowed, but hardly any "
                    "server takes it. Give an address at a domain."));
        return;
    }
    struct hostname host;
    enum host_fault bad = hostname_check(mail.domain, mail.domain_len, &host);
    if (bad)
        rule_say_host(in, mail.domain, mail.domain_len, &host, bad);
    else if (host.trailing_dot) /* RFC 5321 4.1.2 has none */
        rule_say(in, SEVERITY_ERROR,
                 N_("A mail address does not end in a dot. Take it out."));
    else if (!rule_doubt_top(in, &host))
        judge_local(in, &mail);
}

/* Local parts may tell capitals apart, domains do not (RFC 5321 2.4). */
static bool same_mail(const char *a, const char *b)
{
    const char *at = strrchr(a, '@');
    const char *bt = strrchr(b, '@');
    if (!at || !bt)
        return strcmp(a, b) == 0;
    struct hostname host, other;
    if (at - a != bt - b || strncmp(a, b, (size_t)(at - a)) != 0)
        return false;
    if (text_same(at, bt))
        return true;
    return !hostname_check(at + 1, strlen(at + 1), &host) &&
           !hostname_check(bt + 1, strlen(bt + 1), &other) &&
           strcmp(host.ascii, other.ascii) == 0;
}

void rule_equals(const struct rule_in *in)
{
    const struct check_in *check = in->check;
    const struct field *field = &check->form->fields[in->rule->field];
    autofree char *other =
        text_trim(answers_text(check->answers, in->rule->field));
    if (!*other || same_mail(in->text, other))
        return;
    autofree char *here = rule_clip(in->text, strlen(in->text));
    autofree char *there = rule_clip(other, strlen(other));
    rule_say(in, SEVERITY_ERROR,
             N_("\"%s\" is not what stands at \"%s\": \"%s\". Make both the "
                "same."),
             here, _(field->label), there);
}
