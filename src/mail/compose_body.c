/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_body.h"

#include "base/span.h"
#include "mail/compose.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <string.h>

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

/* Where a last line begins of which GMime's filter would see too little to know
 * whether it is "From ", and keep it to itself; len: there is none. */
static size_t short_end(const char *text, size_t len)
{
    size_t end = len > 0 && text[len - 1] == '\n' ? len - 1 : len;
    size_t from = end;
    while (from > 0 && text[from - 1] != '\n')
        from--;
    return from < len && text[from] == 'F' && end - from < 5 ? from : len;
}

/* An "F" at the start of a line becomes "=46" where " From " would follow:
 * programs that keep mailboxes as files put a ">" before it. */
static void write_quoted(GMimeStream *to, const char *text, size_t len)
{
    GMimeStream *armored =
        filtered(to, g_mime_filter_from_new(GMIME_FILTER_FROM_MODE_ARMOR));
    GMimeStream *quoted = filtered(
        armored,
        g_mime_filter_basic_new(GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, TRUE));
    size_t end = short_end(text, len);
    write_text(quoted, text, end);
    g_object_unref(quoted);
    g_object_unref(armored);
    quoted = filtered(to, g_mime_filter_basic_new(
                              GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, TRUE));
    write_text(quoted, text + end, len - end);
    g_object_unref(quoted);
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
