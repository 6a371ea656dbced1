/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * One DKIM-Signature header field (RFC 6376 3.5), as far as it says who signed
 * what. It is not verified: that is the receiver's to do.
 */
#include "model/hostname.h"

#include <stdbool.h>
#include <stddef.h>

struct signature {
    char domain[HOSTNAME_MAX + 1]; /* d=, as hostname_check() leaves it */
    char *key;              /* SELECTOR._domainkey.DOMAIN, lower case; owned */
    char *algorithm;        /* a=, cleaned; owned */
    bool signs_unsubscribe; /* h= has both fields that RFC 8058 4 wants */
};

/* False: receivers take it for none (RFC 6376 6.1.1): a tag is missing, it does
 * not sign From, or no key could stand where it says. The value is
 * any bytes, folded or not. ret is the caller's, with signature_done(). */
bool signature_read(const char *value, size_t len, struct signature *ret);
void signature_done(struct signature *signature);
