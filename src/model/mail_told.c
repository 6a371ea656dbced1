/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_told.h"

#include "base/mem.h"
#include "base/span.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* With each byte escaped it stays below what a program may say in a line. */
enum { PIECE_MAX = 24 * 1024 };

void mail_told_attach(struct mail_told *told, const char *name)
{
    if (told->attachment_count >= MAIL_ATTACHMENTS_MAX)
        return;
    if (!told->attachment)
        told->attachment =
            xcalloc(MAIL_ATTACHMENTS_MAX, sizeof *told->attachment);
    told->attachment[told->attachment_count++] =
        span_clean(span_of(name, strlen(name)), MAIL_NAME_MAX);
}

void mail_told_detach(struct mail_told *told, size_t count)
{
    while (told->attachment_count > count)
        free(told->attachment[--told->attachment_count]);
}

void mail_told_done(struct mail_told *told)
{
    mail_head_done(&told->head);
    mail_lines_done(&told->lines);
    mail_told_detach(told, 0);
    free(told->attachment);
    *told = (struct mail_told){.cut = false};
}

/* Takes the value. */
static void print(json_t *value, struct buf *out)
{
    char *text = json_dumps(value, JSON_COMPACT);
    json_decref(value);
    if (!text)
        abort(); /* out of memory */
    buf_puts(out, text);
    buf_putc(out, '\n');
    free(text);
}

static void print_head(const struct mail_head *head, struct buf *out)
{
    print(json_pack("{s{ss ss ss ss ss ss ss sI sb}}", "head", "from",
                    head->from, "reply_to", head->reply_to, "to", head->to,
                    "subject", head->subject, "message_id", head->message_id,
                    "references", head->references, "auto_submitted",
                    head->auto_submitted, "date", (json_int_t)head->date,
                    "bare", head->bare),
          out);
}

/* At most PIECE_MAX bytes, cut between characters. */
static size_t piece_len(const char *text, size_t len)
{
    if (len <= PIECE_MAX)
        return len;
    len = PIECE_MAX;
    while (((unsigned char)text[len] & 0xc0) == 0x80)
        len--;
    return len;
}

static void print_line(const char *text, struct buf *out,
                       void (*flush)(void *ctx, struct buf *out), void *ctx)
{
    size_t left = strlen(text);
    do {
        size_t len = piece_len(text, left);
        json_t *value = json_pack("{ss%}", "line", text, len);
        left -= len;
        text += len;
        if (left > 0)
            json_object_set_new(value, "more", json_true());
        print(value, out);
        flush(ctx, out);
    } while (left > 0);
}

void mail_told_print(const struct mail_told *told, struct buf *out,
                     void (*flush)(void *ctx, struct buf *out), void *ctx)
{
    print_head(&told->head, out);
    for (size_t i = 0; i < told->lines.count; i++)
        print_line(told->lines.line[i], out, flush, ctx);
    for (size_t i = 0; i < told->attachment_count; i++)
        print(json_pack("{ss ss}", "left_out", "attachment", "name",
                        told->attachment[i]),
              out);
    if (told->cut)
        print(json_pack("{ss}", "left_out", "long"), out);
    if (told->around)
        print(json_pack("{ss}", "left_out", "around"), out);
    print(json_pack("{sb}", "end", true), out);
    flush(ctx, out);
}

void mail_told_print_failure(const char *why, struct buf *out)
{
    print(json_pack("{ss}", "failed", why), out);
}
