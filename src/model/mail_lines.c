/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_lines.h"

#include "base/mem.h"

#include <string.h>

enum { ROOM_FIRST = 64 }; /* lines; doubled when they are full */

bool mail_lines_take(struct mail_lines *lines, char *text)
{
    size_t len = strlen(text);
    if (lines->count >= MAIL_LINES_MAX || len > MAIL_TEXT_MAX - lines->bytes) {
        free(text);
        return false;
    }
    size_t count = lines->count;
    bool full = count == 0 || (count >= ROOM_FIRST && !(count & (count - 1)));
    if (full)
        lines->line = xreallocarray(lines->line,
                                    count < ROOM_FIRST ? ROOM_FIRST : 2 * count,
                                    sizeof *lines->line);
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
