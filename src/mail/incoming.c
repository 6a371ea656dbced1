/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/incoming.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "mail/forwarded.h"
#include "mail/html_lines.h"
#include "mail/incoming_head.h"
#include "mail/mail_header.h"
#include "mail/part_text.h"

#include <gmime/gmime.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* By which names headers may call a charset: GMime opens converters by
 * itself, and finds only those that are loaded. */
static const char *const of_headers[] = {
    "utf-8",        "us-ascii",     "iso-8859-1",     "iso-8859-2",
    "iso-8859-5",   "iso-8859-7",   "iso-8859-9",     "iso-8859-15",
    "windows-1250", "windows-1251", "windows-1252",   "windows-1253",
    "windows-1254", "windows-1255", "windows-1256",   "windows-1257",
    "koi8-r",       "koi8-u",       "iso-2022-jp",    "shift_jis",
    "euc-jp",       "gb2312",       "gb18030",        "big5",
    "euc-kr",       "utf-7",        "ks_c_5601-1987", "windows-874",
};
enum { OF_HEADERS = sizeof of_headers / sizeof *of_headers };

struct incoming {
    struct charsets *charsets;
    iconv_t loaded[OF_HEADERS];
    GMimeParserOptions *options;
};

struct incoming *incoming_new(void)
{
    static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};
    struct incoming *incoming = xcalloc(1, sizeof *incoming);
    g_mime_init();
    html_lines_init();
    incoming->charsets = charsets_new();
    for (size_t i = 0; i < OF_HEADERS; i++)
        incoming->loaded[i] = g_mime_iconv_open("UTF-8", of_headers[i]);
    incoming->options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(incoming->options, fallbacks);
    return incoming;
}

void incoming_free(struct incoming *incoming)
{
    if (!incoming)
        return;
    g_mime_parser_options_free(incoming->options);
    for (size_t i = 0; i < OF_HEADERS; i++)
        if (incoming->loaded[i] != (iconv_t)-1)
            g_mime_iconv_close(incoming->loaded[i]);
    charsets_free(incoming->charsets);
    html_lines_exit();
    free(incoming);
}

struct reading {
    struct charsets *charsets;
    struct mail_told *told;
    bool only_attachments; /* the text of these parts stands elsewhere */
};

static void read_object(struct reading *reading, GMimeObject *object,
                        unsigned depth);

static bool is_attached(GMimeObject *object)
{
    GMimeContentDisposition *said =
        g_mime_object_get_content_disposition(object);
    return said && g_mime_content_disposition_is_attachment(said);
}

static bool is_multipart(GMimeObject *object, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object),
                                       "multipart", subtype);
}

/* What people call an attachment: a picture that belongs to HTML is none. */
static void leave_out(const struct reading *reading, GMimePart *part,
                      GMimeObject *around)
{
    const char *name = g_mime_part_get_filename(part);
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    if (around && is_multipart(around, "related") &&
        !is_attached(GMIME_OBJECT(part)))
        return;
    char *kind = g_mime_content_type_get_mime_type(type);
    mail_told_attach(reading->told, name && *name ? name : kind);
    g_free(kind);
}

static bool has_text(const struct mail_lines *lines, size_t from)
{
    for (size_t i = from; i < lines->count; i++)
        if (!text_is_blank(lines->line[i]))
            return true;
    return false;
}

static void forget_lines(struct mail_lines *lines, size_t count)
{
    while (lines->count > count) {
        lines->bytes -= strlen(lines->line[lines->count - 1]);
        free(lines->line[--lines->count]);
    }
}

/* Two texts are two paragraphs at least. */
static void read_text(const struct reading *reading, GMimePart *part)
{
    struct mail_told *told = reading->told;
    size_t before = told->lines.count;
    bool gap = before > 0 && !text_is_blank(told->lines.line[before - 1]);
    if (gap)
        told->cut |= !mail_lines_take(&told->lines, xstrdup(""));
    size_t from = told->lines.count;
    part_text_read(part, reading->charsets, told);
    if (told->lines.count == from)
        forget_lines(&told->lines, before);
}

static void read_part(const struct reading *reading, GMimePart *part,
                      GMimeObject *around)
{
    if (is_attached(GMIME_OBJECT(part)) || !part_is_text(part))
        leave_out(reading, part, around);
    else if (!reading->only_attachments)
        read_text(reading, part);
}

/* The first leaf decides what an alternative is. */
static enum part_kind kind_of(GMimeObject *object)
{
    for (unsigned depth = 0; depth < INCOMING_DEPTH_MAX; depth++) {
        if (GMIME_IS_PART(object))
            return is_attached(object) ? PART_OTHER
                                       : part_kind(GMIME_PART(object));
        if (!GMIME_IS_MULTIPART(object) ||
            g_mime_multipart_get_count(GMIME_MULTIPART(object)) == 0)
            return PART_OTHER;
        object = g_mime_multipart_get_part(GMIME_MULTIPART(object), 0);
    }
    return PART_OTHER;
}

