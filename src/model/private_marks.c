/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/private_marks.h"

#include "base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LOCAL_MAX = 256 }; /* bytes before an @ that are looked at */

void private_marks_set(struct private_marks *marks, size_t start, size_t end,
                       enum private_kind kind)
{
    for (size_t i = start; i < end; i++)
        if (marks->kind[i] != PRIVATE_NOTHING)
            return;
    memset(marks->kind + start, (int)kind, end - start);
}

void private_marks_init(struct private_marks *marks, struct span line)
{
    *marks = (struct private_marks){.line = line};
    marks->kind = xcalloc(line.len + 1, sizeof *marks->kind);
    memset(marks->kind, PRIVATE_NOTHING, line.len + 1);
    private_mark_mailboxes(marks);
    private_mark_names(marks);
    private_mark_own_host(marks);
    private_mark_hosts(marks);
}

void private_marks_done(struct private_marks *marks)
{
    free(marks->kind);
    *marks = (struct private_marks){.kind = NULL};
}

/* How a mailbox, or a value, is called in front of it: "to=<", "MAIL FROM:<".
 * Compared with what stands before, without "<", quotes and blanks. */
static const struct word {
    const char *text;
    enum private_kind kind; /* PRIVATE_NOTHING: it is no mailbox */
    bool value;             /* also of what has no @ in it */
} words[] = {
    {"orig_to=", PRIVATE_RECIPIENT, true},
    {"to=", PRIVATE_RECIPIENT, true},
    {"rcpt=", PRIVATE_RECIPIENT, true},
    {"from=", PRIVATE_SENDER, true},
    {"F=", PRIVATE_SENDER, true},
    {"sender=", PRIVATE_SENDER, true},
    {"from:", PRIVATE_SENDER, false},
    {"sender:", PRIVATE_SENDER, false},
    {"from", PRIVATE_SENDER, false},
    {"sender", PRIVATE_SENDER, false},
    {"<=", PRIVATE_SENDER, false},
    {"Return-Path:", PRIVATE_SENDER, false},
    {"sasl_username=", PRIVATE_USER, true},
    {"sasl_sender=", PRIVATE_USER, true},
    {"ctladdr=", PRIVATE_USER, true},
    {"authid=", PRIVATE_USER, true},
    {"username=", PRIVATE_USER, true},
    {"user=", PRIVATE_USER, true},
    {"U=", PRIVATE_USER, true},
    {"message-id=", PRIVATE_NOTHING, false},
    {"Message-ID:", PRIVATE_NOTHING, false},
    {"msgid=", PRIVATE_NOTHING, false},
    {"id=", PRIVATE_NOTHING, false},
};

static bool ends_word(char c)
{
    return !isalnum((unsigned char)c) && c != '_' && c != '-';
}

/* Does the line up to `end` end with this word, and is it a whole one? */
static bool stands_before(struct span line, size_t end, const char *word)
{
    size_t len = strlen(word);
    if (end < len || strncasecmp(line.at + end - len, word, len) != 0)
        return false;
    return end == len || ends_word(line.at[end - len - 1]);
}

/* qmail has "_" for blanks. */
static size_t before_brackets(struct span line, size_t at)
{
    while (at > 0 && strchr("<\"' ", line.at[at - 1]))
        at--;
    return at;
}

