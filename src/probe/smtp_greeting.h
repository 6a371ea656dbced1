/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What a mail server says before any mail: its greeting (RFC 5321 4.2, 4.3.1)
 * and its replies to EHLO, or to HELO after that was refused (4.1.1.1). Who
 * has the connection feeds bytes as they come, in pieces of any size, and
 * says what `stage` wants; nothing is opened or sent here.
 *
 * The other side may send anything, endlessly. All texts kept are clean.
 */
#include "model/hostname.h"

#include <stdbool.h>
#include <stddef.h>

#define SMTP_LINE_MAX                                                          \
    1000u                   /* octets of a line, the rest of it is left out;   \
                               RFC 5321 4.5.3.1.5 allows 512 */
#define SMTP_LINES_MAX 100u /* of one reply; more is SMTP_BROKEN */
#define SMTP_BYTES_MAX (64u * 1024u) /* of all; more is SMTP_BROKEN */
#define SMTP_TEXT_MAX  500u          /* bytes of what is kept of a reply */
#define SMTP_NAME_MAX  300u          /* bytes of a name kept */

enum smtp_stage {
    SMTP_WANTS_GREETING,
    SMTP_WANTS_EHLO, /* EHLO can be sent; its reply comes next */
    SMTP_WANTS_HELO, /* the same for HELO, since EHLO was refused */
    SMTP_DONE,
    SMTP_BROKEN, /* it does not speak SMTP, or does not stop */
};

enum smtp_name_kind {
    SMTP_NAME_UNKNOWN, /* there was no positive reply to read it from */
    SMTP_NAME_PROPER,
    SMTP_NAME_NONE, /* there is none where it belongs */
    SMTP_NAME_LOCALHOST,
    SMTP_NAME_LITERAL,  /* an address literal, [192.0.2.1] */
    SMTP_NAME_ADDRESS,  /* an address without brackets */
    SMTP_NAME_BARE,     /* without a dot */
    SMTP_NAME_RESERVED, /* ".local" and such, which public DNS cannot have */
    SMTP_NAME_HIDDEN,   /* asterisks, from a firewall between */
    SMTP_NAME_WRONG,    /* not the syntax of a host name */
};

struct smtp_name {
    enum smtp_name_kind kind;
    enum host_fault fault;        /* what hostname_check() says */
    char *text;                   /* as it was sent, or NULL; owned */
    char ascii[HOSTNAME_MAX + 1]; /* as in struct hostname, or "" */
};

struct smtp_reply {
    int code;   /* 0: none came */
    char *text; /* without codes, its lines parted by '\n'; owned; NULL: none
                   came */
    size_t lines;
    bool cut;   /* there was more than SMTP_TEXT_MAX */
    bool mixed; /* its lines have different codes (RFC 5321 4.2.1) */
};

struct smtp_greeting { /* all zero to begin with */
    enum smtp_stage stage;
    const char *broken; /* SMTP_BROKEN: why, N_() */
    struct smtp_reply greeting;
    struct smtp_reply ehlo;     /* the last one to EHLO or HELO */
    struct smtp_name name;      /* it greets with */
    struct smtp_name helo_name; /* it answers EHLO or HELO with */
    const char *software;       /* "Postfix" and so on, static; NULL: it does
                                   not say */
    bool filtered;              /* a firewall changes what the server says */
    bool extended;              /* it took EHLO */
    bool starttls;              /* RFC 3207 */
    bool has_size;              /* RFC 1870 */
    unsigned long long size;    /* octets; 0: no limit of its own */
    bool long_line;             /* a line was longer than RFC 5321 allows */
    /* Its own affairs: */
    char line[SMTP_LINE_MAX];
    size_t line_len, line_octets, bytes;
    bool in_reply; /* its last line has not come */
};

void smtp_greeting_feed(struct smtp_greeting *greeting, const char *bytes,
                        size_t len);
/* Nothing more will come: the last line may lack its end. */
void smtp_greeting_end(struct smtp_greeting *greeting);
/* Frees what it holds; all zero is fine. */
void smtp_greeting_done(struct smtp_greeting *greeting);

/* What is wrong with such a name, one sentence, N_(); NULL: nothing. */
const char *smtp_name_fault(enum smtp_name_kind kind);
/* "proper", "none", "localhost" and so on; English, static. */
const char *smtp_name_kind_name(enum smtp_name_kind kind);
