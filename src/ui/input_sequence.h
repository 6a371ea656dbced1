/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The escape sequences and control characters that keys send (ECMA-48 CSI and
 * SS3, with xterm's modifier parameter).
 */
#include "ui/input.h"

enum sequence_result {
    SEQUENCE_KEY,     /* *ret is the key */
    SEQUENCE_UNKNOWN, /* a whole sequence that means nothing here */
    SEQUENCE_PARTIAL, /* not all of it has come */
};

/* bytes[0] is ESC. With `final` nothing more will come, and the result is
 * never SEQUENCE_PARTIAL. *ret_used is how many bytes it took. */
enum sequence_result sequence_parse(const char *bytes, size_t len, bool final,
                                    struct input *ret, size_t *ret_used);
/* The key of a byte below 0x20 or of 0x7f. */
struct input sequence_control(unsigned char byte);
/* Is this the beginning of one UTF-8 character and not all of it? */
bool sequence_utf8_partial(const char *bytes, size_t len);
