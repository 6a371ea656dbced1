/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include <assert.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

enum { ZWJ = 0x200D };

/*
 * libunistring 1.0 knows all pairs of UAX 29, but neither its pairs nor its
 * u8_grapheme_next() know GB11 (emoji joined by ZWJ) and GB12 (flags), which
 * need to look further back. So its pairs are taken, with these two added.
 */
struct cluster {
    uint32_t last;
    bool pictogram; /* GB11: \p{Extended_Pictographic} Extend* so far */
    bool joined;    /* ... and then a ZWJ */
    size_t flags;   /* GB12: regional indicators at the end */
};

static bool is_flag(uint32_t ucs)
{
    return ucs >= 0x1F1E6 && ucs <= 0x1F1FF;
}

static bool is_pictogram(uint32_t ucs)
{
    return ucs > 0x7F && uc_is_property_extended_pictographic(ucs);
}

static void cluster_add(struct cluster *cluster, uint32_t ucs)
{
    cluster->joined = cluster->pictogram && ucs == ZWJ;
    if (is_pictogram(ucs))
        cluster->pictogram = true;
    else if (uc_graphemeclusterbreak_property(ucs) != GBP_EXTEND)
        cluster->pictogram = false;
    cluster->flags = is_flag(ucs) ? cluster->flags + 1 : 0;
    cluster->last = ucs;
}

static bool cluster_ends(const struct cluster *cluster, uint32_t next)
{
    if (is_flag(next) && cluster->flags)
        return cluster->flags % 2 == 0;
    if (cluster->joined && is_pictogram(next))
        return false;
    return uc_is_grapheme_break(cluster->last, next);
}

static bool is_ascii_byte(char c)
{
    return (unsigned char)c < 0x80;
}

size_t text_next(const char *text, size_t len, size_t pos)
{
    if (pos >= len)
        return len;
    /* Only a CR LF holds together in ASCII, and no clean text has a CR. */
    if (is_ascii_byte(text[pos]) &&
        (pos + 1 == len || is_ascii_byte(text[pos + 1])))
        return pos + 1;
    uint32_t ucs;
    struct cluster cluster = {0};
    pos += text_decode(text + pos, len - pos, &ucs);
    cluster_add(&cluster, ucs);
    while (pos < len) {
        size_t step = text_decode(text + pos, len - pos, &ucs);
        if (cluster_ends(&cluster, ucs))
            break;
        cluster_add(&cluster, ucs);
        pos += step;
    }
    return pos;
}

/* Where the code point before pos > 0 starts. */
static size_t code_point_before(const char *text, size_t pos)
{
    size_t at = pos - 1;
    while (at > 0 && pos - at < 4 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Is there a boundary between the two, whatever stands before them? */
static bool surely_breaks(uint32_t before, uint32_t after)
{
    if (is_flag(before) && is_flag(after))
        return false;
    if (before == ZWJ && is_pictogram(after))
        return false;
    return uc_is_grapheme_break(before, after);
}

/* A boundary before pos > 0, the nearest one that needs no look back. */
static size_t safe_start(const char *text, size_t len, size_t pos)
{
    uint32_t after, before;
    pos = code_point_before(text, pos);
    text_decode(text + pos, len - pos, &after);
    while (pos > 0) {
        size_t at = code_point_before(text, pos);
        text_decode(text + at, len - at, &before);
        if (surely_breaks(before, after))
            break;
        after = before;
        pos = at;
    }
    return pos;
}

size_t text_prev(const char *text, size_t len, size_t pos)
{
    assert(pos <= len);
    if (pos == 0)
        return 0;
    if (pos == 1 ||
        (is_ascii_byte(text[pos - 1]) && is_ascii_byte(text[pos - 2])))
        return pos - 1;
    size_t at = safe_start(text, len, pos);
    for (;;) {
        size_t next = text_next(text, len, at);
        if (next >= pos)
            return at;
        at = next;
    }
}

int text_ucs_cols(uint32_t ucs)
{
    if (ucs < 0x7F)
        return ucs >= ' ';
    /* "UTF-8" says that ambiguous characters (UAX 11) count one. */
    int cols = uc_width(ucs, "UTF-8");
    return cols < 0 ? 0 : cols;
}

size_t text_cols(const char *text, size_t len)
{
    size_t cols = 0;
    for (size_t pos = 0; pos < len;) {
        if (text[pos] >= ' ' && text[pos] < 0x7F) {
            pos++;
            cols++;
            continue;
        }
        uint32_t ucs;
        pos += text_decode(text + pos, len - pos, &ucs);
        cols += (size_t)text_ucs_cols(ucs);
    }
    return cols;
}

size_t text_fit(const char *text, size_t len, size_t cols)
{
    size_t pos = 0;
    while (pos < len) {
        size_t next = text_next(text, len, pos);
        size_t need = 1;
        if (next > pos + 1 || text[pos] < ' ')
            need = text_cols(text + pos, next - pos);
        if (need > cols)
            break;
        cols -= need;
        pos = next;
    }
    return pos;
}
