/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes: what text_clean() makes of them is harmless, and everything that
 * goes through a clean text comes to its end and leaves nothing out.
 */
#include "base/mem.h"
#include "base/text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static bool is_harmful(uint32_t ucs)
{
    return ucs < ' ' || (ucs >= 0x7F && ucs <= 0x9F) || ucs == 0xAD ||
           ucs == 0x61C || ucs == 0x200B || ucs == 0x200E || ucs == 0x200F ||
           (ucs >= 0x2028 && ucs <= 0x202E) ||
           (ucs >= 0x2060 && ucs <= 0x206F && ucs != 0x2065) || ucs == 0xFEFF ||
           (ucs & 0xFFFE) == 0xFFFE || (ucs >= 0xFDD0 && ucs <= 0xFDEF) ||
           (ucs >= 0xE0000 && ucs <= 0xE007F);
}

static void check_clean(const char *text, enum text_shape shape)
{
    size_t len = strlen(text);
    need(text_is_utf8(text, len));
    for (size_t pos = 0; pos < len;) {
        uint32_t ucs;
        pos += text_decode(text + pos, len - pos, &ucs);
        need(!is_harmful(ucs) || (ucs == '\n' && shape == TEXT_BLOCK));
    }
    autofree char *again = text_clean(text, len, shape);
    need(!strcmp(text, again));
}

/* Each boundary forwards is the one before the next backwards. */
static void check_graphemes(const char *text)
{
    size_t len = strlen(text), cols = 0;
    for (size_t pos = 0; pos < len;) {
        size_t next = text_next(text, len, pos);
        need(next > pos && next <= len);
        need(text_prev(text, len, next) == pos);
        cols += text_cols(text + pos, next - pos);
        pos = next;
    }
    need(text_prev(text, len, 0) == 0 && text_next(text, len, len) == len);
    need(cols == text_cols(text, len));
    need(cols <= len);
}

static bool is_boundary(const char *text, size_t len, size_t pos)
{
    return text_next(text, len, text_prev(text, len, pos)) == pos;
}

static void check_words(const char *text)
{
    size_t len = strlen(text);
    for (size_t pos = 0; pos < len;) {
        size_t next = text_next_word(text, len, pos);
        need(next > pos && next <= len && is_boundary(text, len, next));
        pos = next;
    }
    for (size_t pos = len; pos > 0;) {
        size_t prev = text_prev_word(text, len, pos);
        need(prev < pos && (!prev || is_boundary(text, len, prev)));
        pos = prev;
    }
}

static void check_fit(const char *text, size_t cols)
{
    size_t len = strlen(text);
    size_t fit = text_fit(text, len, cols);
    need(fit <= len && text_cols(text, fit) <= cols);
    if (fit < len)
        need(text_cols(text, text_next(text, len, fit)) > cols);
}

/* A line may be too wide by one blank, or by a grapheme that is alone. */
static void check_width(const char *text, size_t len, size_t cols, bool exact)
{
    if (exact && len && text[len - 1] == ' ')
        len--;
    need(text_cols(text, len) <= cols || text_next(text, len, 0) == len);
}

static void check_wrap(const char *text, size_t cols, bool exact)
{
    struct text_line *lines;
    size_t count = exact ? text_wrap_exact(text, cols, &lines)
                         : text_wrap(text, cols, &lines);
    size_t pos = 0;
    need(count > 0);
    for (size_t i = 0; i < count; i++) {
        bool newline = i > 0 && text[pos] == '\n';
        for (; !exact && pos < lines[i].start && text[pos] == ' '; pos++)
            newline = text[pos + 1] == '\n';
        if (newline && lines[i].start > pos)
            pos++;
        need(lines[i].start == pos);
        check_width(text + pos, lines[i].len, cols, exact);
        pos += lines[i].len;
    }
    need(text[pos + (exact ? 0 : strspn(text + pos, " "))] == '\0');
    free(lines);
}

static void check_forms(const char *text)
{
    autofree char *ascii = text_ascii(text);
    autofree char *plain = text_plain_punctuation(text);
    autofree char *trimmed = text_trim(text);
    need(text_is_ascii(ascii));
    need(text_is_utf8(plain, strlen(plain)));
    need(!!strstr(text, trimmed) && text_same(text, text));
    need(text_is_blank(trimmed) == text_is_blank(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t cols = size ? 1 + data[0] % 100 : 1;
    static const enum text_shape shapes[] = {TEXT_LINE, TEXT_BLOCK};
    for (size_t i = 0; i < 2; i++) {
        autofree char *text = text_clean((const char *)data, size, shapes[i]);
        check_clean(text, shapes[i]);
        check_graphemes(text);
        check_words(text);
        check_fit(text, cols);
        check_wrap(text, cols, false);
        check_wrap(text, cols, true);
        check_forms(text);
    }
    return 0;
}
