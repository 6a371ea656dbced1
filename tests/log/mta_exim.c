/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "loggen.h"

static void base62(uint64_t number, unsigned digits, char *text)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz";
    text[digits] = '\0';
    while (digits-- > 0) {
        text[digits] = letters[number % 62];
        number /= 62;
    }
}

/* "1bhOsE-0004e1-VJ", and since 4.97 "1rLbcT-000000001vN-2cvS" */
static void name_queue(struct gen *gen, struct mail *mail)
{
    char pid[12];
    (void)gen;
    bool is_long = mail->number % 2;
    base62(mail->number, is_long ? 11 : 6, pid);
    snprintf(mail->queue, sizeof mail->queue, "1bhOsE-%s-%s", pid,
             is_long ? "2cvS" : "VJ");
}

static const char *stamp(const struct gen *gen)
{
    static char text[80];
    snprintf(text, sizeof text, "%s%s%s", gen_local(gen),
             gen->mails % 7 == 0 ? ".236" : "",
             gen->mails % 5 == 0 ? " [7714]" : "");
    return text;
}

static void begin(struct gen *gen, const struct mail *mail)
{
    gen_line(gen,
             "%s %s <= %s H=localhost (mta5.am0.yahoodns.net) [127.0.0.1] "
             "P=esmtpsa A=login:mx-aol.mail.gm0.yahoodns.net S=4711 "
             "id=%llu@yahoo.com T=\"%s\" for a@yahoo.com",
             stamp(gen), mail->queue, mail->sender,
             (unsigned long long)mail->number, decoy_said);
}

static void end(struct gen *gen, const struct mail *mail)
{
    gen_line(gen, "%s %s Completed", stamp(gen), mail->queue);
}

/* Four shapes, by the mail. */
enum shape { HOST_BEHIND, HOST_BEFORE, NO_HOST, SHAPES };

static enum shape shape_of(const struct attempt *attempt)
{
    enum shape shape = (enum shape)(attempt->mail->number % SHAPES);
    return shape == NO_HOST && !attempt->reply->paged ? HOST_BEHIND : shape;
}

static void error_text(const struct attempt *attempt, enum shape shape,
                       char *text, size_t size)
{
    char said[1024], after[200], where[200] = "";
    gen_said(said, sizeof said, attempt);
    const char *pipelined = attempt->mail->number % 2 ? "pipelined " : "";
    if (attempt->reply->stage == AT_GREETING)
        snprintf(after, sizeof after, "initial connection");
    else if (attempt->reply->stage == AT_MAIL)
        snprintf(after, sizeof after, "%sMAIL FROM:<%s> SIZE=2307", pipelined,
                 attempt->mail->sender);
    else if (attempt->reply->stage == AT_RCPT)
        snprintf(after, sizeof after, "%sRCPT TO:<%s>", pipelined,
                 attempt->recipient);
    else
        snprintf(after, sizeof after, "end of data");
    if (shape == HOST_BEHIND)
        snprintf(where, sizeof where, "host %s [%s]: ", attempt->server->host,
                 attempt->server->address);
    snprintf(text, size, "SMTP error from remote mail server after %s: %s%s",
             after, where, said);
}

static void line_of_its_own(struct gen *gen, const struct attempt *attempt,
                            enum shape shape, const char *error)
{
    char where[200] = "";
    if (shape == HOST_BEFORE)
        snprintf(where, sizeof where, "H=%s [%s]: ", attempt->server->host,
                 attempt->server->address);
    gen_line(gen, "%s %s %s%s", stamp(gen), attempt->mail->queue, where, error);
    gen_count(gen, attempt, TRIED,
              (struct seen){.without_recipient = true,
                            .without_host = shape == NO_HOST});
}

static void refused(struct gen *gen, const struct attempt *attempt)
{
    char error[1400], where[200] = "";
    enum shape shape = shape_of(attempt);
    error_text(attempt, shape, error, sizeof error);
    if (gen_chance(gen, 40))
        line_of_its_own(gen, attempt, shape, error);
    if (shape == HOST_BEFORE)
        snprintf(where, sizeof where, " H=%s [%s]:25", attempt->server->host,
                 attempt->server->address);
    if (attempt->outcome == DEFERRED)
        gen_line(gen, "%s %s == %s R=dnslookup T=remote_smtp defer (-45)%s: %s",
                 stamp(gen), attempt->mail->queue, attempt->recipient, where,
                 error);
    else
        gen_line(gen, "%s %s ** %s F=<%s> R=dnslookup T=remote_smtp%s: %s",
                 stamp(gen), attempt->mail->queue, attempt->recipient,
                 attempt->mail->sender, where, error);
    gen_count(gen, attempt, attempt->outcome,
              (struct seen){.without_host = shape == NO_HOST});
}

