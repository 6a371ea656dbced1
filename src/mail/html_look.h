/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* How elements of HTML look to a reader. */
#include <stdbool.h>

struct _xmlNode; /* of libxml2 */

enum html_shape {
    HTML_INLINE,
    HTML_BLOCK,     /* begins and ends a line */
    HTML_PARAGRAPH, /* and has an empty line on both sides */
    HTML_QUOTE,
    HTML_PRE,
    HTML_LIST,
    HTML_ITEM,
    HTML_ROW,
    HTML_CELL,
    HTML_BREAK,
    HTML_RULE,
    HTML_INPUT,
};

bool html_is(const struct _xmlNode *node, const char *name);
/* libxml2 wants nodes that it could change. */
bool html_has_attribute(struct _xmlNode *node, const char *name);
/* New; NULL: it is not there. */
char *html_attribute(struct _xmlNode *node, const char *name);

enum html_shape html_shape(struct _xmlNode *node);
/* Does nobody see what is in there? */
bool html_is_hidden(struct _xmlNode *node);
/* Has every cell of the row one line at most? */
bool html_row_is_short(struct _xmlNode *row);
