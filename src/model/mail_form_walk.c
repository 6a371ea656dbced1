/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* From label to label: what is answered, listed, and asked besides. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    UNKNOWN_MAX = 100, /* questions without a field */
    BEHIND_MAX = 5000, /* lines behind the last label */
    ABOVE_MAX = 60,    /* lines above the first label that are looked at */
    LIST_ITEMS_LEAST = 2,
};

struct walk {
    const struct scan *scan;
    const struct hits *hits;
    size_t next;    /* the hit that comes next */
    unsigned depth; /* of the form */
    bool numbered;  /* some of its questions are */
    size_t unknown; /* questions so far that have no field */
    size_t end;     /* where the letter around the form ends it */
    struct mail_form *out;
    size_t last; /* the value's last line, or the label's */
};

static struct mail_question *owner_of(struct walk *walk)
{
    return &walk->out->question[walk->out->count - 1];
}

static struct mail_question *add(struct walk *walk,
                                 struct mail_question question)
{
    struct mail_form *out = walk->out;
    if (out->count % 32 == 0)
        out->question = xreallocarray(out->question, out->count + 32,
                                      sizeof *out->question);
    out->question[out->count++] = question;
    walk->last = question.label_line;
    return owner_of(walk);
}

static size_t limit_of(const struct walk *walk)
{
    if (walk->next < walk->hits->count)
        return walk->hits->hit[walk->next].line;
    size_t most = walk->next > 0
                      ? walk->hits->hit[walk->next - 1].line + BEHIND_MAX
                      : BEHIND_MAX;
    return walk->end < most ? walk->end : most;
}

static void begin_known(struct walk *walk, const struct hit *hit)
{
    struct mail_question question;
    size_t last = known_read(walk->scan, hit, limit_of(walk), &question);
    add(walk, question);
    walk->last = last;
    walk->depth = hit->depth;
}

static void take_line(struct walk *walk, struct mail_question *question,
                      size_t line)
{
    if (question->value_count == 0)
        question->value_line = line;
    question->value_count = line - question->value_line + 1;
    walk->last = line;
}

static bool try_unknown(struct walk *walk, bool in_block, size_t *line)
{
    struct mail_question question;
    const struct unknown_in in = {
        .scan = walk->scan,
        .line = *line,
        .limit = limit_of(walk),
        .depth = walk->depth,
        .numbered = walk->numbered,
        .in_block = in_block,
    };
    if (walk->unknown >= UNKNOWN_MAX || !unknown_find(&in, &question))
        return false;
    walk->unknown++;
    add(walk, question);
    *line = question.label_line;
    return true;
}

/* A known label that was not chosen: the form stands there once more. *line
 * becomes that in which it ends. */
static bool is_other_copy(const struct scan *scan, size_t limit, size_t *line)
{
    struct hit hit;
    if (!hit_at(scan, *line, FORM_NONE, &hit))
        return false;
    *line = hit.label_line < limit ? hit.label_line : limit - 1;
    return true;
}

static struct value_in value_in(struct walk *walk, size_t line)
{
    return (struct value_in){
        .scan = walk->scan,
        .question = owner_of(walk),
        .line = line,
        .last = walk->last,
        .limit = limit_of(walk),
        .depth = walk->depth,
        .ends = walk->next >= walk->hits->count,
    };
}

/* Neither a value nor a question. */
static bool parts(const struct value_in *in, bool in_block)
{
    const struct scan *scan = in->scan;
    return scan_is_rule(scan_text(scan, in->line)) ||
           scan_is_heading(scan, in->line) || (in_block && value_is_tail(in));
}

/* Lines up to the next known label, or to where the form ends. */
static void walk_gap(struct walk *walk, size_t line)
{
    const struct scan *scan = walk->scan;
    size_t limit = limit_of(walk);
    bool owned = true;
    for (; line < limit; line++) {
        unsigned depth = mail_quote_of(scan->lines->line[line]).depth;
        struct mail_question *owner = owner_of(walk);
        const struct value_in in = value_in(walk, line);
        bool block = owned && value_is_block(scan, owner);
        bool in_block = block && value_is_begun(owner);
        if (scan_is_blank(scan, line) && depth <= walk->depth)
            continue;
        bool takes = owned && (value_is_between(&in) ||
                               (depth == walk->depth && value_is_place(&in)));
        if (!takes &&
            (depth != walk->depth || (in.ends && scan_is_end(scan, line))))
            return;
        if (!takes &&
            (parts(&in, in_block) || is_other_copy(scan, limit, &line)))
            owned = false;
        else if (!takes && try_unknown(walk, in_block, &line))
            owned = true;
        else if (takes || (owned && value_takes(&in)))
            take_line(walk, owner, line);
        else
            owned = block;
    }
}

