/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_rfc7489.h"

#include "model/hostname.h"

#include <string.h>

static const struct dmarc_step *find_step(const struct dmarc_walk *walk,
                                          const char *domain)
{
    for (size_t i = 0; i < walk->count; i++)
        if (strcmp(walk->steps[i].domain, domain) == 0)
            return &walk->steps[i];
    return NULL;
}

/* 6.6.3: reports are wanted, so that a broken policy is p=none. */
static enum dmarc_policy policy_of(const struct dmarc_record *record,
                                   bool below)
{
    if (record->use == DMARC_USE_AS_NONE)
        return DMARC_NONE;
    if (record->use == DMARC_USE_NOT)
        return DMARC_ABSENT;
    return below && record->sp != DMARC_ABSENT ? record->sp : record->p;
}

bool dmarc_rfc7489_judge(const struct dmarc_walk *walk,
                         struct dmarc_rfc7489 *ret)
{
    const struct dmarc_step *step = &walk->steps[0];
    const char *above = hostname_registered(walk->domain);
    bool below = false;
    *ret = (struct dmarc_rfc7489){.domain = NULL};
    if (step->find == DMARC_NOTHING || step->find == DMARC_SEVERAL) {
        step = above ? find_step(walk, above) : NULL;
        below = true;
    }
    if (!step || step->find == DMARC_UNSAID)
        return false;
    if (step->find != DMARC_FOUND)
        return true;
    ret->domain = step->domain;
    ret->policy = policy_of(&step->record, below);
    return true;
}

bool dmarc_rfc7489_differs(const struct dmarc_rfc7489 *old,
                           const struct dmarc_result *result)
{
    enum dmarc_policy now =
        result->applied == DMARC_BAD ? DMARC_ABSENT : result->applied;
    return result->sure && old->policy != now;
}
