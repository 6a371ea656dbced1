/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/mail_words.h"

#include "base/mem.h"
#include "base/text.h"
#include "model/mail_quote.h"
#include "model/near_word.h"

#include <string.h>

enum {
    SLIP_LEN = 6,   /* letters from which one slip is forgiven */
    JOINED_MAX = 80 /* bytes of two words that may be one */
};

/* A letter or digit of any script; marks and blanks are none. */
static bool is_letter(uint32_t ucs)
{
    if (ucs < 0x80)
        return (ucs >= '0' && ucs <= '9') || (ucs >= 'a' && ucs <= 'z') ||
               (ucs >= 'A' && ucs <= 'Z');
    return ucs >= 0xC0 && ucs != 0xD7 && ucs != 0xF7 &&
           !(ucs >= 0x2000 && ucs <= 0x2BFF) && /* punctuation, symbols */
           !(ucs >= 0x3000 && ucs <= 0x303F) &&
           !(ucs >= 0xFF00 && ucs <= 0xFF0F) && /* full-width marks */
           !(ucs >= 0xFF1A && ucs <= 0xFF20) && ucs != TEXT_REPLACEMENT;
}

struct writer {
    struct mail_words *words;
    size_t room;
    char *to; /* into the memory */
};

static struct mail_word *add_word(struct writer *writer)
{
    struct mail_words *words = writer->words;
    if (words->count == writer->room) {
        writer->room = writer->room ? 2 * writer->room : 64;
        words->word =
            xreallocarray(words->word, writer->room, sizeof *words->word);
    }
    return &words->word[words->count++];
}

/* Letters of other scripts stay as they are: no label has capital ones. */
static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void add_line(struct writer *writer, const char *line, size_t number,
                     size_t from)
{
    size_t len = strlen(line);
    struct mail_word *word = NULL;
    for (size_t at = from; at < len;) {
        uint32_t ucs;
        size_t bytes = text_decode(line + at, len - at, &ucs);
        bool letter = is_letter(ucs);
        if (letter && !word) {
            word = add_word(writer);
            *word = (struct mail_word){.text = writer->to,
                                       .line = (unsigned)number,
                                       .at = (unsigned)at};
        }
        for (size_t i = 0; letter && i < bytes; i++)
            *writer->to++ = small(line[at + i]);
        if (!letter && word) {
            *writer->to++ = '\0';
            word = NULL;
        }
        at += bytes;
        if (letter)
            word->end = (unsigned)at;
    }
    if (word)
        *writer->to++ = '\0';
}

void mail_words_read(const struct mail_lines *lines, struct mail_words *ret)
{
    size_t size = 1;
    *ret = (struct mail_words){.line_count = lines->count};
    for (size_t i = 0; i < lines->count; i++)
        size += strlen(lines->line[i]) + 1;
    ret->memory = xcalloc(size, 1);
    ret->first = xcalloc(lines->count + 1, sizeof *ret->first);
    struct writer writer = {.words = ret, .to = ret->memory};
    for (size_t i = 0; i < lines->count; i++) {
        ret->first[i] = ret->count;
        add_line(&writer, lines->line[i], i, mail_quote_of(lines->line[i]).len);
    }
    ret->first[lines->count] = ret->count;
}

void mail_words_of(const char *text, struct mail_words *ret)
{
    *ret = (struct mail_words){.line_count = 1};
    ret->memory = xcalloc(strlen(text) + 2, 1);
    ret->first = xcalloc(2, sizeof *ret->first);
    struct writer writer = {.words = ret, .to = ret->memory};
    add_line(&writer, text, 0, 0);
    ret->first[1] = ret->count;
}

void mail_words_done(struct mail_words *words)
{
    free(words->word);
    free(words->first);
    free(words->memory);
    *words = (struct mail_words){0};
}

/* The first letter tells most words apart, and is cheap. */
static bool is_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* Slips of Yahoo's own form, and what others write for its words. */
static bool are_variants(const char *a, const char *b)
{
    static const char *const pairs[][2] = {
        {"you", "your"},
        {"is", "ie"},
        {"utilise", "utilize"},
        {"use", "utilize"},
        {"organisation", "organization"},
        {"url", "link"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((is_same(a, pairs[i][0]) && is_same(b, pairs[i][1])) ||
            (is_same(a, pairs[i][1]) && is_same(b, pairs[i][0])))
            return true;
    return false;
}

static bool same_word(const char *a, const char *b)
{
    if (is_same(a, b) || are_variants(a, b))
        return true;
    return strlen(a) >= SLIP_LEN && strlen(b) >= SLIP_LEN && near_word(a, b);
}

/* "e-mail" is "email". */
static bool joined_is(const char *one, const char *two, const char *whole)
{
    char joined[JOINED_MAX];
    size_t len = strlen(one), more = strlen(two);
    if (len + more >= sizeof joined)
        return false;
    memcpy(joined, one, len);
    memcpy(joined + len, two, more + 1);
    return is_same(joined, whole) || are_variants(joined, whole);
}

size_t mail_words_match(const struct mail_words *text, size_t from,
                        const struct mail_words *label)
{
    size_t at = from, i = 0;
    while (i < label->count) {
        if (at >= text->count)
            return 0;
        const char *is = text->word[at].text, *wanted = label->word[i].text;
        bool more = at + 1 < text->count, wants = i + 1 < label->count;
        if (same_word(is, wanted)) {
            at++;
            i++;
        } else if (more && joined_is(is, text->word[at + 1].text, wanted)) {
            at += 2;
            i++;
        } else if (wants && joined_is(wanted, label->word[i + 1].text, is)) {
            at++;
            i += 2;
        } else {
            return 0;
        }
    }
    return at - from;
}

bool mail_words_same(const struct mail_words *one,
                     const struct mail_words *other)
{
    if (one->count == 0)
        return other->count == 0;
    return mail_words_match(one, 0, other) == one->count;
}
