/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* OpenSMTPD, PowerMTA (its log, its accounting file), Postal, Exchange. */
#include "loggen.h"

#include <time.h>

static void nothing(struct gen *gen, const struct mail *mail)
{
    (void)gen;
    (void)mail;
}

static void name_number(struct gen *gen, struct mail *mail)
{
    (void)gen;
    snprintf(mail->queue, sizeof mail->queue, "%08llx",
             0x8f000000ull + mail->number);
}

static void what_was_said(const struct attempt *attempt, char *text,
                          size_t size)
{
    if (attempt->reply)
        gen_said(text, size, attempt);
    else if (attempt->outcome == SENT)
        snprintf(text, size, "250 ok dirdel");
    else
        snprintf(text, size, "Network error on destination MXs");
}

static void opensmtpd_begin(struct gen *gen, const struct mail *mail)
{
    gen_syslog(gen, "smtpd",
               "4b3a6c195c1f6010 smtp message msgid=%s size=4711 nrcpt=3 "
               "proto=ESMTP helo=mta5.am0.yahoodns.net user=421-TSS04",
               mail->queue);
}

static void opensmtpd_attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024];
    const char *words[] = {
        [SENT] = "Ok", [DEFERRED] = "TempFail", [BOUNCED] = "PermFail"};
    what_was_said(attempt, said, sizeof said);
    if (attempt->mail->number % 4)
        gen_syslog(gen, "smtpd",
                   "4b3a6c195c1f6010 mta delivery evpid=%s98359ecc from=<%s> "
                   "to=<%s> rcpt=<-> source=\"203.0.113.25\" relay=\"%s (%s)\" "
                   "delay=1s result=\"%s\" stat=\"%s\"",
                   attempt->mail->queue, attempt->mail->sender,
                   attempt->recipient, attempt->server->address,
                   attempt->server->host, words[attempt->outcome], said);
    else
        gen_syslog(gen, "smtpd",
                   "relay: %s for %s98359ecc: session=4b3a6c195c1f6010, "
                   "from=<%s>, to=<%s>, rcpt=<->, source=203.0.113.25, "
                   "relay=%s (%s), delay=1s, stat=%s",
                   words[attempt->outcome], attempt->mail->queue,
                   attempt->mail->sender, attempt->recipient,
                   attempt->server->address, attempt->server->host, said);
    gen_count(gen, attempt, attempt->outcome, (struct seen){0});
}

static void opensmtpd_decoy(struct gen *gen)
{
    unsigned who = (unsigned)gen_random(gen, 60000);
    if (gen_chance(gen, 50))
        gen_syslog(gen, "smtpd",
                   "4b3a6c195c1f%04x smtp failed-command command=\"RCPT TO:"
                   "<mta5.am0.yahoodns.net@example.org>\" result=\"%s\"",
                   who, decoy_said);
    else
        gen_syslog(gen, "smtpd",
                   "4b3a6c195c1f%04x mta delivery evpid=8f26ea98359eccea "
                   "from=<a@example.org> to=<mta5.am0.yahoodns.net@"
                   "small.example> rcpt=<-> source=\"203.0.113.25\" "
                   "relay=\"192.0.2.44 (mx.small.example)\" delay=0s "
                   "result=\"TempFail\" stat=\"%s\"",
                   who, decoy_said);
}

const struct mta mta_opensmtpd = {
    .name = "opensmtpd",
    .name_queue = name_number,
    .begin = opensmtpd_begin,
    .attempt = opensmtpd_attempt,
    .end = nothing,
    .decoy = opensmtpd_decoy,
    .head = "aa98359eccea from=<a@example.org> to=<a@yahoo.com> rcpt=<-> "
            "source=\"203.0.113.25\" relay=\"67.195.204.77 "
            "(mta7.am0.yahoodns.net)\" delay=1s result=\"TempFail\" "
            "stat=\"421 4.7.0 [TSS04] Messages\"",
    .tail = "Nov 20 10:00:00 mx smtpd[1]: 4b3a6c195c1f6010 mta delivery "
            "evpid=8f26ea98359eccea from=<a@example.org> to=<a@yahoo.com> "
            "relay=\"67.195.204.77 (mta7.am0.yahoodns.net)\" delay=1s resu",
};

/* Only errors of connections are in its log. */
static void powermta_attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024];
    if (!attempt->reply)
        return;
    gen_said(said, sizeof said, attempt);
    gen_line(gen,
             "%s Error: \"%s\" while connected from mta.example.org (%s) to %s "
             "(%s)",
             gen_local(gen), said, attempt->mail->own, attempt->server->host,
             attempt->server->address);
    gen_count(gen, attempt, TRIED,
              (struct seen){.without_queue = true, .without_recipient = true});
}

static void powermta_decoy(struct gen *gen)
{
    gen_line(gen,
             "%s Error: \"%s\" while connected from mta5.am0.yahoodns.net "
             "(203.0.113.25) to mx.small.example (192.0.2.44)",
             gen_local(gen), decoy_said);
}

const struct mta mta_powermta = {
    .name = "powermta",
    .name_queue = name_number,
    .begin = nothing,
    .attempt = powermta_attempt,
    .end = nothing,
    .decoy = powermta_decoy,
    .head = "essages from 203.0.113.25 temporarily deferred\" while connected "
            "from mta.example.org (203.0.113.25) to mta6.am0.yahoodns.net "
            "(98.136.96.91)",
    .tail = "2026-06-17 07:14:01 Error: \"421 4.7.0 [TSS04] Messages from "
            "203.0.113.25 temporarily deferred\" while connected from "
            "mta.example.org (203.0.113.25) to mta6.am0.yaho",
};

/* type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,
 * dsnMta,... */
