/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * A few dozen bytes compared without a call: for what is done millions of
 * times.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What is seldom done stays out of what is done so often. */
#define SELDOM __attribute__((noinline))

/* As a number, in this machine's order. */
static inline uint64_t bytes_eight(const char *at)
{
    uint64_t number;
    memcpy(&number, at, sizeof number);
    return number;
}

/* As memcmp() == 0; of no bytes there need be no address. */
static inline bool bytes_same(const char *one, const char *other, size_t len)
{
    if (len < 8)
        return len == 0 || memcmp(one, other, len) == 0;
    uint64_t differ = bytes_eight(one + len - 8) ^ bytes_eight(other + len - 8);
    for (size_t i = 0; i + 8 < len; i += 8)
        differ |= bytes_eight(one + i) ^ bytes_eight(other + i);
    return differ == 0;
}
