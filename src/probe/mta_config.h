/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * What an installed mail server says of itself: its name, what it tells others
 * (HELO), the addresses it sends from, and whether mail leaves through another
 * server. One table row a mail server, with what to run or read for it; who
 * goes through the table runs and reads, here texts are only taken apart.
 *
 * What depends on the mail, on other files or on a lookup is not guessed: it
 * stays NULL, and `varies` says that there is more than one answer.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>

#define MTA_TEXT_MAX                                                           \
    (1024u * 1024u)        /* bytes of one source that are read;               \
                              the rest is left out */
#define MTA_VALUE_MAX 300u /* bytes; a longer value counts as absent */

struct mta_config { /* all zero to begin with; texts are clean and owned, NULL:
                       not said */
    char *hostname; /* its own name */
    char *helo;     /* what it says to others, after mta_config_settle() */
    char *bind_v4;  /* the address that it sends from; NULL: what the kernel
                       chooses */
    char *bind_v6;
    char *outside; /* the address of a NAT or proxy before it */
    char *relay;   /* mail leaves through this server, as it is written there,
                      without a user's name */
    char *origin;  /* the domain it puts behind names without one */
    bool no_v4, no_v6; /* it does not send by that protocol */
    bool varies;       /* not all mail leaves by the same name and addresses */
    bool helo_unknown; /* it says something that is worked out for each mail */
};

struct mta_source {
    const char *id;
    const char *const *places; /* absolute paths, the first that exists counts;
                                  ends with NULL */
    const char *const *args; /* what to run it with, without its own name, ends
                                with NULL; NULL: it is a file to read */
    void (*read)(struct mta_config *config, struct span text);
};

#define MTA_SOURCES_MAX 4u

struct mta {
    const char *id;              /* "postfix" */
    const char *name;            /* "Postfix" */
    const char *const *programs; /* what runs where it runs, as the kernel
                                    names it; ends with NULL */
    struct mta_source sources[MTA_SOURCES_MAX]; /* up to one without id; to be
                                                   read in this order */
};

/* All that are known; static, the last one has no id. */
const struct mta *mta_table(void);

/* Adds what one source of it said. */
void mta_config_read(struct mta_config *config, const struct mta_source *source,
                     const char *text, size_t len);
/* To be called after the last source: what each falls back to. */
void mta_config_settle(struct mta_config *config);
/* Has anything been said at all? */
bool mta_config_is_empty(const struct mta_config *config);
/* Frees what it holds; all zero is fine. */
void mta_config_done(struct mta_config *config);
