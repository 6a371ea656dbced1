/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/tag_list.h"

#include "base/i18n.h"

#include <string.h>
#include <strings.h>

/* Folding white space, RFC 6376 2.8; a CR or LF alone is none, but comes from
 * zone files that were pasted. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct tag_text tag_text_trim(struct tag_text text)
{
    while (text.len && is_blank(text.text[0])) {
        text.text++;
        text.len--;
    }
    while (text.len && is_blank(text.text[text.len - 1]))
        text.len--;
    return text;
}

bool tag_text_is(struct tag_text text, const char *word)
{
    return text.len == strlen(word) &&
           (!text.len || memcmp(text.text, word, text.len) == 0);
}

bool tag_text_same(struct tag_text text, const char *word)
{
    return text.len == strlen(word) &&
           (!text.len || strncasecmp(text.text, word, text.len) == 0);
}

bool tag_next_item(struct tag_text *rest, char separator, struct tag_text *ret)
{
    if (!rest->text)
        return false;
    const char *end =
        rest->len ? memchr(rest->text, separator, rest->len) : NULL;
    size_t len = end ? (size_t)(end - rest->text) : rest->len;
    *ret = tag_text_trim((struct tag_text){rest->text, len});
    rest->text = end ? end + 1 : NULL;
    rest->len = end ? rest->len - len - 1 : 0;
    return true;
}

static bool is_name(struct tag_text name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.text[i];
        bool first = i == 0;
        if (!is_letter(c) && (first || ((c < '0' || c > '9') && c != '_')))
            return false;
    }
    return name.len > 0;
}

static bool is_value(struct tag_text value)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.text[i];
        if (!is_blank(c) && (c < 0x21 || c > 0x7E))
            return false;
    }
    return true;
}

static const struct tag *find(const struct tag_list *list, struct tag_text name)
{
    for (size_t i = 0; i < list->count; i++) {
        struct tag_text other = list->tags[i].name;
        if (other.len == name.len &&
            memcmp(other.text, name.text, name.len) == 0)
            return &list->tags[i];
    }
    return NULL;
}

static enum tag_fault read_piece(struct tag_text piece, struct tag_list *list)
{
    const char *equals = memchr(piece.text, '=', piece.len);
    if (!equals)
        return TAGS_NO_EQUALS;
    size_t left = (size_t)(equals - piece.text);
    struct tag tag = {
        .name = tag_text_trim((struct tag_text){piece.text, left}),
        .value =
            tag_text_trim((struct tag_text){equals + 1, piece.len - left - 1}),
    };
    if (!is_name(tag.name))
        return TAGS_BAD_NAME;
    if (find(list, tag.name))
        return TAGS_TWICE;
    if (!is_value(tag.value))
        return TAGS_BAD_VALUE;
    if (list->count == TAGS_MAX)
        return TAGS_TOO_MANY;
    list->tags[list->count++] = tag;
    return TAGS_FINE;
}

void tag_list_read(const char *text, size_t len, struct tag_list *ret)
{
    struct tag_text rest = {text, len}, piece;
    *ret = (struct tag_list){0};
    while (ret->fault != TAGS_TOO_MANY && tag_next_item(&rest, ';', &piece)) {
        enum tag_fault fault = TAGS_FINE;
        if (piece.len)
            fault = read_piece(piece, ret);
        else
            ret->empty |= rest.text != NULL;
        if (fault && !ret->fault) {
            ret->fault = fault;
            ret->fault_at = ret->count;
            ret->part = piece;
        }
    }
}

const struct tag *tag_find(const struct tag_list *list, const char *name)
{
    return find(list, (struct tag_text){name, strlen(name)});
}

const char *tag_fault_text(enum tag_fault fault)
{
    static const char *const texts[] = {
        [TAGS_FINE] = NULL,
        [TAGS_NO_EQUALS] = N_("A part of the record between semicolons has "
                              "no \"=\" (RFC 6376 3.2)."),
        [TAGS_BAD_NAME] = N_("A part of the record does not begin with the "
                             "name of a tag (RFC 6376 3.2)."),
        [TAGS_BAD_VALUE] = N_("A value in the record has characters that are "
                              "not printable ASCII (RFC 6376 3.2)."),
        [TAGS_TWICE] = N_("A tag stands in the record twice, which makes the "
                          "record invalid (RFC 6376 3.2)."),
        [TAGS_TOO_MANY] = N_("The record has more tags than anybody has "
                             "defined."),
    };
    return texts[fault];
}
