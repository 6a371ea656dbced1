/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/html_paper.h"

#include "base/mem.h"
#include "model/mail_lines.h"

#include <limits.h>
#include <string.h>

enum { INDENT = 2 }; /* of what stands in a list */

void html_paper_init(struct html_paper *paper, struct buf *out)
{
    *paper = (struct html_paper){.out = out};
    buf_init(&paper->line, MAIL_TEXT_MAX);
}

static unsigned at_most(unsigned number, unsigned max)
{
    return number < max ? number : max;
}

static void put_quote(struct html_paper *paper, unsigned quote, bool empty)
{
    for (unsigned i = 0; i < at_most(quote, HTML_QUOTES_MAX); i++)
        buf_puts(paper->out, i > 0 ? " >" : ">");
    if (quote > 0 && !empty)
        buf_putc(paper->out, ' ');
}

/* As it stands in the line, which is empty then. */
static void end_line(struct html_paper *paper)
{
    size_t len = paper->line.len;
    while (!paper->pre && len > 0 && paper->line.data[len - 1] == ' ')
        len--;
    put_quote(paper, paper->quote, len == 0);
    buf_add(paper->out, buf_text(&paper->line), len);
    buf_putc(paper->out, '\n');
    buf_clear(&paper->line);
    paper->blank = false;
    paper->begun = true;
}

static void put_margin(struct html_paper *paper)
{
    if (paper->margin && paper->begun) {
        put_quote(paper, at_most(paper->quote, paper->margin_quote), true);
        buf_putc(paper->out, '\n');
    }
    paper->margin = false;
}

static void put_indent(struct html_paper *paper, unsigned lists)
{
    for (unsigned i = 0; i < lists * INDENT; i++)
        buf_putc(&paper->line, ' ');
}

/* What stands before the first word of a line. */
static void begin_line(struct html_paper *paper)
{
    unsigned lists = at_most(paper->lists, HTML_LISTS_MAX);
    long *number = &paper->number[lists];
    put_margin(paper);
    if (!paper->item) {
        put_indent(paper, lists);
        return;
    }
    paper->item = false;
    put_indent(paper, lists > 0 ? lists - 1 : 0);
    if (*number > 0)
        buf_printf(&paper->line, "%ld. ", *number);
    else
        buf_puts(&paper->line, "* ");
    if (*number > 0 && *number < INT_MAX)
        ++*number;
}

static void put(struct html_paper *paper, char c)
{
    if (paper->line.len == 0)
        begin_line(paper);
    if (paper->blank && paper->line.len > 0 &&
        paper->line.data[paper->line.len - 1] != ' ')
        buf_putc(&paper->line, ' ');
    paper->blank = false;
    buf_putc(&paper->line, c);
}

static void put_preformatted(struct html_paper *paper, const char *text,
                             size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] == '\n')
            html_paper_newline(paper);
        else if (text[i] != '\r')
            put(paper, text[i]);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void html_paper_text(struct html_paper *paper, const char *text, size_t len)
{
    if (paper->pre) {
        put_preformatted(paper, text, len);
        return;
    }
    for (size_t i = 0; i < len; i++) {
        bool hard = len - i >= 2 && memcmp(text + i, "\xc2\xa0", 2) == 0;
        if (is_blank(text[i]))
            paper->blank = paper->line.len > 0;
        else
            put(paper, hard ? ' ' : text[i]);
        i += hard;
    }
}

void html_paper_mark(struct html_paper *paper, const char *text)
{
    for (; *text; text++)
        put(paper, *text);
}

void html_paper_break(struct html_paper *paper)
{
    if (paper->row)
        paper->blank = true;
    else if (paper->line.len > 0)
        end_line(paper);
}

void html_paper_margin(struct html_paper *paper)
{
    html_paper_break(paper);
    if (paper->row)
        return;
    paper->margin_quote = paper->margin
                              ? at_most(paper->quote, paper->margin_quote)
                              : paper->quote;
    paper->margin = true;
}

void html_paper_newline(struct html_paper *paper)
{
    if (paper->row) {
        paper->blank = true;
        return;
    }
    if (paper->line.len == 0)
        put_margin(paper);
    end_line(paper);
}

void html_paper_done(struct html_paper *paper)
{
    paper->row = NULL;
    html_paper_break(paper);
    buf_done(&paper->line);
}

void html_paper_quote(struct html_paper *paper)
{
    paper->quote++;
}

void html_paper_end_quote(struct html_paper *paper)
{
    html_paper_break(paper);
    paper->quote--;
    html_paper_margin(paper);
}

void html_paper_pre(struct html_paper *paper)
{
    paper->pre++;
}

void html_paper_end_pre(struct html_paper *paper)
{
    html_paper_break(paper);
    paper->pre--;
    html_paper_margin(paper);
}

void html_paper_list(struct html_paper *paper, bool numbered, long first)
{
    if (paper->lists == 0)
        html_paper_margin(paper);
    else
        html_paper_break(paper);
    paper->lists++;
    paper->number[at_most(paper->lists, HTML_LISTS_MAX)] =
        numbered && paper->lists <= HTML_LISTS_MAX ? first : 0;
}

void html_paper_end_list(struct html_paper *paper)
{
    html_paper_break(paper);
    paper->item = false;
    paper->lists--;
    if (paper->lists == 0)
        html_paper_margin(paper);
}

void html_paper_item(struct html_paper *paper)
{
    html_paper_break(paper);
    paper->item = true;
}

void html_paper_row(struct html_paper *paper, const void *row)
{
    paper->row = row;
}

void html_paper_end_row(struct html_paper *paper, const void *row)
{
    if (paper->row == row)
        paper->row = NULL;
}

void html_paper_cell(struct html_paper *paper)
{
    html_paper_break(paper);
}
