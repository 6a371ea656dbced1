/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/part_text.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/flowed.h"
#include "mail/html_lines.h"
#include "mail/incoming.h"

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

enum {
    SAMPLE_BYTES = 4096,
    /* In a hundred bytes of base64: more are no base64, but text. */
    FOREIGN_MAX = 5,
};

static GMimeContentType *type_of(GMimePart *part)
{
    return g_mime_object_get_content_type(GMIME_OBJECT(part));
}

/* Text in name only: nobody reads it as it stands. */
static bool is_data(GMimeContentType *type)
{
    static const char *const subtypes[] = {
        "calendar",
        "css",
        "csv",
        "directory",
        "javascript",
        "rtf",
        "tab-separated-values",
        "vcard",
        "x-vcard",
        "x-vcalendar",
        "xml",
    };
    for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
        if (g_mime_content_type_is_type(type, "text", subtypes[i]))
            return true;
    return false;
}

/* As "text", or "Content-Type: charset=utf-8": it was text then. */
static bool is_nonsense(GMimePart *part)
{
    GMimeHeader *header = g_mime_header_list_get_header(
        g_mime_object_get_header_list(GMIME_OBJECT(part)), "Content-Type");
    const char *value = header ? g_mime_header_get_raw_value(header) : NULL;
    return value && !strchr(value, '/');
}

enum part_kind part_kind(GMimePart *part)
{
    GMimeContentType *type = type_of(part);
    if (is_nonsense(part))
        return PART_PLAIN;
    if (g_mime_content_type_is_type(type, "text", "html") ||
        g_mime_content_type_is_type(type, "application", "xhtml+xml"))
        return PART_HTML;
    return g_mime_content_type_is_type(type, "text", "*") && !is_data(type)
               ? PART_PLAIN
               : PART_OTHER;
}

bool part_is_text(GMimePart *part)
{
    return part_kind(part) != PART_OTHER;
}

static bool is_base64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=' ||
           c == '\r' || c == '\n';
}

/* It says base64; but is it? */
static bool looks_like_base64(GMimeStream *raw)
{
    char bytes[SAMPLE_BYTES];
    g_mime_stream_reset(raw);
    ssize_t len = g_mime_stream_read(raw, bytes, sizeof bytes);
    ssize_t foreign = 0;
    g_mime_stream_reset(raw);
    for (ssize_t i = 0; i < len; i++)
        foreign += !is_base64(bytes[i]);
    return foreign * 100 <= len * FOREIGN_MAX;
}

/* In memory, without its transfer encoding; NULL: there is none. */
static GMimeStream *decoded(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeStream *raw = content ? g_mime_data_wrapper_get_stream(content) : NULL;
    if (!raw)
        return NULL;
    GMimeStream *bytes = g_mime_stream_mem_new();
    if (g_mime_part_get_content_encoding(part) !=
            GMIME_CONTENT_ENCODING_BASE64 ||
        looks_like_base64(raw)) {
        g_mime_data_wrapper_write_to_stream(content, bytes);
    } else {
        g_mime_stream_write_to_stream(raw, bytes);
    }
    return bytes;
}

/* Latin 1 by mistake, or UTF-8 with an accident in it? */
static bool is_mostly_utf8(const char *bytes, size_t len)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < len;) {
        uint32_t ucs;
        size_t step = text_decode(bytes + at, len - at, &ucs);
        good += step > 1;
        bad += step == 1 && ucs == TEXT_REPLACEMENT;
        at += step;
    }
    return good >= bad;
}

static enum charset choose_charset(const char *bytes, size_t len,
                                   const char *name)
{
    enum charset said = charset_find(name, strlen(name));
    if (said == CHARSET_NONE || said == CHARSET_UTF_8 || said == CHARSET_CP1252)
        return is_mostly_utf8(bytes, len) ? CHARSET_UTF_8 : CHARSET_CP1252;
    if (charset_is_wide(said))
        return memchr(bytes, 0, len) ? said : CHARSET_UTF_8;
    return charset_shows_utf8(bytes, len) ? CHARSET_UTF_8 : said;
}

