/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * The size of an RSA public key in DER: SubjectPublicKeyInfo (RFC 5280 4.1,
 * RFC 3279 2.3.1) or RSAPublicKey alone (RFC 8017 A.1.1).
 *
 * Strict: definite and shortest lengths (X.690 10.1), nothing behind the key.
 * At most RSA_DER_MAX octets.
 */
#include <stdbool.h>
#include <stddef.h>

#define RSA_DER_MAX 8192u

enum rsa_fault {
    RSA_FINE,
    RSA_BROKEN,  /* no DER, or something else in it */
    RSA_OTHER,   /* a public key that is not RSA */
    RSA_PRIVATE, /* looks like a private key */
    RSA_NUMBERS, /* a modulus or exponent that no RSA key can have */
};

struct rsa_key {
    unsigned bits; /* of the modulus */
    bool bare;     /* RSAPublicKey without SubjectPublicKeyInfo around it */
};

enum rsa_fault rsa_key_read(const unsigned char *der, size_t len,
                            struct rsa_key *ret);
