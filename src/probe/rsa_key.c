/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/rsa_key.h"

#include <string.h>

enum der_tag { /* X.680 8.4; constructed types with their 0x20 */
               DER_INTEGER = 0x02,
               DER_BITS = 0x03,
               DER_NULL = 0x05,
               DER_OID = 0x06,
               DER_SEQUENCE = 0x30,
};

struct der { /* what is left to be read */
    const unsigned char *at;
    size_t left;
};

/* The length of a value, with at most two octets behind the first. */
static bool take_length(struct der *der, size_t *ret)
{
    if (der->left == 0)
        return false;
    unsigned first = *der->at++;
    unsigned more = first & 0x7F;
    der->left--;
    *ret = first;
    if (first < 0x80)
        return true;
    if (more < 1 || more > 2 || more > der->left)
        return false;
    *ret = more == 1 ? der->at[0] : (size_t)der->at[0] << 8 | der->at[1];
    der->at += more;
    der->left -= more;
    return *ret >= (more == 1 ? 0x80u : 0x100u);
}

/* Takes one value off the front; nothing is taken when it is no such one. */
static bool take(struct der *der, enum der_tag tag, struct der *ret)
{
    struct der rest = *der;
    size_t len;
    if (rest.left == 0 || *rest.at != tag)
        return false;
    rest.at++;
    rest.left--;
    if (!take_length(&rest, &len) || len > rest.left)
        return false;
    *ret = (struct der){rest.at, len};
    *der = (struct der){rest.at + len, rest.left - len};
    return true;
}

/* A positive number in its shortest form (X.690 8.3.2), without the 0 octet
 * that keeps it positive. */
static bool take_number(struct der *der, struct der *ret)
{
    if (!take(der, DER_INTEGER, ret) || ret->left == 0 || ret->at[0] > 0x7F)
        return false;
    if (ret->at[0] != 0 || ret->left == 1)
        return true;
    ret->at++;
    ret->left--;
    return ret->at[0] > 0x7F;
}

static unsigned bits_of(struct der number)
{
    unsigned bits = (unsigned)number.left * 8;
    for (unsigned top = number.at[0]; top < 0x80 && bits; bits--)
        top = top << 1 | 1;
    return number.at[0] ? bits : 0;
}

static bool is_odd(struct der number)
{
    return number.at[number.left - 1] & 1;
}

/* A private key has the version 0 in front, and at least two values behind it
 * (RFC 8017 A.1.2, RFC 5208 5). */
static bool is_private(struct der inner)
{
    struct der version, second;
    return take(&inner, DER_INTEGER, &version) && version.left == 1 &&
           version.at[0] == 0 &&
           (take(&inner, DER_INTEGER, &second) ||
            take(&inner, DER_SEQUENCE, &second)) &&
           inner.left;
}

static enum rsa_fault read_numbers(struct der inner, struct rsa_key *ret)
{
    struct der modulus, exponent;
    if (is_private(inner))
        return RSA_PRIVATE;
    if (!take_number(&inner, &modulus) || !take_number(&inner, &exponent) ||
        inner.left)
        return RSA_BROKEN;
    ret->bits = bits_of(modulus);
    if (!is_odd(modulus) || !is_odd(exponent) || bits_of(exponent) < 2 ||
        bits_of(exponent) > ret->bits)
        return RSA_NUMBERS;
    return RSA_FINE;
}

/* Has the algorithm's SEQUENCE rsaEncryption in it? Its parameters are NULL,
 * and left out by some. */
static enum rsa_fault read_algorithm(struct der algorithm)
{
    static const unsigned char rsa[] = {0x2A, 0x86, 0x48, 0x86, 0xF7,
                                        0x0D, 0x01, 0x01, 0x01};
    struct der oid, nothing;
    if (!take(&algorithm, DER_OID, &oid))
        return RSA_BROKEN;
    if (oid.left != sizeof rsa || memcmp(oid.at, rsa, sizeof rsa) != 0)
        return RSA_OTHER;
    if (algorithm.left && (!take(&algorithm, DER_NULL, &nothing) ||
                           nothing.left || algorithm.left))
        return RSA_BROKEN;
    return RSA_FINE;
}

static enum rsa_fault read_wrapped(struct der outer, struct rsa_key *ret)
{
    struct der algorithm, bits, key;
    if (!take(&outer, DER_SEQUENCE, &algorithm))
        return RSA_BROKEN;
    enum rsa_fault fault = read_algorithm(algorithm);
    if (fault)
        return fault;
    if (!take(&outer, DER_BITS, &bits) || outer.left || bits.left < 1 ||
        bits.at[0] != 0)
        return RSA_BROKEN;
    bits.at++;
    bits.left--;
    if (!take(&bits, DER_SEQUENCE, &key) || bits.left)
        return RSA_BROKEN;
    return read_numbers(key, ret);
}

enum rsa_fault rsa_key_read(const unsigned char *der, size_t len,
                            struct rsa_key *ret)
{
    struct der all = {der, len}, outer;
    *ret = (struct rsa_key){0};
    if (len > RSA_DER_MAX || !take(&all, DER_SEQUENCE, &outer) || all.left)
        return RSA_BROKEN;
    ret->bare = outer.left && outer.at[0] == DER_INTEGER;
    return ret->bare ? read_numbers(outer, ret) : read_wrapped(outer, ret);
}
