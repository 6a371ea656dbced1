/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The words of a configuration file of the usual kind: quoted strings in one
 * line, comments from # to the end of the line or between C's marks, line ends
 * that may be hidden by a backslash. A string whose quote does not end in its
 * line is a word. Tokens are borrowed from the text.
 */
#include "base/span.h"

enum token_kind { TOKEN_WORD, TOKEN_STRING, TOKEN_MARK, TOKEN_LINE_END };

struct token {
    enum token_kind kind;
    struct span span; /* of a string: without its quotes, escapes as written */
};

struct tokens {
    struct span rest;
    const char *marks; /* characters that are tokens by themselves */
};

/* False: there are no more. */
bool tokens_next(struct tokens *tokens, struct token *ret);
bool token_is_mark(struct token token, char mark);
