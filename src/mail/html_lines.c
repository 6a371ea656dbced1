/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/html_lines.h"

#include "base/html_tame.h"
#include "base/mem.h"
#include "mail/html_look.h"
#include "mail/html_paper.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

void html_lines_init(void)
{
    xmlInitParser();
}

void html_lines_exit(void)
{
    xmlCleanupParser();
}

/* A list, a row and so on has an end, too. */
static void enter_list(struct html_paper *paper, xmlNode *node)
{
    autofree char *start = html_attribute(node, "start");
    long first = start ? strtol(start, NULL, 10) : 1;
    bool numbered = html_is(node, "ol");
    html_paper_list(paper, numbered, first > 0 && first < INT_MAX ? first : 1);
}

static void put_rule(struct html_paper *paper)
{
    static const char rule[] = "-------------------------";
    html_paper_break(paper);
    html_paper_text(paper, rule, sizeof rule - 1);
    html_paper_break(paper);
}

/* What a field to fill in shows; a box has blanks between its brackets. */
static void put_input(struct html_paper *paper, xmlNode *node)
{
    autofree char *type = html_attribute(node, "type");
    autofree char *value = html_attribute(node, "value");
    bool ticked = html_has_attribute(node, "checked");
    if (type && strcasecmp(type, "checkbox") == 0)
        html_paper_mark(paper, ticked ? "[x] " : "[ ] ");
    else if (type && strcasecmp(type, "radio") == 0)
        html_paper_mark(paper, ticked ? "(x) " : "( ) ");
    else if (value && (!type || strcasecmp(type, "text") == 0))
        html_paper_text(paper, value, strlen(value));
}

static void enter(struct html_paper *paper, xmlNode *node)
{
    enum html_shape shape = html_shape(node);
    if (shape == HTML_PARAGRAPH || shape == HTML_QUOTE || shape == HTML_PRE)
        html_paper_margin(paper);
    else if (shape == HTML_BLOCK || shape == HTML_ROW)
        html_paper_break(paper);
    if (shape == HTML_QUOTE)
        html_paper_quote(paper);
    else if (shape == HTML_PRE)
        html_paper_pre(paper);
    else if (shape == HTML_LIST)
        enter_list(paper, node);
    else if (shape == HTML_ITEM)
        html_paper_item(paper);
    else if (shape == HTML_ROW && html_row_is_short(node))
        html_paper_row(paper, node);
    else if (shape == HTML_CELL)
        html_paper_cell(paper);
    else if (shape == HTML_BREAK)
        html_paper_newline(paper);
    else if (shape == HTML_RULE)
        put_rule(paper);
    else if (shape == HTML_INPUT)
        put_input(paper, node);
}

static void leave(struct html_paper *paper, xmlNode *node)
{
    enum html_shape shape = html_shape(node);
    if (shape == HTML_ROW)
        html_paper_end_row(paper, node);
    if (shape == HTML_BLOCK || shape == HTML_ROW || shape == HTML_ITEM)
        html_paper_break(paper);
    else if (shape == HTML_PARAGRAPH)
        html_paper_margin(paper);
    else if (shape == HTML_QUOTE)
        html_paper_end_quote(paper);
    else if (shape == HTML_PRE)
        html_paper_end_pre(paper);
    else if (shape == HTML_LIST)
        html_paper_end_list(paper);
}

static void put_text(struct html_paper *paper, const xmlNode *node)
{
    if (node->content)
        html_paper_text(paper, (const char *)node->content,
                        strlen((const char *)node->content));
}

/* Depth first, by the links between the nodes: how deep they nest is the
 * author's to say. */
static void walk(struct html_paper *paper, xmlNode *root)
{
    xmlNode *node = root;
    while (node && !paper->out->full) {
        bool hidden = html_is_hidden(node);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            put_text(paper, node);
        else if (node->type == XML_ELEMENT_NODE && !hidden)
            enter(paper, node);
        if (node->type == XML_ELEMENT_NODE && !hidden && node->children) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE && !hidden)
            leave(paper, node);
        while (node != root && !node->next) {
            node = node->parent;
            leave(paper, node);
        }
        node = node == root ? NULL : node->next;
    }
}

bool html_lines(char *html, size_t len, struct buf *out)
{
    static const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
    struct html_paper paper;
    html_tame(html, len);
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser)
        return false;
    htmlDocPtr doc =
        htmlCtxtReadMemory(parser, html, (int)len, NULL, "UTF-8", options);
    bool whole = !parser->disableSAX; /* it has not stopped in the middle */
    htmlFreeParserCtxt(parser);
    html_paper_init(&paper, out);
    if (doc && xmlDocGetRootElement(doc))
        walk(&paper, xmlDocGetRootElement(doc));
    html_paper_done(&paper);
    xmlFreeDoc(doc);
    return whole && !out->full;
}
