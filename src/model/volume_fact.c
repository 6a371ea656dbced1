/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/volume_fact.h"

#include "base/mem.h"

#include <inttypes.h>

#define KIND "monthly_volume"

struct fact volume_fact(const char *provider, uint64_t mails, time_t since,
                        time_t now)
{
    char day[16] = "";
    struct tm tm;
    const time_t month = now - (time_t)VOLUME_DAYS * 24 * 3600;
    if (since < month)
        since = month;
    localtime_r(&since, &tm);
    strftime(day, sizeof day, "%F", &tm);
    autofree char *source =
        xasprintf("mail logs: delivered to %s since %s", provider, day);
    autofree char *value = xasprintf("%" PRIu64, mails);
    struct fact fact = fact_make(KIND, "", mails ? FACT_KNOWN : FACT_ABSENT,
                                 mails ? value : "", source);
    fact.at = now;
    return fact;
}
