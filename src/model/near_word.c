/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "model/near_word.h"

#include <string.h>

bool near_word(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);
    while (a_len && b_len && a[a_len - 1] == b[b_len - 1]) {
        a_len--;
        b_len--;
    }
    if (a_len <= 1 && b_len <= 1)
        return true;
    return a_len == 2 && b_len == 2 && a[0] == b[1] && a[1] == b[0];
}
