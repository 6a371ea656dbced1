/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* What the days of a provider say together. */
#include "model/evidence.h"

enum {
    WEEK = 7,
    MONTH = 30,
    DAY_SECONDS = 86400,
    LEAST = 20, /* results on either side; fewer say nothing */
};

/* A change that is worth a word, and surer than two standard deviations. */
#define RATIO 0.8
#define SURE  4.0 /* the square of two */

struct part {
    double total, refused;
};

/* The day of this machine, as the scanner counts them. */
static int32_t day_of(time_t at)
{
    struct tm local;
    if (!localtime_r(&at, &local))
        return 0;
    time_t wall = timegm(&local);
    return (int32_t)(wall / DAY_SECONDS);
}

static void add(struct part *part, const struct evidence_day *day)
{
    double refused = (double)day->deferred + (double)day->bounced;
    part->refused += refused;
    part->total += refused + (double)day->sent;
}

static double share(const struct part *part)
{
    return part->total > 0 ? part->refused / part->total : 0;
}

/* Is the difference more than chance makes? (The test of two proportions.) */
static bool is_sure(const struct part *before, const struct part *after)
{
    double all =
        (before->refused + after->refused) / (before->total + after->total);
    double variance = all * (1 - all) * (1 / before->total + 1 / after->total);
    double difference = share(before) - share(after);
    return difference * difference > SURE * variance;
}

static enum evidence_trend judge(const struct part *before,
                                 const struct part *after)
{
    if (before->refused > 0 && after->refused <= 0 && after->total > 0)
        return TREND_OVER;
    if (before->total < LEAST || after->total < LEAST)
        return TREND_UNKNOWN;
    if (!is_sure(before, after))
        return TREND_SAME;
    if (share(after) <= RATIO * share(before))
        return TREND_BETTER;
    return RATIO * share(after) >= share(before) && after->refused > 0
               ? TREND_WORSE
               : TREND_SAME;
}

enum evidence_trend evidence_trend(const struct evidence_delivery *delivery,
                                   time_t now, double *ret_before,
                                   double *ret_after)
{
    struct part before = {0}, after = {0};
    int32_t today = day_of(now);
    for (size_t i = 0; delivery && i < delivery->day_count; i++)
        if (delivery->days[i].day <= today)
            add(delivery->days[i].day > today - WEEK ? &after : &before,
                &delivery->days[i]);
    enum evidence_trend trend = judge(&before, &after);
    if (trend != TREND_UNKNOWN) {
        *ret_before = share(&before);
        *ret_after = share(&after);
    }
    return trend;
}

time_t evidence_begin(const struct evidence *evidence)
{
    time_t first = 0;
    for (size_t i = 0; i < evidence->source_count; i++) {
        time_t at = evidence->sources[i].first;
        if (at && (!first || at < first))
            first = at;
    }
    return first > evidence->since ? first : evidence->since;
}

uint64_t evidence_month(const struct evidence_delivery *delivery, time_t now)
{
    int32_t today = day_of(now);
    uint64_t sent = 0;
    for (size_t i = 0; delivery && i < delivery->day_count; i++)
        if (delivery->days[i].day <= today &&
            delivery->days[i].day > today - MONTH)
            sent += delivery->days[i].sent;
    return sent;
}