static void attempt(struct gen *gen, const struct attempt *attempt)
{
    if (attempt->outcome == SENT) {
        gen_line(gen,
                 "%s %s %s %s <alias@example.org> R=dnslookup T=remote_smtp "
                 "H=%s [%s] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes "
                 "DN=\"CN=*.am0.yahoodns.net\" C=\"250 ok dirdel\"",
                 stamp(gen), attempt->mail->queue,
                 gen_chance(gen, 80) ? "=>" : "->", attempt->recipient,
                 attempt->server->host, attempt->server->address);
        gen_count(gen, attempt, SENT, (struct seen){0});
    } else if (!attempt->reply) {
        gen_line(gen,
                 "%s %s == %s R=dnslookup T=remote_smtp defer (-18) H=%s [%s]: "
                 "Remote host %s [%s] closed connection in response to "
                 "initial connection",
                 stamp(gen), attempt->mail->queue, attempt->recipient,
                 attempt->server->host, attempt->server->address,
                 attempt->server->host, attempt->server->address);
        gen_count(gen, attempt, DEFERRED, (struct seen){0});
    } else {
        refused(gen, attempt);
    }
}

static void decoy(struct gen *gen)
{
    unsigned who = (unsigned)gen_random(gen, 60000);
    switch (gen_random(gen, 7)) {
    case 0:
        gen_line(gen,
                 "%s 1zz%03u-0004e1-VJ <= <> H=mta5.am0.yahoodns.net "
                 "[98.138.1.%u] P=esmtps S=4711 T=\"x\" SMTP error from remote "
                 "mail server after MAIL FROM:<>: host mta5.am0.yahoodns.net "
                 "[98.138.1.1]: %s",
                 stamp(gen), who % 1000, who % 255, decoy_said);
        break;
    case 1:
        gen_line(gen,
                 "%s H=mta5.am0.yahoodns.net [192.0.2.%u] F=<x@yahoo.com> "
                 "rejected RCPT <b@example.org>: 421 4.7.0 [TSS04] go away",
                 stamp(gen), who % 255);
        break;
    case 2:
        gen_line(gen,
                 "%s 1bhOsE-0004e1-VJ == a%u@yahoo.com R=dnslookup "
                 "T=remote_smtp defer (-53): retry time not reached for any "
                 "host for 'yahoo.com'",
                 stamp(gen), who);
        break;
    case 3:
        gen_line(gen,
                 "%s 1bhOsE-0004e1-VJ ** b%u@small.example R=dnslookup "
                 "T=remote_smtp H=mx.small.example [192.0.2.44]: SMTP error "
                 "from remote mail server after end of data: 550 said: host "
                 "mta5.am0.yahoodns.net [67.195.204.72]: %s",
                 stamp(gen), who, decoy_said);
        break;
    case 4:
        gen_line(gen,
                 "%s login authenticator failed for "
                 "(mta5.am0.yahoodns.net) [192.0.2.%u]: 535 Incorrect "
                 "authentication data (set_id=421 4.7.0 [TSS04])",
                 stamp(gen), who % 255);
        break;
    case 5:
        gen_line(gen,
                 "%s 1bhOsE-0004e1-VJ => mta5.am0.yahoodns.net@example.org "
                 "R=local T=lmtp S=%u C=\"250 2.0.0 yahoodns.net said %s\"",
                 stamp(gen), who, decoy_said);
        break;
    default:
        gen_line(gen,
                 "%s no host name found for IP address 98.138.1.%u (expected "
                 "mta5.am0.yahoodns.net)",
                 stamp(gen), who % 255);
    }
}

const struct mta mta_exim = {
    .name = "exim",
    .name_queue = name_queue,
    .begin = begin,
    .attempt = attempt,
    .end = end,
    .decoy = decoy,
    .head = "E-0004e1-VJ == a@yahoo.com R=dnslookup T=remote_smtp defer (-45) "
            "H=mta6.am0.yahoodns.net [66.196.118.37]:25: SMTP error from "
            "remote mail server after end of data: 421 4.7.0 [TSS04] Messages "
            "from 203.0.113.25 temporarily deferred",
    .tail = "2026-11-20 10:00:00 1bhOsE-0004e1-VJ == a@yahoo.com R=dnslookup "
            "T=remote_smtp defer (-45) H=mta6.am0.yahoodns.ne",
};
