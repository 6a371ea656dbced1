/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A composed message read again, by GMime: is it what was asked for? Shared
 * with fuzz/fuzz_compose.c.
 */
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"
#include "mail/compose.h"

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

/* Names of fields that a header may have, each once at most; what belongs to
 * the one before begins with a blank. */
static inline const char *back_fields(const char *message, size_t len)
{
    static const char *const names[] = {
        "From",         "To",
        "Subject",      "Date",
        "Message-Id",   "In-Reply-To",
        "References",   "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding"};
    size_t seen[sizeof names / sizeof *names] = {0}, i;
    struct span rest = span_of(message, len), line;
    while (span_until(&rest, '\n', &line) && line.len) {
        if (*line.at == ' ' || *line.at == '\t') {
            if (span_trim(line).len == 0)
                return "a line of the header is blank";
            continue;
        }
        for (i = 0; i < sizeof names / sizeof *names; i++)
            if (span_is(span_before(line, ':'), names[i]))
                break;
        if (i == sizeof names / sizeof *names || ++seen[i] > 1)
            return "a field that is none of ours";
    }
    return NULL;
}

static inline const char *back_lines(const char *message, size_t len)
{
    struct span rest = span_of(message, len), line;
    if (len == 0 || message[len - 1] != '\n')
        return "the last line has no end";
    while (span_until(&rest, '\n', &line)) {
        if (line.len > COMPOSE_LINE_MAX)
            return "a line is too long";
        for (size_t i = 0; i < line.len; i++)
            if ((line.at[i] < ' ' && line.at[i] != '\t') || line.at[i] > '~')
                return "a byte that is not printable ASCII";
    }
    return NULL;
}

static inline GMimeMessage *back_parse(const char *message, size_t len)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(message, len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *parsed = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return parsed;
}

/* A carriage return before a line end is part of that end. */
static inline bool back_same_bytes(const GByteArray *bytes, const char *body,
                                   size_t len)
{
    size_t at = 0;
    for (size_t i = 0; i < len; i++) {
        if (body[i] == '\r' && (i + 1 == len || body[i + 1] == '\n'))
            continue;
        if (at == bytes->len || bytes->data[at++] != (unsigned char)body[i])
            return false;
    }
    if (len && body[len - 1] != '\n')
        return bytes->len == at + 1 && bytes->data[at] == '\n';
    return bytes->len == at;
}

static inline const char *back_body(GMimeMessage *parsed, const char *body,
                                    size_t len)
{
    GMimeObject *part = g_mime_message_get_mime_part(parsed);
    if (!GMIME_IS_TEXT_PART(part))
        return "it is no text";
    GMimeStream *stream = g_mime_stream_mem_new();
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    g_mime_data_wrapper_write_to_stream(content, stream);
    bool same = back_same_bytes(
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream)), body, len);
    g_object_unref(stream);
    return same ? NULL : "the body is another";
}

static inline bool back_same_text(const char *wanted, size_t max,
                                  const char *got)
{
    autofree char *line =
        span_clean(span_of(wanted, wanted ? strlen(wanted) : 0), max);
    autofree char *trimmed = text_trim(line);
    return strcmp(trimmed, got ? got : "") == 0;
}

static inline const char *back_head(GMimeMessage *parsed,
                                    const struct compose_head *head)
{
    InternetAddressList *from = g_mime_message_get_from(parsed);
    if (internet_address_list_length(from) != 1)
        return "it is not from one";
    InternetAddress *sender = internet_address_list_get_address(from, 0);
    if (!back_same_text(head->from_name, COMPOSE_NAME_MAX,
                        internet_address_get_name(sender)))
        return "the name of the sender is another";
    if (internet_address_list_length(g_mime_message_get_to(parsed)) < 1)
        return "it is to nobody";
    if (!back_same_text(head->subject, COMPOSE_SUBJECT_MAX,
                        g_mime_message_get_subject(parsed)))
        return "the subject is another";
    return g_mime_message_get_date(parsed) ? NULL : "it has no date";
}

/* NULL, or what is wrong; static. */
static inline const char *compose_back(const struct compose_head *head,
                                       const char *body, size_t body_len,
                                       const char *message, size_t len)
{
    const char *wrong = back_fields(message, len);
    if (!wrong)
        wrong = back_lines(message, len);
    if (wrong)
        return wrong;
    GMimeMessage *parsed = back_parse(message, len);
    if (!parsed)
        return "it is no message";
    wrong = back_head(parsed, head);
    if (!wrong)
        wrong = back_body(parsed, body, body_len);
    g_object_unref(parsed);
    return wrong;
}