/* False: it says nothing; then nothing was read. */
static bool read_alternative(struct reading *reading, GMimeObject *object,
                             unsigned depth)
{
    struct mail_told *told = reading->told;
    size_t lines = told->lines.count, attached = told->attachment_count;
    read_object(reading, object, depth);
    if (has_text(&told->lines, lines))
        return true;
    forget_lines(&told->lines, lines);
    mail_told_detach(told, attached);
    return false;
}

/* What is attached within the others is told as well. */
static void read_others(struct reading *reading, GMimeMultipart *multipart,
                        int chosen, unsigned depth)
{
    bool before = reading->only_attachments;
    reading->only_attachments = true;
    for (int i = 0; i < g_mime_multipart_get_count(multipart); i++)
        if (i != chosen &&
            GMIME_IS_MULTIPART(g_mime_multipart_get_part(multipart, i)))
            read_object(reading, g_mime_multipart_get_part(multipart, i),
                        depth);
    reading->only_attachments = before;
}

static void read_alternatives(struct reading *reading,
                              GMimeMultipart *multipart, unsigned depth)
{
    static const enum part_kind order[] = {PART_PLAIN, PART_HTML, PART_OTHER};
    int count = g_mime_multipart_get_count(multipart), chosen = -1;
    for (size_t kind = 0; kind < sizeof order / sizeof *order; kind++)
        for (int i = 0; i < count && chosen < 0; i++) {
            GMimeObject *part = g_mime_multipart_get_part(multipart, i);
            if (!reading->only_attachments && kind_of(part) == order[kind] &&
                read_alternative(reading, part, depth))
                chosen = i;
        }
    read_others(reading, multipart, chosen, depth);
}

/* Its boundary is not what it says: all there is stands before the first part.
 */
static void read_undivided(const struct reading *reading,
                           GMimeMultipart *multipart)
{
    const char *text = g_mime_multipart_get_prologue(multipart);
    if (text)
        bare_text_read(text, strlen(text), reading->charsets, reading->told);
    else
        reading->told->cut = true;
}

/* A signature is no attachment that anybody looks for. */
static void read_parts(struct reading *reading, GMimeMultipart *multipart,
                       unsigned depth)
{
    GMimeObject *object = GMIME_OBJECT(multipart);
    int count = g_mime_multipart_get_count(multipart);
    if (is_multipart(object, "signed") && count > 1)
        count = 1;
    if (count == 0 && !reading->only_attachments)
        read_undivided(reading, multipart);
    for (int i = 0; i < count; i++) {
        GMimeObject *part = g_mime_multipart_get_part(multipart, i);
        if (GMIME_IS_PART(part))
            read_part(reading, GMIME_PART(part), object);
        else
            read_object(reading, part, depth);
    }
}

static void read_object(struct reading *reading, GMimeObject *object,
                        unsigned depth)
{
    if (depth >= INCOMING_DEPTH_MAX) {
        reading->told->cut = true;
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *inner =
            g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        GMimeObject *part = inner ? g_mime_message_get_mime_part(inner) : NULL;
        if (part)
            read_object(reading, part, depth + 1);
    } else if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart *multipart = GMIME_MULTIPART(object);
        if (is_multipart(object, "alternative"))
            read_alternatives(reading, multipart, depth + 1);
        else
            read_parts(reading, multipart, depth + 1);
    } else if (GMIME_IS_PART(object)) {
        read_part(reading, GMIME_PART(object), NULL);
    }
}

static GMimeMessage *parse(const struct incoming *incoming, const char *mail,
                           size_t len)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(mail, len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
    GMimeMessage *message =
        g_mime_parser_construct_message(parser, incoming->options);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

static const char *read_mail(const struct incoming *incoming, const char *mail,
                             size_t len, struct mail_told *ret)
{
    struct reading reading = {.charsets = incoming->charsets, .told = ret};
    GMimeMessage *message = parse(incoming, mail, len);
    if (!message)
        return N_("its header cannot be read");
    GMimeMessage *inner = forwarded_find(message);
    GMimeMessage *meant = inner ? inner : message;
    incoming_head_read(meant, &ret->head);
    GMimeObject *around = g_mime_message_get_mime_part(message);
    GMimeObject *part = g_mime_message_get_mime_part(meant);
    ret->around = inner && GMIME_IS_MULTIPART(around) &&
                  g_mime_multipart_get_count(GMIME_MULTIPART(around)) > 1;
    if (part)
        read_object(&reading, part, 0);
    g_object_unref(message);
    return NULL;
}

const char *incoming_read(struct incoming *incoming, const char *mail,
                          size_t len, struct mail_told *ret)
{
    size_t begin, header;
    if (!header_find(mail, len, &begin, &header)) {
        incoming_head_none(&ret->head);
        bare_text_read(mail, len, incoming->charsets, ret);
        return NULL;
    }
    mail += begin;
    len -= begin;
    size_t safe = header_safe_len(mail, len);
    if (header > HEADER_MAX || safe < header)
        return N_("its header cannot be read");
    ret->cut = safe < len;
    return read_mail(incoming, mail, safe, ret);
}
