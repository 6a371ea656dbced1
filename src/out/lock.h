/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One writer a draft: a lock file that says who.
 *
 * The kernel's lock on the open file (flock) is what counts, so that a dead
 * owner's lock is free at once; its text "host pid since" is for people. On a
 * file system without locks the text decides: the same host's process is
 * looked up, another host's is believed for a day.
 */
#include "base/err.h"

#include <sys/types.h>
#include <time.h>

struct lock;

struct lock_owner {
    char host[256];
    pid_t pid;
    time_t since;
};

/* ERR_BUSY: somebody has it; *ret_owner (may be NULL) says who. New. */
bool lock_take(const char *path, struct lock **ret,
               struct lock_owner *ret_owner, struct err *err);
/* Is the lock file still the one that was taken? Without it the lock keeps
 * nobody out. */
bool lock_stands(const struct lock *lock, const char *path);
/* Gives it back; the file stays, empty. NULL is fine. */
void lock_free(struct lock *lock);
/* Is it held by anybody? Never takes it for longer than the look. */
bool lock_held(const char *path, struct lock_owner *ret_owner);
