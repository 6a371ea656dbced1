/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/page_charset.h"

#include <string.h>

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

/* Of `charset=NAME` in small letters. */
static enum charset named_in(const char *text)
{
    const char *at = strstr(text, "charset=");
    if (!at)
        return CHARSET_NONE;
    at += strlen("charset=");
    at += strspn(at, "\"' ");
    enum charset named = charset_find(at, strcspn(at, "\"'; \t\r\n,/>"));
    return charset_is_of_pages(named) ? named : CHARSET_NONE;
}

/* By the first <meta> that names one. Since it could be read, it is not in
 * UTF-16, whatever it says. */
static enum charset by_meta(const char *bytes, size_t len)
{
    char head[PAGE_HEAD_MAX + 1];
    lower(bytes, len, head);
    for (char *at = head; (at = strstr(at, "<meta"));) {
        char *end = at + strcspn(at, ">");
        char *rest = *end ? end + 1 : end;
        *end = '\0';
        enum charset named = named_in(at);
        if (named != CHARSET_NONE)
            return charset_is_wide(named) ? CHARSET_UTF_8 : named;
        at = rest;
    }
    return CHARSET_NONE;
}

/* CHARSET_NONE: it is no text, but compressed or the like. */
static enum charset choose(const char *bytes, size_t len, const char *type)
{
    char said[PAGE_HEAD_MAX + 1];
    lower(type, strlen(type), said);
    enum charset named = named_in(said);
    bool wide = charset_is_wide(named);
    bool nul = memchr(bytes, 0, len < 512 ? len : 512);
    if (nul)
        return wide ? named : CHARSET_NONE;
    if (charset_shows_utf8(bytes, len))
        return CHARSET_UTF_8;
    if (named == CHARSET_NONE)
        named = by_meta(bytes, len);
    return named == CHARSET_NONE || wide ? CHARSET_CP1252 : named;
}

char *page_charset_decode(struct charsets *charsets, const char *bytes,
                          size_t len, const char *type, size_t *ret_len)
{
    size_t skip = 0;
    enum charset charset = charset_by_mark(bytes, len, &skip);
    if (charset == CHARSET_NONE)
        charset = choose(bytes, len, type);
    if (charset == CHARSET_NONE)
        return NULL;
    return charsets_decode(charsets, charset, bytes + skip, len - skip,
                           ret_len);
}
