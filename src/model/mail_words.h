/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The words of a mail's lines, folded: small letters, without marks between
 * them, and with what quotes a line left out. So a label or a phrase is found
 * wherever it is wrapped, however it is quoted and spelt.
 */
#include "model/mail_lines.h"

struct mail_word {
    const char *text; /* folded; in the words' own memory */
    unsigned line;    /* where it stands ... */
    unsigned at, end; /* ... from byte to byte */
};

struct mail_words {
    struct mail_word *word;
    size_t count;
    size_t *first; /* of each line and one more: the first word at or behind
                      its beginning */
    size_t line_count;
    char *memory;
};

/* The lines are not needed any more afterwards. New parts. */
void mail_words_read(const struct mail_lines *lines, struct mail_words *ret);
/* Those of one text, as if it were one line. */
void mail_words_of(const char *text, struct mail_words *ret);
void mail_words_done(struct mail_words *words);

/*
 * How many words of `text` from `from` on say what `label` says, all of it; 0:
 * they do not. Spelling variants are the same (received and recieved, e-mail
 * and email, i.e. and is.), so are longer words with one slip.
 */
size_t mail_words_match(const struct mail_words *text, size_t from,
                        const struct mail_words *label);
/* Is every word of one in the other, in order, and no more? */
bool mail_words_same(const struct mail_words *one,
                     const struct mail_words *other);
