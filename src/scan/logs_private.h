/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* The steps from names to open logs; for logs*.c alone. */
#include "scan/logs.h"
#include "scan/source_journal.h"

#include <sys/stat.h>

#define LOG_PATHS_MAX 5000 /* names that are looked at */

enum log_from {
    LOG_NAMED,  /* by the person */
    LOG_FOLDER, /* lies in a folder that was named: may be no log at all */
    LOG_PLACE,  /* of the table */
    LOG_SYSLOG, /* the same, and what it holds is in the journal too */
};

struct log_path {
    char *path;
    enum log_from from;
    struct stat st;
};

struct log_paths {
    struct log_path *items;
    size_t count;
};

struct log_opened {
    struct source *source;
    struct stat st; /* of "-" and the journal: zero */
    enum log_from from;
};

struct log_list { /* being made */
    struct log_opened *opened;
    size_t count;
    struct logs *told; /* where what is skipped is said */
    int64_t since;
    unsigned looks;
    size_t seen; /* opened by the looks before */
};

/* The name is copied; what has been said of it is not said again. */
void logs_skip(struct logs *logs, const char *name, const char *state,
               const char *why);
/* errno as a sentence, N_() where it is a frequent one; static. */
const char *logs_trouble(int errnum);

/* What the table has below root. */
void logs_places(const char *root, struct logs *told, struct log_paths *ret);
/* What lies in the folder; false: it is none. */
bool logs_folder(const char *path, struct logs *told, struct log_paths *ret);
void log_paths_add(struct log_paths *paths, const char *path,
                   enum log_from from);
void log_paths_done(struct log_paths *paths);

/* Drops what is not to be read, and says why; the newest come first. */
void logs_choose(struct log_list *list, struct log_paths *paths);
/* Opens the rest, but for those that are open. */
void logs_take(struct log_list *list, const struct log_paths *paths);
/* The time between the first line and the last of all logs of syslog; from is
 * INT64_MAX when it is not known. False: there are none. */
bool logs_cover(const struct log_list *list, struct source_span *ret);
void logs_take_source(struct log_list *list, struct source *source);
