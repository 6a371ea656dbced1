/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What outgoing.c, outgoing_mail.c (senderform-mail: composing and submitting)
 * and outgoing_sendmail.c share. Nobody else includes it.
 *
 * Whoever runs can hang, crash or lie: it is ended at its time, and its lines
 * are cleaned and limited.
 */
#include "app/outgoing.h"
#include "base/buf.h"
#include "base/child_pipe.h"

#include <stdbool.h>

#define OUTGOING_MESSAGE_MAX (24u * 1024 * 1024) /* bytes */
#define OUTGOING_SAID_MAX    600u /* bytes of what is shown of an answer */

struct outgoing_job {
    enum outgoing_state state; /* while it is done */
    bool at_once;              /* the message may be taken from the start on */
    /* One line of what runs. It may set told, with the rest of it. */
    void (*line)(struct outgoing *outgoing, const char *line, size_t len);
    /* It has ended; status as waitpid() gives it. */
    void (*ended)(struct outgoing *outgoing, int status);
    const char *has_ended, *is_late; /* N_(), where nothing was told */
};

struct outgoing {
    struct loop *loop;
    struct children *children;
    void (*changed)(void *ctx);
    void *ctx;
    enum outgoing_state state;
    struct buf message;
    bool composed; /* the message is whole */
    char *from;    /* whom it is from, if that is ASCII */
    char *said;
    const struct outgoing_job *job; /* of the last start */
    struct child_pipe *pipe;        /* NULL: nothing runs */
    unsigned late;                  /* the timer that gives it up */
    bool told;                      /* how it ended */
    char *failed;                   /* and then, why not; NULL: it worked */
    bool under_way;                 /* the message may be taken already */
};

/* Starts a program with the text as its descriptor 3. */
bool outgoing_start(struct outgoing *outgoing, const struct outgoing_job *job,
                    char *const argv[], const char *text, size_t len,
                    struct err *err);
/* It is given up after so long. */
void outgoing_await(struct outgoing *outgoing, int ms);
/* Takes the text. */
void outgoing_say(struct outgoing *outgoing, char *said);
/* outgoing_compose(), but for what was composed before. */
bool outgoing_start_composing(struct outgoing *outgoing,
                              const struct outgoing_head *head,
                              const char *body, size_t len, struct err *err);
