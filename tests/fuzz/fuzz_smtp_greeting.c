/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */

/*
 * Any bytes from a mail server, whole and in pieces: what is kept of them is
 * clean and short, and the same both times.
 */
#include "base/mem.h"
#include "base/text.h"
#include "probe/smtp_greeting.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool fact)
{
    if (!fact)
        abort();
}

static void need_clean(const char *text, size_t max)
{
    if (!text)
        return;
    autofree char *clean = text_clean(text, strlen(text), TEXT_BLOCK);
    need(strcmp(clean, text) == 0 && strlen(text) <= max);
}

static void need_same(const char *a, const char *b)
{
    need(!a == !b && (!a || strcmp(a, b) == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct smtp_greeting whole = {0};
    struct smtp_greeting pieces = {0};
    size_t step = size ? 1 + data[size - 1] % 7 : 1;
    smtp_greeting_feed(&whole, (const char *)data, size);
    smtp_greeting_end(&whole);
    for (size_t i = 0; i < size; i += step)
        smtp_greeting_feed(&pieces, (const char *)data + i,
                           size - i < step ? size - i : step);
    smtp_greeting_end(&pieces);
    need_clean(whole.greeting.text, SMTP_TEXT_MAX);
    need_clean(whole.ehlo.text, SMTP_TEXT_MAX);
    need_clean(whole.name.text, SMTP_NAME_MAX);
    need_clean(whole.helo_name.text, SMTP_NAME_MAX);
    need((whole.stage == SMTP_BROKEN) == (whole.broken != NULL));
    need(whole.stage == pieces.stage && whole.size == pieces.size);
    need(whole.starttls == pieces.starttls);
    need(whole.name.kind == pieces.name.kind);
    need_same(whole.greeting.text, pieces.greeting.text);
    need_same(whole.ehlo.text, pieces.ehlo.text);
    smtp_greeting_done(&whole);
    smtp_greeting_done(&pieces);
    return 0;
}
