/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One draft while it is open: locked, journalled at every change, saved in
 * the background.
 *
 *     session_open(...)        lock, newest save that can be read, journal
 *     every turn of the loop, before anything is painted:
 *         session_settle(s)    what changed is in the journal now
 *     at most two seconds later a child writes and syncs the whole draft
 *     session_close(s, err)    the last save, waited for
 *
 * A write that fails (full disk, read-only home) changes the status at once
 * and is tried again every two seconds and at every change. Nothing but the
 * lock is written before the first change; what a run that was cut off has
 * left in the journal counts as one. A newest save that is damaged is kept
 * under another name (store_keep_damaged) before it is replaced.
 */
#include "out/draft.h"
#include "out/lock.h"
#include "out/store.h"

struct children;
struct loop;
struct session;

enum save_state {
    SAVE_NOTHING, /* nothing to save yet */
    SAVE_SAFE,    /* journalled, survives a kill */
    SAVE_SAVED,   /* synced, survives a power cut */
    SAVE_FAILED,  /* `why` says it; what is typed is in memory only */
};

struct session_status {
    enum save_state state;
    time_t saved_at; /* of the last synced save, 0: none in this session */
    const char *why; /* borrowed until the next turn */
};

/* Reads the newest save of a draft, or an older generation when it is
 * damaged, and the journal, without lock or change; for looking only. The
 * form is that of the draft. `notice` is new or NULL: what was amiss. */
bool session_read(const struct store *store, const char *name,
                  const struct form *form, struct draft **ret,
                  char **ret_notice, struct err *err);
/* The id of the form a saved draft is for; new. */
bool session_form_id(const struct store *store, const char *name, char **ret,
                     struct err *err);

/* All but `name` and `form` stay borrowed for the session's life. A draft
 * that does not exist yet is started empty. ERR_BUSY: *ret_owner says who has
 * it. New. */
bool session_open(const struct store *store, const char *name,
                  const struct form *form, struct loop *loop,
                  struct children *children, struct session **ret,
                  struct lock_owner *ret_owner, struct err *err);

const char *session_name(const struct session *session);   /* borrowed */
struct draft *session_draft(const struct session *session); /* borrowed */
/* What the person must know about how it was opened, or NULL; borrowed. */
const char *session_notice(const struct session *session);

void session_settle(struct session *session);
struct session_status session_status(const struct session *session);
/* Starts a save now instead of in two seconds. */
void session_save_now(struct session *session);
/* Called whenever the status may have changed outside session_settle(). */
void session_on_change(struct session *session, void (*fn)(void *ctx),
                       void *ctx);

/* Saves what is left, synced and waited for, unlocks and frees. On failure
 * the journal still has what could be written; err says what could not. */
bool session_close(struct session *session, struct err *err);
