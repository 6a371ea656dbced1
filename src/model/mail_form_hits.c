/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Labels in a mail, and which of them are one copy of the form. */
#include "base/mem.h"
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    SURE_WORDS = 4,        /* a label of so many needs no mark behind it */
    HITS_MAX = 5000,       /* lines that begin with a label; more are left */
    GAP_MAX = 400,         /* lines between two labels of one form */
    CELL_LINES_MAX = 2000, /* below a table's label in which cells stand */
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
    size_t marks = strspn(line + quote, " :?");
    if (note == 0 &&
        (marks == 0 || line[quote + marks] || scan_is_blank(scan, next)))
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
    bool found = false;
    struct hit hit;
    if (word >= scan->words.first[line + 1])
        return false;
    for (size_t i = 0; i < scan->labels.count; i++) {
        const struct label *label = &scan->labels.label[i];
        bool fits = rows == FORM_NONE
                        ? label->column == FORM_NONE
                        : label->column != FORM_NONE && label->field == rows;
        if (!fits || !try_label(scan, label, word, &hit) ||
            (found && !is_better(&hit, ret)))
            continue;
        *ret = hit;
        found = true;
    }
    ret->depth = found ? quote.depth : 0;
    ret->lead = found ? lead.kind : LEAD_NONE;
    return found;
}

static void add_hit(struct hits *hits, const struct hit *hit)
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
        add_hit(ret, &hit);
        i = hit.label_line;
    }
}

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

/* Cells stand below the table's label; other fields' labels may stand among
 * them, but not after an empty line. */
static size_t cells_end(const struct scan *scan, const struct hits *hits,
                        size_t rows)
{
    size_t limit = hits->hit[rows].label_line + CELL_LINES_MAX;
    if (limit > scan->lines->count)
        limit = scan->lines->count;
    for (size_t i = rows + 1; i < hits->count; i++)
        if (hits->hit[i].line < limit && hits->hit[i].lead != LEAD_BULLET)
            return hits->hit[i].line;
    return limit;
}

/* A block of cells ends where one of its labels comes again. */
static void number_blocks(struct hits *cells, struct hits *hits, size_t rows,
                          size_t end)
{
    size_t block = 0, from = 0;
    for (size_t i = 0; i < cells->count; i++) {
        bool again = i == 0;
        for (size_t k = from; k < i && !again; k++)
            again = cells->hit[k].label->column == cells->hit[i].label->column;
        if (again) {
            block++;
            from = i;
        }
        cells->hit[i].block = block;
    }
    for (size_t i = rows + 1; i < hits->count && hits->hit[i].line < end; i++)
        for (size_t k = 0; k < cells->count; k++)
            if (cells->hit[k].line < hits->hit[i].line)
                hits->hit[i].block = cells->hit[k].block;
}

static int by_line(const void *a, const void *b)
{
    const struct hit *one = a, *other = b;
    return (one->line > other->line) - (one->line < other->line);
}

static void add_cells(const struct scan *scan, struct hits *hits, size_t rows)
{
    const struct hit label = hits->hit[rows];
    size_t end = cells_end(scan, hits, rows);
    struct hits cells = {0};
    struct hit cell = {0};
    for (size_t i = label.label_line + 1; i < end; i++)
        if (hit_at(scan, i, label.field, &cell) && cell.depth == label.depth &&
            cell.marked)
            add_hit(&cells, &cell);
    number_blocks(&cells, hits, rows, end);
    for (size_t i = 0; i < cells.count; i++)
        add_hit(hits, &cells.hit[i]);
    free(cells.hit);
}

void hits_add_cells(const struct scan *scan, struct hits *hits)
{
    size_t count = hits->count;
    for (size_t i = 0; i < count; i++)
        if (scan->form->fields[hits->hit[i].field].column_count > 0)
            add_cells(scan, hits, i);
    if (hits->count > count)
        qsort(hits->hit, hits->count, sizeof *hits->hit, by_line);
}
