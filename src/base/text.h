/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * UTF-8 text as people see it: cleaning, graphemes, columns, lines.
 *
 * Everything from outside passes text_clean() before anything else sees it;
 * all other functions expect what came out of it (valid UTF-8, no controls
 * but '\n', and '\t' in TEXT_KEPT). Positions and lengths are bytes, widths
 * are terminal columns. Graphemes: UAX 29, line breaks: UAX 14, both by
 * libunistring. Columns: the sum over a grapheme's code points, with joiners
 * and variation selectors counting nothing, since terminals disagree about
 * everything else.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_REPLACEMENT 0xFFFDu

enum text_shape {
    TEXT_LINE,  /* newlines and tabs become one blank each */
    TEXT_BLOCK, /* newlines stay, CR LF and CR become one, tabs four blanks */
    TEXT_KEPT,  /* the same, but tabs stay */
};

/*
 * Makes foreign bytes harmless; new. Bytes that are no UTF-8 become U+FFFD,
 * C0 and C1 controls, DEL, bidi controls (UAX 9) and other format characters
 * than the joiners go away. Nothing is ever added otherwise.
 */
char *text_clean(const char *bytes, size_t len, enum text_shape shape);

/* Decodes one code point; its length, at least 1 for len > 0. A byte that
 * starts nothing is TEXT_REPLACEMENT with length 1. */
size_t text_decode(const char *text, size_t len, uint32_t *ret_ucs);
/* Writes up to 4 bytes, no NUL; their number. */
size_t text_encode(uint32_t ucs, char ret[4]);
bool text_is_utf8(const char *bytes, size_t len);
bool text_is_ascii(const char *text);

/* The grapheme boundary after and before pos; stays at the ends. */
size_t text_next(const char *text, size_t len, size_t pos);
size_t text_prev(const char *text, size_t len, size_t pos);
/* The word boundary after and before pos (letters and digits are words). */
size_t text_next_word(const char *text, size_t len, size_t pos);
size_t text_prev_word(const char *text, size_t len, size_t pos);

/* Columns of one code point: 0, 1 or 2. */
int text_ucs_cols(uint32_t ucs);
size_t text_cols(const char *text, size_t len);
/* How many bytes, whole graphemes, fit into cols. */
size_t text_fit(const char *text, size_t len, size_t cols);

struct text_line {
    size_t start, len; /* bytes in the wrapped text; blanks at a break are in
                          no line, a '\n' neither */
};

/*
 * Breaks text into lines of at most cols columns, at '\n' and where UAX 14
 * allows (but ASCII words only at blanks and hyphens, so that addresses stay
 * in one piece); a word that is too long is cut between graphemes. An empty
 * text is one empty line. Every blank at the end of a line that was broken is
 * left out of `len`. *ret is new; the number of lines, at least 1. Only a
 * grapheme that is itself wider than cols makes a line wider; 0 counts as 1.
 */
size_t text_wrap(const char *text, size_t cols, struct text_line **ret);
/*
 * As text_wrap for an editor: nothing is left out, so that every position of
 * the text stands in exactly one line and line n + 1 starts where line n ends
 * (behind the '\n', if that was the reason). One blank at the end of a line may
 * stand in the column behind cols, where the cursor can stand as well; else
 * the next line would begin with it.
 */
size_t text_wrap_exact(const char *text, size_t cols, struct text_line **ret);

/* Curly quotes, dashes, ellipses, no-break spaces and the like in plain
 * ASCII; everything else as it is; new. */
char *text_plain_punctuation(const char *text);
/* Only ASCII: letters lose their accents, what has no ASCII form becomes
 * '?'; new. For terminals and locales that can do no better. */
char *text_ascii(const char *text);
/* Without blanks at both ends; new. */
char *text_trim(const char *text);
/* Is there nothing in it but blanks, newlines and joiners? */
bool text_is_blank(const char *text);
/* Equal when case is folded (Unicode default caseless matching). */
bool text_same(const char *a, const char *b);
