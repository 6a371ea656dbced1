/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Bytes in other charsets become UTF-8, by iconv's converters, all opened at
 * once: they are modules, which could not be loaded any more once the process
 * is locked in. Names of charsets mean what the Encoding Standard
 * (encoding.spec.whatwg.org, 4.2) says: iso-8859-1 is windows-1252, for one.
 * Some that it leaves out are known too, see charset_is_of_pages().
 */
#include <stdbool.h>
#include <stddef.h>

enum charset { /* those that have to be named; others are numbers too */
               CHARSET_UTF_8,
               CHARSET_UTF_16LE,
               CHARSET_UTF_16BE,
               CHARSET_CP1252,
               CHARSET_ISO_2022_JP,
               CHARSET_NONE = 1000,
};

/* Open converters; one at a time uses them. New. */
struct charsets;
struct charsets *charsets_new(void);
/* NULL is fine. */
void charsets_free(struct charsets *charsets);

/* By one of its names, in any case; CHARSET_NONE: nobody knows it. */
enum charset charset_find(const char *name, size_t len);
/* May a web page name it? Not those that only mails are written in. */
bool charset_is_of_pages(enum charset charset);
/* By a byte order mark, which is ret_skip bytes; or CHARSET_NONE. */
enum charset charset_by_mark(const char *bytes, size_t len, size_t *ret_skip);
/* Is it UTF-8 and not just ASCII? Nothing else looks so by chance. What was cut
 * may end in the middle of a character. */
bool charset_shows_utf8(const char *bytes, size_t len);
/* Has it two bytes a unit? */
bool charset_is_wide(enum charset charset);

/*
 * At most three times as long: what the charset does not have is U+FFFD, and
 * reading goes on behind it. NULs become blanks. Where the system does not have
 * the charset, its ASCII is read. New, NUL-terminated.
 */
char *charsets_decode(struct charsets *charsets, enum charset charset,
                      const char *bytes, size_t len, size_t *ret_len);
