/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/base64.h"

#include <string.h>

/* The six bits of a character, or -1. */
static int bits_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

enum base64_fault base64_read(const char *text, size_t len, unsigned char *ret,
                              size_t size, size_t *ret_len)
{
    unsigned held = 0;
    size_t digits = 0, pads = 0;
    *ret_len = 0;
    for (size_t i = 0; i < len; i++) {
        int bits = bits_of(text[i]);
        if (text[i] && strchr(" \t\r\n", text[i]))
            continue;
        if (text[i] == '=') {
            pads++;
            continue;
        }
        if (bits < 0 || pads)
            return BASE64_CHARACTER;
        held = (held << 6 | (unsigned)bits) & 0xFFFFFF;
        if (digits++ % 4 == 0)
            continue;
        if (*ret_len == size)
            return BASE64_TOO_LONG;
        ret[(*ret_len)++] =
            (unsigned char)(held >> (6 - 2 * ((digits - 1) % 4)));
    }
    return pads > 2 || (digits + pads) % 4 ? BASE64_LENGTH : BASE64_FINE;
}
