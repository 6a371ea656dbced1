/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Base64 of RFC 4648 4, with white space anywhere as RFC 6376 2.10 allows.
 */
#include <stddef.h>

enum base64_fault {
    BASE64_FINE,
    BASE64_CHARACTER, /* one that base64 does not have, or behind its end */
    BASE64_LENGTH,    /* it ends, or is padded, where it cannot */
    BASE64_TOO_LONG,  /* more than there is room for */
};

/* Writes at most size octets and how many they are. */
enum base64_fault base64_read(const char *text, size_t len, unsigned char *ret,
                              size_t size, size_t *ret_len);
