/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What a refusal lists: days, names, typical lines. */
#include "base/bytes.h"
#include "base/mem.h"
#include "scan/tally_parts.h"

#include <string.h>
#include <strings.h>

enum { NAMES_FEW = 16 };

/* Seconds: of lines of a quarter of a day none is better for being newer. */
enum { QUARTER_DAY = 6 * 3600 };

/* Where the day is or belongs. */
static size_t day_place(const struct tally_days *days, int32_t day)
{
    size_t low = 0, high = days->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (days->items[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* False: it is older than all that there is room for. */
static bool make_day(struct tally_days *days, size_t *place, int32_t day)
{
    if (days->count == EVIDENCE_DAYS_MAX) {
        if (*place == 0)
            return false;
        memmove(days->items, days->items + 1,
                (days->count - 1) * sizeof *days->items);
        days->count--;
        --*place;
    }
    if (!days->items)
        days->items = xcalloc(EVIDENCE_DAYS_MAX, sizeof *days->items);
    memmove(days->items + *place + 1, days->items + *place,
            (days->count - *place) * sizeof *days->items);
    days->items[*place] = (struct tally_day){.day = day};
    days->count++;
    return true;
}

void tally_days_add(struct tally_days *days, int32_t day,
                    enum line_outcome outcome, uint64_t count)
{
    size_t at = days->last;
    if (at >= days->count || days->items[at].day != day) {
        at = day_place(days, day);
        bool there = at < days->count && days->items[at].day == day;
        if (!there && !make_day(days, &at, day))
            return;
        days->last = at;
    }
    days->items[at].count[outcome] += count;
}

/* Among the first few, as it stands; most often there are no more. */
static struct tally_name *find_quickly(const struct tally_names *names,
                                       struct span name)
{
    for (size_t i = 0; i < names->count && i < NAMES_FEW; i++) {
        struct tally_name *item = names->items[i];
        if (item->len == name.len && bytes_same(item->name, name.at, name.len))
            return item;
    }
    return NULL;
}

static int compare_names(const struct tally_name *one, struct span other)
{
    size_t len = one->len < other.len ? one->len : other.len;
    int letters = strncasecmp(one->name, other.at, len);
    if (letters)
        return letters;
    return one->len < other.len ? -1 : one->len > other.len;
}

/* Where the name is or belongs. */
static size_t name_place(const struct tally_names *names, struct span name)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_names(names->items[middle], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* NULL: there is no room. */
static struct tally_name *make_name(struct tally_names *names, size_t place,
                                    struct span name, size_t *left)
{
    if (names->count == TALLY_NAMES_MAX || *left == 0)
        return NULL;
    --*left;
    if (names->count == names->room) {
        names->room = names->room ? 2 * names->room : NAMES_FEW;
        names->items = xreallocarray(names->items, names->room,
                                     sizeof(struct tally_name *));
    }
    struct tally_name *made = xcalloc(1, sizeof *made);
    made->name = xmemdup(name.at, name.len);
    made->len = name.len;
    struct tally_name **at = &names->items[place];
    memmove(at + 1, at, (names->count++ - place) * sizeof(struct tally_name *));
    *at = made;
    return made;
}

/* Of several ways to write it one is kept, whichever came first. */
static struct tally_name *find_or_make(struct tally_names *names,
                                       struct span name, size_t *left)
{
    size_t place = name_place(names, name);
    if (place == names->count || compare_names(names->items[place], name) != 0)
        return make_name(names, place, name, left);
    struct tally_name *item = names->items[place];
    if (memcmp(name.at, item->name, name.len) < 0)
        memcpy(item->name, name.at, name.len);
    return item;
}

uint64_t *tally_names_count(struct tally_names *names, struct span name,
                            size_t *left)
{
    if (name.len > TALLY_NAME_MAX)
        name.len = TALLY_NAME_MAX;
    struct tally_name *item = find_quickly(names, name);
    if (!item)
        item = find_or_make(names, name, left);
    return item ? &item->count : &names->more;
}

static int compare_text(const char *text, struct span other)
{
    int first = strncmp(text, other.at, other.len);
    return first ? first : text[other.len] != '\0';
}

/* As much of the line as is kept; a NUL ends it. */
static struct span text_of(const struct sighting *line)
{
    struct span text = line->text;
    if (text.len > EVIDENCE_TEXT_MAX)
        text.len = EVIDENCE_TEXT_MAX;
    return span_of(text.at, strnlen(text.at, text.len));
}

/*
 * Is the line the better example? One that names a recipient is, then a newer
 * one, by quarters of a day, and in its quarter an older one: then most lines
 * need no copy. Whatever order lines come in, the same are kept.
 */
static bool is_better(const struct sighting *line, const struct tally_raw *kept)
{
    bool names = line->recipient.len > 0, kept_names = *kept->recipient;
    if (names != kept_names)
        return names;
    if (line->at / QUARTER_DAY != kept->at / QUARTER_DAY)
        return line->at > kept->at;
    if (line->at != kept->at)
        return line->at < kept->at;
    size_t short_of =
        line->text.len < EVIDENCE_TEXT_MAX ? line->text.len : EVIDENCE_TEXT_MAX;
    int first = strncmp(kept->text, line->text.at, short_of);
    return first ? first > 0 : compare_text(kept->text, text_of(line)) > 0;
}

static bool is_worse(const struct tally_raw *one, const struct tally_raw *other)
{
    struct sighting line = {
        .at = one->at,
        .recipient = span_of(one->recipient, strlen(one->recipient)),
        .text = span_of(one->text, strlen(one->text)),
    };
    return !is_better(&line, other);
}

static bool is_kept(const struct tally_refusal *refusal, struct span text)
{
    for (size_t i = 0; i < refusal->raw_count; i++)
        if (compare_text(refusal->raw[i].text, text) == 0)
            return true;
    return false;
}

static size_t worst(const struct tally_refusal *refusal)
{
    size_t worst = 0;
    for (size_t i = 1; i < refusal->raw_count; i++)
        if (is_worse(&refusal->raw[i], &refusal->raw[worst]))
            worst = i;
    return worst;
}

/* In place; a NUL ends what C reads of it. */
static void set_text(char **place, struct span span, size_t max)
{
    free(*place);
    *place = span.len ? xstrndup(span.at, span.len < max ? span.len : max)
                      : xstrdup("");
}

static void set_raw(struct tally_raw *raw, const struct sighting *line)
{
    raw->at = line->at;
    set_text(&raw->text, line->text, EVIDENCE_TEXT_MAX);
    set_text(&raw->queue, line->queue, TALLY_QUEUE_MAX);
    set_text(&raw->recipient, line->recipient, TALLY_NAME_MAX);
    set_text(&raw->host, line->host, TALLY_NAME_MAX);
    set_text(&raw->ip, line->own, TALLY_NAME_MAX);
}

static SELDOM void keep_raw(struct tally_refusal *refusal, size_t at,
                            const struct sighting *line)
{
    if (is_kept(refusal, text_of(line)))
        return;
    refusal->raw_count += at == refusal->raw_count;
    set_raw(&refusal->raw[at], line);
    refusal->worst_raw = worst(refusal);
}

void tally_raw_add(struct tally_refusal *refusal, const struct sighting *line)
{
    if (refusal->raw_count < EVIDENCE_RAW_MAX)
        keep_raw(refusal, refusal->raw_count, line);
    else if (is_better(line, &refusal->raw[refusal->worst_raw]))
        keep_raw(refusal, refusal->worst_raw, line);
}
