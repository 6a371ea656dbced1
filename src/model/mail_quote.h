/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What stands before the words of a line in a mail: marks that quote it, and
 * what numbers or stars it.
 */
#include <stdbool.h>
#include <stddef.h>

struct mail_quote {
    size_t len;     /* bytes up to the last mark and one blank behind it */
    unsigned depth; /* marks: 0 is not quoted */
};

/* '>' and '|', as many as there are, blanks before and between them. */
struct mail_quote mail_quote_of(const char *line);

enum mail_lead_kind {
    LEAD_NONE,
    LEAD_BULLET, /* "*", "-", "o", "--" and their like */
    LEAD_NUMBER, /* "1.", "(1)", "[1]", "Q1:" */
    LEAD_LETTER, /* "a.", "b)", "iv." */
};

struct mail_lead {
    enum mail_lead_kind kind;
    size_t len; /* bytes, blanks before and behind included */
};

/* What leads a line whose quoting has been taken away. */
struct mail_lead mail_lead_of(const char *text);

/* "[ ]", "[x]", "( )", "<*>", "___": a box to be ticked. */
struct mail_box {
    size_t at, len; /* what stands between its brackets */
    size_t end;     /* behind it and its blanks; 0: there is no box */
    bool ticked;
};
struct mail_box mail_box_of(const char *text);
