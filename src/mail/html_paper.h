/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Lines of text as a browser would lay them out, without a width: blanks that
 * collapse, margins that collapse, quotations and lists around them.
 */
#include "base/buf.h"

enum { HTML_LISTS_MAX = 8, HTML_QUOTES_MAX = 30 }; /* deeper ones look so */

struct html_paper {
    struct buf *out; /* borrowed */
    struct buf line; /* the one being written */
    bool blank;      /* one is due before the next word */
    bool margin;     /* an empty line is due before the next line */
    unsigned margin_quote;
    bool begun; /* there is a line */
    unsigned quote, pre;
    unsigned lists;
    long number[HTML_LISTS_MAX + 1]; /* of the next item; 0: no numbers */
    bool item;                       /* its mark is due */
    const void *row; /* whose cells are written into one line, or NULL */
};

void html_paper_init(struct html_paper *paper, struct buf *out);
/* Ends the last line. */
void html_paper_done(struct html_paper *paper);

/* Runs of blanks become one, unless it is preformatted. */
void html_paper_text(struct html_paper *paper, const char *text, size_t len);
/* As it is. */
void html_paper_mark(struct html_paper *paper, const char *text);
/* Ends the line, if something stands there. */
void html_paper_break(struct html_paper *paper);
/* The same, and an empty line is wanted. */
void html_paper_margin(struct html_paper *paper);
/* Ends the line, also when it is empty. */
void html_paper_newline(struct html_paper *paper);

void html_paper_quote(struct html_paper *paper);
void html_paper_end_quote(struct html_paper *paper);
void html_paper_pre(struct html_paper *paper);
void html_paper_end_pre(struct html_paper *paper);
/* Its first item has this number, if it has numbers. */
void html_paper_list(struct html_paper *paper, bool numbered, long first);
void html_paper_end_list(struct html_paper *paper);
void html_paper_item(struct html_paper *paper);
/* What follows up to the end of this row is one line. */
void html_paper_row(struct html_paper *paper, const void *row);
void html_paper_end_row(struct html_paper *paper, const void *row);
void html_paper_cell(struct html_paper *paper);
