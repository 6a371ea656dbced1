/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* One row a command and place: its keys, its words in the hint line and on the
 * help page. The order is the order of both. */
#include "ui/command.h"

struct chord {
    enum input_kind kind;
    uint32_t ucs;
    enum { PLAIN, ALT, PREFIXED } how;
};

#define LETTER(c)                                                              \
    {                                                                          \
        INPUT_CHAR, c, PLAIN                                                   \
    }
#define CTRL(c)                                                                \
    {                                                                          \
        INPUT_CTRL, c, PLAIN                                                   \
    }

struct command {
    enum command_id id;
    unsigned places;      /* 0 ends the table */
    const char *keys;     /* as people write them */
    const char *hint;     /* for the hint line, or NULL */
    const char *sentence; /* for the help page */
    size_t chord_count;
    struct chord chord[4];
};

/* They are one, in this order; a row without places ends each. */
extern const struct command command_table_reply[], command_table_known[],
    command_table[];
