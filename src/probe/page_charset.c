/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/page_charset.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum { UTF_8, UTF_16LE, UTF_16BE, CP1252 }; /* rows that are named below */

/* What iconv calls it, and all that pages call it, with a blank around each. */
static const struct charset {
    const char *name;
    const char *labels;
} table[] = {
    [UTF_8] = {"UTF-8", " utf-8 utf8 unicode-1-1-utf-8 "},
    [UTF_16LE] = {"UTF-16LE", " utf-16 utf-16le ucs-2 unicode "},
    [UTF_16BE] = {"UTF-16BE", " utf-16be "},
    [CP1252] = {"CP1252", " windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1"
                          " iso88591 latin1 l1 us-ascii ascii "},
    {"ISO-8859-2", " iso-8859-2 iso8859-2 latin2 l2 "},
    {"ISO-8859-15", " iso-8859-15 iso8859-15 latin-9 l9 "},
    {"CP1250", " windows-1250 cp1250 x-cp1250 "},
    {"CP1251", " windows-1251 cp1251 x-cp1251 "},
    {"CP1253", " windows-1253 cp1253 "},
    {"ISO-8859-7", " iso-8859-7 iso8859-7 greek "},
    {"CP1254", " windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5 "},
    {"CP1255", " windows-1255 cp1255 "},
    {"CP1256", " windows-1256 cp1256 "},
    {"CP874", " windows-874 tis-620 iso-8859-11 "},
    {"KOI8-R", " koi8-r koi8 koi "},
    {"KOI8-U", " koi8-u koi8-ru "},
    {"CP932", " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j "},
    {"EUC-JP", " euc-jp x-euc-jp "},
    {"ISO-2022-JP", " iso-2022-jp "},
    {"GB18030", " gb18030 gbk gb2312 gb_2312-80 x-gbk chinese "},
    {"BIG5-HKSCS", " big5 big5-hkscs cn-big5 x-x-big5 "},
    {"CP949", " euc-kr ks_c_5601-1987 ksc5601 korean windows-949 "},
};
enum { CHARSETS = sizeof table / sizeof *table, LABEL_MAX = 40 };

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

struct page_charsets {
    iconv_t open[CHARSETS];
};

struct page_charsets *page_charsets_new(void)
{
    struct page_charsets *made = xcalloc(1, sizeof *made);
    for (size_t i = 0; i < CHARSETS; i++)
        made->open[i] = iconv_open("UTF-8", table[i].name);
    return made;
}

void page_charsets_free(struct page_charsets *made)
{
    for (size_t i = 0; made && i < CHARSETS; i++)
        if (made->open[i] != (iconv_t)-1)
            iconv_close(made->open[i]);
    free(made);
}

/* In small letters, NULs as blanks, cut at PAGE_HEAD_MAX. */
static void lower(const char *bytes, size_t len, char ret[PAGE_HEAD_MAX + 1])
{
    size_t i = 0;
    for (; i < len && i < PAGE_HEAD_MAX; i++)
        ret[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] | 0x20)
                 : bytes[i]                         ? bytes[i]
                                                    : ' ';
    ret[i] = '\0';
}

/* Of `charset=NAME` in small letters; CHARSETS: none that is known. */
static size_t named_in(const char *text)
{
    char label[LABEL_MAX + 3] = " ";
    const char *at = strstr(text, "charset=");
    if (!at)
        return CHARSETS;
    at += strlen("charset=");
    at += strspn(at, "\"' ");
    size_t len = strcspn(at, "\"'; \t\r\n,/>");
    if (len == 0 || len > LABEL_MAX)
        return CHARSETS;
    memcpy(label + 1, at, len);
    memcpy(label + 1 + len, " ", 2);
    for (size_t i = 0; i < CHARSETS; i++)
        if (strstr(table[i].labels, label))
            return i;
    return CHARSETS;
}

/* By the first <meta> that names one. Since it could be read, it is not in
 * UTF-16, whatever it says. */
static size_t by_meta(const char *bytes, size_t len)
{
    char head[PAGE_HEAD_MAX + 1];
    lower(bytes, len, head);
    for (char *at = head; (at = strstr(at, "<meta"));) {
        char *end = at + strcspn(at, ">");
        char *rest = *end ? end + 1 : end;
        *end = '\0';
        size_t named = named_in(at);
        if (named < CHARSETS)
            return named == UTF_16LE || named == UTF_16BE ? UTF_8 : named;
        at = rest;
    }
    return CHARSETS;
}

static bool is_ascii(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)bytes[i] > 0x7f)
            return false;
    return true;
}

/* Nothing else looks like UTF-8 by chance. A page that was cut may end in the
 * middle of a character. */
static bool looks_like_utf8(const char *bytes, size_t len)
{
    for (size_t cut = 0; cut < 4 && cut < len; cut++)
        if (text_is_utf8(bytes, len - cut))
            return !is_ascii(bytes, len - cut);
    return false;
}

static size_t by_mark(const char *bytes, size_t len, size_t *ret_skip)
{
    *ret_skip = 2;
    if (len >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
        return UTF_16LE;
    if (len >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        return UTF_16BE;
    *ret_skip = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return *ret_skip ? UTF_8 : CHARSETS;
}

/* CHARSETS: it is no text, but compressed or the like. */
static size_t choose(const char *bytes, size_t len, const char *type)
{
    char said[PAGE_HEAD_MAX + 1];
    lower(type, strlen(type), said);
    size_t named = named_in(said);
    bool wide = named == UTF_16LE || named == UTF_16BE;
    bool nul = memchr(bytes, 0, len < 512 ? len : 512);
    if (nul)
        return wide ? named : CHARSETS;
    if (looks_like_utf8(bytes, len))
        return UTF_8;
    if (named == CHARSETS)
        named = by_meta(bytes, len);
    return named == CHARSETS || wide ? CP1252 : named;
}

/* What cannot be read is marked, and one unit of it left out. */
static void convert(iconv_t converter, char *from, size_t left, size_t unit,
                    struct buf *out)
{
    char piece[8192];
    iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t got = iconv(converter, &from, &left, &to, &room);
        int why = got == (size_t)-1 ? errno : 0;
        buf_add(out, piece, sizeof piece - room);
        if (why == 0 || why == E2BIG)
            continue;
        buf_puts(out, replacement);
        size_t skip = why == EILSEQ && unit < left ? unit : left;
        from += skip;
        left -= skip;
    }
}

char *page_charset_decode(struct page_charsets *charsets, const char *bytes,
                          size_t len, const char *type, size_t *ret_len)
{
    struct buf out;
    size_t skip = 0;
    size_t charset = by_mark(bytes, len, &skip);
    if (charset == CHARSETS)
        charset = choose(bytes, len, type);
    if (charset == CHARSETS)
        return NULL;
    if (charsets->open[charset] == (iconv_t)-1)
        charset = UTF_8; /* a system without it: at least its ASCII is read */
    autofree char *copy = xmemdup(bytes, len); /* iconv wants no const */
    buf_init(&out, 3 * len + 16);
    convert(charsets->open[charset], copy + skip, len - skip,
            charset == UTF_16LE || charset == UTF_16BE ? 2 : 1, &out);
    *ret_len = out.len;
    char *text = buf_steal(&out);
    for (size_t i = 0; i < *ret_len; i++)
        if (!text[i])
            text[i] = ' ';
    return text;
}
