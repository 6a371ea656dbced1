/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a program of this machine prints, or a file of it says: for the process
 * that reads this machine's settings.
 */
#include <stdbool.h>
#include <stddef.h>

#define HOST_TEXT_MAX (1024u * 1024u) /* bytes; the rest is left out */
/* Then it is killed. Postfix, when main.cf was changed just now, waits up to
 * two seconds for a change in the same second. */
#define HOST_PROGRAM_MS 4000

/*
 * The first of the places (absolute paths, ended by NULL) that exists: run
 * with args (without its own name, ended by NULL), nothing on its standard
 * input, a clean environment, its errors dropped; or read, when args is NULL.
 * *ret is new and NUL-terminated, *ret_place the place, borrowed. False: there
 * is none, or it says nothing.
 */
bool host_text(const char *const *places, const char *const *args, char **ret,
               size_t *ret_len, const char **ret_place);
