/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Which DKIM selectors sign for which domains (RFC 6376 3.1), from the
 * configuration of what signs on this host. Who goes through the table runs
 * and reads; here texts are only taken apart. Keys are never asked for, and
 * where a text holds one, it is passed over.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>

#define SIGNER_TEXT_MAX                                                        \
    (1024u * 1024u)            /* bytes of one source that are read;           \
                                  the rest is left out */
#define SIGNER_PAIRS_MAX 200u  /* the rest is left out */
#define SIGNER_FILES_MAX 16u   /* the rest is left out */
#define SIGNER_PATH_MAX  1000u /* bytes; a longer path counts as absent */

struct signer_config;

/* Takes a text apart. */
typedef void signer_read(struct signer_config *config, struct span text);

struct signer_pair {
    char *domain;   /* as hostname_check() leaves it, or "*": any, or one that
                       is worked out for each mail; owned */
    char *selector; /* letters, digits, "-", "_" and dots; owned */
    const char *source; /* the id of where it stands; static */
};

struct signer_file { /* that a configuration names, to be read too */
    char *path;      /* absolute, clean; owned */
    const char *source;
    signer_read *read;
};

struct signer_config {         /* all zero to begin with */
    struct signer_pair *pairs; /* each one once */
    size_t pair_count;
    struct signer_file files[SIGNER_FILES_MAX];
    size_t file_count;
    bool cut;           /* there was more than the limits allow */
    bool unread;        /* some stand in databases, lookups or scripts */
    char *selector;     /* OpenDKIM's, for a list of domains in a file */
    const char *source; /* what is being read */
};

struct signer_source {
    const char *id;
    const char *const *places; /* absolute paths, the first that exists counts;
                                  ends with NULL */
    const char *const *args; /* what to run it with, without its own name, ends
                                with NULL; NULL: it is a file to read */
    signer_read *read;
};

/* All that are known; static, the last one has no id. */
const struct signer_source *signer_table(void);

/* Adds what a source says. */
void signer_config_read(struct signer_config *config,
                        const struct signer_source *source, const char *text,
                        size_t len);
/* Adds what config->files[index] says, to be called for each one in turn;
 * there may be more of them afterwards. */
void signer_config_read_file(struct signer_config *config, size_t index,
                             const char *text, size_t len);
/* Frees what it holds; all zero is fine. */
void signer_config_done(struct signer_config *config);
