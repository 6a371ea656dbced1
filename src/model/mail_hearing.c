/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* The lines in which a mail is told, read. */
#include "model/mail_told.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/span.h"
#include "base/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define DATE_MAX 253402300799 /* the last second of the year 9999 */

enum { WHY_MAX = 300 };

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static char *clean_of(const json_t *object, const char *key, size_t max)
{
    const char *text = text_of(object, key);
    return span_clean(span_of(text, strlen(text)), max);
}

static bool take_head(struct mail_hearing *hearing, const json_t *head)
{
    if (hearing->begun || !json_is_object(head))
        return false;
    json_int_t date = json_integer_value(json_object_get(head, "date"));
    hearing->begun = true;
    hearing->told.head = (struct mail_head){
        .reply_to = clean_of(head, "reply_to", MAIL_HEAD_TEXT_MAX),
        .from = clean_of(head, "from", MAIL_HEAD_TEXT_MAX),
        .to = clean_of(head, "to", MAIL_HEAD_TEXT_MAX),
        .subject = clean_of(head, "subject", MAIL_HEAD_TEXT_MAX),
        .message_id = clean_of(head, "message_id", MAIL_HEAD_TEXT_MAX),
        .references = clean_of(head, "references", MAIL_HEAD_TEXT_MAX),
        .auto_submitted = clean_of(head, "auto_submitted", MAIL_HEAD_TEXT_MAX),
        .date = date > 0 && date <= DATE_MAX ? (time_t)date : 0,
        .bare = json_is_true(json_object_get(head, "bare")),
    };
    return true;
}

/* Clean, in one line, tabs kept. */
static char *clean_line(const char *text, size_t len)
{
    char *clean = text_clean(text, len, TEXT_KEPT);
    for (char *c = clean; (c = strchr(c, '\n')); c++)
        *c = ' ';
    return clean;
}

static bool take_line(struct mail_hearing *hearing, const json_t *value)
{
    const json_t *line = json_object_get(value, "line");
    if (!hearing->begun || !json_is_string(line))
        return false;
    if (!hearing->midline)
        buf_init(&hearing->line, MAIL_TEXT_MAX);
    hearing->midline = json_is_true(json_object_get(value, "more"));
    autofree char *text =
        clean_line(json_string_value(line), json_string_length(line));
    return buf_puts(&hearing->line, text) &&
           (hearing->midline ||
            mail_lines_take(&hearing->told.lines, buf_steal(&hearing->line)));
}

static bool take_left_out(struct mail_hearing *hearing, const json_t *value)
{
    struct mail_told *told = &hearing->told;
    if (!hearing->begun || hearing->midline)
        return false;
    if (strcmp(text_of(value, "left_out"), "attachment") == 0) {
        bool room = told->attachment_count < MAIL_ATTACHMENTS_MAX;
        mail_told_attach(told, text_of(value, "name"));
        return room;
    }
    bool around = strcmp(text_of(value, "left_out"), "around") == 0;
    told->around |= around;
    told->cut |= !around;
    return around || strcmp(text_of(value, "left_out"), "long") == 0;
}

static enum mail_told_state fail(struct mail_hearing *hearing, char *why)
{
    free(hearing->why);
    hearing->why = why;
    return MAIL_TOLD_FAILED;
}

static bool has(const json_t *value, const char *key)
{
    return json_object_get(value, key) != NULL;
}

static enum mail_told_state take(struct mail_hearing *hearing,
                                 const json_t *value)
{
    if (has(value, "failed"))
        return fail(hearing, clean_of(value, "failed", WHY_MAX));
    if (has(value, "end") && hearing->begun && !hearing->midline)
        return MAIL_TOLD_ALL;
    if ((has(value, "head") &&
         take_head(hearing, json_object_get(value, "head"))) ||
        (has(value, "line") && take_line(hearing, value)) ||
        (has(value, "left_out") && take_left_out(hearing, value)))
        return MAIL_TOLD_MORE;
    return fail(hearing,
                xstrdup(N_("the program that reads mails says what makes no "
                           "sense")));
}

enum mail_told_state mail_hearing_take(struct mail_hearing *hearing,
                                       const char *line, size_t len)
{
    json_t *value = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    enum mail_told_state state = take(hearing, value);
    json_decref(value);
    return state;
}

void mail_hearing_done(struct mail_hearing *hearing)
{
    mail_told_done(&hearing->told);
    buf_done(&hearing->line);
    free(hearing->why);
    *hearing = (struct mail_hearing){.why = NULL};
}
