/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/authorities.h"

#include "base/file.h"
#include "base/mem.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdlib.h>

#define DEBIANS "/etc/ssl/certs/ca-certificates.crt"

struct authorities {
    char *pem; /* NULL: there is no such file */
    size_t len;
    X509_STORE *store; /* NULL: not needed yet */
};

struct authorities *authorities_new(void)
{
    struct authorities *authorities = xcalloc(1, sizeof *authorities);
    const char *path = getenv("SSL_CERT_FILE");
    if (!file_read(path && *path ? path : DEBIANS, AUTHORITIES_MAX,
                   &authorities->pem, &authorities->len, NULL))
        authorities->pem = NULL;
    return authorities;
}

void authorities_free(struct authorities *authorities)
{
    if (!authorities)
        return;
    X509_STORE_free(authorities->store);
    free(authorities->pem);
    free(authorities);
}

static void read_certificates(X509_STORE *store, const char *pem, size_t len)
{
    X509 *certificate;
    BIO *bio = BIO_new_mem_buf(pem, (int)len);
    if (!bio)
        abort(); /* out of memory */
    while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL))) {
        X509_STORE_add_cert(store, certificate);
        X509_free(certificate);
    }
    BIO_free(bio);
    ERR_clear_error(); /* the end is one, and so is a doubled certificate */
}

void authorities_use(struct authorities *authorities, SSL_CTX *ctx)
{
    if (!authorities->store) {
        authorities->store = X509_STORE_new();
        if (!authorities->store)
            abort(); /* out of memory */
        if (authorities->pem)
            read_certificates(authorities->store, authorities->pem,
                              authorities->len);
    }
    SSL_CTX_set1_cert_store(ctx, authorities->store);
}
