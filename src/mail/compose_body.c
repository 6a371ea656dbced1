/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_body.h"

#include "base/span.h"
#include "mail/compose.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <string.h>

#define QUOTED_LINE_MAX 76u /* bytes of a line, RFC 2045 6.7 (5) */

static bool is_plain(char c)
{
    return (c >= ' ' && c <= '~') || c == '\t';
}

static bool line_is_plain(struct span line)
{
    struct span rest = line;
    if (line.len > COMPOSE_LINE_MAX || span_skip(&rest, "From "))
        return false;
    for (size_t i = 0; i < line.len; i++)
        if (!is_plain(line.at[i]))
            return false;
    return true;
}

static bool is_7bit(const char *text, size_t len)
{
    struct span rest = span_of(text, len), line;
    while (span_until(&rest, '\n', &line))
        if (!line_is_plain(line))
            return false;
    return true;
}

/* Takes the filter. */
static GMimeStream *filtered(GMimeStream *to, GMimeFilter *filter)
{
    GMimeStream *stream = g_mime_stream_filter_new(to);
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
    g_object_unref(filter);
    return stream;
}

static void write_text(GMimeStream *stream, const char *text, size_t len)
{
    g_mime_stream_write(stream, text, len);
    if (len && text[len - 1] != '\n')
        g_mime_stream_write(stream, "\n", 1);
    g_mime_stream_flush(stream);
}

/* One line of quoted-printable, RFC 2045 6.7. Programs that keep mailboxes as
 * files put a ">" before "From ": there an "F" becomes "=46". GMime's filter
 * for that keeps the begin of a last line to itself. */
static void write_armored(GMimeStream *to, struct span line)
{
    static const char armored[] = "=46", broken[] = "=46=\n";
    struct span rest = line;
    if (line.len >= 5 && memcmp(line.at, "From ", 5) == 0) {
        bool fits = line.len + sizeof armored - 2 <= QUOTED_LINE_MAX;
        g_mime_stream_write(to, fits ? armored : broken,
                            (fits ? sizeof armored : sizeof broken) - 1);
        rest = span_of(line.at + 1, line.len - 1);
    }
    g_mime_stream_write(to, rest.at, rest.len);
    g_mime_stream_write(to, "\n", 1);
}

/* Every line of it has its newline: write_text() sees to that. */
static void write_quoted(GMimeStream *to, const char *text, size_t len)
{
    GMimeStream *encoded = g_mime_stream_mem_new();
    GMimeStream *quoted = filtered(
        encoded,
        g_mime_filter_basic_new(GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, TRUE));
    write_text(quoted, text, len);
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(encoded));
    struct span rest = span_of((const char *)bytes->data, bytes->len), line;
    while (span_until(&rest, '\n', &line))
        write_armored(to, line);
    g_object_unref(quoted);
    g_object_unref(encoded);
}

GMimePart *compose_body(const char *text, size_t len)
{
    bool plain = is_7bit(text, len);
    GMimeContentEncoding encoding =
        plain ? GMIME_CONTENT_ENCODING_7BIT
              : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    GMimePart *part = g_mime_part_new_with_type("text", "plain");
    GMimeStream *stream = g_mime_stream_mem_new();
    if (plain)
        write_text(stream, text, len);
    else
        write_quoted(stream, text, len);
    g_mime_stream_reset(stream);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(stream, encoding);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset",
                                             plain ? "us-ascii" : "utf-8");
    g_mime_part_set_content_encoding(part, encoding);
    g_mime_part_set_content(part, content);
    g_object_unref(content);
    g_object_unref(stream);
    return part;
}
