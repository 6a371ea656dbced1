/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "loggen.h"

#include <string.h>

static void name_queue(struct gen *gen, struct mail *mail)
{
    (void)gen;
    unsigned long long number = mail->number;
    if (number % 3)
        snprintf(mail->queue, sizeof mail->queue, "%llX",
                 0x2E901100000ull + number);
    else
        snprintf(mail->queue, sizeof mail->queue, "4Xx%08lluz%c", number,
                 (char)('B' + number % 20));
}

static const char *program(const struct gen *gen, const char *name)
{
    static char text[64];
    snprintf(text, sizeof text, "%s/%s",
             gen->mails % 11 == 0 ? "postfix-203.0.113.25" : "postfix", name);
    return text;
}

static void begin(struct gen *gen, const struct mail *mail)
{
    gen_syslog(gen, program(gen, "smtpd"),
               "%s: client=localhost[127.0.0.1], sasl_method=PLAIN, "
               "sasl_username=mta5.am0.yahoodns.net",
               mail->queue);
    gen_syslog(gen, program(gen, "cleanup"), "%s: message-id=<%llu@yahoo.com>",
               mail->queue, (unsigned long long)mail->number);
    gen_syslog(gen, program(gen, "qmgr"),
               "%s: from=<%s>, size=4711, nrcpt=3 (queue active)", mail->queue,
               mail->sender);
}

static void end(struct gen *gen, const struct mail *mail)
{
    gen_syslog(gen, program(gen, "qmgr"), "%s: removed", mail->queue);
}

/* "host HOST[ADDRESS] said: 421 ... (in reply to MAIL FROM command)" */
static void trouble(const struct attempt *attempt, char *text, size_t size)
{
    char said[1024], where[200];
    snprintf(where, sizeof where, "%s[%s]", attempt->server->host,
             attempt->server->address);
    if (!attempt->reply) {
        snprintf(text, size, "lost connection with %s while sending RCPT TO",
                 where);
        return;
    }
    gen_said(said, sizeof said, attempt);
    if (attempt->reply->stage == AT_GREETING)
        snprintf(text, size, "host %s refused to talk to me: %s", where, said);
    else
        snprintf(text, size, "host %s said: %s (in reply to %s command)", where,
                 said, gen_after(attempt->reply));
}

static void sent(struct gen *gen, const struct attempt *attempt)
{
    gen_syslog(gen, program(gen, "smtp"),
               "%s: to=<%s>, relay=%s[%s]:25, delay=2.1, "
               "delays=0.05/0.01/1/1.1, dsn=2.0.0, status=sent (250 ok dirdel)",
               attempt->mail->queue, attempt->recipient, attempt->server->host,
               attempt->server->address);
    gen_count(gen, attempt, SENT, (struct seen){0});
}

/* The same line again is said so, by syslog. */
static void again(struct gen *gen, const struct attempt *attempt,
                  const char *text)
{
    unsigned times = 2 + (unsigned)gen_random(gen, 5);
    gen_syslog(gen, program(gen, "smtp"),
               "message repeated %u times: [ %s: %s]", times,
               attempt->mail->queue, text);
    gen_count(gen, attempt, TRIED,
              (struct seen){.without_recipient = true, .times = times});
}

static void refused(struct gen *gen, const struct attempt *attempt)
{
    char text[1400];
    bool all_alike = attempt->mail->number % 5 == 0;
    bool alone = attempt->reply && !attempt->reply->paged;
    const char *words[] = {[DEFERRED] = "deferred", [BOUNCED] = "bounced"};
    trouble(attempt, text, sizeof text);
    if (gen_chance(gen, 30)) { /* the first of several hosts */
        gen_syslog(gen, program(gen, "smtp"), "%s: %s", attempt->mail->queue,
                   text);
        gen_count(gen, attempt, TRIED,
                  (struct seen){.without_recipient = true});
        if (gen->style == STAMP_3164 && gen_chance(gen, 3))
            again(gen, attempt, text);
    }
    gen_syslog(gen, program(gen, all_alike ? "error" : "smtp"),
               "%s: to=<%s>, %srelay=%s%s, delay=2, delays=0/0/1.8/0.24, "
               "dsn=%s, status=%s (%s%s)",
               attempt->mail->queue, attempt->recipient,
               alone ? "orig_to=<us@example.org>, " : "",
               all_alike ? "none" : attempt->server->host,
               all_alike ? "" : "[192.0.2.9]:25",
               attempt->reply && *attempt->reply->enhanced
                   ? attempt->reply->enhanced
                   : "4.0.0",
               words[attempt->outcome],
               all_alike ? "delivery temporarily suspended: " : "", text);
    gen_count(gen, attempt, attempt->outcome, (struct seen){0});
}

