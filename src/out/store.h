/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The folder of saved drafts, and what it promises about files.
 *
 *     drafts/NAME.json             the newest save
 *     drafts/NAME.json.~1~ ...     generations before it, ~1~ the youngest
 *     drafts/NAME.journal          what was typed since (journal.h)
 *     drafts/NAME.lock             who has it open (lock.h)
 *     drafts/NAME.json.damaged-T   what could not be read any more, kept
 *     drafts/NAME.sent-T.eml       what was sent, the last STORE_SENT of it
 *     drafts/NAME.mail             the mail that it answers, as it came
 *     drafts/removed/NAME.DATE/    all files of a removed one
 *
 * The folder is 0700, files are 0600, symbolic links are not followed.
 * Reading never moves or deletes anything.
 */
#include "base/err.h"

#include <stddef.h>
#include <time.h>

#define STORE_GENERATIONS 5
#define STORE_SENT        20
#define STORE_MAIL        ".mail"
#define STORE_MAIL_MAX    (16u * 1024u * 1024u) /* bytes */
#define STORE_NAME_MAX    64                    /* bytes */

struct store;

/* dir: the drafts folder, NULL for the user's own (file_data_dir); it is made
 * when the first draft is written. New. */
bool store_new(const char *dir, struct store **ret, struct err *err);
void store_free(struct store *store);
const char *store_dir(const struct store *store); /* borrowed */

/* Letters, digits, '-', '_', '.' and UTF-8, no '/', not starting with '.';
 * on failure err says what is wrong with the name. */
bool store_name_ok(const char *name, struct err *err);
/* A name nobody has yet: `wish` made fit, with -2, -3 ... behind it; new. */
char *store_new_name(const struct store *store, const char *wish);
/* NAME plus suffix (".json", ".json.~1~", ".journal", ".lock"); new. */
char *store_path(const struct store *store, const char *name,
                 const char *suffix);
/* Is there a save, an older generation or a journal of that name? */
bool store_has(const struct store *store, const char *name);
/* Reads NAME plus suffix, at most max bytes; *ret is new. No file is
 * ERR_MISSING, a symbolic link ERR_INPUT. ret_changed may be NULL. */
bool store_read(const struct store *store, const char *name, const char *suffix,
                size_t max, char **ret, size_t *ret_len, time_t *ret_changed,
                struct err *err);
/* Makes the folder, 0700; also mends looser rights of an existing one. */
bool store_make(const struct store *store, struct err *err);

struct store_entry {
    char *name;
    time_t changed; /* of the newest save or journal */
    char *in_use;   /* "host, process 123, since 14:02", or NULL */
    char *removed;  /* the id to restore it by, NULL when it is not removed */
};

struct store_list {
    struct store_entry *entry;
    size_t count;
};

/* Newest first; removed ones, when asked for, come last. A folder that does
 * not exist is an empty list. */
bool store_find(const struct store *store, bool with_removed,
                struct store_list *ret, struct err *err);
void store_list_done(struct store_list *list);

/* All files of a draft move together; refused while it is in use
 * (ERR_BUSY) or when the new name is taken (ERR_EXISTS). */
bool store_rename(struct store *store, const char *name, const char *to,
                  struct err *err);
/* Moves it to removed/; *ret is the id to restore it by, new. */
bool store_remove(struct store *store, const char *name, char **ret,
                  struct err *err);
/* `id` as store_remove or store_find gave it, or a name (the one removed
 * last); *ret_name is what it is called now, new. */
bool store_restore(struct store *store, const char *id, char **ret_name,
                   struct err *err);

/*
 * Replaces NAME.json by `json` in one step, synced. With keep_previous the
 * one that was there becomes generation 1 first, and so on up; at every
 * moment NAME.json is the old one or the new one.
 */
bool store_save(const struct store *store, const char *name, const char *json,
                size_t len, bool keep_previous, struct err *err);
/* Gives NAME plus suffix, which is damaged, the further name
 * "NAME SUFFIX.damaged-DATE", so that replacing it loses nothing. */
bool store_keep_damaged(const struct store *store, const char *name,
                        const char *suffix, time_t at, struct err *err);
/* Keeps a copy of a message that was sent with the draft: a new file, synced;
 * its path in *ret, new. The oldest of more than STORE_SENT goes. */
bool store_keep_sent(const struct store *store, const char *name,
                     const char *message, size_t len, time_t at, char **ret,
                     struct err *err);
/* When a copy that is kept says that it answers the mail of this Message-ID, at
 * last; 0: none does. */
time_t store_sent_for(const struct store *store, const char *name,
                      const char *message_id);
/* Keeps the mail that the draft answers, in place of the one before, synced:
 * at most STORE_MAIL_MAX bytes, which nobody has looked at. */
bool store_keep_mail(const struct store *store, const char *name,
                     const char *mail, size_t len, struct err *err);
bool store_has_mail(const struct store *store, const char *name);
void store_drop_mail(const struct store *store, const char *name);
