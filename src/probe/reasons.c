/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/reasons.h"

void reason_add(struct reasons *reasons, const char *text)
{
    for (size_t i = 0; i < reasons->count; i++)
        if (reasons->text[i] == text)
            return;
    if (reasons->count < REASONS_MAX)
        reasons->text[reasons->count++] = text;
}
