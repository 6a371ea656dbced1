/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A mail server that never was, and the log it would have written: who got
 * mail, what their servers said, and next to it all that looks like that and is
 * none of it. Each line that counts is counted when it is written, here, by
 * nobody's parser.
 */
#include "truth.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum stamp_style { STAMP_3164, STAMP_ISO, STAMP_5424 };

enum stage { AT_GREETING, AT_MAIL, AT_RCPT, AT_DATA };

struct reply {
    int provider; /* NOBODY: none that we know */
    const char *tag;
    unsigned code;
    const char *enhanced; /* as it is to be found in the text */
    const char *text;     /* behind the code; %o: our address, %r: recipient */
    enum stage stage;
    bool paged; /* names a page of the provider's */
    bool tells_own;
};

struct server {
    int provider;
    const char *host, *address, *domain;
};

struct gen {
    FILE *out;
    uint64_t random;
    struct truth *truth;
    /* options */
    enum stamp_style style;
    uint64_t wanted; /* lines */
    int64_t end, span;
    bool none; /* nobody's servers but those of no provider */
    bool crlf, nul, longs, cut;
    /* where we are */
    uint64_t lines, mails, deliveries;
    int64_t at, written; /* of the next line, of the last one */
};

struct mail {
    uint64_t number;
    char queue[40];
    const char *own; /* the address it leaves from */
    char sender[80];
};

struct attempt {
    const struct mail *mail;
    const struct server *server;
    const struct reply *reply; /* NULL: taken, or no word was said */
    enum outcome outcome;
    uint64_t person; /* who it is for, in numbers */
    char recipient[120];
};

struct mta {
    const char *name;
    void (*name_queue)(struct gen *gen, struct mail *mail);
    /* All lines of one mail to one, two or three. */
    void (*begin)(struct gen *gen, const struct mail *mail);
    void (*attempt)(struct gen *gen, const struct attempt *attempt);
    void (*end)(struct gen *gen, const struct mail *mail);
    /* A line that looks like it, and is not. */
    void (*decoy)(struct gen *gen);
    /* As rotation leaves them: the begin, the end of a line is missing. */
    const char *head, *tail;
    void (*flush)(struct gen *gen); /* or NULL */
};
extern const struct mta mta_postfix, mta_exim, mta_sendmail, mta_qmail,
    mta_opensmtpd, mta_powermta, mta_accounting, mta_postal, mta_exchange;

uint64_t gen_random(struct gen *gen, uint64_t below);
bool gen_chance(struct gen *gen, unsigned percent);

/* "%s" of what the server said, with our address and the recipient in it; the
 * text is the caller's. */
void gen_said(char *text, size_t size, const struct attempt *attempt);
const char *gen_after(const struct reply *reply); /* "MAIL FROM" */

/* A line without a stamp; ends it. */
void gen_line(struct gen *gen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As syslog writes it. */
void gen_syslog(struct gen *gen, const char *program, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void gen_now(const struct gen *gen, struct tm *ret);
/* "2016-09-07 22:33:06" in local time; static room. */
const char *gen_local(const struct gen *gen);

/* Counts what was just written. */
struct seen {
    bool without_host, without_recipient, without_queue;
    const char *host; /* in place of the server's name, or NULL */
    uint64_t times;   /* 0 is once */
};
void gen_count(struct gen *gen, const struct attempt *attempt,
               enum outcome outcome, struct seen seen);

/* The catalogue. */
const struct server *gen_server(struct gen *gen);
const struct reply *gen_reply(struct gen *gen, int provider);

void decoy_any(struct gen *gen); /* lines of other daemons */
extern const char decoy_said[];  /* a refusal with a page, of nobody's */
