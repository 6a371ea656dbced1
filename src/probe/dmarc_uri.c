/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/dmarc_uri.h"

#include <string.h>
#include <strings.h>

#define HOST_MAX 253u /* octets of a domain name, RFC 1035 2.3.4 as text */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* RFC 3986 3.1: the scheme's length without its colon, 0: there is none. */
static size_t scheme_len(struct tag_text uri)
{
    size_t i = 0;
    while (i < uri.len &&
           (is_letter(uri.text[i]) ||
            (i > 0 && (is_digit(uri.text[i]) || strchr("+-.", uri.text[i])))))
        i++;
    return i < uri.len && uri.text[i] == ':' ? i : 0;
}

/* Has it only characters of URIs (RFC 3986 2)? "!" would have to be written
 * as %21 here (RFC 9989 4.8). */
static bool has_uri_characters(struct tag_text uri)
{
    for (size_t i = 0; i < uri.len; i++) {
        char c = uri.text[i];
        if (!is_letter(c) && !is_digit(c) &&
            (c == '\0' || !strchr("-._~:/?#[]@$&'()*+,;=%", c)))
            return false;
    }
    return true;
}

static bool is_host(struct tag_text host)
{
    bool dotted = true; /* what came last, or the beginning */
    for (size_t i = 0; i < host.len; i++) {
        char c = host.text[i];
        if (c == '.' ? dotted
                     : !is_letter(c) && !is_digit(c) && c != '-' && c != '_')
            return false;
        dotted = c == '.';
    }
    return !dotted && host.len <= HOST_MAX;
}

/* RFC 6068 2, for one address: several cannot stand in a list that has commas
 * of its own. A "/" would have to be %2F, so that "mailto://" is no start. */
static bool read_mailto(struct tag_text rest, struct dmarc_uri *ret)
{
    const char *query = rest.len ? memchr(rest.text, '?', rest.len) : NULL;
    if (query)
        rest.len = (size_t)(query - rest.text);
    const char *at = rest.len ? memchr(rest.text, '@', rest.len) : NULL;
    if (!at || at == rest.text ||
        memchr(rest.text, '/', (size_t)(at - rest.text)))
        return false;
    ret->host.text = at + 1;
    ret->host.len = rest.len - (size_t)(at + 1 - rest.text);
    return is_host(ret->host);
}

/* RFC 9989 4.8, obs-dmarc-report-size: a number and a unit. */
static bool is_size(struct tag_text size)
{
    size_t digits = 0;
    while (digits < size.len && is_digit(size.text[digits]))
        digits++;
    if (digits == 0)
        return false;
    return digits == size.len ||
           (digits + 1 == size.len && strchr("kmgtKMGT", size.text[digits]));
}

static bool cut_size(struct dmarc_uri *uri)
{
    const char *mark = memchr(uri->text.text, '!', uri->text.len);
    if (!mark)
        return true;
    size_t before = (size_t)(mark - uri->text.text);
    struct tag_text size = {mark + 1, uri->text.len - before - 1};
    uri->text.len = before;
    uri->sized = true;
    return is_size(size);
}

static bool read_uri(struct tag_text item, struct dmarc_uri *ret)
{
    *ret = (struct dmarc_uri){.text = item};
    if (item.len == 0 || !cut_size(ret) || !has_uri_characters(ret->text))
        return false;
    size_t scheme = scheme_len(ret->text);
    struct tag_text rest = {item.text + scheme + 1, ret->text.len - scheme - 1};
    if (scheme == 0 || rest.len == 0)
        return false;
    ret->mailto = scheme == 6 && strncasecmp(item.text, "mailto", 6) == 0;
    return !ret->mailto || read_mailto(rest, ret);
}

void dmarc_uris_read(struct tag_text value, struct dmarc_uris *ret)
{
    struct tag_text item;
    struct dmarc_uri uri;
    *ret = (struct dmarc_uris){0};
    while (tag_next_item(&value, ',', &item)) {
        if (!read_uri(item, &uri))
            ret->broken = true;
        else if (ret->count == DMARC_URIS_MAX)
            ret->cut = true;
        else
            ret->uri[ret->count++] = uri;
    }
}
