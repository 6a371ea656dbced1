/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a person would read on a web page: its title, its text, and the
 * language it claims. By libxml2's HTML parser, without any network or file.
 *
 * Everything that comes out is clean, UTF-8 and cut at its limit.
 */
#include <stdbool.h>
#include <stddef.h>

#define PAGE_BYTES_MAX (1024u * 1024) /* of the page; the rest is left */
#define PAGE_TEXT_MAX  (64u * 1024)   /* bytes */
#define PAGE_TITLE_MAX 300u           /* bytes */
#define PAGE_TAG_MAX   35u            /* RFC 5646 4.4.1 */

struct page_text {
    char *title;  /* "" when there is none; all three owned */
    char *text;   /* blocks parted by newlines */
    char *tag;    /* of the page's language, or "" */
    bool scripts; /* it has some */
    bool asks;    /* for a password */
};

/* libxml2, once: before the process is locked in; and at its end. */
void page_text_init(void);
void page_text_exit(void);

struct charsets; /* base/charsets.h */

/* `type` is the Content-Type as it came, "" when there was none: HTML, XHTML
 * or plain text; false: it is none of these. */
bool page_text_read(struct charsets *charsets, const char *bytes, size_t len,
                    const char *type, struct page_text *ret);
void page_text_done(struct page_text *page);