static const struct word *word_before(struct span line, size_t at)
{
    size_t end = before_brackets(line, at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (stands_before(line, end, words[i].text))
            return &words[i];
    return NULL;
}

/* Exim: "A=plain_login:anna", a driver in front. */
static bool is_after_driver(struct span line, size_t at)
{
    size_t word = at;
    if (at == 0 || line.at[at - 1] != ':')
        return false;
    while (word > 0 && at - word < LOCAL_MAX && line.at[word - 1] != ' ')
        word--;
    return word + 2 < at && strncmp(line.at + word, "A=", 2) == 0;
}

/* RFC 5321's atoms and dots, without "/", by which qmail ends lines. */
static bool in_local(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 ||
           (c && strchr("!#$%&'*+-=?^_`{|}~.", c));
}

/* "to=anna@..." is a name and a value, "a=b@..." is a mailbox. */
static size_t behind_word(struct span line, size_t start, size_t at)
{
    for (size_t i = at; i > start; i--)
        if (line.at[i - 1] == '=' && word_before(line, i))
            return i;
    return start;
}

/* "a\"b"@...: quotes within quotes. */
static bool is_escaped(struct span line, size_t at)
{
    size_t start = at;
    while (start > 0 && line.at[start - 1] == '\\')
        start--;
    return (at - start) % 2;
}

/* Behind the "<" that the address stands in: then all before the @ is its local
 * part, whatever it is made of. The @ itself: it stands in none. */
static size_t behind_bracket(struct span line, size_t at, size_t least)
{
    size_t start = at;
    while (start > least && !strchr("<> \t\"", line.at[start - 1]))
        start--;
    return start > least && line.at[start - 1] == '<' ? start : at;
}

static size_t local_start(struct span line, size_t at)
{
    size_t start = at, least = at > LOCAL_MAX ? at - LOCAL_MAX : 0;
    if (start > least && line.at[start - 1] == '"') {
        for (size_t i = start - 1; i > least; i--)
            if (line.at[i - 1] == '"' && !is_escaped(line, i - 1))
                return i - 1;
        return at;
    }
    size_t bracketed = behind_bracket(line, at, least);
    if (bracketed < at)
        return bracketed;
    while (start > least && in_local(line.at[start - 1]))
        start--;
    while (start < at && ((unsigned char)line.at[start] & 0xC0) == 0x80)
        start++; /* not into the middle of a letter */
    return behind_word(line, start, at);
}

/* Addresses that a provider gives in its replies, to write to. */
static bool is_of_office(struct span local)
{
    static const char *const names[] = {
        "postmaster", "abuse", "delist", "support", "mailer-daemon", "****",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_is(local, names[i]))
            return true;
    return false;
}

/* A sender that was made of a recipient: "bounces+anna=yahoo.com@...". */
static enum private_kind kind_of(struct span line, size_t start, size_t at)
{
    const struct word *word = word_before(line, start);
    enum private_kind kind = word ? word->kind : PRIVATE_RECIPIENT;
    if (is_after_driver(line, start))
        return PRIVATE_USER;
    if (kind == PRIVATE_SENDER &&
        span_has(span_of(line.at + start, at - start), '='))
        return PRIVATE_RECIPIENT;
    return kind;
}

void private_mark_mailboxes(struct private_marks *marks)
{
    struct span line = marks->line;
    for (size_t at = 1; at + 1 < line.len; at++) {
        if (line.at[at] != '@' || is_escaped(line, at) ||
            !(isalnum((unsigned char)line.at[at + 1]) ||
              (unsigned char)line.at[at + 1] >= 0x80 || line.at[at + 1] == '['))
            continue;
        size_t start = local_start(line, at);
        if (start == at || is_of_office(span_of(line.at + start, at - start)))
            continue;
        enum private_kind kind = kind_of(line, start, at);
        if (kind != PRIVATE_NOTHING)
            private_marks_set(marks, start, at, kind);
    }
}

/* Where a value without quotes ends. */
static size_t value_end(struct span line, size_t start)
{
    while (start < line.len && !strchr(" ,;()<>[]\"'\t", line.at[start]))
        start++;
    return start;
}

/* Postfix counts: "mail=1 rcpt=1". */
static bool is_number(struct span value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!isdigit((unsigned char)value.at[i]))
            return false;
    return true;
}

/* "anna" of "user=<anna>"; what has an @ is a mailbox and marked already. Where
 * it ends. */
static size_t mark_value(struct private_marks *marks, size_t start,
                         enum private_kind kind)
{
    struct span line = marks->line;
    if (start < line.len && strchr("<\"'", line.at[start]))
        start++;
    size_t end = value_end(line, start);
    struct span value = span_of(line.at + start, end - start);
    if (end > start && !span_has(value, '@') && !span_is(value, "-") &&
        !span_is(value, "****") && (kind == PRIVATE_USER || !is_number(value)))
        private_marks_set(marks, start, end, kind);
    return end;
}

void private_mark_names(struct private_marks *marks)
{
    struct span line = marks->line;
    for (size_t at = 2; at <= line.len; at++) {
        if (is_after_driver(line, at))
            at = mark_value(marks, at, PRIVATE_USER);
        if (at > line.len || line.at[at - 1] != '=')
            continue;
        const struct word *word = word_before(line, at);
        if (word && word->value)
            at = mark_value(marks, at, word->kind);
    }
}
