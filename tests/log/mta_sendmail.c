/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "loggen.h"

/* "w344QRId020581" */
static void name_queue(struct gen *gen, struct mail *mail)
{
    (void)gen;
    snprintf(mail->queue, sizeof mail->queue, "w34%05lluId%06llu",
             (unsigned long long)mail->number / 1000000,
             (unsigned long long)mail->number % 1000000);
}

static const char *program(const struct gen *gen)
{
    return gen->mails % 2 ? "sendmail" : "sm-mta";
}

static void begin(struct gen *gen, const struct mail *mail)
{
    gen_syslog(gen, program(gen),
               "%s: from=<%s>, size=4711, class=0, nrcpts=3, "
               "msgid=<%llu@yahoo.com>, proto=ESMTP, daemon=MTA-v4, "
               "relay=mta5.am0.yahoodns.net [127.0.0.1]",
               mail->queue, mail->sender, (unsigned long long)mail->number);
}

static void end(struct gen *gen, const struct mail *mail)
{
    gen_syslog(gen, program(gen),
               "%s: %s: sender notify: Warning: could not "
               "send message for past 4 hours",
               mail->queue, mail->queue);
}

static void attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024] = "Connection reset by mta5.am0.yahoodns.net.", stat[1200];
    const char *dsn = "2.0.0";
    if (attempt->reply)
        gen_said(said, sizeof said, attempt);
    if (attempt->outcome == SENT) {
        snprintf(stat, sizeof stat, "Sent (ok dirdel)");
    } else if (attempt->outcome == DEFERRED) {
        dsn = "4.0.0";
        snprintf(stat, sizeof stat, "Deferred: %s", said);
    } else if (attempt->mail->number % 2) {
        dsn = "5.0.0";
        snprintf(stat, sizeof stat, "Service unavailable");
    } else {
        dsn = "5.7.1";
        snprintf(stat, sizeof stat, "%s", said);
    }
    bool apart = attempt->outcome == BOUNCED && attempt->mail->number % 2;
    gen_syslog(gen, program(gen),
               "%s: to=<%s>, ctladdr=<us@example.org> (1000/1000), "
               "delay=4+06:36:42, xdelay=00:00:00, mailer=esmtp, pri=9301427, "
               "relay=%s. [%s], dsn=%s, %s%s%sstat=%s",
               attempt->mail->queue, attempt->recipient, attempt->server->host,
               attempt->server->address, dsn, apart ? "reply=" : "",
               apart ? said : "", apart ? ", " : "", stat);
    gen_count(gen, attempt, attempt->outcome, (struct seen){0});
}

static void decoy(struct gen *gen)
{
    unsigned who = (unsigned)gen_random(gen, 60000);
    switch (gen_random(gen, 5)) {
    case 0:
        gen_syslog(gen, "sendmail",
                   "w34ruleset%06u: ruleset=check_rcpt, "
                   "arg1=<mta5.am0.yahoodns.net@example.org>, "
                   "relay=mta5.am0.yahoodns.net [192.0.2.1], reject=421 4.7.0 "
                   "[TSS04] no",
                   who);
        break;
    case 1:
        gen_syslog(gen, "sendmail",
                   "w34AAAId%06u: to=<a@small.example>, delay=00:00:01, "
                   "xdelay=00:00:01, mailer=esmtp, pri=1, "
                   "relay=mx.small.example. [192.0.2.44], dsn=4.0.0, "
                   "stat=Deferred: %s",
                   who, decoy_said);
        break;
    case 2:
        gen_syslog(gen, "sendmail",
                   "w34BBBId%06u: to=mta5.am0.yahoodns.net, "
                   "delay=00:00:01, mailer=local, pri=1, dsn=2.0.0, stat=Sent",
                   who);
        break;
    case 3:
        gen_syslog(gen, "sendmail",
                   "w34CCCId%06u: lost input channel from "
                   "mta5.am0.yahoodns.net [192.0.2.1] to MTA-v4 after rcpt",
                   who);
        break;
    default:
        gen_syslog(gen, "sendmail",
                   "w34DDDId%06u: Milter add: header: Subject: "
                   "mta5.am0.yahoodns.net. said stat=Deferred: %s",
                   who, decoy_said);
    }
}

const struct mta mta_sendmail = {
    .name = "sendmail",
    .name_queue = name_queue,
    .begin = begin,
    .attempt = attempt,
    .end = end,
    .decoy = decoy,
    .head = "elay=00:00:00, mailer=esmtp, pri=9301427, "
            "relay=mta5.am0.yahoodns.net. [67.195.229.59], dsn=4.0.0, "
            "stat=Deferred: 421 4.7.0 [TSS04] Messages from 203.0.113.25 "
            "temporarily deferred",
    .tail = "Nov 20 10:00:00 mx sendmail[1]: w344QRId020581: "
            "to=<a@yahoo.com>, delay=1, relay=mta5.am0.yahoodns.net. "
            "[67.195.229.59], dsn=4.0.",
};
