/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Which of all labels in a mail are one copy of the form. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

enum { GAP_MAX = 400 }; /* lines between two labels of one form */

struct chain {
    size_t *hit;   /* indices; room for each field of the form */
    size_t *field; /* which each of them is meant to be */
    size_t count;
    size_t weight;
    size_t mixed; /* how many are quoted otherwise than the first */
    size_t turns; /* how often a field stands before an earlier one */
    size_t lines;
    unsigned depth;
};

static bool is_taken(const struct chain *chain, size_t field)
{
    for (size_t i = 0; i < chain->count; i++)
        if (chain->field[i] == field)
            return true;
    return false;
}

/* Some fields share a label ("If other, please specify:"): the one that
 * follows the last one taken is meant. */
static size_t meant_field(const struct scan *scan, const struct chain *chain,
                          const struct hit *hit)
{
    size_t last = chain->count ? chain->field[chain->count - 1] : FORM_NONE;
    size_t first = FORM_NONE;
    const struct label *label = &scan->labels.label[hit->label->twin];
    for (;; label = &scan->labels.label[label->next]) {
        bool taken = is_taken(chain, label->field);
        if (!taken && last != FORM_NONE && label->field > last)
            return label->field;
        if (!taken && first == FORM_NONE)
            first = label->field;
        if (label->next == FORM_NONE)
            return first;
    }
}

/* "Phone:" stands in every signature, the form's own label hardly. */
static size_t weight_of(const struct hit *hit)
{
    if (hit->label->exact)
        return 3;
    return hit->words > 1 ? 2 : 1;
}

/* What is quoted otherwise may belong to an older copy: then it begins at the
 * form's first fields again. */
static bool is_next(const struct chain *chain, const struct hit *hit,
                    size_t field)
{
    return field != FORM_NONE &&
           (hit->depth == chain->depth || chain->count == 0 ||
            field > chain->field[chain->count - 1]);
}

/* All labels from one on, each field once. */
static void follow(const struct scan *scan, const struct hits *hits,
                   size_t from, struct chain *ret)
{
    const struct hit *first = &hits->hit[from];
    size_t line = first->line;
    ret->count = ret->weight = ret->mixed = ret->turns = 0;
    ret->depth = first->depth;
    for (size_t i = from; i < hits->count; i++) {
        const struct hit *hit = &hits->hit[i];
        if (hit->line > line + GAP_MAX)
            break;
        size_t field = meant_field(scan, ret, hit);
        if (!is_next(ret, hit, field))
            continue;
        ret->turns += ret->count && field < ret->field[ret->count - 1];
        ret->mixed += hit->depth != ret->depth;
        ret->weight += weight_of(hit);
        ret->field[ret->count] = field;
        ret->hit[ret->count++] = i;
        line = hit->line;
    }
    ret->lines = line - first->line;
}

static bool chain_better(const struct chain *one, const struct chain *other)
{
    if (one->weight != other->weight)
        return one->weight > other->weight;
    if (one->mixed != other->mixed)
        return one->mixed < other->mixed;
    if (one->turns != other->turns)
        return one->turns < other->turns;
    if (one->depth != other->depth)
        return one->depth < other->depth;
    return one->lines < other->lines;
}

static void chain_init(struct chain *chain, size_t fields)
{
    *chain = (struct chain){
        .hit = xcalloc(fields, sizeof *chain->hit),
        .field = xcalloc(fields, sizeof *chain->field),
    };
}

static void chain_done(struct chain *chain)
{
    free(chain->hit);
    free(chain->field);
}

static void keep(struct hits *hits, const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        hits->hit[i] = hits->hit[chain->hit[i]]; /* never behind itself */
        hits->hit[i].field = chain->field[i];
    }
    hits->count = chain->count;
}

void hits_choose(const struct scan *scan, struct hits *hits)
{
    struct chain best, next;
    chain_init(&best, scan->form->field_count);
    chain_init(&next, scan->form->field_count);
    for (size_t i = 0; i < hits->count; i++) {
        follow(scan, hits, i, &next);
        if (best.count == 0 || chain_better(&next, &best)) {
            struct chain kept = best;
            best = next;
            next = kept;
        }
    }
    keep(hits, &best);
    chain_done(&best);
    chain_done(&next);
}
