/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/tokens.h"

#include <string.h>

static void skip(struct tokens *tokens, size_t len)
{
    tokens->rest.at += len;
    tokens->rest.len -= len;
}

static bool is_mark(const struct tokens *tokens, char c)
{
    return c && strchr(tokens->marks, c);
}

static void skip_block_comment(struct tokens *tokens)
{
    const char *end =
        memmem(tokens->rest.at + 2, tokens->rest.len - 2, "*/", 2);
    skip(tokens, end ? (size_t)(end + 2 - tokens->rest.at) : tokens->rest.len);
}

static void skip_line_comment(struct tokens *tokens)
{
    const char *end = memchr(tokens->rest.at, '\n', tokens->rest.len);
    skip(tokens, end ? (size_t)(end - tokens->rest.at) : tokens->rest.len);
}

/* A backslash and a line end. */
static size_t hidden_line_end(struct span rest)
{
    if (span_skip(&rest, "\\\n"))
        return 2;
    return span_skip(&rest, "\\\r\n") ? 3 : 0;
}

static void skip_between(struct tokens *tokens)
{
    struct span *rest = &tokens->rest;
    while (rest->len) {
        struct span ahead = *rest;
        size_t hidden = hidden_line_end(*rest);
        if (hidden)
            skip(tokens, hidden);
        else if (span_skip(&ahead, "/*"))
            skip_block_comment(tokens);
        else if (*rest->at == '#')
            skip_line_comment(tokens);
        else if (*rest->at == ' ' || *rest->at == '\t' || *rest->at == '\r')
            skip(tokens, 1);
        else
            return;
    }
}

static struct token take_string(struct tokens *tokens)
{
    char quote = *tokens->rest.at;
    skip(tokens, 1);
    struct token token = {TOKEN_STRING, span_of(tokens->rest.at, 0)};
    size_t len = 0;
    while (len < tokens->rest.len && tokens->rest.at[len] != quote &&
           tokens->rest.at[len] != '\n')
        len += tokens->rest.at[len] == '\\' && len + 1 < tokens->rest.len &&
                       tokens->rest.at[len + 1] != '\n'
                   ? 2
                   : 1;
    token.span.len = len;
    skip(tokens, len);
    if (tokens->rest.len && *tokens->rest.at == quote)
        skip(tokens, 1);
    else
        token.kind = TOKEN_WORD;
    return token;
}

static struct token take_word(struct tokens *tokens)
{
    struct span rest = tokens->rest;
    size_t len = 0;
    while (len < rest.len && !is_mark(tokens, rest.at[len]) &&
           (!rest.at[len] || !strchr(" \t\r\n\"'", rest.at[len])))
        len++;
    skip(tokens, len);
    return (struct token){TOKEN_WORD, span_of(rest.at, len)};
}

bool tokens_next(struct tokens *tokens, struct token *ret)
{
    skip_between(tokens);
    if (tokens->rest.len == 0)
        return false;
    char first = *tokens->rest.at;
    if (first == '"' || first == '\'') {
        *ret = take_string(tokens);
    } else if (first == '\n' || is_mark(tokens, first)) {
        enum token_kind kind = first == '\n' ? TOKEN_LINE_END : TOKEN_MARK;
        *ret = (struct token){kind, span_of(tokens->rest.at, 1)};
        skip(tokens, 1);
    } else {
        *ret = take_word(tokens);
    }
    return true;
}

bool token_is_mark(struct token token, char mark)
{
    return token.kind == TOKEN_MARK && *token.span.at == mark;
}
