/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Scripts that use the program as a person does; tests/README.md has their
 * language. One struct script is one script at one size.
 */
#include "base/buf.h"
#include "base/err.h"
#include "vt.h"

#include <regex.h>

enum {
    SCRIPT_TERMINALS = 2,
    SCRIPT_WORDS = 32,
    SCRIPT_MASKS = 8,
    SCRIPT_FILE_MAX = 8 * 1024 * 1024,
};

struct script_mask {
    regex_t regex;
    char fill; /* what each character becomes */
};

struct script {
    const char *path;    /* of the script; borrowed */
    const char *program; /* absolute; borrowed */
    char *folder;        /* where the script and its screens are */
    char *home;
    char **env; /* "NAME=VALUE"s, NULL-terminated */
    int cols, rows;
    bool one_of_sizes; /* screens have their size in their name */
    bool update;       /* write the screens instead of comparing */
    const char *picture; /* where `picture` writes to, or NULL; borrowed */

    struct vt *vt[SCRIPT_TERMINALS];
    int current;
    unsigned long long marked_bytes;
    struct script_mask mask[SCRIPT_MASKS];
    size_t mask_count;

    char *input;           /* for the next run */
    char *output, *errors; /* of the last run */
    char *skip;            /* why the script cannot run here */
    bool stop;             /* what was wanted has been done */
    struct buf report;     /* what a failure has to show; lines */
};

/* Runs all lines; on failure err has the line's number and the reason. */
bool script_run(struct script *script, const char *text, struct err *err);
void script_init(struct script *script, const char *path, const char *program,
                 int cols, int rows);
void script_done(struct script *script);

/* The terminal in use; fails when nothing has been started in it. */
bool script_vt(struct script *script, struct vt **ret, struct err *err);

/* \n \r \t \e \s (a blank) \\ and \xHH become what they stand for, and $HOME
 * the private folder; new. */
char *script_unescape(const struct script *script, const char *text,
                      size_t *ret_len);
/* Blanks divide, '...' and "..." hold together; the words are unescaped and
 * new, words[count] is NULL. */
bool script_split(const struct script *script, const char *text,
                  char *words[SCRIPT_WORDS + 1], size_t *ret_count,
                  struct err *err);
void script_words_free(char **words);
/* A path in the private folder, or an absolute one; new. */
char *script_path(const struct script *script, const char *name);

/* What one statement does with the rest of its line. */
typedef bool script_fn(struct script *script, const char *rest,
                       struct err *err);
struct script_statement {
    const char *name;
    script_fn *fn;
};
/* Each ends in a NULL name. */
extern const struct script_statement script_place_statements[];
extern const struct script_statement script_term_statements[];
extern const struct script_statement script_look_statements[];
extern const struct script_statement script_run_statements[];

/* Compares the screen with NAME.screen, or writes that. */
script_fn script_screen;
/* Writes the screen as a picture and stops, when that is wanted. */
script_fn script_picture;
bool picture_write(struct vt *vt, const char *path, const char *title,
                   struct err *err);

/* The screen without what differs from run to run: clock times, the version,
 * the private folder, what masks cover; and the cursor; new. */
char *script_masked_screen(struct script *script, struct vt *vt);
