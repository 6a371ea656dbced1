/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek_plan.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* Of one gram more, as a chance: it makes the others' buckets fuller. Which
 * price is right depends on the text. */
static const double prices[SEEK_PLANS] = {5e-5, 1e-5, 1e-4, 2.5e-4};

/* Grams of a bucket of which each is looked up; of more, all count as one. */
enum { COUNTED_MAX = 4096 };

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

/* Of each gram; some share a place. */
enum { PLACES = 1 << 16 };
struct seek_chances {
    double bytes;            /* of the samples */
    uint32_t count[PLACES];  /* how often it stands in them */
    uint32_t serves[PLACES]; /* places in needles that have none yet */
};

static uint32_t gram_at(const char *at)
{
    uint32_t gram;
    memcpy(&gram, at, sizeof gram);
    return gram;
}

/* With all letters as small ones, and some other bytes with them. */
static size_t place_of(uint32_t gram)
{
    return ((gram | 0x20202020u) * 2654435761u) >> 16;
}

static void count_grams(struct seek_chances *chances, struct span sample)
{
    for (size_t i = 0; i + SEEK_GRAM <= sample.len; i++)
        chances->count[place_of(gram_at(sample.at + i))]++;
    chances->bytes += (double)sample.len;
}

/* A little for what is not in the samples. */
static double chance_of(const struct seek_chances *chances, uint32_t gram)
{
    return (chances->count[place_of(gram)] + 0.25) / chances->bytes;
}

/* Adds, or takes off again. */
static void count_served(struct seek_chances *chances,
                         const struct seek_needle *needle, int add)
{
    for (size_t i = 0; i + SEEK_GRAM <= needle->len; i++) {
        size_t place = place_of(gram_at(needle->text + i));
        chances->serves[place] += (uint32_t)add;
    }
}

/* For each needle it serves. */
static double cost_of(const struct seek_chances *chances, uint32_t gram,
                      double price)
{
    double served = chances->serves[place_of(gram)];
    return (chance_of(chances, gram) + price) / served;
}

/* The one that costs the least of those of needles that have none. */
static uint32_t best_gram(const struct seek_plan *plan,
                          const struct seek_chances *chances, double price)
{
    uint32_t best = 0;
    double least = 1e9;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        for (size_t at = 0; !needle->placed && at + SEEK_GRAM <= needle->len;
             at++) {
            uint32_t gram = gram_at(needle->text + at);
            double cost = cost_of(chances, gram, price);
            if (cost >= least)
                continue;
            least = cost;
            best = gram;
        }
    }
    return best;
}

/* Where the gram stands in the needle; its length: nowhere. */
static size_t find_gram(const struct seek_needle *needle, uint32_t gram)
{
    for (size_t i = 0; i + SEEK_GRAM <= needle->len; i++)
        if (gram_at(needle->text + i) == gram)
            return i;
    return needle->len;
}

/* Returns how many needles the gram serves. */
static size_t place_all(struct seek_plan *plan, struct seek_chances *chances,
                        uint32_t gram, unsigned bucket)
{
    size_t placed = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct seek_needle *needle = &plan->needles[i];
        size_t offset = find_gram(needle, gram);
        if (needle->placed || offset == needle->len)
            continue;
        needle->offset = offset;
        needle->bucket = bucket;
        needle->placed = true;
        count_served(chances, needle, -1);
        placed++;
    }
    return placed;
}

/* Bytes that may stand in each place of a bucket's grams. */
struct letters {
    size_t count[SEEK_GRAM];
    unsigned char at[SEEK_GRAM][128];
};

static void add_letters(struct letters *letters, uint32_t gram)
{
    for (size_t i = 0; i < SEEK_GRAM; i++, gram >>= 8) {
        unsigned char c = (unsigned char)(gram & 127);
        if (!memchr(letters->at[i], c, letters->count[i]))
            letters->at[i][letters->count[i]++] = c;
    }
}

/* How often one of the grams stands somewhere that these bytes can form: all
 * of these are let through. */
static double chance_of_all(const struct letters *letters,
                            const struct seek_chances *chances)
{
    const size_t *count = letters->count;
    size_t all = count[0] * count[1] * count[2] * count[3];
    double sum = 0;
    if (all > COUNTED_MAX)
        return (double)all / chances->bytes;
    for (size_t i = 0; i < all; i++) {
        uint32_t gram = 0;
        for (size_t j = 0, rest = i; j < SEEK_GRAM; rest /= count[j++])
            gram |= (uint32_t)letters->at[j][rest % count[j]] << 8 * j;
        sum += chance_of(chances, gram);
    }
    return sum;
}

/* A bucket of its own while there are any; then where the least more is let
 * through. */
static unsigned choose_bucket(const struct letters *buckets, size_t count,
                              uint32_t gram, const struct seek_chances *chances)
{
    unsigned best = (unsigned)count;
    double least = 1e9;
    for (unsigned i = 0; count >= SEEK_BUCKETS && i < SEEK_BUCKETS; i++) {
        struct letters more = buckets[i];
        add_letters(&more, gram);
        double cost =
            chance_of_all(&more, chances) - chance_of_all(&buckets[i], chances);
        if (cost >= least)
            continue;
        least = cost;
        best = i;
    }
    return best;
}

/* Every needle gets its gram. */
static void place(struct seek_plan *plan, struct seek_chances *chances,
                  double price)
{
    struct letters buckets[SEEK_BUCKETS] = {{.count = {0}}};
    size_t open = plan->count;
    for (size_t i = 0; i < plan->count; i++)
        count_served(chances, &plan->needles[i], 1);
    for (size_t count = 0; open > 0; count++) {
        uint32_t gram = best_gram(plan, chances, price);
        unsigned bucket = choose_bucket(buckets, count, gram, chances);
        add_letters(&buckets[bucket], gram);
        open -= place_all(plan, chances, gram, bucket);
    }
}

struct seek_chances *seek_chances_new(struct span sample)
{
    struct seek_chances *chances = xcalloc(1, sizeof *chances);
    count_grams(chances, span_of(typical, sizeof typical - 1));
    count_grams(chances, sample);
    return chances;
}

void seek_chances_free(struct seek_chances *chances)
{
    free(chances);
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
    }
    return true;
}

bool seek_plan_make(struct seek_plan *plan, const char *const *needles,
                    struct seek_chances *chances, size_t which)
{
    *plan = (struct seek_plan){.count = 0};
    if (!take(plan, needles))
        return false;
    place(plan, chances, prices[which]);
    return true;
}

void seek_plan_done(struct seek_plan *plan)
{
    free(plan->needles);
    plan->needles = NULL;
}
