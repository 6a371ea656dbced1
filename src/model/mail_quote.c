/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_quote.h"

#include <string.h>

enum {
    QUOTE_BLANKS_MAX = 3, /* before a mark: four begin an indented text */
    DIGITS_MAX = 3,       /* of a number */
    BOX_MAX = 4,          /* bytes between brackets */
};

struct mail_quote mail_quote_of(const char *line)
{
    struct mail_quote quote = {0};
    for (const char *at = line;; quote.depth++) {
        size_t blanks = strspn(at, " ");
        if (blanks > QUOTE_BLANKS_MAX ||
            (at[blanks] != '>' && at[blanks] != '|'))
            return quote;
        at += blanks + 1;
        at += *at == ' ';
        quote.len = (size_t)(at - line);
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t blanks_at(const char *text)
{
    return strspn(text, " \t");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind the number or letter, with the mark that says it is one; 0: none. */
static size_t mark_behind(const char *text, size_t len, bool opened)
{
    if (len == 0 || !text[len] || !strchr(opened ? ")]" : ".):", text[len]))
        return 0;
    len++;
    return text[len] == '\0' || is_blank(text[len]) ? len : 0;
}

/* "Q", "#", "Question ": what calls a number one. */
static size_t number_word(const char *text)
{
    static const char *const words[] = {
        "Question ", "question ", "Item ", "No. ", "Q", "q", "#"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

/* "1.", "1)", "(1)", "[1]", "Q1:", "#1", "Question 1:", "1.Do" */
static size_t number_len(const char *text)
{
    size_t open = *text == '(' || *text == '[';
    size_t word = open ? 0 : number_word(text);
    size_t from = open + word;
    size_t digits = strspn(text + from, "0123456789");
    if (digits == 0 || digits > DIGITS_MAX)
        return 0;
    size_t end = from + digits;
    if (*text == '#' && is_blank(text[end]))
        return end;
    if (!open && !word && (text[end] == '.' || text[end] == ')') &&
        is_letter(text[end + 1]))
        return end + 1;
    return mark_behind(text, end, open);
}

/* "a.", "(b)", "iv)" */
static size_t letter_len(const char *text)
{
    size_t open = *text == '(' || *text == '[';
    const char *at = text + open;
    size_t roman = strspn(at, "ivx");
    size_t len = roman >= 1 && roman <= 4 ? roman : is_letter(*at);
    if (len == 1 && at[1] == ':')
        return 0; /* "x: ..." is a label */
    return len ? mark_behind(text, open + len, open) : 0;
}

static size_t bullet_len(const char *text)
{
    static const char *const bullets[] = {"--", "*", "-", "+", "o",
                                          "•",  "·", "–", "▪"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (strncmp(text, bullets[i], len) == 0 && is_blank(text[len]))
            return len;
    }
    /* "*Your Name:*" is printed bold. */
    return *text == '*' && is_letter(text[1]) ? 1 : 0;
}

static size_t lead_len(const char *text, enum mail_lead_kind *kind)
{
    size_t len;
    if ((len = number_len(text)))
        *kind = LEAD_NUMBER;
    else if ((len = letter_len(text)))
        *kind = LEAD_LETTER;
    else if ((len = bullet_len(text)) && *kind == LEAD_NONE)
        *kind = LEAD_BULLET;
    return len;
}

/* Several may follow each other: "6. a. Do you ...". */
struct mail_lead mail_lead_of(const char *text)
{
    struct mail_lead lead = {.len = blanks_at(text)};
    for (int i = 0; i < 3; i++) {
        size_t len = lead_len(text + lead.len, &lead.kind);
        if (len == 0 || mail_box_of(text + lead.len).end > 0)
            break; /* "(x)" is ticked, not the tenth */
        lead.len += len;
        lead.len += blanks_at(text + lead.len);
    }
    return lead;
}

/* "___ Forum Postings" */
static struct mail_box line_box(const char *text)
{
    size_t len = strspn(text, "_");
    size_t x = len > 0 && (text[len] == 'x' || text[len] == 'X');
    size_t all = len + x + (x ? strspn(text + len + x, "_") : 0);
    if (len < 2 || !is_blank(text[all]))
        return (struct mail_box){0};
    return (struct mail_box){.at = 0,
                             .len = all,
                             .end = all + blanks_at(text + all),
                             .ticked = x > 0};
}

struct mail_box mail_box_of(const char *text)
{
    static const char pairs[] = "[](){}<>";
    const char *open = *text ? strchr(pairs, *text) : NULL;
    if (!open || (open - pairs) % 2)
        return line_box(text);
    const char *end = strchr(text, open[1]);
    size_t len = end ? (size_t)(end - text - 1) : BOX_MAX + 1;
    size_t blanks = blanks_at(text + 1);
    if (len > BOX_MAX || blanks > len)
        return (struct mail_box){0};
    size_t mark = blanks + strspn(text + 1 + blanks, "xX*+");
    mark += blanks_at(text + 1 + mark);
    if (mark != len)
        return (struct mail_box){0};
    return (struct mail_box){.at = 1,
                             .len = len,
                             .end = len + 2 + blanks_at(end + 1),
                             .ticked = blanks < len};
}
