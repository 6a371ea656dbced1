/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The terminal: started, stopped, lent out, resized; bytes out of it. With
 * grid.c alone in touching curses, whose state is the process's own.
 *
 * Keys are read as bytes and decoded by input.c. Every way out leaves the
 * terminal as it was found: terminal_close(), a crash (by the saved settings
 * and fixed bytes), and before lending it to an editor or the shell.
 */
#include "base/err.h"
#include "ui/input.h"

#include <stddef.h>
#include <sys/types.h>

struct terminal;

/* What a terminal can do, told before anything is started. *ret_name is what
 * terminal_open() shall drive it as (borrowed), when it fits. */
enum terminal_fit {
    TERMINAL_FITS,
    TERMINAL_NONE,    /* there is no terminal to ask on */
    TERMINAL_UNKNOWN, /* its name is not in the terminal database */
    TERMINAL_DUMB,    /* it cannot place a cursor */
};
enum terminal_fit terminal_look(const char **ret_name);

/* Characters follow the locale as setlocale() has it now; when that is not
 * UTF-8 but the terminal seems to be, LC_CTYPE is set to C.UTF-8. New. */
bool terminal_open(const char *name, struct terminal **ret, struct err *err);
/* Ends a running paste, drops what is waiting (so that nothing reaches the
 * shell) unless the terminal is `gone`, and restores. NULL is fine. */
void terminal_close(struct terminal *terminal, bool gone);

int terminal_fd(const struct terminal *terminal); /* to read and to poll */
bool terminal_utf8(const struct terminal *terminal);
int terminal_rows(const struct terminal *terminal);
int terminal_cols(const struct terminal *terminal);
/* Adopts the size the terminal has now. */
void terminal_resize(struct terminal *terminal);
/* Tells the decoder this terminal's own sequences. */
void terminal_define_keys(const struct terminal *terminal,
                          struct input_decoder *in);

/* Up to size bytes; waits when none is there, so poll first. 0: none after
 * all, -1: the terminal is gone. */
ssize_t terminal_read(struct terminal *terminal, char *bytes, size_t size);

/* Lends the terminal: back to the normal screen, and here again. */
void terminal_lend(struct terminal *terminal);
void terminal_take_back(struct terminal *terminal);
/* Stops the process group as Ctrl-Z does; returns when continued. */
void terminal_suspend(struct terminal *terminal);

/* Puts text on the person's clipboard through the terminal (OSC 52); there is
 * no answer to it. False when it is too long (100,000 bytes). */
bool terminal_copy(struct terminal *terminal, const char *text);
void terminal_redraw_all(struct terminal *terminal); /* at the next paint */
