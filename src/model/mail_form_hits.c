/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Lines of a mail that begin with a label. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    SURE_WORDS = 4,  /* a label of so many needs no mark behind it */
    HITS_MAX = 5000, /* lines that begin with a label; more are left */
};

static bool has_gap(const char *line, size_t at)
{
    return line[at] == '\t' || (line[at] == ' ' && line[at + 1] == ' ');
}

/* Short labels are words of every letter: only what stands behind them says
 * that they are labels. */
static bool is_sure(const struct hit *hit, const char *line, size_t word_end)
{
    const struct label *label = hit->label;
    bool alone = scan_value(line, hit->end) == FORM_NONE;
    if (hit->words >= SURE_WORDS || hit->marked)
        return true;
    return label->exact && label->column == FORM_NONE &&
           (alone || has_gap(line, word_end));
}

/* "(Optional)", or a mark, that was wrapped onto the next line. */
static void take_note(const struct scan *scan, struct hit *hit)
{
    size_t next = hit->label_line + 1;
    if (next >= scan->lines->count ||
        scan_value(scan->lines->line[next - 1], hit->end) != FORM_NONE)
        return;
    const char *line = scan->lines->line[next];
    size_t quote = mail_quote_of(line).len;
    size_t note = scan_note_len(line + quote);
    size_t marks = strspn(line + quote, ":?");
    if (note == 0 && marks == 0)
        return;
    hit->marked |= note == 0;
    hit->label_line = next;
    hit->end = quote + (note ? note : marks);
}

/* "Do you sign with DomainKeys? DKIM only" is not "... DomainKeys/DKIM". */
static bool is_parted(const struct scan *scan, size_t word, size_t count)
{
    for (size_t i = word + 1; i < word + count; i++) {
        const struct mail_word *before = &scan->words.word[i - 1];
        const char *line = scan->lines->line[before->line];
        size_t mark = before->end + strcspn(line + before->end, ":?");
        bool same_line = scan->words.word[i].line == before->line;
        if (same_line ? mark < scan->words.word[i].at : line[mark] != '\0')
            return true;
    }
    return false;
}

static bool try_label(const struct scan *scan, const struct label *label,
                      size_t word, struct hit *ret)
{
    size_t count = scan_match(scan, word, &label->words);
    if (count == 0 || (!label->parted && is_parted(scan, word, count)))
        return false;
    const struct mail_word *last = &scan->words.word[word + count - 1];
    const char *line = scan->lines->line[last->line];
    *ret = (struct hit){
        .label = label,
        .field = label->field,
        .line = scan->words.word[word].line,
        .at = scan->words.word[word].at,
        .label_line = last->line,
        .words = count,
    };
    ret->end = scan_marks(line, last->end, &ret->marked);
    if (!is_sure(ret, line, last->end))
        return false;
    take_note(scan, ret);
    return true;
}

static bool is_better(const struct hit *one, const struct hit *other)
{
    if (one->words != other->words)
        return one->words > other->words;
    return one->label->exact && !other->label->exact;
}

bool hit_at(const struct scan *scan, size_t line, size_t rows, struct hit *ret)
{
    const char *text = scan->lines->line[line];
    struct mail_quote quote = mail_quote_of(text);
    struct mail_lead lead = mail_lead_of(text + quote.len);
    size_t word = scan_word(scan, line, quote.len + lead.len);
    bool found = false, own = rows == FORM_NONE;
    struct hit hit;
    if (word >= scan->words.first[line + 1] || (own && scan->bare[line]))
        return false;
    /* In quotes only the form's own words are meant: "name" is any data. */
    bool quoted = memchr(text + quote.len, '"',
                         scan->words.word[word].at - quote.len) != NULL;
    for (size_t i = 0; i < scan->labels.count; i++) {
        const struct label *label = &scan->labels.label[i];
        bool fits = own ? label->column == FORM_NONE
                        : label->column != FORM_NONE && label->field == rows;
        if (!fits || (quoted && !label->exact) ||
            !try_label(scan, label, word, &hit) ||
            (found && !is_better(&hit, ret)))
            continue;
        *ret = hit;
        found = true;
    }
    if (own) /* many look again */
        scan->bare[line] = !found;
    ret->depth = found ? quote.depth : 0;
    ret->lead = found ? lead.kind : LEAD_NONE;
    return found;
}

void hits_add(struct hits *hits, const struct hit *hit)
{
    if (hits->count % 64 == 0)
        hits->hit =
            xreallocarray(hits->hit, hits->count + 64, sizeof *hits->hit);
    hits->hit[hits->count++] = *hit;
}

void hits_find(const struct scan *scan, struct hits *ret)
{
    struct hit hit = {0};
    *ret = (struct hits){0};
    for (size_t i = 0; i < scan->lines->count && ret->count < HITS_MAX; i++) {
        if (!hit_at(scan, i, FORM_NONE, &hit))
            continue;
        hits_add(ret, &hit);
        i = hit.label_line;
    }
}
