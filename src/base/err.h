/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A failure, in a code for programs and one sentence for people.
 *
 * A function that can fail in an expected way returns bool and takes a
 * "struct err *" last, which may be NULL. It is filled only on failure;
 * results are written only on success. The sentence is translated, is one
 * line, has no full stop and does not repeat what the caller knows already.
 */
#include <stdbool.h>

enum err_code {
    ERR_NONE,
    ERR_SYSTEM,  /* a system call said no; errnum says which way */
    ERR_INPUT,   /* what was read is not what it should be */
    ERR_MISSING, /* there is no such thing */
    ERR_EXISTS,  /* it is there already and would be overwritten */
    ERR_BUSY,    /* somebody else has it */
    ERR_LIMIT,   /* larger than the stated maximum */
};

struct err {
    enum err_code code;
    int errnum; /* errno of an ERR_SYSTEM, else 0 */
    char text[400];
};

/* Fills err and returns false, so that "return err_set(...)" fails. */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set with ERR_SYSTEM; ": " and errno's sentence are appended. */
bool err_sys(struct err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts the caller's words and ": " in front of a filled err; false. */
bool err_prefix(struct err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
