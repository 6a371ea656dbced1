/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the screens ask of the program about a mail in which the form came
 * back: reading it, the reply with the answers in place, and its ways out.
 *
 *     open() or paste()   -> HOST_MAIL_READING, and ui_show_mail() is called
 *                            when that is over
 *     HOST_MAIL_FORM      -> reply() is what would be sent, always in step
 *                            with the answers
 *     compose()           -> HOST_COMPOSED: write(), sendmail(), submit()
 *
 * Texts are borrowed until the next call.
 */
#include "base/err.h"

#include <stddef.h>

enum host_mail_state {
    HOST_MAIL_NONE, /* none was opened */
    HOST_MAIL_READING,
    HOST_MAIL_FAILED,  /* `why` says it */
    HOST_MAIL_NO_FORM, /* there is nothing to fill in in it */
    HOST_MAIL_FORM,
};

struct host_mail {
    enum host_mail_state state;
    const char *name; /* the file it is from, "" when it was pasted */
    const char *why;
    const char *from, *subject; /* "" where it has none */
    char *const *left_out;      /* what of it is not here, a sentence each;
                                   NULL-terminated, as is advice; or NULL */
    char *const *advice;        /* no form: what it is, and what to do, a
                                   sentence each */
    char *const *line;          /* its text */
    size_t line_count;
};

enum host_sign {
    HOST_KEPT,    /* a line of the mail */
    HOST_ADDED,   /* a new one */
    HOST_FILLED,  /* one of the mail with something added to it */
    HOST_REMOVED, /* one of the mail that is not in the reply */
};

struct host_line {
    const char *text;
    enum host_sign sign;
    size_t question; /* whose answer this is; FORM_NONE: nobody's */
};

enum host_standing { /* how a question of the mail stands */
                     HOST_ANSWERED,
                     HOST_DIFFERS, /* the mail had another answer */
                     HOST_THEIRS,  /* only the mail has one */
                     HOST_EMPTY,   /* no answer, and none is needed */
                     HOST_OPEN,    /* no answer, and one is asked for */
};

struct host_question {
    enum host_standing standing;
    size_t field; /* of the open form; FORM_NONE: it has none */
    size_t line;  /* of the reply, where it begins */
    size_t place; /* its line in the mail, from 1 */
    const char *label;
    const char *theirs, *ours; /* on one line, or "" */
};

struct host_reply {
    const struct host_line *line;
    size_t count;
    const struct host_question *question; /* in the mail's order */
    size_t question_count;
    size_t open, differ; /* how many are so */
    const char *to, *from, *subject;
    unsigned long rev; /* another one each time it has changed */
};

enum host_sending_state {
    HOST_NOT_COMPOSED, /* `said` says why, once it was tried */
    HOST_COMPOSING,
    HOST_COMPOSED,
    HOST_SENDING,
    HOST_SENT,
    HOST_NOT_SENT, /* it can be tried again, some other way too */
};

struct host_sending {
    enum host_sending_state state;
    const char *said;          /* by the server, sendmail or the failure */
    const char *message;       /* as it leaves, NULL: none yet */
    const char *path;          /* where a file goes if nothing else is said */
    const char *sendmail;      /* its path, or NULL: there is none */
    const char *server, *user; /* of the last try, else "" and the sender */
    const char *to, *subject;
    bool asks_head;      /* the mail does not say whom it is from */
    bool sent_before;    /* this mail was answered in this run */
    bool offline;        /* by --offline: no server is asked */
    size_t from_field;   /* has no address to send from; FORM_NONE: it has */
    const char *copy;    /* the file with a copy of what was sent, or NULL */
    const char *trouble; /* why there is no copy, or NULL */
    unsigned hours_least, hours_most; /* that an answer takes; 0: not known */
};

struct host_mail_calls { /* ctx: the host's */
    bool (*open)(void *ctx, const char *path, struct err *err);
    bool (*paste)(void *ctx, const char *text, size_t len, struct err *err);
    void (*forget)(void *ctx);
    struct host_mail (*look)(void *ctx);
    /* NULL unless there is a form in it; borrowed until an answer changes. */
    const struct host_reply *(*reply)(void *ctx);

    struct host_sending (*sending)(void *ctx);
    void (*set_to)(void *ctx, const char *to);
    void (*set_subject)(void *ctx, const char *subject);
    /* Begins; what comes of it is in sending(). */
    void (*compose)(void *ctx);
    /* ERR_EXISTS when the file is there and `overwrite` is not set. */
    bool (*write)(void *ctx, const char *path, bool overwrite, struct err *err);
    char *(*text)(void *ctx);  /* the text alone; new */
    void (*copied)(void *ctx); /* that text has gone to the clipboard */
    bool (*sendmail)(void *ctx, struct err *err);
    /* server: "host" or "host:port"; user: "" for none. */
    bool (*submit)(void *ctx, const char *server, const char *user,
                   const char *password, struct err *err);
    void (*cancel)(void *ctx);
};
