/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek_plan.h"

#include "base/mem.h"
#include "scan/seek.h"

#include <string.h>

/* What it costs to look at a place, in comparisons with a needle. */
enum { WORK_OF_PLACE = 4 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* What mail logs are made of, where there is no other sample. */
static const char typical[] =
    "Nov 23 00:00:01 mx1 postfix/smtpd[41467]: connect from app4.internal."
    "example.com[10.1.3.29]\n"
    "Nov 23 00:00:01 mx1 postfix/smtpd[41467]: 8F1C23A0D9B: client=app4."
    "internal.example.com[10.1.3.29], sasl_method=PLAIN, sasl_username="
    "news@example.org\n"
    "Nov 23 00:00:01 mx1 postfix/cleanup[41474]: 8F1C23A0D9B: message-id="
    "<5d2c7f0e.41467@app4.internal.example.com>\n"
    "Nov 23 00:00:02 mx1 opendkim[811]: 8F1C23A0D9B: DKIM-Signature field "
    "added (s=mail, d=example.org)\n"
    "Nov 23 00:00:02 mx1 postfix/qmgr[2215]: 8F1C23A0D9B: from=<bounce+5d2c7f0e"
    "@example.org>, size=27384, nrcpt=1 (queue active)\n"
    "Nov 23 00:00:02 mx1 postfix/smtpd[41467]: disconnect from app4.internal."
    "example.com[10.1.3.29] ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 "
    "commands=7\n"
    "Nov 23 00:00:03 mx1 postfix/smtp[41480]: 8F1C23A0D9B: to=<anna@gmail.com>,"
    " orig_to=<info@shop.example>, relay=mx.example.net[203.0.113.5]:25, "
    "delay=3.4, delays=0.05/0.01/1.1/0.3, dsn=2.0.0, status=sent (250 2.0.0 Ok:"
    " queued as 4XxJ2K3c9mz1R9Lr)\n"
    "Nov 23 00:00:03 mx1 postfix/qmgr[2215]: 8F1C23A0D9B: removed\n"
    "Nov 23 00:00:04 mx1 postfix/postscreen[900]: CONNECT from [203.0.113.77]:"
    "40331 to [192.0.2.10]:25\n"
    "Nov 23 00:00:04 mx1 postfix/smtp[4031]: Anonymous TLS connection "
    "established to mx.example.net[203.0.113.5]:25: TLSv1.3 with cipher "
    "TLS_AES_256_GCM_SHA384 (256/256 bits)\n"
    "Nov 23 00:00:05 mx1 postfix/smtpd[3101]: NOQUEUE: reject: RCPT from "
    "unknown[203.0.113.9]: 450 4.7.25 Client host rejected: cannot find your "
    "hostname, [203.0.113.9]; from=<x81@spam.example> to=<info@yahoo.com> "
    "proto=ESMTP helo=<win-81>\n"
    "Nov 23 00:00:06 mx1 postfix/anvil[5081]: statistics: max connection rate "
    "81/60s for (smtp:203.0.113.81) at Nov 23 00:00:06\n"
    "Nov 23 00:00:06 mx1 dovecot: imap-login: Login: user=<maria@example.org>, "
    "method=PLAIN, rip=198.51.100.4, lip=192.0.2.10, mpid=10388, TLS, session="
    "<9f3b6c1d>\n"
    "2026-11-23 00:00:07 1tEsqR-0004Yd-2h <= news@example.org H=localhost "
    "(app) [127.0.0.1] P=esmtps X=TLS1.3:ECDHE_RSA__AES_256_GCM:256 CV=no "
    "S=4031 id=5d2c7f0e@example.org\n"
    "2026-11-23 00:00:08 1tEsqR-0004Yd-2h => anna@example.com R=dnslookup "
    "T=remote_smtp H=mx.example.com [203.0.113.5] X=TLS1.3:TLS_AES_256_GCM_"
    "SHA384:256 CV=yes C=\"250 2.0.0 OK\"\n"
    "2026-11-23 00:00:08 1tEsqR-0004Yd-2h Completed\n"
    "Nov 23 00:00:09 sigma sendmail[7488]: w344QRId020581: to=<joe@hotmail.com>"
    ", delay=00:00:02, xdelay=00:00:01, mailer=esmtp, pri=120427, relay=mx."
    "example.com. [203.0.113.5], dsn=2.0.0, stat=Sent (ok: Message accepted "
    "for delivery)\n";

/* A pair of bytes, and how often both stand where they should by chance. */
struct pair {
    char first, second;
    double chance;
};

/* How often pairs of bytes stand in samples, so far apart. */
struct chances {
    size_t apart;
    double price; /* of one pair more, as a chance */
    double bytes;
    uint32_t count[128][128];
};

static void count_pairs(struct chances *chances, struct span sample)
{
    for (size_t i = 0; i + chances->apart < sample.len; i++) {
        unsigned char first = (unsigned char)lower(sample.at[i]);
        unsigned char second =
            (unsigned char)lower(sample.at[i + chances->apart]);
        chances->count[first & 127][second & 127]++;
    }
    chances->bytes += (double)sample.len;
}

/* A little for what is not in the sample. */
static struct pair pair_at(const struct seek_needle *needle, size_t offset,
                           const struct chances *chances)
{
    char first = needle->text[offset];
    char second = needle->text[offset + chances->apart];
    double count = chances->count[first & 127][second & 127];
    return (struct pair){first, second, (count + 0.25) / chances->bytes};
}

/* Where the pair stands in the needle; its length: nowhere. */
static size_t find_pair(const struct seek_needle *needle, struct pair pair,
                        size_t apart)
{
    for (size_t i = 0; i + apart < needle->len; i++)
        if (needle->text[i] == pair.first &&
            needle->text[i + apart] == pair.second)
            return i;
    return needle->len;
}

static size_t count_open(const struct seek_plan *plan, struct pair pair,
                         size_t apart)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        if (!needle->placed && find_pair(needle, pair, apart) < needle->len)
            count++;
    }
    return count;
}

