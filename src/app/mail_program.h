/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * senderform-mail, started for one request with one mail.
 */
#include "base/child_pipe.h"

#define MAIL_PROGRAM "senderform-mail"

/* What it may take to read a mail, which may come through a slow pipe. */
enum {
    MAIL_PROGRAM_LATE_MS = 60000,
    MAIL_PROGRAM_ENDS_MS = 1000, /* once it has told all */
};

/* A file with a mail, a pipe, or standard input for "-"; of a Maildir, its
 * newest message. A new descriptor; -1: err says why. */
int mail_program_file(const char *path, struct err *err);
/* The same of a text in memory. */
int mail_program_text(const char *text, size_t len, struct err *err);

/* Starts it: the request is a line of JSON. `mail` is taken, -1 is fine: err
 * is filled already then. New; NULL: an error. */
struct child_pipe *mail_program_start(struct loop *loop,
                                      struct children *children, int mail,
                                      const char *request,
                                      const struct child_pipe_calls *calls,
                                      struct err *err);
