/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the screens ask of the program about mail logs: reading them, what they
 * say of the provider that the open form speaks to, a draft text for the
 * answer; and what a pasted line of a log is.
 *
 *     begin()   -> HOST_EVIDENCE_READING, with progress, until it is over or
 *                  cancel() is called; plain_show_evidence() says when
 *     paste()   -> pasted_show() is called when it is known
 *
 * Texts are borrowed until the next call, but where they are new.
 */
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

enum host_evidence_state {
    HOST_EVIDENCE_NONE, /* nothing was read yet */
    HOST_EVIDENCE_READING,
    HOST_EVIDENCE_CANCELLED, /* by the person */
    HOST_EVIDENCE_FAILED,    /* `why` says it */
    HOST_EVIDENCE_READ,
};

struct host_evidence {
    enum host_evidence_state state;
    const char *why;      /* also why it is not known whose refusals count */
    const char *provider; /* its name; NULL: the form speaks to none known */
    uint64_t refusals;    /* of that provider, lines */
    time_t first;         /* of these; 0: not known */
    const char *path;     /* the log that was named, NULL: none was */
    /* Of the reading. */
    const char *name;     /* the log that is being read, or "" */
    unsigned file, files; /* that one's number, from 1, and of how many */
    uint64_t bytes, size; /* as the files lie on the disk; size 0: not known */
    double rate;          /* bytes a second; negative: not known yet */
    int left;             /* seconds; negative: not known yet */
    unsigned long rev;    /* another one when the report is another one */
};

struct host_refused {     /* a refusal in what was pasted */
    const char *provider; /* its name */
    const char *code;     /* "TSS04 (421 4.7.0)" or "421", or "" */
    const char *meaning;  /* what it says, what to do first; "": not known */
    const char *act;
    uint64_t count;                /* lines that say so */
    const char *ip, *host, *queue; /* of one of them; "": it does not say */
    time_t at;                     /* 0: likewise */
};

struct host_evidence_calls { /* ctx: the host's */
    struct host_evidence (*look)(void *ctx);
    /* Reads one log, or (NULL) all that are found; what was read before is
     * forgotten. */
    bool (*begin)(void *ctx, const char *path, struct err *err);
    void (*cancel)(void *ctx);
    /* What the logs say, in lines of at most `cols` columns, but for those of
     * a log; new. NULL: nothing was read. */
    char *(*report)(void *ctx, size_t cols, bool ascii);
    /* As an answer to "describe the problem", nothing in it masked; new. NULL:
     * there is no refusal. */
    char *(*draft)(void *ctx);

    /* Looks at pasted text, in the background. */
    bool (*paste)(void *ctx, const char *text, struct err *err);
    /* The refusals in it, the most urgent first; 0: none, or not known yet. */
    size_t (*pasted)(void *ctx, const struct host_refused **ret);
};