/* Where the pair stands each needle of its bucket is compared. */
static double work_of(struct pair pair, size_t served)
{
    return pair.chance * (double)(WORK_OF_PLACE + served);
}

/* For each needle. The more it serves, the less. */
static double cost_of(struct pair pair, size_t served, double price)
{
    return (work_of(pair, served) + price) / (double)served;
}

/* The pair that costs the least for each needle it serves, of which `open`
 * are without one. */
static struct pair best_pair(const struct seek_plan *plan, size_t open,
                             const struct chances *chances)
{
    size_t apart = chances->apart;
    struct pair best = {.chance = 0};
    double least = 1e9;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        if (needle->placed)
            continue;
        for (size_t at = 0; at + apart < needle->len; at++) {
            struct pair pair = pair_at(needle, at, chances);
            if (cost_of(pair, open, chances->price) >= least)
                continue;
            size_t served = count_open(plan, pair, apart);
            double cost = cost_of(pair, served, chances->price);
            if (cost >= least)
                continue;
            least = cost;
            best = pair;
        }
    }
    return best;
}

static void place_all(struct seek_plan *plan, struct pair pair, size_t apart,
                      unsigned bucket)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct seek_needle *needle = &plan->needles[i];
        size_t offset = find_pair(needle, pair, apart);
        if (needle->placed || offset == needle->len)
            continue;
        needle->offset = offset;
        needle->bucket = bucket;
        needle->placed = true;
    }
}

/* Every needle gets its two bytes; how often those stand in a log by chance. */
static double place(struct seek_plan *plan, const struct chances *chances)
{
    double cost = 0;
    unsigned pairs = 0;
    size_t open = plan->count;
    for (size_t i = 0; i < plan->count; i++)
        plan->needles[i].placed = false;
    for (; open > 0; pairs++) {
        struct pair pair = best_pair(plan, open, chances);
        size_t served = count_open(plan, pair, chances->apart);
        open -= served;
        cost += work_of(pair, served);
        place_all(plan, pair, chances->apart, pairs % SEEK_BUCKETS);
    }
    /* Buckets that are shared let much more through. */
    return pairs > SEEK_BUCKETS ? cost * pairs : cost;
}

/* Tries distances, and how much pairs should be shared. */
static void place_best(struct seek_plan *plan, struct span sample)
{
    static const double prices[] = {1e-4, 1e-2};
    double least = 1e9, price = 0;
    struct chances chances;
    for (size_t apart = 1; apart < SEEK_NEEDLE_MIN; apart++) {
        chances = (struct chances){.apart = apart};
        count_pairs(&chances, span_of(typical, sizeof typical - 1));
        count_pairs(&chances, sample);
        for (size_t i = 0; i < sizeof prices / sizeof *prices; i++) {
            chances.price = prices[i];
            double cost = place(plan, &chances);
            if (cost >= least)
                continue;
            least = cost;
            price = prices[i];
            plan->apart = apart;
        }
    }
    chances = (struct chances){.apart = plan->apart, .price = price};
    count_pairs(&chances, span_of(typical, sizeof typical - 1));
    count_pairs(&chances, sample);
    place(plan, &chances);
}

static void fill_buckets(struct seek_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct seek_needle *needle = &plan->needles[i];
        needle->next = plan->bucket[needle->bucket];
        plan->bucket[needle->bucket] = needle;
    }
}

static struct seek_step step_at(const char *text, size_t offset)
{
    struct seek_step step = {.offset = offset};
    char letters[sizeof step.letters] = {0};
    for (size_t i = 0; i < sizeof letters; i++) {
        char c = text[offset + i];
        letters[i] = c >= 'a' && c <= 'z' ? 0x20 : 0;
    }
    memcpy(&step.word, text + offset, sizeof step.word);
    memcpy(&step.letters, letters, sizeof step.letters);
    return step;
}

static void make_steps(struct seek_needle *needle)
{
    const size_t size = sizeof needle->steps[0].word;
    if (needle->len < size)
        return;
    for (size_t at = 0; at + size <= needle->len; at += size)
        needle->steps[needle->step_count++] = step_at(needle->text, at);
    if (needle->len % size)
        needle->steps[needle->step_count++] =
            step_at(needle->text, needle->len - size);
}

static bool take(struct seek_plan *plan, const char *const *needles)
{
    while (needles[plan->count])
        plan->count++;
    if (plan->count > SEEK_NEEDLES_MAX)
        return false;
    plan->needles = xcalloc(plan->count + 1, sizeof *plan->needles);
    for (size_t i = 0; i < plan->count; i++) {
        size_t len = strlen(needles[i]);
        if (len < SEEK_NEEDLE_MIN || len > SEEK_NEEDLE_LONGEST)
            return false;
        plan->needles[i] = (struct seek_needle){.text = needles[i], .len = len};
        make_steps(&plan->needles[i]);
    }
    return true;
}

bool seek_plan_make(struct seek_plan *plan, const char *const *needles,
                    struct span sample)
{
    *plan = (struct seek_plan){.count = 0};
    if (!take(plan, needles))
        return false;
    place_best(plan, sample);
    fill_buckets(plan);
    return true;
}

void seek_plan_done(struct seek_plan *plan)
{
    free(plan->needles);
    plan->needles = NULL;
}
