/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The text of a mail as senderform-mail told it: lines without their ends,
 * clean UTF-8 (TEXT_KEPT: tabs stay), and what its header says that an answer
 * needs.
 */
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#define MAIL_LINES_MAX 200000u            /* lines; a longer mail is not read */
#define MAIL_TEXT_MAX  (4u * 1024 * 1024) /* bytes of all lines together */

struct mail_lines {
    char **line; /* all owned */
    size_t count;
    size_t bytes; /* of all lines */
};

/* A line more; takes text. False, and text is freed: there are too many. */
bool mail_lines_take(struct mail_lines *lines, char *text);
void mail_lines_done(struct mail_lines *lines);

/* All owned, decoded to UTF-8, one clean line each, "" where the mail has
 * none. */
struct mail_head {
    char *reply_to; /* Reply-To, or else From: "Name <address>, ..." */
    char *from;     /* From */
    char *to;       /* To */
    char *subject;
    char *message_id;     /* "<...>" */
    char *references;     /* References, or else In-Reply-To: "<...> <...>" */
    char *auto_submitted; /* RFC 3834 5, or what older programs say so with */
    time_t date;          /* 0: none, or none that can be read */
    bool bare;            /* there was no header: text alone */
};

void mail_head_done(struct mail_head *head);
