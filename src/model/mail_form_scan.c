/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Looking at the lines of a mail: words, marks, rules, ends. */
#include "base/buf.h"
#include "model/mail_form_parts.h"

#include <string.h>
#include <strings.h>

enum {
    RULE_LEN = 4,     /* marks from which a line of them is a rule */
    PLACE_LEN = 3,    /* and from which they are a place to write on */
    END_MAX = 50,     /* bytes of "Thanks for your help," */
    REMARK_MAX = 80,  /* bytes of a remark in brackets */
    LABEL_MAX = 1000, /* bytes of a label that are kept */
};

/* No-break spaces, too. */
static size_t blanks(const char *text)
{
    size_t len = 0;
    for (;;) {
        len += strspn(text + len, " \t");
        if (strncmp(text + len, "\xC2\xA0", 2) != 0)
            return len;
        len += 2;
    }
}

size_t scan_word(const struct scan *scan, size_t line, size_t at)
{
    const struct mail_words *words = &scan->words;
    size_t word = words->first[line];
    while (word < words->first[line + 1] && words->word[word].at < at)
        word++;
    return word;
}

const char *scan_text(const struct scan *scan, size_t line)
{
    const char *text = scan->lines->line[line];
    return text + mail_quote_of(text).len;
}

bool scan_is_blank(const struct scan *scan, size_t line)
{
    const char *text = scan_text(scan, line);
    return text[blanks(text)] == '\0';
}

static unsigned depth_of(const struct scan *scan, size_t line)
{
    return mail_quote_of(scan->lines->line[line]).depth;
}

size_t scan_match(const struct scan *scan, size_t word,
                  const struct mail_words *label)
{
    size_t count = mail_words_match(&scan->words, word, label);
    for (size_t i = word + 1; i < word + count; i++) {
        size_t before = scan->words.word[i - 1].line;
        size_t line = scan->words.word[i].line;
        if (line > before + 1 ||
            (line > before && depth_of(scan, line) > depth_of(scan, before)))
            return 0; /* what was wrapped may have lost its quoting */
    }
    return count;
}

size_t scan_note_len(const char *text)
{
    static const char *const notes[] = {"(optional)", "[optional]",
                                        "(required)", "[required]"};
    size_t skip = blanks(text);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (strncasecmp(text + skip, notes[i], strlen(notes[i])) == 0)
            return skip + strlen(notes[i]);
    return 0;
}

/* A mark that says that a label ends, with blanks before; 0: none. */
static size_t mark_len(const char *text)
{
    static const char *const marks[] = {":", "?", "=", "：", "？"};
    size_t skip = blanks(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text + skip, marks[i], strlen(marks[i])) == 0)
            return skip + strlen(marks[i]);
    return 0;
}

/* ")" and the like, and "#" or "..." behind a blank; 0: none. */
static size_t closing_len(const char *text, bool marked)
{
    size_t len = strspn(text, marked ? "*_" : ")\"'*_#.");
    size_t skip = blanks(text);
    size_t run = strspn(text + skip, "#*.");
    if (len > 0 || marked || run == 0)
        return len;
    const char *next = text + skip + run;
    bool ends = *next == '\0' || blanks(next) > 0 || mark_len(next) > 0;
    return ends ? skip + run : 0;
}

/* "(no nickname, please)" before the mark or the end; 0: there is none. */
static size_t remark_len(const char *text)
{
    size_t skip = blanks(text);
    const char *end = text[skip] == '(' ? strchr(text + skip, ')') : NULL;
    if (!end || end - text > REMARK_MAX ||
        (mark_len(end + 1) == 0 && end[1 + blanks(end + 1)]))
        return 0;
    return (size_t)(end - text) + 1;
}

size_t scan_marks(const char *line, size_t at, bool *marked)
{
    *marked = false;
    for (;;) {
        size_t len = mark_len(line + at);
        if (len > 0)
            *marked = true;
        else
            len = scan_note_len(line + at);
        if (len == 0 && !*marked)
            len = remark_len(line + at);
        if (len == 0)
            len = closing_len(line + at, *marked);
        if (len == 0)
            return at;
        at += len;
    }
}

