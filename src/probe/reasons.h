/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A few sentences about one thing, each once: constants marked N_(), so that
 * who shows them can translate them. Nothing is owned.
 */
#include <stddef.h>

#define REASONS_MAX 12u /* what does not fit is left out */

struct reasons {
    const char *text[REASONS_MAX];
    size_t count;
};

void reason_add(struct reasons *reasons, const char *text);
