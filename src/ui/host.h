/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What the screens ask of the program around them: drafts, saving, writing
 * the form. The program fills in this table; the screens know nothing of
 * files. Strings are borrowed until the next call.
 */
#include "base/err.h"
#include "ui/host_evidence.h"
#include "ui/host_mail.h"

#include <stddef.h>
#include <time.h>

enum host_state {
    HOST_NOTHING, /* nothing to save yet */
    HOST_SAFE,    /* what is on the screen survives a kill */
    HOST_SAVED,   /* it survives a power cut */
    HOST_FAILED,  /* why says it */
};

struct host_status {
    enum host_state state;
    time_t saved_at; /* 0: not yet */
    const char *why;
};

struct host_draft {
    char *name;
    char *about;  /* form, how far it is, when it was touched */
    char *in_use; /* by whom, or NULL */
};

struct host_format {
    const char *name;
    const char *about; /* translated */
    char *path;        /* where it would go if nothing else is said */
};

struct host_measuring {
    size_t asked, pending; /* questions, and those without an answer yet */
    bool offline;          /* by --offline */
    bool outside;          /* services outside may be asked ... */
    const char *outsiders; /* ... these */
    const char *trouble;   /* why nothing can be measured, or NULL */
};

struct host {
    void *ctx;
    struct host_status (*status)(void *ctx);
    const char *(*draft_name)(void *ctx);
    /* Saves now instead of soon. */
    void (*save)(void *ctx);
    /* The person is at this question; remembered for the next time. */
    void (*went_to)(void *ctx, size_t field);

    /* Looks again which drafts there are; the open one is among them. */
    void (*look)(void *ctx);
    size_t (*drafts)(void *ctx, const struct host_draft **ret);
    /* Opens a draft, or a new one for NULL; the one that was open is closed.
     * On success ui_begin() has been called. */
    bool (*open)(void *ctx, const char *name, struct err *err);
    bool (*remove)(void *ctx, const char *name, struct err *err);

    /* How far measuring is; asking all again; and allowing, once and for all,
     * that services outside are asked for our public address. */
    struct host_measuring (*measuring)(void *ctx);
    void (*measure_again)(void *ctx);
    bool (*allow_outside)(void *ctx, struct err *err);
    /* Reads a sent message from a file; what it tells becomes facts, later. */
    bool (*open_message)(void *ctx, const char *path, struct err *err);

    size_t (*formats)(void *ctx, const struct host_format **ret);
    /* ERR_EXISTS when the file is there and `overwrite` is not set. */
    bool (*write)(void *ctx, size_t format, const char *path, bool overwrite,
                  struct err *err);
    /* The form in a format; new. */
    char *(*print)(void *ctx, size_t format);

    struct host_mail_calls mail;         /* host_mail.h */
    struct host_evidence_calls evidence; /* host_evidence.h */
};
