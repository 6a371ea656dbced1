/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The certificates of authorities that TLS servers are verified by: the file
 * in $SSL_CERT_FILE, else Debian's. Read before the process is locked in,
 * parsed once when they are first needed (50 ms), shared by all connections.
 */
#include <openssl/ssl.h>

#define AUTHORITIES_MAX (4u * 1024 * 1024) /* bytes; Debian's file has 200 k   \
                                            */

struct authorities;

/* Without the file nobody is trusted. New. */
struct authorities *authorities_new(void);
void authorities_free(struct authorities *authorities);
/* Those who ctx trusts from now on, and nobody else. */
void authorities_use(struct authorities *authorities, SSL_CTX *ctx);
