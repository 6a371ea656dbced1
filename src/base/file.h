/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Whole files in and out, with limits and without half-written results.
 */
#include "base/err.h"

#include <stddef.h>
#include <sys/types.h>

/* Reads a file ("-" is standard input) of at most max bytes; *ret is new and
 * NUL-terminated. A larger one is ERR_LIMIT, a missing one ERR_MISSING. */
bool file_read(const char *path, size_t max, char **ret, size_t *ret_len,
               struct err *err);

/* The same of an open one, called `name` in errors. */
bool file_read_fd(int fd, const char *name, size_t max, char **ret,
                  size_t *ret_len, struct err *err);

/*
 * Replaces a file in one step: a new one beside it (O_EXCL, mode), written,
 * synced, renamed over the old, the folder synced. At every moment and after
 * a power cut there is the old file or the new one.
 */
bool file_replace(const char *path, const char *data, size_t len, mode_t mode,
                  struct err *err);
/* As file_replace, but an existing file is ERR_EXISTS and stays. */
bool file_create(const char *path, const char *data, size_t len, mode_t mode,
                 struct err *err);

/* A path as it is typed, new: without blanks around it, and with the home
 * folder for "~" in front, as a shell has it. */
char *file_typed_path(const char *text);

/* Makes a folder and those above it that are missing, each with mode less
 * the umask. */
bool file_make_dirs(const char *path, mode_t mode, struct err *err);
/* Makes a rename or unlink in this folder last through a power cut. */
bool file_sync_dir(const char *path, struct err *err);
/* write() until all is written. */
bool file_write_all(int fd, const char *data, size_t len, struct err *err);

/*
 * The user's data folder "…/senderform", new: $XDG_DATA_HOME, else
 * $HOME/.local/share. Root never writes into somebody else's: where the
 * folder that is named belongs to another user, root's own home is taken.
 * Not made here. ERR_MISSING when there is no home at all.
 */
bool file_data_dir(char **ret, struct err *err);
