/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/flowed.h"

#include "base/buf.h"
#include "base/span.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum { COLS = 72, QUOTE_MAX = 100 }; /* deeper ones are text */

struct flowing {
    struct buf out;
    struct buf paragraph; /* joined so far */
    size_t quote;         /* its depth */
    bool open;            /* its last line ended softly */
};

/* Quote marks are taken off the line, and the blank that protects it (RFC 3676
 * 4.4 and 4.5). */
static size_t quote_depth(struct span *line)
{
    size_t depth = 0;
    while (depth < line->len && depth < QUOTE_MAX && line->at[depth] == '>')
        depth++;
    *line = span_of(line->at + depth, line->len - depth);
    span_skip(line, " ");
    return depth;
}

/* RFC 3676 4.3: "-- " is the mark of a signature. */
static bool ends_softly(struct span line)
{
    return line.len > 0 && line.at[line.len - 1] == ' ' &&
           !span_is(line, "-- ");
}

static void put_quote(struct flowing *flowing)
{
    for (size_t i = 0; i < flowing->quote; i++)
        buf_putc(&flowing->out, '>');
    if (flowing->quote > 0)
        buf_putc(&flowing->out, ' ');
}

/* How much of the rest fits into a line: up to a blank, at least a word. */
static size_t line_len(struct span rest, size_t cols)
{
    size_t fits = 0;
    for (size_t at = 0; at <= rest.len; at++) {
        if (at < rest.len && rest.at[at] != ' ')
            continue;
        if (fits > 0 && (at > 4 * cols || text_cols(rest.at, at) > cols))
            return fits;
        fits = at;
    }
    return fits;
}

static void end_paragraph(struct flowing *flowing)
{
    struct span rest =
        span_of(buf_text(&flowing->paragraph), flowing->paragraph.len);
    size_t quote =
        flowing->quote + 1 < COLS / 2 ? flowing->quote + 1 : COLS / 2;
    do {
        size_t len = line_len(rest, COLS - quote);
        put_quote(flowing);
        buf_add(&flowing->out, rest.at, len);
        buf_putc(&flowing->out, '\n');
        len += len < rest.len;
        rest = span_of(rest.at + len, rest.len - len);
    } while (rest.len > 0);
    buf_clear(&flowing->paragraph);
    flowing->open = false;
}

static void take_line(struct flowing *flowing, struct span line)
{
    size_t depth = quote_depth(&line);
    if (flowing->open && depth != flowing->quote)
        end_paragraph(flowing);
    bool soft = ends_softly(line);
    if (!flowing->open && !soft) { /* nothing to join */
        flowing->quote = depth;
        put_quote(flowing);
        buf_add(&flowing->out, line.at, line.len);
        buf_putc(&flowing->out, '\n');
        return;
    }
    flowing->quote = depth;
    flowing->open = true;
    buf_add(&flowing->paragraph, line.at, line.len - soft);
    if (!soft)
        end_paragraph(flowing);
}

static char *joined(const char *text)
{
    struct flowing flowing = {.open = false};
    struct span rest = span_of(text, strlen(text)), line;
    buf_init(&flowing.out, SIZE_MAX); /* as its input has */
    buf_init(&flowing.paragraph, SIZE_MAX);
    while (span_until(&rest, '\n', &line))
        take_line(&flowing, line);
    if (flowing.open)
        end_paragraph(&flowing);
    buf_done(&flowing.paragraph);
    return buf_steal(&flowing.out);
}

char *flowed_lines(const char *text, bool delsp)
{
    struct buf out;
    struct span rest = span_of(text, strlen(text)), line;
    if (delsp)
        return joined(text);
    buf_init(&out, SIZE_MAX); /* never longer than its input */
    while (span_until(&rest, '\n', &line)) {
        span_skip(&line, " ");
        buf_add(&out, line.at, line.len);
        buf_putc(&out, '\n');
    }
    return buf_steal(&out);
}
