/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Block lists of addresses in the DNS (RFC 5782), and what their answers mean.
 *
 * An entry is an A record in 127.0.0.0/8 at the address's labels
 * (reverse_name.h) below the list's zone. Lists answer with codes of their own
 * where they will not say; other addresses come from resolvers that answer for
 * everything. Neither says anything about the address.
 */
#include "base/buf.h"
#include "probe/dns_answer.h"

#define BLOCK_WORDS_MAX 400u /* bytes of what block_list_judge() writes */

struct block_list {
    const char *zone;
    bool v6; /* it knows IPv6 addresses, too */
};

/* The table, ended by a row without a zone. */
const struct block_list *block_lists(void);

enum block_state {
    BLOCK_UNKNOWN, /* it did not say */
    BLOCK_CLEAN,
    BLOCK_LISTED,
};

/* What the answer to an A query at the list's zone says; adds to `words` the
 * codes and what they mean ("127.0.0.2 SBL"), or why it is not known. */
enum block_state block_list_judge(const struct block_list *list,
                                  const struct dns_answer *answer,
                                  struct buf *words);

/* Every list has 127.0.0.2 on it, under this name below its zone, to be tried
 * by those who ask (RFC 5782 5): one that does not say so would call everybody
 * clean. */
#define BLOCK_TEST_LABELS "2.0.0.127"
