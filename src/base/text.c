/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/text.h"

#include "base/buf.h"
#include "base/mem.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

enum { ZWNJ = 0x200C, ZWJ = 0x200D };

size_t text_decode(const char *text, size_t len, uint32_t *ret_ucs)
{
    *ret_ucs = TEXT_REPLACEMENT;
    if (!len)
        return 0;
    unsigned char first = (unsigned char)*text;
    if (first < 0x80) {
        *ret_ucs = first;
        return 1;
    }
    ucs4_t ucs;
    int got = u8_mbtoucr(&ucs, (const uint8_t *)text, len);
    if (got < 1)
        return 1;
    *ret_ucs = ucs;
    return (size_t)got;
}

size_t text_encode(uint32_t ucs, char ret[4])
{
    int got = u8_uctomb((uint8_t *)ret, ucs, 4);
    if (got < 1) /* a surrogate, or beyond U+10FFFF */
        got = u8_uctomb((uint8_t *)ret, TEXT_REPLACEMENT, 4);
    return (size_t)got;
}

bool text_is_utf8(const char *bytes, size_t len)
{
    return !u8_check((const uint8_t *)bytes, len);
}

bool text_is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

static bool is_noncharacter(uint32_t ucs)
{
    return (ucs & 0xFFFE) == 0xFFFE || (ucs >= 0xFDD0 && ucs <= 0xFDEF);
}

/*
 * What may change how the text around it is shown without being seen itself:
 * controls, bidi controls, byte order marks, soft hyphens, and all of the tag
 * block, also where it is not assigned (text hidden in it is a known trick).
 */
static bool is_hidden(uint32_t ucs)
{
    if (ucs == ZWNJ || ucs == ZWJ)
        return false;
    if (ucs >= 0xE0000 && ucs <= 0xE007F)
        return true;
    return uc_is_general_category_withtable(ucs, UC_CATEGORY_MASK_Cc |
                                                     UC_CATEGORY_MASK_Cf);
}

static bool is_newline(uint32_t ucs)
{
    return ucs == '\n' || ucs == '\r' || ucs == 0x2028 || ucs == 0x2029;
}

static void add_clean(struct buf *out, uint32_t ucs, enum text_shape shape)
{
    char bytes[4];
    static const char *const tabs[] = {
        [TEXT_LINE] = " ",
        [TEXT_BLOCK] = "    ",
        [TEXT_KEPT] = "\t",
    };
    if (is_newline(ucs))
        buf_putc(out, shape == TEXT_LINE ? ' ' : '\n');
    else if (ucs == '\t')
        buf_puts(out, tabs[shape]);
    else if (is_noncharacter(ucs))
        buf_add(out, bytes, text_encode(TEXT_REPLACEMENT, bytes));
    else if (!is_hidden(ucs))
        buf_add(out, bytes, text_encode(ucs, bytes));
}

static size_t printable_run(const char *bytes, size_t len)
{
    size_t run = 0;
    while (run < len && bytes[run] >= ' ' && bytes[run] < 0x7F)
        run++;
    return run;
}

char *text_clean(const char *bytes, size_t len, enum text_shape shape)
{
    struct buf out;
    buf_init(&out, SIZE_MAX); /* at most 4 * len, by the tabs */
    for (size_t pos = 0; pos < len;) {
        size_t run = printable_run(bytes + pos, len - pos);
        buf_add(&out, bytes + pos, run);
        pos += run;
        if (pos == len)
            break;
        uint32_t ucs;
        pos += text_decode(bytes + pos, len - pos, &ucs);
        if (ucs == '\r' && pos < len && bytes[pos] == '\n')
            continue; /* the LF is the newline */
        add_clean(&out, ucs, shape);
    }
    return buf_steal(&out);
}

static bool is_space(uint32_t ucs)
{
    return uc_is_property_white_space(ucs);
}

char *text_trim(const char *text)
{
    size_t len = strlen(text), start = len, end = 0;
    for (size_t pos = 0; pos < len;) {
        uint32_t ucs;
        size_t step = text_decode(text + pos, len - pos, &ucs);
        if (!is_space(ucs)) {
            start = start < pos ? start : pos;
            end = pos + step;
        }
        pos += step;
    }
    return start < end ? xmemdup(text + start, end - start) : xstrdup("");
}

bool text_is_blank(const char *text)
{
    size_t len = strlen(text);
    for (size_t pos = 0; pos < len;) {
        uint32_t ucs;
        pos += text_decode(text + pos, len - pos, &ucs);
        if (!is_space(ucs) && ucs != ZWNJ && ucs != ZWJ)
            return false;
    }
    return true;
}

/* tolower() would ask the locale, and in Turkish ones get another answer. */
static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ascii_same(const char *a, const char *b)
{
    while (*a && ascii_lower(*a) == ascii_lower(*b))
        a++, b++;
    return *a == *b;
}

bool text_same(const char *a, const char *b)
{
    if (text_is_ascii(a) && text_is_ascii(b))
        return ascii_same(a, b);
    int order;
    if (u8_casecmp((const uint8_t *)a, strlen(a), (const uint8_t *)b, strlen(b),
                   NULL, NULL, &order) < 0)
        return !strcmp(a, b); /* not UTF-8 */
    return order == 0;
}