size_t scan_value(const char *line, size_t at)
{
    static const char *const dashes[] = {"->", "=>", "--", "-", "–"};
    size_t value = at + blanks(line + at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t len = strlen(dashes[i]);
        size_t gap = 0;
        if (strncmp(line + value, dashes[i], len) == 0)
            gap = blanks(line + value + len);
        if (gap > 0) {
            value += len + gap;
            break;
        }
    }
    return line[value] ? value : FORM_NONE;
}

bool scan_asks(const char *text)
{
    size_t end = strlen(text);
    while (end > 0 && strchr(" \t", text[end - 1]))
        end--;
    return end > 0 && strchr(":?", text[end - 1]);
}

bool scan_is_place(const char *text)
{
    struct mail_lead lead = mail_lead_of(text);
    if (lead.kind == LEAD_NUMBER && text[lead.len] == '\0')
        return true;
    text += blanks(text);
    size_t len = strspn(text, "_.");
    return len >= PLACE_LEN && text[len + blanks(text + len)] == '\0';
}

bool scan_is_rule(const char *text)
{
    text += blanks(text);
    size_t len = strspn(text, "-_=*~#");
    return len >= RULE_LEN && text[len + blanks(text + len)] == '\0';
}

bool scan_is_heading(const struct scan *scan, size_t line)
{
    const char *text = scan->lines->line[line];
    size_t at = mail_quote_of(text).len;
    size_t word = scan_word(scan, line, at + mail_lead_of(text + at).len);
    for (size_t i = 0; i < scan->labels.heading_count; i++) {
        const struct mail_words *heading = &scan->labels.heading[i];
        size_t count = scan_match(scan, word, heading);
        if (count && word + count >= scan->words.first[line + 1])
            return true;
    }
    return false;
}

/* What letters end with: the words alone, or with more up to a comma. */
bool scan_is_end(const struct scan *scan, size_t line)
{
    static const char *const ends[] = {
        "regards", "best",        "kind regards", "warm",
        "with",    "sincerely",   "thank you",    "thanks",
        "yours",   "many thanks", "cheers",
    };
    const char *text = scan_text(scan, line);
    size_t skip = blanks(text), len = strlen(text);
    while (len > skip && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    if (strcmp(text, "-- ") == 0 || strcmp(text, "--") == 0)
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = skip + strlen(ends[i]);
        if (end > len || strncasecmp(text + skip, ends[i], end - skip) != 0)
            continue;
        bool alone = end + strspn(text + end, ", ") >= len;
        if (alone ||
            (len - skip <= END_MAX && text[end] == ' ' && text[len - 1] == ','))
            return true;
    }
    return false;
}

/* Behind the label itself, without the marks that only say that it ends. */
static size_t label_end(const char *line, size_t from, size_t end)
{
    while (end > from && strchr(" \t:=*_", line[end - 1]))
        end--;
    return end;
}

char *scan_label(const struct scan *scan, size_t at,
                 const struct mail_question *question)
{
    struct buf text;
    buf_init(&text, LABEL_MAX);
    for (size_t i = question->line; i <= question->label_line; i++) {
        const char *line = scan->lines->line[i];
        bool last = i == question->label_line;
        size_t from = i == question->line ? at : mail_quote_of(line).len;
        size_t end = last ? question->label_end : strlen(line);
        from += blanks(line + from);
        end = label_end(line, from, end);
        if (text.len > 0 && end > from)
            buf_putc(&text, ' ');
        if (end - from > LABEL_MAX - text.len)
            end = from + LABEL_MAX - text.len;
        while (end > from && ((unsigned char)line[end] & 0xC0) == 0x80)
            end--; /* not within a character */
        buf_add(&text, line + from, end - from);
    }
    return buf_steal(&text);
}
