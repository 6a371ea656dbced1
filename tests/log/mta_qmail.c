/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/*
 * qmail by splogger, and by multilog when the stamps are ISO. Several
 * deliveries go on at once; from time to time all come to their end.
 */
#include "loggen.h"

#include <string.h>

enum { AT_ONCE = 40, QUIET = 4000 };

struct delivery {
    uint64_t number; /* 0: free */
    struct mail mail;
    struct attempt attempt;
};
static struct delivery pending[AT_ONCE];

static void say(struct gen *gen, const char *text)
{
    if (gen->style == STAMP_ISO)
        gen_line(gen, "@%016llx%08x %s",
                 (unsigned long long)gen->at + 4611686018427387914ull,
                 (unsigned)(gen->lines * 1009 % 1000000000), text);
    else
        gen_syslog(gen, "qmail", "%lld.%06u %s", (long long)gen->at,
                   (unsigned)(gen->lines % 1000000), text);
}

static void name_queue(struct gen *gen, struct mail *mail)
{
    (void)gen;
    snprintf(mail->queue, sizeof mail->queue, "%llu",
             3769432ull + mail->number);
}

static void begin(struct gen *gen, const struct mail *mail)
{
    char text[200];
    snprintf(text, sizeof text, "new msg %s", mail->queue);
    say(gen, text);
    snprintf(text, sizeof text,
             "info msg %s: bytes 4711 from <%s> qp 21 uid 1000", mail->queue,
             mail->sender);
    say(gen, text);
}

static void end(struct gen *gen, const struct mail *mail)
{
    char text[200];
    snprintf(text, sizeof text, "end msg %s", mail->queue);
    say(gen, text);
}

/* Blanks become "_", ends of lines "/". */
static void report(const struct delivery *delivery, char *text, size_t size)
{
    char said[1024];
    const struct attempt *attempt = &delivery->attempt;
    const char *address = attempt->server->address;
    const char *words[] = {
        [SENT] = "success", [DEFERRED] = "deferral", [BOUNCED] = "failure"};
    int len = snprintf(
        text, size, "delivery %llu: %s: ", (unsigned long long)delivery->number,
        words[attempt->outcome]);
    char *from = text + len;
    size_t left = size - (size_t)len;
    if (attempt->outcome == SENT) {
        snprintf(from, left, "%s_accepted_message./Remote_host_said:_250_ok/",
                 address);
    } else if (!attempt->reply) {
        snprintf(from, left, "Connected_to_%s_but_connection_died._(#4.4.2)/",
                 address);
    } else {
        gen_said(said, sizeof said, attempt);
        snprintf(from, left,
                 attempt->reply->stage == AT_RCPT
                     ? "%s_does_not_like_recipient./Remote_host_said:_%s/"
                       "Giving_up_on_%s./"
                     : "Connected_to_%s_but_sender_was_rejected./"
                       "Remote_host_said:_%s/Giving_up_on_%s./",
                 address, said, address);
    }
    for (; *from; from++)
        if (*from == ' ')
            *from = '_';
}

static void come_to_end(struct gen *gen, struct delivery *delivery)
{
    char text[1400];
    report(delivery, text, sizeof text);
    say(gen, text);
    gen_count(gen, &delivery->attempt, delivery->attempt.outcome,
              (struct seen){.host = delivery->attempt.server->address});
    delivery->number = 0;
}

static void flush(struct gen *gen)
{
    for (int i = 0; i < AT_ONCE; i++)
        if (pending[i].number)
            come_to_end(gen, &pending[i]);
    say(gen, "status: exiting");
}

static void attempt(struct gen *gen, const struct attempt *attempt)
{
    char text[400];
    struct delivery *delivery = &pending[gen_random(gen, AT_ONCE)];
    if (delivery->number)
        come_to_end(gen, delivery);
    *delivery = (struct delivery){.number = ++gen->deliveries,
                                  .mail = *attempt->mail,
                                  .attempt = *attempt};
    delivery->attempt.mail = &delivery->mail;
    /* No host is named: who names a page of Yahoo's is Yahoo here. */
    if (attempt->server->provider == NOBODY && attempt->reply &&
        strstr(attempt->reply->text, "yahooinc"))
        delivery->attempt.reply = NULL;
    snprintf(text, sizeof text, "starting delivery %llu: msg %s to remote %s",
             (unsigned long long)delivery->number, attempt->mail->queue,
             attempt->recipient);
    say(gen, text);
    if (gen->deliveries % QUIET == 0)
        flush(gen);
}

static void decoy(struct gen *gen)
{
    char text[600];
    unsigned long long next = ++gen->deliveries;
    switch (gen_random(gen, 4)) {
    case 0: /* a mail to ourselves, and what a program said about it */
        snprintf(text, sizeof text,
                 "starting delivery %llu: msg 17 to local a@yahoo.com", next);
        say(gen, text);
        snprintf(text, sizeof text,
                 "delivery %llu: deferral: mta5.am0.yahoodns.net_said_421/",
                 next);
        break;
    case 1: /* to a name that looks like Yahoo's */
        snprintf(text, sizeof text,
                 "starting delivery %llu: msg 17 to remote "
                 "yahoo.com@small.example",
                 next);
        say(gen, text);
        snprintf(text, sizeof text,
                 "delivery %llu: deferral: Connected_to_192.0.2.44_but_sender_"
                 "was_rejected./Remote_host_said:_421_4.7.0_[TSS04]_Messages_"
                 "from_203.0.113.25_temporarily_deferred/",
                 next);
        break;
    case 2: /* its begin was never written */
        snprintf(text, sizeof text,
                 "delivery %llu: success: 67.195.204.72_accepted_message./"
                 "Remote_host_said:_250_ok/",
                 next);
        break;
    default:
        snprintf(text, sizeof text,
                 "info msg 17: bytes 4711 from <421-TSS04@yahoo.com> qp %llu "
                 "uid 1000",
                 next);
    }
    say(gen, text);
}

const struct mta mta_qmail = {
    .name = "qmail",
    .name_queue = name_queue,
    .begin = begin,
    .attempt = attempt,
    .end = end,
    .decoy = decoy,
    .flush = flush,
    .head = "Connected_to_98.136.96.74_but_sender_was_rejected./Remote_host_"
            "said:_421_4.7.0_[TSS04]_Messages_from_203.0.113.25_temporarily_"
            "deferred/",
    .tail = "@4000000052fafd8d38754cec starting delivery 99999999: msg 1 to "
            "remote a@yah",
};
