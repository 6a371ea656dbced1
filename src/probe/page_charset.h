/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Bytes of a web page become UTF-8, in the charset that browsers would take:
 * a byte order mark, then what the bytes themselves show, then the server's
 * word, then the page's own <meta>, then windows-1252.
 */
#include "base/charsets.h"

/* How far a page's <meta> is looked for, in bytes (HTML Standard 13.2.3.2). */
#define PAGE_HEAD_MAX 1024u

/*
 * The page in UTF-8, as charsets_decode() leaves it. `type` is the
 * Content-Type as it came, or "". New, NUL-terminated; NULL: it is no text.
 */
char *page_charset_decode(struct charsets *charsets, const char *bytes,
                          size_t len, const char *type, size_t *ret_len);
