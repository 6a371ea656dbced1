/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/html_look.h"

#include "base/mem.h"

#include <libxml/tree.h>
#include <string.h>
#include <strings.h>

enum { STYLE_MAX = 2000 }; /* bytes; what stands behind is not looked at */

bool html_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->name &&
           strcasecmp((const char *)node->name, name) == 0;
}

bool html_has_attribute(xmlNode *node, const char *name)
{
    return xmlHasProp(node, (const xmlChar *)name) != NULL;
}

char *html_attribute(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *text = value ? xstrdup((const char *)value) : NULL;
    xmlFree(value);
    return text;
}

/* In small letters and without blanks, as "display:none". */
static bool has_style(xmlNode *node, const char *wanted)
{
    char style[STYLE_MAX + 1];
    size_t len = 0;
    autofree char *value = html_attribute(node, "style");
    for (const char *c = value ? value : ""; *c && len < STYLE_MAX; c++)
        if (*c >= 'A' && *c <= 'Z')
            style[len++] = (char)(*c | 0x20);
        else if (!strchr(" \t\r\n", *c))
            style[len++] = *c;
    style[len] = '\0';
    return strstr(style, wanted) != NULL;
}

static const struct {
    const char *name;
    enum html_shape shape;
} shapes[] = {
    {"p", HTML_PARAGRAPH},      {"h1", HTML_PARAGRAPH},
    {"h2", HTML_PARAGRAPH},     {"h3", HTML_PARAGRAPH},
    {"h4", HTML_PARAGRAPH},     {"h5", HTML_PARAGRAPH},
    {"h6", HTML_PARAGRAPH},     {"dl", HTML_PARAGRAPH},
    {"blockquote", HTML_QUOTE}, {"pre", HTML_PRE},
    {"textarea", HTML_PRE},     {"ul", HTML_LIST},
    {"ol", HTML_LIST},          {"li", HTML_ITEM},
    {"tr", HTML_ROW},           {"td", HTML_CELL},
    {"th", HTML_CELL},          {"br", HTML_BREAK},
    {"hr", HTML_RULE},          {"input", HTML_INPUT},
    {"div", HTML_BLOCK},        {"dt", HTML_BLOCK},
    {"dd", HTML_BLOCK},         {"table", HTML_BLOCK},
    {"caption", HTML_BLOCK},    {"section", HTML_BLOCK},
    {"article", HTML_BLOCK},    {"header", HTML_BLOCK},
    {"footer", HTML_BLOCK},     {"address", HTML_BLOCK},
    {"form", HTML_BLOCK},       {"fieldset", HTML_BLOCK},
    {"legend", HTML_BLOCK},     {"center", HTML_BLOCK},
    {"option", HTML_BLOCK},     {"body", HTML_BLOCK},
};

/* libxml2 calls Outlook's <o:p> so, which is no paragraph: those end where
 * another one begins. */
static bool is_within_paragraph(const xmlNode *node)
{
    enum { UP_MAX = 4 };
    for (int up = 0; node->parent && up < UP_MAX; up++) {
        node = node->parent;
        if (html_is(node, "p"))
            return true;
    }
    return false;
}

/* Outlook's paragraphs have no margins, by a style sheet; others say so. */
static bool is_tight(xmlNode *node)
{
    autofree char *class = html_attribute(node, "class");
    return (class && strncasecmp(class, "Mso", 3) == 0) ||
           has_style(node, "margin:0");
}

enum html_shape html_shape(xmlNode *node)
{
    if (html_is(node, "p") && is_within_paragraph(node))
        return HTML_INLINE;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (html_is(node, shapes[i].name))
            return shapes[i].shape == HTML_PARAGRAPH && is_tight(node)
                       ? HTML_BLOCK
                       : shapes[i].shape;
    return HTML_INLINE;
}

bool html_is_hidden(xmlNode *node)
{
    static const char *const unseen[] = {"script", "style",    "head",
                                         "title",  "template", "svg",
                                         "iframe", "object",   NULL};
    for (size_t i = 0; unseen[i]; i++)
        if (html_is(node, unseen[i]))
            return true;
    return node->type == XML_ELEMENT_NODE &&
           (html_has_attribute(node, "hidden") ||
            has_style(node, "display:none") ||
            has_style(node, "visibility:hidden"));
}

/* A blank that does not break is text to us, as it is to those who write it. */
static bool has_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE && node->content &&
           node->content[strspn((const char *)node->content, " \t\r\n\f")];
}

static xmlNode *next_within(xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Looked at once for each row: it ends where another row is inside. */
bool html_row_is_short(xmlNode *row)
{
    bool text = false, broken = false; /* in this cell */
    for (xmlNode *node = row; (node = next_within(node, row));) {
        enum html_shape shape = html_shape(node);
        if (shape == HTML_ROW || shape == HTML_LIST || shape == HTML_ITEM ||
            shape == HTML_PRE || shape == HTML_QUOTE || shape == HTML_RULE)
            return false;
        if (shape == HTML_CELL)
            text = broken = false;
        else if (has_text(node) && broken)
            return false;
        else if (has_text(node))
            text = true;
        else if (shape != HTML_INLINE && shape != HTML_INPUT)
            broken = text;
    }
    return true;
}
