/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Bytes from the terminal become keys and pastes. Pure: no curses, no clock,
 * no file descriptor.
 *
 * UTF-8 is decoded here, since curses' get_wch goes deaf after a bad byte.
 * Cursor keys are known in all their forms (ESC [ A, ESC O A, ESC [ [ A);
 * what the terminal description has beyond that is added by input_define().
 *
 * A paste is one event. With the terminal's marks (ESC [ 200 ~) that is
 * certain; without them, text that stands behind a newline in what has
 * arrived at once is taken for a paste too, so that no pasted newline is ever
 * an Enter. Nothing inside a paste is a command.
 *
 *     input_feed(in, bytes, len);
 *     while (input_next(in, &event))
 *         ...
 *     if ((ms = input_wait_ms(in)) >= 0)
 *         after ms without a byte: input_timeout(in), then input_next() again
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define INPUT_PASTE_MAX (1024u * 1024u) /* bytes kept of one paste */

enum input_kind {
    INPUT_CHAR, /* a character; with `alt`, a command */
    INPUT_CTRL, /* Ctrl and the lower-case letter or sign in `ucs` */
    INPUT_ENTER,
    INPUT_TAB,
    INPUT_BACKTAB,
    INPUT_BACKSPACE,
    INPUT_ESC,
    INPUT_UP,
    INPUT_DOWN,
    INPUT_LEFT,
    INPUT_RIGHT,
    INPUT_HOME,
    INPUT_END,
    INPUT_PAGE_UP,
    INPUT_PAGE_DOWN,
    INPUT_INSERT,
    INPUT_DELETE,
    INPUT_F, /* function key, its number in `ucs` */
    INPUT_PASTE,
};

struct input {
    enum input_kind kind;
    uint32_t ucs;
    bool alt, ctrl, shift;
    const char *paste; /* cleaned UTF-8, block shape; borrowed until the next
                          call of any function here */
    size_t paste_len;
    bool paste_cut; /* there was more than INPUT_PASTE_MAX */
};

struct input_decoder;

/* Clean block text of bytes from a person: UTF-8, and where they are none,
 * Latin-1; new. */
char *input_clean(const char *bytes, size_t len);

/* esc_ms: how long a lone ESC waits for company. New. */
struct input_decoder *input_new(int esc_ms);
void input_free(struct input_decoder *in);

/* A sequence of this terminal's description; at most 64 are kept. */
void input_define(struct input_decoder *in, const char *sequence,
                  struct input meaning);

void input_feed(struct input_decoder *in, const char *bytes, size_t len);
bool input_next(struct input_decoder *in, struct input *ret);
/* Milliseconds until what is pending should be settled, -1: nothing is. */
int input_wait_ms(const struct input_decoder *in);
void input_timeout(struct input_decoder *in);
/* Has a paste begun that has not ended? */
bool input_in_paste(const struct input_decoder *in);