/* No '?' of a web address. */
static bool has_question(const char *text)
{
    for (const char *mark = text; (mark = strchr(mark, '?')); mark++)
        if (mark[1] == '\0' || strchr(" \t\")", mark[1]))
            return true;
    return false;
}

static bool is_item(const struct scan *scan, size_t line)
{
    const char *text = scan->lines->line[line];
    struct mail_quote quote = mail_quote_of(text);
    enum mail_lead_kind lead = mail_lead_of(text + quote.len).kind;
    return lead == LEAD_NUMBER || lead == LEAD_LETTER ||
           (lead == LEAD_BULLET && has_question(text));
}

/* What the letter lists from this line on: past its end. */
static size_t list_end(const struct scan *scan, size_t line, size_t limit,
                       size_t *ret_items, bool *ret_asks)
{
    unsigned depth = mail_quote_of(scan->lines->line[line]).depth;
    size_t end = line;
    *ret_items = 0;
    *ret_asks = false;
    for (size_t i = line; i < limit; i++) {
        const char *text = scan->lines->line[i];
        if (scan_is_blank(scan, i))
            continue;
        bool item = is_item(scan, i);
        if (mail_quote_of(text).depth != depth || (!item && end != i))
            break;
        *ret_items += item;
        *ret_asks = *ret_asks || has_question(text);
        end = i + 1;
    }
    return end;
}

/* Numbered questions of the letter around the form, which is above it. */
static void walk_letter(struct walk *walk, size_t limit, unsigned depth)
{
    const struct scan *scan = walk->scan;
    bool numbered = walk->numbered;
    for (size_t i = 0; i < limit; i++)
        if (is_other_copy(scan, limit, &i))
            return;
    walk->next = 0;
    walk->numbered = true;
    for (size_t i = 0; i < limit; i++) {
        size_t items;
        bool asks;
        if (!is_item(scan, i))
            continue;
        size_t end = list_end(scan, i, limit, &items, &asks);
        walk->depth = mail_quote_of(scan->lines->line[i]).depth;
        bool asked = asks && items >= LIST_ITEMS_LEAST && walk->depth <= depth;
        for (; asked && i < end; i++)
            if (!scan_is_blank(scan, i))
                try_unknown(walk, false, &i);
        i = end - 1;
    }
    walk->numbered = numbered;
}

/* Numbered questions right above the first one that is known: where they
 * begin. */
static size_t above(const struct scan *scan, const struct hit *first)
{
    size_t from = first->line;
    for (size_t i = first->line; i-- > 0 && first->line - i < ABOVE_MAX;) {
        bool item = is_item(scan, i);
        if (scan_is_blank(scan, i))
            continue;
        if (mail_quote_of(scan->lines->line[i]).depth != first->depth ||
            (!item && (i == 0 || scan_is_blank(scan, i - 1))))
            break; /* a paragraph of its own */
        from = item ? i : from;
    }
    return from;
}

static void walk_above(struct walk *walk, const struct hit *first)
{
    size_t from =
        first->lead == LEAD_NUMBER ? above(walk->scan, first) : first->line;
    walk->next = 0;
    walk_letter(walk, from, first->depth);
    walk->depth = first->depth;
    for (size_t i = from; i < first->line; i++)
        if (!scan_is_blank(walk->scan, i))
            try_unknown(walk, false, &i);
}

static bool any_numbered(const struct hits *hits)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->hit[i].lead == LEAD_NUMBER ||
            hits->hit[i].lead == LEAD_LETTER)
            return true;
    return false;
}

void walk(const struct scan *scan, const struct hits *hits,
          struct mail_form *ret)
{
    struct walk walk = {
        .scan = scan,
        .hits = hits,
        .numbered = any_numbered(hits),
        .end = scan_closing(scan),
        .out = ret,
    };
    if (hits->count > 0)
        walk_above(&walk, &hits->hit[0]);
    for (size_t i = 0; i < hits->count; i++) {
        walk.next = i + 1;
        begin_known(&walk, &hits->hit[i]);
        walk_gap(&walk, walk.last + 1);
    }
}
