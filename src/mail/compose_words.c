/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "mail/compose_words.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ENCODED_BEGIN "=?utf-8?Q?"
#define ENCODED_END   "?="

enum {
    COLUMNS = 76, /* RFC 2047 2 */
    FRAME = sizeof ENCODED_BEGIN - 1 + sizeof ENCODED_END - 1,
    LEAST = 12, /* columns: any character fits */
    MOST = 75 - FRAME,
    PLAIN_WORD_MAX = 60,
    PLAIN_BLANKS_MAX = 8,
};

void compose_break(struct compose_line *line)
{
    buf_putc(line->out, '\n');
    line->column = 0;
}

/* An empty line would be the end of the header. */
static void make_room(struct compose_line *line, size_t len)
{
    if (line->column > 0 && line->column + len > COLUMNS)
        compose_break(line);
}

/* A piece that begins with blanks, where the line may be broken. */
static void put(struct compose_line *line, const char *piece, size_t len)
{
    make_room(line, len);
    buf_add(line->out, piece, len);
    line->column += len;
}

void compose_word(struct compose_line *line, const char *word, size_t len)
{
    make_room(line, 1 + len);
    buf_putc(line->out, ' ');
    buf_add(line->out, word, len);
    line->column += 1 + len;
}

/* What stands for itself in an encoded word, also in a name (RFC 2047 5). */
static bool stands(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("!*+-/", c));
}

static void add_encoded(struct buf *word, char c)
{
    if (c == ' ')
        buf_putc(word, '_');
    else if (stands(c))
        buf_putc(word, c);
    else
        buf_printf(word, "=%02X", (unsigned char)c);
}

static size_t encoded_len(const char *text, size_t len)
{
    size_t sum = 0;
    for (size_t i = 0; i < len; i++)
        sum += stands(text[i]) || text[i] == ' ' ? 1 : 3;
    return sum;
}

/* How much of the text fits into so many columns: whole characters. */
static size_t fitting(const char *text, size_t len, size_t columns)
{
    size_t fits = 0;
    while (fits < len) {
        uint32_t ucs;
        size_t step = text_decode(text + fits, len - fits, &ucs);
        size_t wide = encoded_len(text + fits, step);
        if (wide > columns)
            break;
        columns -= wide;
        fits += step;
    }
    return fits;
}

/* Blanks between encoded words are none. Not base64: some readers put words
 * together before they decode it, and stop at the first one's end. */
static void put_encoded(struct compose_line *line, const char *text, size_t len)
{
    struct buf word;
    buf_init(&word, COLUMNS);
    while (len > 0) {
        size_t used = line->column + 1 + FRAME;
        size_t room = used + LEAST <= COLUMNS ? COLUMNS - used : MOST;
        size_t part = fitting(text, len, room < MOST ? room : MOST);
        buf_puts(&word, ENCODED_BEGIN);
        for (size_t i = 0; i < part; i++)
            add_encoded(&word, text[i]);
        buf_puts(&word, ENCODED_END);
        compose_word(line, buf_text(&word), word.len);
        buf_clear(&word);
        text += part;
        len -= part;
    }
    buf_done(&word);
}

/* What would be read as an encoded word is one that is encoded once more. */
static bool is_plain(const char *word, size_t len)
{
    if (len > PLAIN_WORD_MAX)
        return false;
    for (size_t i = 0; i < len; i++)
        if (word[i] < '!' || word[i] > '~' ||
            (word[i] == '=' && i + 1 < len && word[i + 1] == '?'))
            return false;
    return true;
}

/* The next word and the blanks before it. */
static size_t next_piece(const char *text, size_t *ret_blanks)
{
    *ret_blanks = strspn(text, " ");
    return *ret_blanks + strcspn(text + *ret_blanks, " ");
}

/* From the first to the last word that is not plain; len 0: all are. */
static size_t find_foreign(const char *text, size_t *ret_len)
{
    size_t start = 0, end = 0, blanks, len;
    for (size_t pos = 0; text[pos]; pos += len) {
        len = next_piece(text + pos, &blanks);
        if (blanks <= PLAIN_BLANKS_MAX &&
            is_plain(text + pos + blanks, len - blanks))
            continue;
        start = end ? start : pos + (blanks ? 1 : 0);
        end = pos + len;
    }
    *ret_len = end - start;
    return start;
}

static void put_plain(struct compose_line *line, const char *text, size_t len)
{
    size_t blanks, piece;
    for (size_t pos = 0; pos < len; pos += piece) {
        piece = next_piece(text + pos, &blanks);
        if (piece > len - pos)
            piece = len - pos;
        if (blanks)
            put(line, text + pos, piece);
        else
            compose_word(line, text + pos, piece);
    }
}

void compose_words(struct compose_line *line, const char *text)
{
    size_t len, start = find_foreign(text, &len);
    if (len == 0) {
        put_plain(line, text, strlen(text));
        return;
    }
    put_plain(line, text, start ? start - 1 : 0);
    put_encoded(line, text + start, len);
    put_plain(line, text + start + len, strlen(text + start + len));
}

/* RFC 5322 3.2.3; a dot is not among them. */
static bool is_atom(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool needs_quotes(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!is_atom(*c) && (*c != ' ' || c[1] == ' '))
            return true;
    return false;
}

static void put_quoted(struct compose_line *line, const char *name)
{
    struct buf quoted;
    buf_init(&quoted, 2 * strlen(name) + 2);
    buf_putc(&quoted, '"');
    for (const char *c = name; *c; c++) {
        if (*c == '"' || *c == '\\')
            buf_putc(&quoted, '\\');
        buf_putc(&quoted, *c);
    }
    buf_putc(&quoted, '"');
    compose_word(line, buf_text(&quoted), quoted.len);
    buf_done(&quoted);
}

void compose_phrase(struct compose_line *line, const char *name)
{
    size_t len = strlen(name);
    if (!text_is_ascii(name) || strstr(name, "=?") || len > PLAIN_WORD_MAX)
        put_encoded(line, name, len);
    else if (needs_quotes(name))
        put_quoted(line, name);
    else
        compose_word(line, name, len);
}
