/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* What looks like a question and is in no definition. */
#include "model/mail_form_parts.h"

#include <string.h>

enum {
    LABEL_LINES_MAX = 10, /* of one question */
    TITLE_WORDS_MAX = 8,  /* of "Operating system:" */
    ITEM_WORDS_LEAST = 3, /* of a numbered question */
    ASKED_WORDS_LEAST = 2,
    ASCII_LETTERS = 0x80,
};

static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= ASCII_LETTERS;
}

static size_t word_count(const struct scan *scan, size_t line, size_t at,
                         size_t end)
{
    size_t word = scan_word(scan, line, at), count = 0;
    while (word < scan->words.first[line + 1] &&
           scan->words.word[word].at < end) {
        count++;
        word++;
    }
    return count;
}

/* "Somebody wrote:", "Original Message Follows:": what follows is quoted. */
static bool announces(const struct scan *scan, size_t line, size_t end)
{
    static const char *const words[] = {
        "wrote",   "schrieb", "écrit",     "escribió", "scritto",
        "message", "follows", "nachricht", "below",
    };
    size_t word = scan_word(scan, line, end);
    if (word == scan->words.first[line])
        return false;
    const char *last = scan->words.word[word - 1].text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(last, words[i]) == 0)
            return true;
    return false;
}

/* "Label:" with nothing behind; the byte behind the colon, 0: it is none. */
static size_t empty_label(const struct scan *scan, size_t line, size_t at)
{
    const char *text = scan->lines->line[line];
    const char *colon = strchr(text + at, ':');
    size_t words =
        colon ? word_count(scan, line, at, (size_t)(colon - text)) : 0;
    if (words == 0 || words > TITLE_WORDS_MAX ||
        announces(scan, line, (size_t)(colon - text)) ||
        (words > 1 && !is_capital(text[at])))
        return 0;
    const char *rest = colon + 1;
    if (rest[strspn(rest, " \t*_")] && !scan_is_place(rest))
        return 0;
    return (size_t)(colon - text) + 1;
}

/* "If so, ..." and "Please ..." belong to what is asked. */
static bool goes_on(const char *text)
{
    text += strspn(text, " \t");
    return strncmp(text, "If ", 3) == 0 || strncmp(text, "Please ", 7) == 0;
}

/* The last line of what begins here: up to a question mark, an empty line,
 * another item, or a change of quoting. */
static size_t paragraph_end(const struct unknown_in *in)
{
    size_t line = in->line;
    struct hit other;
    while (line + 1 < in->limit && line - in->line + 1 < LABEL_LINES_MAX) {
        const char *next = in->scan->lines->line[line + 1];
        struct mail_quote quote = mail_quote_of(next);
        enum mail_lead_kind lead = mail_lead_of(next + quote.len).kind;
        if (quote.depth != in->depth || scan_is_blank(in->scan, line + 1) ||
            lead != LEAD_NONE ||
            hit_at(in->scan, line + 1, FORM_NONE, &other) ||
            (scan_asks(in->scan->lines->line[line]) &&
             !goes_on(next + quote.len)))
            break;
        line++;
    }
    return line;
}

/* Its last '?', or its end where nothing asks but the number. */
static bool find_end(const struct unknown_in *in, size_t at, size_t last,
                     struct mail_question *question)
{
    bool asks = false;
    question->label_line = last;
    question->label_end = strlen(in->scan->lines->line[last]);
    for (size_t i = in->line; i <= last; i++) {
        const char *text = in->scan->lines->line[i];
        const char *from = i == in->line ? text + at : scan_text(in->scan, i);
        const char *mark = strrchr(from, '?');
        if (!mark)
            continue;
        asks = true;
        question->label_line = i;
        question->label_end = (size_t)(mark - text) + 1;
        if (goes_on(mark + 1)) {
            question->label_line = last;
            question->label_end = strlen(in->scan->lines->line[last]);
        }
    }
    return asks;
}

static void keep(const struct unknown_in *in, size_t at,
                 struct mail_question *question)
{
    const char *line = in->scan->lines->line[question->label_line];
    question->line = in->line;
    question->field = question->column = FORM_NONE;
    question->block = 0;
    question->marked = true;
    question->label = scan_label(in->scan, at, question);
    question->value_at = scan_value(line, question->label_end);
}

static bool find_asked(const struct unknown_in *in, size_t at,
                       enum mail_lead_kind lead, struct mail_question *question)
{
    const char *text = in->scan->lines->line[in->line];
    bool item = lead == LEAD_NUMBER || lead == LEAD_LETTER;
    size_t words = word_count(in->scan, in->line, at, strlen(text));
    size_t last = paragraph_end(in);
    bool asks = find_end(in, at, last, question);
    if (item && words >= ITEM_WORDS_LEAST && (asks || in->numbered))
        return true;
    if (lead == LEAD_BULLET && asks && !in->in_block &&
        words >= ITEM_WORDS_LEAST)
        return true;
    return !item && lead == LEAD_NONE && asks && !in->in_block &&
           words >= ASKED_WORDS_LEAST && is_capital(text[at]);
}

bool unknown_find(const struct unknown_in *in, struct mail_question *ret)
{
    const char *text = in->scan->lines->line[in->line];
    struct mail_quote quote = mail_quote_of(text);
    struct mail_lead lead = mail_lead_of(text + quote.len);
    size_t at = quote.len + lead.len;
    struct mail_question question = {.field = FORM_NONE};
    size_t colon = in->in_block ? 0 : empty_label(in->scan, in->line, at);
    if (colon) {
        question.label_line = in->line;
        question.label_end = colon;
    } else if (!find_asked(in, at, lead.kind, &question)) {
        return false;
    }
    keep(in, at, &question);
    *ret = question;
    return true;
}