static void attempt(struct gen *gen, const struct attempt *attempt)
{
    if (attempt->outcome == SENT)
        sent(gen, attempt);
    else
        refused(gen, attempt);
}

static void decoy(struct gen *gen)
{
    unsigned who = (unsigned)gen_random(gen, 60000);
    switch (gen_random(gen, 9)) {
    case 0:
        gen_syslog(gen, "postfix/cleanup",
                   "3F%08X: warning: header Subject: host "
                   "mta5.am0.yahoodns.net[67.195.204.72] said: %s from "
                   "localhost[127.0.0.1]; from=<a@yahoo.com> "
                   "to=<b@example.org> proto=ESMTP helo=<mta5.yahoodns.net>",
                   who, decoy_said);
        break;
    case 1:
        gen_syslog(gen, "postfix/smtpd",
                   "NOQUEUE: reject: RCPT from mta5.am0.yahoodns.net"
                   "[192.0.2.%u]: 421 4.7.0 <x@yahoo.com>: Sender address "
                   "rejected; from=<x@yahoo.com> to=<b@example.org> "
                   "proto=ESMTP helo=<mta5.am0.yahoodns.net>",
                   who % 255);
        break;
    case 2:
        gen_syslog(gen, "postfix/smtpd",
                   "lost connection after RCPT from mta7.am0.yahoodns.net"
                   "[192.0.2.%u]",
                   who % 255);
        break;
    case 3:
        gen_syslog(gen, "postfix/smtpd",
                   "warning: hostname mta5.am0.yahoodns.net does not resolve "
                   "to address 192.0.2.%u",
                   who % 255);
        break;
    case 4:
        gen_syslog(gen, "postfix/smtp",
                   "3E%08X: to=<mta5.am0.yahoodns.net@small.example>, "
                   "relay=mx.small.example[192.0.2.44]:25, delay=1, "
                   "delays=0/0/1/0, dsn=5.1.1, status=bounced (host "
                   "mx.small.example[192.0.2.44] said: %s (in reply to RCPT "
                   "TO command))",
                   who, decoy_said);
        break;
    case 5:
        gen_syslog(gen, "postfix/pipe",
                   "3D%08X: to=<a@example.org>, relay=dovecot, delay=1, "
                   "delays=0/0/0/1, dsn=5.3.0, status=bounced (command line "
                   "usage error. Command output: mta5.am0.yahoodns.net %s )",
                   who, decoy_said);
        break;
    case 6:
        gen_syslog(gen, "postfix/local",
                   "3C%08X: to=<421-tss04@example.org>, relay=local, delay=1, "
                   "delays=0/0/0/1, dsn=2.0.0, status=sent (forwarded as "
                   "mta5.am0.yahoodns.net)",
                   who);
        break;
    case 7:
        gen_syslog(gen, "postfix/qmgr",
                   "3B%08X: from=<x@mta5.am0.yahoodns.net>, size=%u, nrcpt=1 "
                   "(queue active)",
                   who, who);
        break;
    default:
        gen_syslog(gen, "postfix/smtpd",
                   "connect from sonic301-%u.consmr.mail.ne1.yahoo.com"
                   "[66.163.184.201]",
                   who % 99);
    }
}

const struct mta mta_postfix = {
    .name = "postfix",
    .name_queue = name_queue,
    .begin = begin,
    .attempt = attempt,
    .end = end,
    .decoy = decoy,
    .head = "relay=mta5.am0.yahoodns.net[67.195.204.72]:25, dsn=4.7.0, "
            "status=deferred (host mta5.am0.yahoodns.net[67.195.204.72] said: "
            "421 4.7.0 [TSS04] Messages from 203.0.113.25 temporarily "
            "deferred)",
    .tail = "Nov 20 10:00:00 mx postfix/smtp[1]: 2E901122F931: "
            "to=<anna@yahoo.com>, relay=mta5.am0.yahoodns.net[67.195.204.72]:"
            "25, delay=2, delays=0/0",
};
