/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any text as lines of a log: without any kind it stays as it is, and what is
 * masked takes nothing with it. */
#include "base/mem.h"
#include "base/text.h"
#include "model/private_text.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t lines_of(const char *text)
{
    size_t count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct private_found found = {.count = {0}};
    autofree char *text = text_clean((const char *)data, size, TEXT_BLOCK);
    autofree char *same = private_mask(text, 0);
    autofree char *some = private_mask(text, PRIVATE_BY_DEFAULT);
    autofree char *all = private_mask(text, ~0u);
    assert(strcmp(same, text) == 0);
    assert(lines_of(some) == lines_of(text) && lines_of(all) == lines_of(text));
    assert(text_is_utf8(some, strlen(some)) && text_is_utf8(all, strlen(all)));
    private_find(text, &found);
    for (int kind = 0; kind < PRIVATE_KINDS; kind++)
        assert(!found.count[kind] == !found.example[kind][0]);
    private_found_done(&found);
    return 0;
}
