/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Answering a mail in the wizard: the mail that was opened, what it asks, the
 * reply, and sending that. The host's part of it is in host_mail.h.
 */
#include "app/opened_mail.h"
#include "app/outgoing.h"
#include "app/reply_plan.h"
#include "out/reply.h"
#include "ui/host_mail.h"

struct wizard;

struct wizard_mail {
    struct opened_mail *opened; /* NULL: none yet */
    char *name;                 /* the file it is from, or "" */
    bool is_kept;               /* with the draft ... */
    char *not_kept;             /* ... or why not, NULL: not said any more */
    bool planned;               /* what follows is known */
    struct reply_plan plan;     /* its form is the session's now */
    struct reply reply;
    unsigned long reply_rev; /* of the answers in it */
    bool has_reply;
    struct host_reply shown; /* the same for the screens */
    struct host_line *line;
    struct host_question *question;
    size_t wrong;              /* of them: answers in the reply with an error */
    char **advice;             /* no form: what to do; NULL: not asked yet */
    char *from, *to, *subject; /* of the reply, NULL: not known yet */

    struct outgoing *outgoing; /* NULL: nothing was composed yet */
    char *said;                /* why nothing could be */
    char *path;                /* the name of a file that is offered */
    char *server, *user;       /* said last in this run, or NULL */
    bool kept;                 /* what was sent is in the draft */
    time_t sent_at;            /* an answer to this mail; 0: never */
    char *sent_when;           /* in words, for host_sending */
    char *copy, *trouble;      /* as in host_sending */
};

/* The wizard on the screen or line by line, for a mail; NULL: it is asked for.
 * The draft is that of --draft, the only one, or asked for. An exit code. */
int wizard_reply_run(struct app *app, const char *mail);

void wizard_reply_init(struct wizard *wizard);
void wizard_reply_done(struct wizard *wizard);
/* Begins to read the mail that was named on the command line. */
bool wizard_reply_open(struct wizard *wizard, const char *path,
                       struct err *err);
/* A draft is open now: what it has to do with a mail that was opened before
 * that is looked at. */
void wizard_reply_begin(struct wizard *wizard);
/* The draft that the mail was answered with is closed for another. */
void wizard_reply_end(struct wizard *wizard);

/* Begins to read the mail that is kept with a draft, whose bytes these are. */
bool wizard_reply_take(struct wizard *wizard, const char *path,
                       const char *bytes, size_t len, struct err *err);

/* Of wizard_kept.c: the mail that is kept with a draft ("": the open one); the
 * one that was opened is, from now on; it is no longer, since it was sent. */
void wizard_kept_init(struct wizard *wizard);
bool wizard_has_kept(const struct wizard *wizard, const char *draft);
void wizard_keep(struct wizard *wizard);
/* Says why it is not, once. */
void wizard_say_not_kept(struct wizard *wizard);
/* The notice of that, or else of how long ago it was sent, or NULL; new. */
char *wizard_waits(const struct wizard *wizard);
void wizard_drop_kept(struct wizard *wizard);

/* Of wizard_theirs.c. */
void wizard_theirs_init(struct wizard *wizard);

/* Of wizard_send.c. */
void wizard_send_init(struct wizard *wizard);
/* What is being sent is given up: what is to be said of it, new; NULL: nothing.
 */
char *wizard_send_stop(struct wizard *wizard);
void wizard_send_end(struct wizard *wizard); /* another mail, another reply */
void wizard_send_done(struct wizard *wizard);
/* Of wizard_answer.c: what was written of the reply is forgotten. */
void wizard_reply_forget(struct wizard_mail *mail);
enum host_mail_state wizard_mail_state(const struct wizard_mail *mail);
/* The reply in step with the answers; NULL when there is no form in the mail
 * (wizard_answer.c). */
const struct host_reply *wizard_reply_now(struct wizard *wizard);
