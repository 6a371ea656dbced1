/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes as a text that somebody has pasted: it is read to its end and
 * never beyond, and what is told of it keeps to the shape of evidence.h.
 */
#include "base/mem.h"
#include "scan/paste.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NOW ((int64_t)1795176000)
#define PROVIDERS                                                              \
    "[{\"id\":\"yahoo\",\"hosts\":[\"yahoodns.net\"],"                         \
    "\"pages\":[\"postmaster.yahooinc.com\"],\"domains\":[\"yahoo.com\"]}]"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct keys *keys_of_fuzz(void)
{
    static struct keys *keys;
    if (!keys) {
        json_t *providers = json_loads(PROVIDERS, 0, NULL);
        keys = keys_new(providers);
        json_decref(providers);
    }
    return keys;
}

static void look_at(void *ctx, json_t *value)
{
    size_t *count = ctx;
    autofree char *line = json_dumps(value, JSON_COMPACT);
    if (!line) /* it is not UTF-8 */
        abort();
    (*count)++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Memory of its very size: what lies behind it is nobody's. */
    autofree char *text = xmemdup(data, size);
    struct tally *tally = tally_new(keys_of_fuzz(), 0, TALLY_EXACT_MAX);
    size_t count = 0,
           lines = paste_read(text, size, keys_of_fuzz(), NOW, tally);
    tally_tell(tally, look_at, &count);
    if (lines == 0 && count > 0)
        abort();
    tally_free(tally);
    return 0;
}
