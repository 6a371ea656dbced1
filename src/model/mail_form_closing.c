/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* How a letter ends: a sentence and a name, each a paragraph. */
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    NAME_WORDS_MAX = 3,
    PARAGRAPH_LINES_MAX = 3,
    GOODBYE_WORDS_MAX = 10,
    GOODBYE_BYTES_MAX = 70,
};

static size_t word_count(const struct scan *scan, size_t line)
{
    return scan->words.first[line + 1] - scan->words.first[line];
}

/* The last line before `end` that is not empty; FORM_NONE: there is none. */
static size_t last_line(const struct scan *scan, size_t end)
{
    while (end > 0)
        if (!scan_is_blank(scan, --end))
            return end;
    return FORM_NONE;
}

/* A paragraph of one line, and not the first of the mail. */
static bool stands_alone(const struct scan *scan, size_t line)
{
    return line != FORM_NONE && line > 0 && scan_is_blank(scan, line - 1);
}

/* "Brandon": a few words with a capital letter, no digits, no marks behind. */
static bool is_name(const struct scan *scan, size_t line)
{
    const char *text = scan_text(scan, line);
    size_t len = strlen(text);
    return word_count(scan, line) >= 1 &&
           word_count(scan, line) <= NAME_WORDS_MAX && *text >= 'A' &&
           *text <= 'Z' && !strpbrk(text, "0123456789:@/=<>[]") &&
           !strchr(".,;?!)", text[len - 1]);
}

static bool is_goodbye(const struct scan *scan, size_t line)
{
    return word_count(scan, line) <= GOODBYE_WORDS_MAX &&
           strlen(scan_text(scan, line)) <= GOODBYE_BYTES_MAX &&
           !strpbrk(scan_text(scan, line), ":?=<>[]");
}

/* The paragraph's first line, when it is a name with no more than sentences of
 * goodbye before it; FORM_NONE: it is something else. */
static size_t signature(const struct scan *scan, size_t name)
{
    size_t first = name;
    struct hit hit;
    if (name == FORM_NONE || !is_name(scan, name) ||
        hit_at(scan, name, FORM_NONE, &hit))
        return FORM_NONE;
    while (first > 0 && !scan_is_blank(scan, first - 1)) {
        first--;
        if (name - first >= PARAGRAPH_LINES_MAX || !is_goodbye(scan, first) ||
            hit_at(scan, first, FORM_NONE, &hit))
            return FORM_NONE;
    }
    return first > 0 ? first : FORM_NONE;
}

size_t scan_closing(const struct scan *scan)
{
    size_t name = last_line(scan, scan->lines->count);
    size_t first = signature(scan, name);
    struct hit hit;
    if (first == FORM_NONE)
        return scan->lines->count;
    size_t goodbye = last_line(scan, first);
    bool said = first == name && stands_alone(scan, goodbye) &&
                is_goodbye(scan, goodbye) &&
                !hit_at(scan, goodbye, FORM_NONE, &hit);
    return said ? goodbye : first;
}
