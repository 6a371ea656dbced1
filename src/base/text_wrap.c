/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/mem.h"

#include <string.h>
#include <unilbrk.h>

struct wrap {
    const char *text;
    char *breaks; /* one a byte of the paragraph: may a line start here? */
    size_t cols;
    bool exact;
    struct text_line *lines;
    size_t count, size;
};

static void add_line(struct wrap *wrap, size_t start, size_t end)
{
    if (wrap->count == wrap->size) {
        wrap->size = wrap->size ? wrap->size * 2 : 16;
        wrap->lines =
            xreallocarray(wrap->lines, wrap->size, sizeof *wrap->lines);
    }
    wrap->lines[wrap->count++] = (struct text_line){start, end - start};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* "double-opt-in," but not "mail-1.example.com" or "2026-07-01". */
static bool is_hyphenated(const char *token, size_t len)
{
    while (len && strchr(".,;:!?)\"'", token[len - 1]))
        len--;
    while (len && strchr("(\"'", *token))
        token++, len--;
    for (size_t i = 0; i < len; i++)
        if (!is_letter(token[i]) && token[i] != '-')
            return false;
    return len > 0;
}

/*
 * Behind ASCII characters UAX 14 (LB13, LB29 and their neighbours) would
 * break at every dot and slash of an address, so here only blanks count and
 * the hyphens of words. What follows and is wide (CJK) may still begin a line.
 */
static void break_token(char *breaks, const char *token, size_t len)
{
    bool hyphenated = memchr(token, '-', len) && is_hyphenated(token, len);
    for (size_t i = 1; i < len; i++) {
        if ((unsigned char)token[i - 1] >= 0x80)
            continue;
        uint32_t ucs;
        text_decode(token + i, len - i, &ucs);
        if (text_ucs_cols(ucs) < 2)
            breaks[i] = hyphenated && token[i - 1] == '-' && i > 1 &&
                        is_letter(token[i - 2]) && is_letter(token[i]);
    }
}

static bool is_plain(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static void find_breaks(char *breaks, const char *text, size_t len)
{
    if (is_plain(text, len))
        memset(breaks, UC_BREAK_PROHIBITED, len);
    else
        u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", breaks);
    for (size_t i = 0; i < len; i++)
        breaks[i] =
            breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY;
    for (size_t pos = 0; pos < len;) {
        size_t end = pos;
        while (end < len && text[end] != ' ')
            end++;
        break_token(breaks + pos, text + pos, end - pos);
        for (pos = end; pos < len && text[pos] == ' '; pos++)
            breaks[pos] = false;
        if (pos < len && pos > end && (unsigned char)text[pos] < 0x80)
            breaks[pos] = true;
    }
}

static size_t without_blanks(const char *text, size_t start, size_t end)
{
    while (end > start && text[end - 1] == ' ')
        end--;
    return end;
}

/* A blank that carries a mark is none. */
static bool is_blank_at(const char *text, size_t pos, size_t end)
{
    return pos < end && text[pos] == ' ' &&
           text_next(text, end, pos) == pos + 1;
}

/* Where the line from start on ends at the latest, when what is up to `fit`
 * fits: behind a first grapheme in any case, and the blanks there as far as
 * they may hang over. */
static size_t full_line(const struct wrap *wrap, size_t start, size_t fit,
                        size_t end)
{
    if (fit == start)
        fit = text_next(wrap->text, end, start);
    if (wrap->exact)
        return is_blank_at(wrap->text, fit, end) ? fit + 1 : fit;
    while (is_blank_at(wrap->text, fit, end))
        fit++;
    return fit;
}

/* The last place in (start, upto] where the next line may begin, else upto.
 * The two standards do not always agree about emoji, so graphemes are walked,
 * and forwards, since that way is linear for flags, too. */
static size_t next_start(const struct wrap *wrap, size_t start, size_t upto,
                         size_t end)
{
    if (wrap->exact && wrap->text[upto - 1] == ' ')
        return upto;
    size_t found = upto;
    for (size_t at = start; at < upto;) {
        at = text_next(wrap->text, end, at);
        if (wrap->breaks[at])
            found = at;
    }
    return found;
}

static size_t fit_line(const struct wrap *wrap, size_t start, size_t end)
{
    return start + text_fit(wrap->text + start, end - start, wrap->cols);
}

static void wrap_paragraph(struct wrap *wrap, size_t start, size_t end)
{
    /* No character has more columns than bytes. */
    bool fits = end - start <= wrap->cols;
    if (!fits)
        find_breaks(wrap->breaks + start, wrap->text + start, end - start);
    size_t fit = fits ? end : fit_line(wrap, start, end);
    while (fit < end) {
        size_t upto = full_line(wrap, start, fit, end);
        if (upto == end && !wrap->exact)
            break;
        size_t next = upto < end ? next_start(wrap, start, upto, end) : end;
        add_line(wrap, start,
                 wrap->exact ? next : without_blanks(wrap->text, start, next));
        start = next;
        fit = fit_line(wrap, start, end);
    }
    if (fit < end)
        end = without_blanks(wrap->text, start, end);
    add_line(wrap, start, end);
}

static size_t wrap_text(const char *text, size_t cols, bool exact,
                        struct text_line **ret)
{
    size_t len = strlen(text);
    struct wrap wrap = {.text = text, .cols = cols ? cols : 1, .exact = exact};
    wrap.breaks = xcalloc(len + 1, 1);
    for (size_t start = 0; start <= len;) {
        size_t end = start + strcspn(text + start, "\n");
        wrap_paragraph(&wrap, start, end);
        start = end + 1;
    }
    free(wrap.breaks);
    *ret = wrap.lines;
    return wrap.count;
}

size_t text_wrap(const char *text, size_t cols, struct text_line **ret)
{
    return wrap_text(text, cols, false, ret);
}

size_t text_wrap_exact(const char *text, size_t cols, struct text_line **ret)
{
    return wrap_text(text, cols, true, ret);
}
