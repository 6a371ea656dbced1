/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What lines of a log tell about people and about the inside of a network, and
 * the same lines without it. A mask keeps the shape, so that the other side
 * can still find the line: "anna@yahoo.com" becomes "****@yahoo.com".
 *
 * Never taken for private: what a provider's server said, its hosts and
 * addresses, our own public addresses, queue ids, times and codes.
 */
#include <stdbool.h>
#include <stddef.h>

enum private_kind {
    PRIVATE_RECIPIENT, /* local parts of recipients' addresses */
    PRIVATE_SENDER,    /* local parts of senders' addresses */
    PRIVATE_USER,      /* names people log in with: sasl_username=, A=..:name */
    PRIVATE_HOST,      /* names of this machine and of hosts inside */
    PRIVATE_ADDRESS,   /* addresses of blocks that are not public */
    PRIVATE_KINDS
};
#define PRIVATE_BIT(kind)    (1u << (kind))
#define PRIVATE_BY_DEFAULT   PRIVATE_BIT(PRIVATE_RECIPIENT)
#define PRIVATE_EXAMPLES_MAX 3u

struct private_found {
    size_t count[PRIVATE_KINDS];
    /* The first few different ones of each kind, owned; NULL behind them. */
    char *example[PRIVATE_KINDS][PRIVATE_EXAMPLES_MAX];
    bool more[PRIVATE_KINDS]; /* there are other ones than these */
};

/* A word for lists, N_(): "recipients (before the @)". */
const char *private_kind_title(enum private_kind kind);

/* Looks for everything private in a text of one or more lines; adds. */
void private_find(const char *text, struct private_found *found);
/* "recipients (before the @): anna, ben, carla, ..."; new. */
char *private_found_words(const struct private_found *found,
                          enum private_kind kind);
void private_found_done(struct private_found *found);
/* The text with these kinds (PRIVATE_BIT) masked; new. */
char *private_mask(const char *text, unsigned kinds);
