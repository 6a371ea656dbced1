/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/page_text.h"

#include "base/buf.h"
#include "base/html_tame.h"
#include "base/mem.h"
#include "base/text.h"
#include "probe/page_charset.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void page_text_init(void)
{
    xmlInitParser();
}

void page_text_exit(void)
{
    xmlCleanupParser();
}

static bool type_is(const char *type, const char *name)
{
    size_t len = strlen(name);
    return strncasecmp(type, name, len) == 0 &&
           !strchr("/-+", type[len] ? type[len] : ';');
}

static bool named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->name &&
           strcasecmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (named(node, *names))
            return true;
    return false;
}

/* libxml2 wants nodes that it could change. */
static bool has_attribute(xmlNode *node, const char *name)
{
    return xmlHasProp(node, (const xmlChar *)name) != NULL;
}

/* New, cleaned and cut; NULL when it is not there. */
static char *attribute(xmlNode *node, const char *name, size_t max)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    if (!value)
        return NULL;
    size_t len = strlen((const char *)value);
    char *clean =
        text_clean((const char *)value, len < max ? len : max, TEXT_LINE);
    xmlFree(value);
    return clean;
}

/* Nobody sees what is in there. */
static bool is_hidden(xmlNode *node)
{
    static const char *const unseen[] = {"script", "style",    "noscript",
                                         "head",   "template", "svg",
                                         "iframe", "object",   NULL};
    return is_one_of(node, unseen) || has_attribute(node, "hidden");
}

static bool is_block(const xmlNode *node)
{
    static const char *const blocks[] = {
        "p",       "div",     "li",    "tr", "br",  "h1", "h2",
        "h3",      "h4",      "h5",    "h6", "ul",  "ol", "table",
        "section", "article", "td",    "th", "nav", "dt", "address",
        "header",  "footer",  "title", "dd", "pre", "hr", NULL};
    return is_one_of(node, blocks);
}

struct reading {
    struct page_text *page;
    struct buf text, title;
};

/* Only the first that says something counts. */
static void take_tag(struct page_text *page, char *tag)
{
    if (tag && *tag && !*page->tag) {
        free(page->tag);
        page->tag = tag;
    } else {
        free(tag);
    }
}

static void look_at_meta(struct page_text *page, xmlNode *node)
{
    autofree char *equiv = attribute(node, "http-equiv", 40);
    autofree char *property = attribute(node, "property", 40);
    if ((equiv && strcasecmp(equiv, "content-language") == 0) ||
        (property && strcasecmp(property, "og:locale") == 0))
        take_tag(page, attribute(node, "content", PAGE_TAG_MAX));
}

static void look_at(struct reading *reading, xmlNode *node)
{
    struct page_text *page = reading->page;
    if (named(node, "html")) {
        take_tag(page, attribute(node, "lang", PAGE_TAG_MAX));
        take_tag(page, attribute(node, "xml:lang", PAGE_TAG_MAX));
    } else if (named(node, "meta")) {
        look_at_meta(page, node);
    } else if (named(node, "script")) {
        page->scripts = true;
    } else if (named(node, "input")) {
        autofree char *type = attribute(node, "type", 20);
        page->asks |= type && strcasecmp(type, "password") == 0;
    }
}

static bool is_within(const xmlNode *node, const char *name)
{
    for (int up = 0; node && up < 3; node = node->parent, up++)
        if (named(node, name))
            return true;
    return false;
}

static void add_text(struct reading *reading, const xmlNode *node, bool hidden)
{
    if (!node->content)
        return;
    const char *text = (const char *)node->content;
    size_t len = strlen(text);
    struct buf *to = is_within(node, "title") ? &reading->title
                     : hidden                 ? NULL
                                              : &reading->text;
    if (to && !buf_add(to, text, len) && to->max > to->len)
        buf_add(to, text, to->max - to->len);
}

/* Depth first, by the links between the nodes: how deep a page nests is its
 * author's to say. `hidden` is the outermost node that nobody sees. */
static void walk(struct reading *reading, xmlNode *root)
{
    const xmlNode *hidden = NULL;
    for (xmlNode *node = root; node;) {
        look_at(reading, node);
        if (!hidden && is_hidden(node))
            hidden = node;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(reading, node, hidden);
        if (!hidden && is_block(node))
            buf_putc(&reading->text, '\n');
        if (node->children && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node && !node->next) {
            if (node == hidden)
                hidden = NULL;
            node = node->parent == root->parent ? NULL : node->parent;
        }
        if (node) {
            if (node == hidden)
                hidden = NULL;
            node = node->next;
        }
    }
}

/* Runs of blanks are one, lines of blanks none. */
static char *tidy(const char *text, size_t len)
{
    autofree char *clean = text_clean(text, len, TEXT_BLOCK);
    char *to = clean;
    for (const char *from = clean; *from; from++) {
        bool blank = *from == ' ' || *from == '\n';
        char last = to > clean ? to[-1] : '\n';
        if (!blank || (last != ' ' && last != '\n'))
            *to++ = *from;
        else if (last == ' ' && *from == '\n')
            to[-1] = '\n';
    }
    *to = '\0';
    return steal(&clean);
}

/* The text is UTF-8, whatever the page says of itself. */
static void read_html(const char *text, size_t len, struct page_text *ret)
{
    static const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
    struct reading reading = {.page = ret};
    htmlDocPtr doc = htmlReadMemory(text, (int)len, NULL, "UTF-8", options);
    buf_init(&reading.text, PAGE_TEXT_MAX);
    buf_init(&reading.title, PAGE_TITLE_MAX);
    if (doc && xmlDocGetRootElement(doc))
        walk(&reading, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    ret->text = tidy(buf_text(&reading.text), reading.text.len);
    autofree char *title =
        text_clean(buf_text(&reading.title), reading.title.len, TEXT_LINE);
    ret->title = text_trim(title);
    buf_done(&reading.text);
    buf_done(&reading.title);
}

bool page_text_read(struct charsets *charsets, const char *bytes, size_t len,
                    const char *type, struct page_text *ret)
{
    bool html = !*type || type_is(type, "text/html") ||
                type_is(type, "application/xhtml+xml");
    if (!html && !type_is(type, "text/plain"))
        return false;
    if (len > PAGE_BYTES_MAX)
        len = PAGE_BYTES_MAX;
    autofree char *text = page_charset_decode(charsets, bytes, len, type, &len);
    if (!text)
        return false;
    *ret = (struct page_text){.tag = xstrdup("")};
    if (html) {
        html_tame(text, len);
        read_html(text, len, ret);
        return true;
    }
    ret->title = xstrdup("");
    ret->text = tidy(text, text_fit(text, len, PAGE_TEXT_MAX));
    return true;
}

void page_text_done(struct page_text *page)
{
    free(page->title);
    free(page->text);
    free(page->tag);
    *page = (struct page_text){0};
}
