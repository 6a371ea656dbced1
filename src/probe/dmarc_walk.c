/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_walk.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define PREFIX    "_dmarc."
#define LABEL_MAX 63u /* octets, RFC 1035 2.3.4 */
#define JUMP_FROM 8u  /* labels: as many or more become ... */
#define JUMP_TO   7u  /* ... so many, RFC 9989 4.10 step 4 */

static const char *parent_of(const char *domain)
{
    const char *dot = strchr(domain, '.');
    return dot ? dot + 1 : NULL;
}

static size_t labels_of(const char *domain)
{
    size_t labels = 0;
    for (; domain; domain = parent_of(domain))
        labels++;
    return labels;
}

static bool has_good_labels(const char *domain)
{
    for (; domain; domain = parent_of(domain)) {
        size_t len = strcspn(domain, ".");
        if (len == 0 || len > LABEL_MAX)
            return false;
    }
    return true;
}

/* Steps 4 and 7 of RFC 9989 4.10. */
static const char *next_after(const struct dmarc_walk *walk)
{
    const char *domain = parent_of(walk->next);
    if (walk->count == 1 && labels_of(walk->domain) >= JUMP_FROM)
        while (labels_of(domain) > JUMP_TO)
            domain = parent_of(domain);
    return walk->count < DMARC_STEPS_MAX ? domain : NULL;
}

/* There can be no record where the name would be too long for the DNS. */
static void pass_long_names(struct dmarc_walk *walk)
{
    while (walk->next &&
           strlen(PREFIX) + strlen(walk->next) > DMARC_DOMAIN_MAX) {
        walk->steps[walk->count++] =
            (struct dmarc_step){.domain = walk->next, .find = DMARC_NOTHING};
        walk->next = next_after(walk);
    }
}

bool dmarc_walk_begin(struct dmarc_walk *walk, const char *domain)
{
    size_t len = strlen(domain);
    *walk = (struct dmarc_walk){0};
    if (len && domain[len - 1] == '.')
        len--;
    if (len == 0 || len > DMARC_DOMAIN_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = domain[i];
        walk->domain[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    if (!has_good_labels(walk->domain))
        return false;
    walk->next = walk->domain;
    pass_long_names(walk);
    return true;
}

bool dmarc_walk_next(const struct dmarc_walk *walk, char ret[DMARC_NAME_SIZE])
{
    if (walk->next)
        snprintf(ret, DMARC_NAME_SIZE, PREFIX "%s", walk->next);
    return walk->next != NULL;
}

/* Steps 2 and 6. */
static void read_answer(const struct dns_answer *answer,
                        struct dmarc_step *step)
{
    size_t found = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const struct dns_record *record = &answer->records[i];
        if (!record->text)
            continue;
        step->near |= dmarc_is_near_record(record->text, record->len);
        if (dmarc_is_record(record->text, record->len) && found++ == 0)
            dmarc_record_read(record->text, record->len, &step->record);
    }
    step->find = found == 0   ? DMARC_NOTHING
                 : found == 1 ? DMARC_FOUND
                              : DMARC_SEVERAL;
    if (found > 1)
        dmarc_record_done(&step->record);
}

void dmarc_walk_feed(struct dmarc_walk *walk, const struct dns_answer *answer)
{
    assert(walk->next && walk->count < DMARC_STEPS_MAX);
    struct dmarc_step *step = &walk->steps[walk->count++];
    *step = (struct dmarc_step){.domain = walk->next, .find = DMARC_UNSAID};
    step->exists = answer->status == DNS_FOUND || answer->status == DNS_NO_DATA;
    if (dns_said(answer->status))
        read_answer(answer, step);
    walk->next = step->record.psd ? NULL : next_after(walk);
    pass_long_names(walk);
}

void dmarc_walk_done(struct dmarc_walk *walk)
{
    for (size_t i = 0; i < walk->count; i++)
        dmarc_record_done(&walk->steps[i].record);
    *walk = (struct dmarc_walk){0};
}

/* The domain with one label more, on the way down to where the walk began. */
static const char *one_below(const struct dmarc_walk *walk, const char *domain)
{
    const char *below = walk->domain;
    const char *above;
    while ((above = parent_of(below)) && above != domain)
        below = above;
    return below;
}

const char *dmarc_walk_organization(const struct dmarc_walk *walk,
                                    bool *ret_sure)
{
    const char *organization = walk->domain;
    *ret_sure = true;
    for (size_t i = 0; i < walk->count; i++) {
        const struct dmarc_step *step = &walk->steps[i];
        if (step->find == DMARC_UNSAID)
            *ret_sure = false;
        if (step->find != DMARC_FOUND)
            continue;
        organization = step->domain;
        if (step->record.psd == DMARC_PSD_YES && i > 0)
            organization = one_below(walk, step->domain);
    }
    return organization;
}
