/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "base/mem.h"
#include "base/text.h"
#include "model/rules_kinds.h"

#include <string.h>

#define CLIP_COLS  40u
#define CLIP_BYTES 240u /* looked at, so that 64 KiB cost nothing */

char *rule_clip(const char *text, size_t len)
{
    size_t size = len < CLIP_BYTES ? len : CLIP_BYTES;
    while (size < len && size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    size_t fits = text_fit(text, size, CLIP_COLS);
    if (fits == len)
        return xstrndup(text, len);
    fits = text_fit(text, size, CLIP_COLS - 3);
    while (fits > 0 && text[fits - 1] == ' ')
        fits--;
    return xasprintf("%.*s...", (int)fits, text);
}
