/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Changes to the lines of a mail, gathered and written. */
#include "base/mem.h"
#include "base/text.h"
#include "out/export_print.h"
#include "out/reply_parts.h"

#include <string.h>

enum {
    NARROW = 20, /* columns that are left to answers, however deep a quote */
    BLOCK_MAX = 1024 * 1024, /* bytes of one answer, wrapped */
};

void edits_init(struct edits *edits, size_t line_count)
{
    *edits = (struct edits){
        .line_count = line_count,
        .instead = xcalloc(line_count, sizeof *edits->instead),
        .whose = xcalloc(line_count, sizeof *edits->whose),
        .gone = xcalloc(line_count, sizeof *edits->gone),
    };
}

void edits_done(struct edits *edits)
{
    for (size_t i = 0; i < edits->line_count; i++)
        free(edits->instead[i]);
    for (size_t i = 0; i < edits->added_count; i++)
        free(edits->added[i].text);
    free(edits->instead);
    free(edits->whose);
    free(edits->gone);
    free(edits->added);
    *edits = (struct edits){0};
}

void edits_put(struct edits *edits, size_t line, char *text, size_t question)
{
    free(edits->instead[line]);
    edits->instead[line] = text;
    edits->whose[line] = question;
}

void edits_remove(struct edits *edits, size_t line, size_t question)
{
    edits->gone[line] = true;
    edits->whose[line] = question;
}

void edits_add(struct edits *edits, size_t after, char *text, size_t question)
{
    if (edits->added_count % 16 == 0)
        edits->added = xreallocarray(edits->added, edits->added_count + 16,
                                     sizeof *edits->added);
    edits->added[edits->added_count] = (struct added){
        .after = after,
        .order = edits->added_count,
        .question = question,
        .text = text,
    };
    edits->added_count++;
}

char *empty_line(const char *quote)
{
    size_t len = strlen(quote);
    while (len > 0 && quote[len - 1] == ' ')
        len--;
    return xstrndup(quote, len);
}

void edits_add_block(struct edits *edits, size_t after, const char *quote,
                     const char *text, size_t question)
{
    size_t used = text_cols(quote, strlen(quote));
    struct buf lines;
    buf_init(&lines, BLOCK_MAX);
    export_block(&lines, text,
                 used + NARROW > REPLY_COLS ? NARROW : REPLY_COLS - used);
    for (const char *line = buf_text(&lines); *line;) {
        size_t len = strcspn(line, "\n");
        edits_add(edits, after,
                  len > 0 ? xasprintf("%s%.*s", quote, (int)len, line)
                          : empty_line(quote),
                  question);
        line += len + (line[len] == '\n');
    }
    buf_done(&lines);
}

static void add_line(struct reply *reply, char *text, enum reply_mark mark,
                     size_t question)
{
    if (reply->count % 256 == 0)
        reply->line =
            xreallocarray(reply->line, reply->count + 256, sizeof *reply->line);
    reply->line[reply->count++] =
        (struct reply_line){.text = text, .mark = mark, .question = question};
}

static int by_place(const void *a, const void *b)
{
    const struct added *one = a, *other = b;
    if (one->after != other->after)
        return one->after < other->after ? -1 : 1;
    return one->order < other->order ? -1 : 1;
}

static void write_line(const struct edits *edits, const struct reply_in *in,
                       size_t line, struct reply *ret)
{
    const char *text = in->lines->line[line];
    size_t whose = edits->whose[line];
    if (edits->gone[line])
        add_line(ret, xstrdup(text), REPLY_REMOVED, whose);
    else if (edits->instead[line])
        add_line(ret, xstrdup(edits->instead[line]), REPLY_FILLED, whose);
    else
        add_line(ret, xstrdup(text), REPLY_KEPT, FORM_NONE);
}

void edits_write(struct edits *edits, const struct reply_in *in,
                 struct reply *ret)
{
    size_t next = 0, question = 0;
    if (edits->added_count > 1)
        qsort(edits->added, edits->added_count, sizeof *edits->added, by_place);
    for (size_t i = 0; i < edits->line_count; i++) {
        while (question < in->mail->count &&
               in->mail->question[question].line == i)
            ret->question[question++].out = ret->count;
        write_line(edits, in, i, ret);
        for (; next < edits->added_count && edits->added[next].after == i;
             next++)
            add_line(ret, steal(&edits->added[next].text), REPLY_ADDED,
                     edits->added[next].question);
    }
}
