/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/* Any line of a probe that was taken over: a fact that can be shown, or none.
 */
#include "base/text.h"
#include "model/fact_line.h"
#include "model/fact_list.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(const char *text)
{
    assert(strlen(text) <= FACT_TEXT_MAX);
    assert(text_is_utf8(text, strlen(text)));
    assert(!strpbrk(text, "\033\n\r\a\b"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fact fact;
    int done;
    if (!fact_line_parse((const char *)data, size, &fact, &done, NULL))
        return 0;
    look_at(fact.kind);
    look_at(fact.subject);
    look_at(fact.value);
    look_at(fact.source);
    struct buf line;
    buf_init(&line, 8u * FACT_LINE_MAX);
    fact_line_print(&fact, done, &line);
    assert(!line.full);
    buf_done(&line);
    free(fact_words(&fact));
    fact_done(&fact);
    return 0;
}
