/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_judge.h"

#include "base/i18n.h"

#include <assert.h>
#include <string.h>

static const struct dmarc_step *step_at(const struct dmarc_walk *walk,
                                        const char *domain)
{
    for (size_t i = 0; i < walk->count; i++)
        if (walk->steps[i].domain == domain)
            return &walk->steps[i];
    return NULL;
}

static bool take(const struct dmarc_step *step, enum dmarc_source source,
                 struct dmarc_result *ret)
{
    if (!step || step->find != DMARC_FOUND)
        return false;
    ret->source = source;
    ret->domain = step->domain;
    ret->record = &step->record;
    return true;
}

/* Whose record: the author domain's, else the organizational domain's, else
 * the public suffix domain's, which is where the walk stopped. */
static void find_record(const struct dmarc_walk *walk, struct dmarc_result *ret)
{
    const struct dmarc_step *last = &walk->steps[walk->count - 1];
    if (take(&walk->steps[0], DMARC_OF_AUTHOR, ret) ||
        take(step_at(walk, ret->organization), DMARC_OF_ORGANIZATION, ret))
        return;
    if (last->record.psd == DMARC_PSD_YES)
        take(last, DMARC_OF_SUFFIX, ret);
}

static enum dmarc_policy one_lower(enum dmarc_policy policy)
{
    return policy == DMARC_REJECT       ? DMARC_QUARANTINE
           : policy == DMARC_QUARANTINE ? DMARC_NONE
                                        : policy;
}

/* np is for domains that do not exist, and sp is where it is missing (4.7). */
static enum dmarc_policy pick(enum dmarc_exists exists,
                              struct dmarc_result *ret)
{
    const struct dmarc_record *record = ret->record;
    bool below = ret->source != DMARC_OF_AUTHOR;
    if (below && exists == DMARC_EXISTS_NOT && record->np != DMARC_ABSENT) {
        ret->tag = "np";
        return record->np;
    }
    if (below && record->sp != DMARC_ABSENT) {
        ret->tag = "sp";
        return record->sp;
    }
    ret->tag = "p";
    return record->p;
}

static void read_policy(enum dmarc_exists exists, struct dmarc_result *ret)
{
    if (ret->record->use == DMARC_USE_AS_NONE)
        ret->published = DMARC_NONE;
    else if (ret->record->use == DMARC_USE_WHOLE)
        ret->published = pick(exists, ret);
    ret->applied =
        ret->record->test ? one_lower(ret->published) : ret->published;
    if (ret->applied != ret->published)
        reason_add(&ret->reasons,
                   N_("t=y says that this is only a test: receivers apply "
                      "the next weaker policy (RFC 9989 4.7)."));
    if (ret->source != DMARC_OF_AUTHOR && exists == DMARC_EXISTS_UNKNOWN &&
        ret->record->np != DMARC_ABSENT)
        reason_add(&ret->reasons,
                   N_("If the domain does not exist in the DNS, np holds "
                      "instead (RFC 9989 4.7)."));
}

static void judge_steps(const struct dmarc_walk *walk, struct dmarc_result *ret)
{
    for (size_t i = 0; i < walk->count; i++) {
        if (walk->steps[i].find == DMARC_SEVERAL)
            reason_add(&ret->reasons,
                       N_("There is more than one DMARC record at one name, "
                          "so that receivers use none of them (RFC 9989 "
                          "4.10)."));
        if (walk->steps[i].near)
            reason_add(&ret->reasons,
                       N_("A record that looks like DMARC does not begin with "
                          "v=DMARC1, so that receivers ignore it (RFC 9989 "
                          "4.7)."));
        if (walk->steps[i].find == DMARC_UNSAID)
            reason_add(&ret->reasons,
                       N_("A name server could not say whether there is a "
                          "DMARC record."));
    }
}

void dmarc_judge(const struct dmarc_walk *walk, enum dmarc_exists exists,
                 struct dmarc_result *ret)
{
    assert(!walk->next && walk->count > 0);
    *ret = (struct dmarc_result){.tag = ""};
    ret->organization = dmarc_walk_organization(walk, &ret->organization_sure);
    if (exists == DMARC_EXISTS_UNKNOWN && walk->steps[0].exists)
        exists = DMARC_EXISTS;
    find_record(walk, ret);
    ret->sure = ret->organization_sure || ret->source == DMARC_OF_AUTHOR;
    if (ret->record)
        read_policy(exists, ret);
    judge_steps(walk, ret);
}

const char *dmarc_source_name(enum dmarc_source source)
{
    static const char *const names[] = {
        [DMARC_OF_NOBODY] = "nobody",
        [DMARC_OF_AUTHOR] = "the domain itself",
        [DMARC_OF_ORGANIZATION] = "the organizational domain",
        [DMARC_OF_SUFFIX] = "the public suffix domain",
    };
    return names[source];
}
