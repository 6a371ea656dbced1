/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/mem.h"

#include <unictype.h>
#include <uniwbrk.h>

/* By its first character; marks go with what they stand on. */
static bool is_word_at(const char *text, size_t len, size_t pos)
{
    uint32_t ucs;
    text_decode(text + pos, len - pos, &ucs);
    return uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_L |
                                                     UC_CATEGORY_MASK_N);
}

static bool is_gap(char c)
{
    return c == ' ' || c == '\n';
}

/* UAX 29's word boundaries inside text, of which the first is wanted, or the
 * last; len where there is none behind 0. */
static size_t inner_break(const char *text, size_t len, bool last)
{
    autofree char *breaks = xcalloc(len, 1);
    u8_wordbreaks((const uint8_t *)text, len, breaks);
    size_t found = last ? 0 : len;
    for (size_t i = 1; i < len; i++)
        if (breaks[i]) {
            found = i;
            if (!last)
                break;
        }
    return found;
}

size_t text_next_word(const char *text, size_t len, size_t pos)
{
    while (pos < len && !is_word_at(text, len, pos))
        pos = text_next(text, len, pos);
    if (pos >= len)
        return len;
    size_t end = pos;
    while (end < len && !is_gap(text[end]))
        end++;
    size_t stop = pos + inner_break(text + pos, end - pos, false);
    while (pos < stop)
        pos = text_next(text, len, pos);
    return pos;
}

/* The last grapheme boundary not behind stop, from the boundary start on. */
static size_t boundary_upto(const char *text, size_t len, size_t start,
                            size_t stop)
{
    size_t next = start;
    while (next <= stop && start < len) {
        start = next;
        next = text_next(text, len, start);
    }
    return start;
}

/* Behind the last word grapheme in [start, end), else start. */
static size_t last_word_end(const char *text, size_t start, size_t end)
{
    size_t found = start;
    for (size_t pos = start; pos < end;) {
        bool word = is_word_at(text, end, pos);
        pos = text_next(text, end, pos);
        if (word)
            found = pos;
    }
    return found;
}

/* Where the first grapheme behind a gap begins: marks that stand there belong
 * to the gap's own, letters though some are (U+FF9F). */
static size_t behind_gap(const char *text, size_t len, size_t at)
{
    return at > 0 ? text_next(text, len, at - 1) : 0;
}

/* Forwards from gap to gap, since many a step back would cost a look back of
 * its own (see text_prev). */
size_t text_prev_word(const char *text, size_t len, size_t pos)
{
    size_t at = pos, start = 0, end = 0;
    while (start == end) {
        while (at > 0 && is_gap(text[at - 1]))
            at--;
        size_t gap = at;
        while (at > 0 && !is_gap(text[at - 1]))
            at--;
        if (gap == 0)
            return 0;
        start = behind_gap(text, len, at);
        end = last_word_end(text, start, gap);
    }
    size_t stop = start + inner_break(text + start, end - start, true);
    return boundary_upto(text, len, start, stop);
}
