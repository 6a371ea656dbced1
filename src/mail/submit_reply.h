/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a submission server says, line by line, and which of it is told to the
 * person: the last reply, and once it has the whole message, that it took it
 * or not. Lines are any bytes and may never end.
 */
#include <stdbool.h>
#include <stddef.h>

#define SUBMIT_SAID_MAX                                                        \
    400u /* bytes; of longer replies the rest is left out                      \
          */

struct submit_reply { /* all zero to begin with */
    int code;         /* of the last whole reply; 0: there was none */
    char said[SUBMIT_SAID_MAX + 1]; /* it, one clean line: "550 5.1.1 ..." */
    bool whole;                     /* its last line has come */
    bool wants_data;                /* it has said 354 */
    bool judged;                    /* and then something: nothing changes
                                       any more */
};

/* One line, its end may be missing; what is no reply, or the one to QUIT, is
 * left out. */
void submit_reply_line(struct submit_reply *reply, const char *line,
                       size_t len);
