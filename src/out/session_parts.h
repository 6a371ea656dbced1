/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The inside of struct session; for session*.c only.
 */
#include "base/child.h"
#include "base/loop.h"
#include "out/journal.h"
#include "out/session.h"
#include "out/session_read.h"

#include <sys/types.h>

#define SAVE_EVERY_MS 2000
#define ROTATE_EVERY  3600 /* seconds between generations in one session */

struct session {
    const struct store *store;
    const struct form *form;
    struct loop *loop;
    struct children *children;
    char *name;
    char *notice;
    struct lock *lock; /* NULL: could not be had yet */
    struct draft *draft;
    struct journal *journal;

    unsigned long settled; /* draft_rev() that the journal has */
    unsigned long saved;   /* ... that the last save has */
    unsigned long own_rev; /* ... when opened, without facts */
    size_t saved_here;     /* where the person was then */
    bool unsaved;          /* there is more than `saved` says: recovered or
                              taken from elsewhere */
    bool exists;           /* there is a save */
    bool wrote;            /* this session has written something */

    time_t opened_at;
    time_t saved_at;
    time_t rotated_at; /* 0: not in this session */
    ino_t save_ino; /* the newest save, as we left or found it */
    struct timespec save_changed;
    bool damaged;      /* the newest save is, and not kept apart yet */
    bool journal_damaged;
    size_t journal_len; /* of the journal that can be read */

    bool journal_failed;
    bool save_failed;
    char why[500]; /* of the last failure, for the person */

    unsigned timer;
    bool saving; /* a child is at it, with what is below */
    pid_t saver;
    bool again;  /* and another save was asked for meanwhile */
    unsigned long saving_rev;
    size_t saving_here;
    bool saving_rotates;

    void (*on_change)(void *ctx);
    void *on_change_ctx;
};

/* Is there something that no save has? */
bool session_is_dirty(const struct session *session);
/* In two seconds it is tried (again). */
void session_arm(struct session *session);
/* session_status.c: why something could not be saved, kept for the person. */
void session_explain(struct session *session, const struct err *why);

/* session_save.c */

/* Makes the folder and takes the lock if that has not worked before. */
bool session_prepare(struct session *session, struct err *err);
/* Takes note of the save that is there as ours. */
void session_note_save(struct session *session);
/* Starts a child that saves; done when the children are reaped. */
void session_start_save(struct session *session);
/* Saves at once and waits for it. */
bool session_save_here(struct session *session, struct err *err);
/* Waits for a running child. */
void session_wait(struct session *session);
/* Keeps a damaged journal apart, so that the readable part can go on. */
bool session_mend_journal(struct session *session, struct err *err);
