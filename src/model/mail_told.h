/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail as senderform-mail tells it, between processes, one JSON value a line:
 *
 *   {"head": {"from": "...", "reply_to": "...", "to": "...", "subject": "...",
 *             "message_id": "...", "references": "...",
 *             "auto_submitted": "...", "date": 1262304000, "bare": false}}
 *   {"line": "Company Name:"}
 *   {"line": "the begin of a long one", "more": true}
 *   {"left_out": "attachment", "name": "form.doc"}
 *   {"left_out": "long"}
 *   {"left_out": "around"}             what stands around a forwarded mail
 *   {"end": true}                      or {"failed": "why, an N_() sentence"}
 *
 * The head comes first, the end or the failure last. A line with "more" goes on
 * in the next one.
 */
#include "base/buf.h"
#include "model/mail_lines.h"

#define MAIL_HEAD_TEXT_MAX   4000u /* bytes of one text of the head */
#define MAIL_ATTACHMENTS_MAX 100u  /* more are not told */
#define MAIL_NAME_MAX        200u  /* bytes of an attachment's name */

struct mail_told {
    struct mail_head head; /* once it is told, none of its texts is NULL */
    struct mail_lines lines;
    char **attachment; /* names, clean lines; all owned */
    size_t attachment_count;
    bool cut;    /* there is more text than the limits take */
    bool around; /* only a forwarded mail in it was read */
};

/* An attachment more; its name is cleaned and cut. */
void mail_told_attach(struct mail_told *told, const char *name);
/* Forgets those behind the first `count`. */
void mail_told_detach(struct mail_told *told, size_t count);
void mail_told_done(struct mail_told *told);

/* All of it as lines; each is added to `out`, which the caller may empty when
 * flush() is called after every one. */
void mail_told_print(const struct mail_told *told, struct buf *out,
                     void (*flush)(void *ctx, struct buf *out), void *ctx);
/* Nothing but that it failed. */
void mail_told_print_failure(const char *why, struct buf *out);

enum mail_told_state {
    MAIL_TOLD_MORE,   /* is to come */
    MAIL_TOLD_ALL,    /* that was the end */
    MAIL_TOLD_FAILED, /* says why, or was no such line where it stands */
};

/* What has come so far; zero: nothing. */
struct mail_hearing {
    struct mail_told told;
    bool begun, midline;
    struct buf line; /* the begin of one that goes on */
    char *why;       /* of MAIL_TOLD_FAILED, clean, N_(); or NULL */
};

/* Takes a line without its newline. Every text is cleaned, every limit looked
 * at again: who wrote it may have been taken over. After MAIL_TOLD_ALL and
 * MAIL_TOLD_FAILED no more is taken. */
enum mail_told_state mail_hearing_take(struct mail_hearing *hearing,
                                       const char *line, size_t len);
void mail_hearing_done(struct mail_hearing *hearing);
