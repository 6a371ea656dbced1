/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * By what providers are known in logs: the request's lists, made ready to be
 * compared. Names are ASCII and compared without case.
 */
#include "base/span.h"

#include <jansson.h>

#define KEYS_PROVIDERS_MAX 16
#define KEYS_NAMES_MAX     256 /* of each list */
#define KEYS_NONE          (-1)

struct keys;

/* From [{"id", "hosts", "not_hosts", "pages", "domains"}, ...], our own
 * program's word; NULL: that is not its shape. New. */
struct keys *keys_new(const json_t *providers);
void keys_free(struct keys *keys);

size_t keys_count(const struct keys *keys);
const char *keys_id(const struct keys *keys, int provider); /* borrowed */

/* Whose server is it? A trailing dot is fine. KEYS_NONE: nobody's. */
int keys_host(const struct keys *keys, struct span host);
/* Whose page is named first in this text ("see
 * https://senders.yahooinc.com/...")? The name must stand between characters
 * that no host name has. */
int keys_page(const struct keys *keys, struct span text);
/* Whose recipients' domain is it? */
int keys_domain(const struct keys *keys, struct span domain);

/*
 * The shortest list of byte strings of which one stands in every line that
 * could say anything: host suffixes, pages, and what lines without either
 * begin with (qmail). Lower case; borrowed; NULL-terminated.
 */
const char *const *keys_needles(const struct keys *keys);
