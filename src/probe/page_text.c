/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/page_text.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const charsets[] = {"CP1252", "ISO-8859-15", "CP1251",
                                       "ISO-8859-2"};
enum { CHARSETS = sizeof charsets / sizeof *charsets };

/* While they are open, iconv need not look for them on the disk. */
struct page_charsets {
    iconv_t open[CHARSETS];
};

struct page_charsets *page_charsets_new(void)
{
    struct page_charsets *made = xcalloc(1, sizeof *made);
    xmlInitParser();
    for (size_t i = 0; i < CHARSETS; i++)
        made->open[i] = iconv_open("UTF-8", charsets[i]);
    return made;
}

void page_charsets_free(struct page_charsets *made)
{
    for (size_t i = 0; made && i < CHARSETS; i++)
        if (made->open[i] != (iconv_t)-1)
            iconv_close(made->open[i]);
    free(made);
    xmlCleanupParser();
}

static bool type_is(const char *type, const char *name)
{
    size_t len = strlen(name);
    return strncasecmp(type, name, len) == 0 &&
           !strchr("/-+", type[len] ? type[len] : ';');
}

/* "text/html; charset=utf-8": the charset, new, or NULL. */
static char *charset_of(const char *type)
{
    const char *at = strcasestr(type, "charset=");
    if (!at)
        return NULL;
    at += strlen("charset=");
    at += *at == '"';
    size_t len = strcspn(at, "\"; \t,");
    return len > 0 && len < 40 ? xstrndup(at, len) : NULL;
}

/* Does it begin with the mark of UTF-16? */
static bool is_wide(const char *bytes, size_t len)
{
    return len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
                        memcmp(bytes, "\xfe\xff", 2) == 0);
}

static bool is_ascii(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)bytes[i] > 0x7f)
            return false;
    return true;
}

/* What the bytes themselves show goes before what is said of them: libxml2 sees
 * the mark of UTF-16, and nothing else looks like UTF-8 by chance. New, or
 * NULL. */
static char *charset_for(const char *bytes, size_t len, const char *type)
{
    if (is_wide(bytes, len))
        return NULL;
    if (!is_ascii(bytes, len) && text_is_utf8(bytes, len))
        return xstrdup("UTF-8");
    return charset_of(type);
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

static void read_html(const char *bytes, size_t len, const char *charset,
                      struct page_text *ret)
{
    static const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
    struct reading reading = {.page = ret};
    htmlDocPtr doc = htmlReadMemory(bytes, (int)len, NULL, charset, options);
    if (!doc && charset) /* one that nobody here knows */
        doc = htmlReadMemory(bytes, (int)len, NULL, NULL, options);
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

/* Compressed, or something else that nobody reads. */
static bool is_binary(const char *bytes, size_t len)
{
    return !is_wide(bytes, len) && memchr(bytes, '\0', len < 512 ? len : 512);
}

bool page_text_read(const char *bytes, size_t len, const char *type,
                    struct page_text *ret)
{
    bool html = !*type || type_is(type, "text/html") ||
                type_is(type, "application/xhtml+xml");
    if ((!html && !type_is(type, "text/plain")) || is_binary(bytes, len))
        return false;
    if (len > PAGE_BYTES_MAX)
        len = PAGE_BYTES_MAX;
    *ret = (struct page_text){.tag = xstrdup("")};
    if (html) {
        autofree char *charset = charset_for(bytes, len, type);
        read_html(bytes, len, charset, ret);
        return true;
    }
    ret->title = xstrdup("");
    ret->text = tidy(bytes, len < PAGE_TEXT_MAX ? len : PAGE_TEXT_MAX);
    return true;
}

void page_text_done(struct page_text *page)
{
    free(page->title);
    free(page->text);
    free(page->tag);
    *page = (struct page_text){0};
}
