/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* Is there something to read on a page, or is it one of the pages that only
 * say that there is nothing? */
#include "probe/page_text.h"

enum page_look {
    PAGE_FINE,
    PAGE_MISSING, /* its status says so */
    PAGE_BROKEN,  /* the server has failed */
    PAGE_BARRED,  /* 401, 403 */
    PAGE_SOFT,    /* status 200, but it says that there is no such page */
    PAGE_LOGIN,   /* who reads it must log in first */
    PAGE_SHELL,   /* only scripts would show something */
    PAGE_EMPTY,
    PAGE_OTHER, /* no HTML and no text: a person has to look */
};

#define PAGE_SHORT 300u /* bytes of text: too few for what it should say */

/* `page` is NULL when it is no text. */
enum page_look page_look(long status, const struct page_text *page);
/* "ok", "missing" and so on; English, static. */
const char *page_look_name(enum page_look look);
/* What it means, N_(); NULL when it is fine. */
const char *page_look_why(enum page_look look);
