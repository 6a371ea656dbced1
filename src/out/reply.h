/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The lines of a mail with the answers put in place: every line of the mail
 * stands in it unchanged and in order, but for what answers it. Pure.
 */
#include "model/answers.h"
#include "model/mail_form.h"

#define REPLY_COLS 72 /* added lines are wrapped at, quoting included */

enum reply_mark {
    REPLY_KEPT,    /* a line of the mail */
    REPLY_ADDED,   /* a new one */
    REPLY_FILLED,  /* one of the mail with something added to it */
    REPLY_REMOVED, /* one of the mail that is not in the reply: shown only */
};

struct reply_line {
    char *text;
    enum reply_mark mark;
    size_t question; /* whose answer this is; FORM_NONE: nobody's */
};

enum reply_state {
    REPLY_ANSWERED, /* put in place, or it stood there already */
    REPLY_DIFFERS,  /* put in place of another answer */
    REPLY_THEIRS,   /* only the mail has an answer: left as it is */
    REPLY_EMPTY,    /* no answer, and none is needed */
    REPLY_OPEN,     /* no answer, and one is asked for */
};

struct reply_question { /* one of the mail's, as they stand in mail_form */
    enum reply_state state;
    size_t field; /* of the draft's form; FORM_NONE: it has no such field */
    size_t out;   /* the line of the reply where it begins */
    char *theirs; /* what the mail had, on one line, or "" */
    char *ours;   /* what the draft has, on one line, or "" */
};

struct reply {
    struct reply_line *line;
    size_t count;
    struct reply_question *question; /* as many as the mail_form has */
    size_t question_count;
    size_t open, differ; /* how many are so */
};

struct reply_in {
    const struct mail_lines *lines;
    const struct mail_form *mail;
    const struct form *asked;      /* the definition `mail` was found by */
    const struct answers *answers; /* to the draft's form, extended
                                      (form_extend.h) */
};

/* Which field of the draft's form a question of the mail asks for; FORM_NONE:
 * none. */
size_t reply_field(const struct reply_in *in, size_t question);
/* What the mail has there, in the words that ours is printed in, options by
 * their labels; several lines where it has; "" for nothing. New. */
char *reply_theirs(const struct reply_in *in, size_t question);
void reply_write(const struct reply_in *in, struct reply *ret);
void reply_done(struct reply *reply);
/* The text that is sent: all lines but the removed ones, each with "\n". New.
 */
char *reply_text(const struct reply *reply, size_t *ret_len);
/* With one "Re: " in front, whatever stood there in whatever language ("RE:",
 * "AW:", "Re[2]:"); nothing else is touched. New. */
char *reply_subject(const char *subject);