/* New, with *len as its length then. */
static char *to_utf8(struct charsets *charsets, const char *bytes, size_t *len,
                     const char *name)
{
    size_t skip;
    enum charset charset = charset_by_mark(bytes, *len, &skip);
    if (charset == CHARSET_NONE)
        charset = choose_charset(bytes, *len, name);
    *len -= skip;
    if (charset == CHARSET_UTF_8) /* what is none of it is cleaned away */
        return xmemdup(bytes + skip, *len);
    return charsets_decode(charsets, charset, bytes + skip, *len, len);
}

static void add_lines(const char *text, struct mail_told *told)
{
    struct span rest = span_of(text, strlen(text)), line;
    while (span_until(&rest, '\n', &line))
        if (!mail_lines_take(&told->lines, xmemdup(line.at, line.len))) {
            told->cut = true;
            return;
        }
}

static void add_html(char *html, size_t len, struct mail_told *told)
{
    struct buf out;
    if (len > INCOMING_HTML_MAX) {
        len = INCOMING_HTML_MAX;
        told->cut = true;
    }
    for (size_t i = 0; i < len; i++)
        if (!html[i])
            html[i] = ' ';
    buf_init(&out, MAIL_TEXT_MAX);
    told->cut |= !html_lines(html, len, &out);
    autofree char *clean = text_clean(buf_text(&out), out.len, TEXT_KEPT);
    buf_done(&out);
    add_lines(clean, told);
}

enum flow { FLOW_FIXED, FLOW_FLOWED, FLOW_DELSP };

static void add_plain(const char *text, size_t len, enum flow flow,
                      struct mail_told *told)
{
    autofree char *clean = text_clean(text, len, TEXT_KEPT);
    if (flow == FLOW_FIXED) {
        add_lines(clean, told);
        return;
    }
    autofree char *lines = flowed_lines(clean, flow == FLOW_DELSP);
    add_lines(lines, told);
}

/* A page that was sent as plain text, or saved. */
static bool looks_like_html(const char *text, size_t len)
{
    struct span rest = span_of(text, len);
    while (rest.len > 0 && strchr(" \t\r\n", *rest.at))
        rest = span_of(rest.at + 1, rest.len - 1);
    return span_skip(&rest, "<!doctype html") || span_skip(&rest, "<html");
}

static void read_bytes(const char *bytes, size_t len, struct charsets *charsets,
                       const char *charset, bool html, enum flow flow,
                       struct mail_told *told)
{
    if (len > MAIL_TEXT_MAX) {
        len = MAIL_TEXT_MAX;
        told->cut = true;
    }
    autofree char *text = to_utf8(charsets, bytes, &len, charset);
    if (html || looks_like_html(text, len))
        add_html(text, len, told);
    else
        add_plain(text, len, flow, told);
}

static const char *parameter(GMimePart *part, const char *name)
{
    const char *value = g_mime_content_type_get_parameter(type_of(part), name);
    return value ? value : "";
}

void part_text_read(GMimePart *part, struct charsets *charsets,
                    struct mail_told *told)
{
    GMimeStream *stream = decoded(part);
    bool flowed = strcasecmp(parameter(part, "format"), "flowed") == 0;
    bool delsp = strcasecmp(parameter(part, "delsp"), "yes") == 0;
    if (!stream)
        return;
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    read_bytes((const char *)bytes->data, bytes->len, charsets,
               parameter(part, "charset"), part_kind(part) == PART_HTML,
               !flowed ? FLOW_FIXED
               : delsp ? FLOW_DELSP
                       : FLOW_FLOWED,
               told);
    g_object_unref(stream);
}

void bare_text_read(const char *bytes, size_t len, struct charsets *charsets,
                    struct mail_told *told)
{
    read_bytes(bytes, len, charsets, "", false, FLOW_FIXED, told);
}
