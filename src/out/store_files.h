/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The files of one draft as a set; shared by store*.c only.
 */
#include "out/store.h"

struct store {
    char *dir;
};

/* What stands behind NAME: ".json", ".journal", ".json.~1~" ..., damaged ones,
 * sent mails and the one to answer, in the order in which they shall be moved.
 * Never ".lock". */
struct suffixes {
    char **item;
    size_t count;
};

/* Is this a suffix of a draft's file, other than its lock's? */
bool store_is_suffix(const char *suffix);
/* ... of a copy of what was sent: ".sent-20261123-193558.eml"? */
bool store_is_sent(const char *suffix);
/* The suffixes that exist for `name` in a folder; new. */
bool store_suffixes(const char *dir, const char *name, struct suffixes *ret,
                    struct err *err);
void suffixes_done(struct suffixes *suffixes);

/* Moves all files of a draft, synced. Nothing is overwritten; on failure
 * everything is where it was. */
bool store_move(const char *from_dir, const char *from, const char *to_dir,
                const char *to, struct err *err);
/* Removes what a writer that was killed left beside NAME plus suffix:
 * ".NAME.json.abcdef". */
void store_sweep(const struct store *store, const char *name,
                 const char *suffix);
/* Makes a folder that only its owner can enter. */
bool store_make_private(const char *path, struct err *err);
/* Of the id NAME.DATE of a removed draft the NAME; new, or NULL. */
char *store_removed_name(const char *id);