static void accounting_attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024], zone[16];
    struct tm now;
    const char *types[] = {[SENT] = "d", [DEFERRED] = "t", [BOUNCED] = "b"};
    const char *actions[] = {
        [SENT] = "relayed", [DEFERRED] = "delayed", [BOUNCED] = "failed"};
    what_was_said(attempt, said, sizeof said);
    gen_now(gen, &now);
    strftime(zone, sizeof zone, "%z", &now);
    gen_line(gen, "%s,%s%s,%s%s,%s,%s,,%s,%s,\"smtp;%s\",%s (%s),bounce-x,smtp",
             types[attempt->outcome], gen_local(gen), zone, gen_local(gen),
             zone, attempt->mail->sender, attempt->recipient,
             actions[attempt->outcome],
             attempt->reply ? "4.0.0 (undefined status)" : "2.0.0 (success)",
             said, attempt->server->host, attempt->server->address);
    gen_count(gen, attempt, attempt->outcome,
              (struct seen){.without_queue = true});
}

static void accounting_decoy(struct gen *gen)
{
    gen_line(gen,
             "b,%s+0000,%s+0000,a@example.org,mta5.am0.yahoodns.net@"
             "small.example,,failed,5.0.0,\"smtp;%s\",mx.small.example "
             "(192.0.2.44),x,smtp",
             gen_local(gen), gen_local(gen), decoy_said);
}

const struct mta mta_accounting = {
    .name = "accounting",
    .name_queue = name_number,
    .begin = nothing,
    .attempt = accounting_attempt,
    .end = nothing,
    .decoy = accounting_decoy,
    .head = "9.25 temporarily deferred\",mta6.am0.yahoodns.net "
            "(98.136.96.91),x,smtp",
    .tail = "b,2026-06-17 07:14:01+0000,2026-06-17 07:14:01+0000,a@b.example,"
            "c@yahoo.com,,failed,5.0.0,\"smtp;421 4.7.0 [TSS04] Messages see "
            "https://postmaster.yahooinc.com/error-codes",
};

static void postal_attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024];
    if (!attempt->reply && attempt->outcome != SENT)
        return;
    if (attempt->outcome == SENT) {
        gen_syslog(gen, "postal.worker.1", "Message for %s accepted by %s (%s)",
                   attempt->recipient, attempt->server->host,
                   attempt->server->address);
        gen_count(gen, attempt, SENT, (struct seen){.without_queue = true});
        return;
    }
    gen_said(said, sizeof said, attempt);
    gen_syslog(gen, "postal.worker.1",
               "%s SMTP delivery error when sending to %s (%s) %s",
               attempt->outcome == DEFERRED ? "Temporary" : "Permanent",
               attempt->server->host, attempt->server->address, said);
    gen_count(gen, attempt, attempt->outcome,
              (struct seen){.without_queue = true, .without_recipient = true});
}

static void postal_decoy(struct gen *gen)
{
    gen_syslog(gen, "postal.worker.1",
               "Temporary SMTP delivery error when sending to "
               "mx.small.example (192.0.2.44) %s, said mta5.am0.yahoodns.net",
               decoy_said);
}

const struct mta mta_postal = {
    .name = "postal",
    .name_queue = name_number,
    .begin = nothing,
    .attempt = postal_attempt,
    .end = nothing,
    .decoy = postal_decoy,
    .head = "ary SMTP delivery error when sending to mx.small.example "
            "(192.0.2.44)",
    .tail = "Nov 20 10:00:00 mx postal.worker.1[1]: Temporary SMTP delivery "
            "error when sending to mta5.am0.yahood",
};

/* "11/25/2026 11:39:02 AM" */
static const char *american(const struct gen *gen)
{
    static char text[40];
    struct tm now;
    gen_now(gen, &now);
    snprintf(text, sizeof text, "%d/%d/%d %d:%02d:%02d %cM", now.tm_mon + 1,
             now.tm_mday, now.tm_year + 1900,
             now.tm_hour % 12 ? now.tm_hour % 12 : 12, now.tm_min, now.tm_sec,
             now.tm_hour < 12 ? 'A' : 'P');
    return text;
}

static void exchange_attempt(struct gen *gen, const struct attempt *attempt)
{
    char said[1024];
    if (!attempt->reply)
        return;
    gen_said(said, sizeof said, attempt);
    if (attempt->mail->number % 2)
        gen_line(gen,
                 "%s - Remote Server at %s (%s) returned '451 4.4.0 Primary "
                 "target IP address responded with: \"%s\" Attempted failover "
                 "to alternate host, but that did not succeed. The last "
                 "endpoint attempted was %s:25'",
                 american(gen), attempt->server->host, attempt->server->address,
                 said, attempt->server->address);
    else
        gen_line(gen, "%s - Remote Server at %s (%s) returned '%s'",
                 american(gen), attempt->server->host, attempt->server->address,
                 said);
    gen_count(gen, attempt, TRIED,
              (struct seen){.without_queue = true, .without_recipient = true});
}

static void exchange_decoy(struct gen *gen)
{
    gen_line(gen,
             "%s - Remote Server at mx.small.example (192.0.2.44) returned "
             "'550 5.7.1 mta5.am0.yahoodns.net said: %s'",
             american(gen), decoy_said);
}

const struct mta mta_exchange = {
    .name = "exchange",
    .name_queue = name_number,
    .begin = nothing,
    .attempt = exchange_attempt,
    .end = nothing,
    .decoy = exchange_decoy,
    .head = "es from 203.0.113.25 temporarily deferred\" Attempted failover to "
            "mta5.am0.yahoodns.net'",
    .tail = "3/12/2019 11:39:02 AM - Remote Server at mta5.am0.yaho",
};
