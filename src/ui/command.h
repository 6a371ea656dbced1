/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The table of commands: keys, place and sentence. Keys are looked up here,
 * and the help page and the hint line are made from it, so that they never
 * promise what is not there.
 */
#include "ui/input.h"

enum command_id {
    COMMAND_NONE,
    COMMAND_HELP,
    COMMAND_NEXT,
    COMMAND_PREVIOUS,
    COMMAND_MAP,
    COMMAND_BACK,
    COMMAND_UNDO,
    COMMAND_REDO,
    COMMAND_EDITOR,
    COMMAND_TAKE,
    COMMAND_EXPORT,
    COMMAND_SAVE,
    COMMAND_QUIT,
    COMMAND_INTERRUPT,
    COMMAND_SUSPEND,
    COMMAND_REDRAW,
    COMMAND_SEARCH,
    COMMAND_JUMP,
    COMMAND_NEXT_OPEN,
    COMMAND_COPY,
    COMMAND_DRAFTS,
    COMMAND_SERVER,
    COMMAND_AGAIN,
    COMMAND_OUTSIDE,
    COMMAND_MESSAGE,
    COMMAND_DEMANDS,
    COMMAND_REPLY,
    COMMAND_DIFFERENCE,
    COMMAND_SEND,
    COMMAND_EVIDENCE,
    COMMAND_CANCEL,
    COMMAND_DRAFT,
    COMMAND_PUT,
    COMMAND_YES,
    COMMAND_ADD,
    COMMAND_REMOVE,
    COMMAND_UP,
    COMMAND_DOWN,
    COMMAND_ENTER, /* what Enter does here; for the hints only */
    COMMAND_TICK,
};

/* Where one is; bits, so that a command can name several places. */
enum command_place {
    PLACE_LINE = 1,          /* typing one line */
    PLACE_BLOCK = 2,         /* typing a block */
    PLACE_PICK = 4,          /* a choice */
    PLACE_TICK = 8,          /* a many-choice */
    PLACE_ROWS = 16,         /* a table */
    PLACE_CELL = 32,         /* typing in a table's cell */
    PLACE_WORDS = 64,        /* typing behind "other" */
    PLACE_MAP = 128,         /* the map */
    PLACE_START = 256,       /* the start page */
    PLACE_OVER = 512,        /* the start page over an open draft */
    PLACE_FINISH = 1024,     /* the export page */
    PLACE_PAGE = 2048,       /* help, any page that is read */
    PLACE_ASK = 4096,        /* a question that wants an answer first */
    PLACE_ADD = 8192,        /* the row of a table that adds one */
    PLACE_SERVER = 16384,    /* the page with what was measured */
    PLACE_REPLY = 1 << 15,   /* the mail with the answers in place */
    PLACE_MAIL = 1 << 16,    /* a mail with nothing to fill in */
    PLACE_SEND = 1 << 17,    /* the ways out of the reply */
    PLACE_CONFIRM = 1 << 18, /* the last look before it leaves */
    PLACE_WALK = 1 << 19,    /* a question that is open in the mail */
    PLACE_BUSY = 1 << 20,    /* something is read or sent */
    PLACE_THEIRS = 1 << 21,  /* an answer in the mail that is not ours */
    PLACE_LOGS = 1 << 22,    /* what the mail logs say */
    PLACE_READING = 1 << 23, /* ... and how far reading is */
    PLACE_REFUSED = 1 << 24, /* ... and there are refusals in them */
    PLACE_PRIVATE = 1 << 25, /* what is private in lines of a log */
    PLACE_LINES = 1 << 26,   /* a question that the logs have an answer to */
};
#define PLACE_TYPING   (PLACE_LINE | PLACE_BLOCK | PLACE_CELL | PLACE_WORDS)
#define PLACE_LETTERS  (PLACE_PICK | PLACE_TICK | PLACE_ROWS | PLACE_ADD)
#define PLACE_QUESTION (PLACE_TYPING | PLACE_LETTERS)

/* What this key means at this place; COMMAND_NONE: nothing, so it is the
 * view's own. `prefixed`: Ctrl-X came before it. */
enum command_id command_find(unsigned place, const struct input *key,
                             bool prefixed);

struct command_line { /* of the help page */
    const char *keys;
    const char *sentence; /* translated */
};
/* The commands of a place, in the table's order; the number, at most max. */
size_t command_help(unsigned place, struct command_line *ret, size_t max);
/* The hint line of a place, most useful first, as far as cols go; new. */
char *command_hints(unsigned place, size_t cols);
