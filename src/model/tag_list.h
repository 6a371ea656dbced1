/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Lists of tags, "a=1; b=2", as DKIM keys and DMARC records are written in:
 * RFC 6376 3.2.
 *
 * All of it are views into the text that was read, which is borrowed and may
 * hold any octet. Names and values are octets of a stranger: not one has been
 * cleaned for a terminal.
 */
#include <stdbool.h>
#include <stddef.h>

#define TAGS_MAX 40u /* of one list; nobody has defined half as many */

struct tag_text {
    const char *text; /* not terminated */
    size_t len;
};

enum tag_fault {
    TAGS_FINE,
    TAGS_NO_EQUALS, /* a piece without "=" */
    TAGS_BAD_NAME,  /* a name that is none */
    TAGS_BAD_VALUE, /* a value with octets that are not printable ASCII */
    TAGS_TWICE,     /* a name that was there before */
    TAGS_TOO_MANY,  /* more than TAGS_MAX */
};

struct tag {
    struct tag_text name, value; /* without blanks around */
};

struct tag_list {
    struct tag tags[TAGS_MAX]; /* the faultless ones */
    size_t count;
    enum tag_fault fault; /* the first one; what has it is left out */
    size_t fault_at;      /* behind how many tags it stands */
    struct tag_text part; /* the piece between semicolons it is about */
    bool empty;           /* two semicolons with nothing between them */
};

void tag_list_read(const char *text, size_t len, struct tag_list *ret);
/* NULL: there is none. Names have their case (RFC 6376 3.2). */
const struct tag *tag_find(const struct tag_list *list, const char *name);
/* What is wrong, a whole sentence; N_(), NULL for TAGS_FINE. */
const char *tag_fault_text(enum tag_fault fault);

bool tag_text_is(struct tag_text text, const char *word);
/* As tag_text_is, ASCII letters in any case. */
bool tag_text_same(struct tag_text text, const char *word);
/* Without blanks, tabs and ends of lines at both ends. */
struct tag_text tag_text_trim(struct tag_text text);
/* Takes what stands before the next separator (or the end) off the front of
 * *rest, without blanks around; false: nothing is left. A list begins with
 * rest as the whole value; an empty value is one empty item. */
bool tag_next_item(struct tag_text *rest, char separator, struct tag_text *ret);
