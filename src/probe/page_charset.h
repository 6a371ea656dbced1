/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Bytes of a web page become UTF-8, in the charset that browsers would take:
 * a byte order mark, then what the bytes themselves show, then the server's
 * word, then the page's own <meta>, then windows-1252. Names of charsets mean
 * what the Encoding Standard (encoding.spec.whatwg.org, 4.2) says: iso-8859-1
 * is windows-1252, for one.
 */
#include <stdbool.h>
#include <stddef.h>

/* How far a page's <meta> is looked for, in bytes (HTML Standard 13.2.3.2). */
#define PAGE_HEAD_MAX 1024u

/* The converters, open: iconv could not load them once the process is locked
 * in. New; one at a time uses it. */
struct page_charsets;
struct page_charsets *page_charsets_new(void);
void page_charsets_free(struct page_charsets *charsets);

/*
 * The page in UTF-8, at most three times as long: what its charset does not
 * have is U+FFFD, and reading goes on behind it. NULs become blanks. `type` is
 * the Content-Type as it came, or "". New, NUL-terminated; NULL: it is no text.
 */
char *page_charset_decode(struct page_charsets *charsets, const char *bytes,
                          size_t len, const char *type, size_t *ret_len);
