/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/* A number that tells whether many others have changed: FNV-1a, 64 bits. */
#define HASH_START 14695981039346656037ull

static inline unsigned long long hash_mix(unsigned long long hash,
                                          unsigned long long part)
{
    return (hash ^ part) * 1099511628211ull;
}
