/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "script.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c | 0x20) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Adds what the escape at `text` (behind its backslash) stands for; how many
 * bytes it took. */
static size_t add_escape(struct buf *out, const char *text)
{
    static const char names[] = "nrtes\\";
    static const char values[] = "\n\r\t\033 \\";
    const char *found = *text ? strchr(names, *text) : NULL;
    if (found) {
        buf_putc(out, values[found - names]);
        return 1;
    }
    if (*text == 'x' && hex_digit(text[1]) >= 0 && hex_digit(text[2]) >= 0) {
        buf_putc(out, (char)(hex_digit(text[1]) * 16 + hex_digit(text[2])));
        return 3;
    }
    buf_putc(out, '\\');
    return 0;
}

static size_t add_one(const struct script *script, struct buf *out,
                      const char *text)
{
    if (*text == '\\')
        return 1 + add_escape(out, text + 1);
    if (strncmp(text, "$HOME", 5) == 0) {
        buf_puts(out, script->home);
        return 5;
    }
    buf_putc(out, *text);
    return 1;
}

char *script_unescape(const struct script *script, const char *text,
                      size_t *ret_len)
{
    struct buf out;
    buf_init(&out, SCRIPT_FILE_MAX);
    while (*text)
        text += add_one(script, &out, text);
    if (ret_len)
        *ret_len = out.len;
    return buf_steal(&out);
}

/* Reads one word and moves *text behind it; NULL: a quote stays open. */
static char *read_word(const struct script *script, const char **text)
{
    struct buf word;
    buf_init(&word, SCRIPT_FILE_MAX);
    char quote = '\0';
    const char *at = *text;
    while (*at && (quote || *at != ' ')) {
        if (quote ? *at == quote : (*at == '\'' || *at == '"'))
            quote = quote ? '\0' : *at, at++;
        else
            at += add_one(script, &word, at);
    }
    *text = at;
    if (!quote)
        return buf_steal(&word);
    buf_done(&word);
    return NULL;
}

bool script_split(const struct script *script, const char *text,
                  char *words[SCRIPT_WORDS + 1], size_t *ret_count,
                  struct err *err)
{
    size_t count = 0;
    words[0] = NULL;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        char *word = count < SCRIPT_WORDS ? read_word(script, &text) : NULL;
        if (!word) {
            script_words_free(words);
            return err_set(err, ERR_INPUT, "too many words, or an open quote");
        }
        words[count++] = word;
        words[count] = NULL;
    }
    if (ret_count)
        *ret_count = count;
    return true;
}

void script_words_free(char **words)
{
    for (size_t i = 0; words[i]; i++)
        free(words[i]);
    words[0] = NULL;
}

char *script_path(const struct script *script, const char *name)
{
    if (name[0] == '/')
        return xstrdup(name);
    return xasprintf("%s/%s", script->home, name);
}
