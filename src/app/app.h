/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What one run of the program has: made in main, handed to one command. The
 * only layer that knows all others; commands are in cmd_*.c, a row each in
 * commands.c.
 */
#include "app/options.h"
#include "model/work.h"
#include "out/draft.h"
#include "out/store.h"

struct app {
    struct options options;
    struct store *store; /* opened when first asked for, by app_store() */
};

#define DEFAULT_FORM "yahoo-sender-support"

/* Prints "senderform: ..." to standard error; returns `code`. */
int app_fail(int code, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Says what err says; returns the exit code that fits. */
int app_fail_err(const struct err *err);

bool app_store(struct app *app, struct err *err);

/* A draft and its form, read to be looked at: judged and ready. */
struct loaded {
    struct form *form;
    struct draft *draft;
    struct work work;
    char *notice; /* what was amiss while reading, or NULL */
    char *name;   /* of the draft, NULL when it is a file */
};

/* `what`: a file (with a '/', ending in .json, or "-"), a draft's name, or
 * NULL for the only draft there is. */
bool app_load(struct app *app, const char *what, struct loaded *ret,
              struct err *err);
/* The same with a form of the draft's id that has more questions; the form is
 * taken on success. */
bool app_load_as(struct app *app, const char *what, struct form *form,
                 struct loaded *ret, struct err *err);
void loaded_done(struct loaded *loaded);

/* Writes a result: to --output (atomically; ERR_EXISTS without --force), else
 * to standard output. */
bool app_write(const struct app *app, const char *text, size_t len,
               struct err *err);

/* The commands. */
int cmd_fill(struct app *app);
int cmd_detect(struct app *app);
int cmd_check(struct app *app);
int cmd_export(struct app *app);
int cmd_reply(struct app *app);
int cmd_evidence(struct app *app);
int cmd_drafts(struct app *app);
int cmd_forms(struct app *app);
