/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_lines.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* The array grows by powers of two, so its size need not be kept. */
static void make_room(struct mail_lines *lines)
{
    size_t count = lines->count;
    if (count == 0)
        lines->line = xreallocarray(lines->line, 1, sizeof *lines->line);
    else if ((count & (count - 1)) == 0)
        lines->line =
            xreallocarray(lines->line, count * 2, sizeof *lines->line);
}

bool mail_lines_take(struct mail_lines *lines, char *text)
{
    size_t len = strlen(text);
    if (lines->count >= MAIL_LINES_MAX || len > MAIL_TEXT_MAX - lines->bytes) {
        free(text);
        return false;
    }
    make_room(lines);
    lines->line[lines->count++] = text;
    lines->bytes += len;
    return true;
}

void mail_lines_done(struct mail_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->line[i]);
    free(lines->line);
    *lines = (struct mail_lines){0};
}

void mail_head_done(struct mail_head *head)
{
    free(head->reply_to);
    free(head->from);
    free(head->to);
    free(head->subject);
    free(head->message_id);
    free(head->references);
    free(head->auto_submitted);
    *head = (struct mail_head){0};
}
