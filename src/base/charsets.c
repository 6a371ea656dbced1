/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/charsets.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

/* What iconv calls it, and all that others call it, with a blank around each.
 */
static const struct row {
    const char *name;
    const char *labels;
    bool mails_only;
} table[] = {
    [CHARSET_UTF_8] = {"UTF-8", " utf-8 utf8 unicode-1-1-utf-8 ", false},
    [CHARSET_UTF_16LE] = {"UTF-16LE", " utf-16 utf-16le ucs-2 unicode ", false},
    [CHARSET_UTF_16BE] = {"UTF-16BE", " utf-16be ", false},
    [CHARSET_CP1252] = {"CP1252",
                        " windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1"
                        " iso88591 latin1 l1 us-ascii ascii ",
                        false},
    [CHARSET_ISO_2022_JP] = {"ISO-2022-JP", " iso-2022-jp ", false},
    {"ISO-8859-2", " iso-8859-2 iso8859-2 latin2 l2 ", false},
    {"ISO-8859-3", " iso-8859-3 iso8859-3 latin3 l3 ", false},
    {"ISO-8859-4", " iso-8859-4 iso8859-4 latin4 l4 ", false},
    {"ISO-8859-5", " iso-8859-5 iso8859-5 cyrillic ", false},
    {"ISO-8859-6", " iso-8859-6 iso8859-6 arabic ", false},
    {"ISO-8859-7", " iso-8859-7 iso8859-7 greek ", false},
    {"ISO-8859-8", " iso-8859-8 iso8859-8 iso-8859-8-i hebrew ", false},
    {"ISO-8859-10", " iso-8859-10 iso8859-10 latin6 l6 ", false},
    {"ISO-8859-13", " iso-8859-13 iso8859-13 ", false},
    {"ISO-8859-14", " iso-8859-14 iso8859-14 ", false},
    {"ISO-8859-15", " iso-8859-15 iso8859-15 latin-9 l9 ", false},
    {"ISO-8859-16", " iso-8859-16 ", false},
    {"CP1250", " windows-1250 cp1250 x-cp1250 ", false},
    {"CP1251", " windows-1251 cp1251 x-cp1251 ", false},
    {"CP1253", " windows-1253 cp1253 ", false},
    {"CP1254", " windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5 ", false},
    {"CP1255", " windows-1255 cp1255 ", false},
    {"CP1256", " windows-1256 cp1256 ", false},
    {"CP1257", " windows-1257 cp1257 x-cp1257 ", false},
    {"CP1258", " windows-1258 cp1258 x-cp1258 ", false},
    {"CP874", " windows-874 tis-620 iso-8859-11 ", false},
    {"CP866", " ibm866 cp866 866 ", false},
    {"MACINTOSH", " macintosh mac x-mac-roman ", false},
    {"KOI8-R", " koi8-r koi8 koi ", false},
    {"KOI8-U", " koi8-u koi8-ru ", false},
    {"CP932", " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ", false},
    {"EUC-JP", " euc-jp x-euc-jp ", false},
    {"GB18030", " gb18030 gbk gb2312 gb_2312-80 x-gbk chinese ", false},
    {"BIG5-HKSCS", " big5 big5-hkscs cn-big5 x-x-big5 ", false},
    {"CP949", " euc-kr ks_c_5601-1987 ksc5601 korean windows-949 ", false},
    /* The standard leaves them out: they hide what they say. */
    {"UTF-7", " utf-7 unicode-1-1-utf-7 x-unicode-2-0-utf-7 ", true},
    {"ISO-2022-KR", " iso-2022-kr csiso2022kr ", true},
    {"IBM437", " ibm437 cp437 ", true},
    {"IBM850", " ibm850 cp850 ", true},
};
enum { CHARSETS = sizeof table / sizeof *table, LABEL_MAX = 40 };

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

struct charsets {
    iconv_t open[CHARSETS];
};

struct charsets *charsets_new(void)
{
    struct charsets *made = xcalloc(1, sizeof *made);
    for (size_t i = 0; i < CHARSETS; i++)
        made->open[i] = iconv_open("UTF-8", table[i].name);
    return made;
}

void charsets_free(struct charsets *made)
{
    for (size_t i = 0; made && i < CHARSETS; i++)
        if (made->open[i] != (iconv_t)-1)
            iconv_close(made->open[i]);
    free(made);
}

enum charset charset_find(const char *name, size_t len)
{
    char label[LABEL_MAX + 3] = " ";
    if (len == 0 || len > LABEL_MAX)
        return CHARSET_NONE;
    for (size_t i = 0; i < len; i++) {
        if (!name[i] || name[i] == ' ')
            return CHARSET_NONE;
        label[1 + i] =
            name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] | 0x20) : name[i];
    }
    memcpy(label + 1 + len, " ", 2);
    for (size_t i = 0; i < CHARSETS; i++)
        if (strstr(table[i].labels, label))
            return (enum charset)i;
    return CHARSET_NONE;
}

bool charset_is_of_pages(enum charset charset)
{
    return (size_t)charset < CHARSETS && !table[charset].mails_only;
}

enum charset charset_by_mark(const char *bytes, size_t len, size_t *ret_skip)
{
    *ret_skip = 2;
    if (len >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
        return CHARSET_UTF_16LE;
    if (len >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        return CHARSET_UTF_16BE;
    *ret_skip = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return *ret_skip ? CHARSET_UTF_8 : CHARSET_NONE;
}

bool charset_is_wide(enum charset charset)
{
    return charset == CHARSET_UTF_16LE || charset == CHARSET_UTF_16BE;
}

static bool is_ascii(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)bytes[i] > 0x7f)
            return false;
    return true;
}

bool charset_shows_utf8(const char *bytes, size_t len)
{
    for (size_t cut = 0; cut < 4 && cut < len; cut++)
        if (text_is_utf8(bytes, len - cut))
            return !is_ascii(bytes, len - cut);
    return false;
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

char *charsets_decode(struct charsets *charsets, enum charset charset,
                      const char *bytes, size_t len, size_t *ret_len)
{
    struct buf out;
    if (charsets->open[charset] == (iconv_t)-1)
        charset = CHARSET_UTF_8;
    autofree char *copy = xmemdup(bytes, len); /* iconv wants no const */
    buf_init(&out, 3 * len + 16);
    convert(charsets->open[charset], copy, len,
            charset_is_wide(charset) ? 2 : 1, &out);
    *ret_len = out.len;
    char *text = buf_steal(&out);
    for (size_t i = 0; i < *ret_len; i++)
        if (!text[i])
            text[i] = ' ';
    return text;
}
